#!/usr/bin/env python3
"""linear.py VANTHU VALGRIND: twice as long a text or table takes twice the work, counted in instructions.

Each shape is built with N and 2N of its parts, and the smallest document is taken off. What follows has a page
of its own: where the foot would stand alone, by chance of the length, a document is composed twice. Prints TAP."""
import os
import re
import subprocess
import sys
import tempfile

REPORT = """<report xmlns="urn:vanthu:report:1" type="BC">
<issuer><name>SỞ Y TẾ</name></issuer>
<number>5</number><symbol>BC-SYT</symbol><place>An Giang</place><date>2024-03-18</date>
<subject>Nước sạch</subject>
<body>{text}<p new-page="yes">Các đơn vị thực hiện.</p><p>Báo cáo kết quả./.</p></body>
<recipients><to>Bộ Y tế</to><archive>VT</archive></recipients>
<signature><post>GIÁM ĐỐC</post><name>Lê Thị Bình</name></signature>
</report>
"""
TABLE = """<p>Số liệu như sau:</p><table{split} numbers="yes"><columns><column width="*"/><column width="auto"/>
<column width="20mm" align="decimal"/></columns>
<head><row><cell>Đơn vị</cell><cell>Kết quả</cell><cell>Tỷ lệ</cell></row></head>
{rows}</table>"""
PARTS = 1000  # and twice as many
# A twentieth more, for numbers of pages with more digits and the like.
MOST = 2.1


# Memory that the C library fills for tests is not the program's work.
os.environ.pop("MALLOC_PERTURB_", None)


def plain(n):
    return "".join(f"<row><cell>Xã {i}</cell><cell>Hoàn thành</cell><cell>{i},5</cell></row>" for i in range(n))


def merged(n):
    pair = "<row><cell rows='2'>Xã</cell><cell>Hoàn thành</cell><cell>7,5</cell></row><row><cell>Chậm</cell><cell>-</cell></row>"
    return pair * (n // 2)


def one_row(n):
    return "<row><cell>" + "<p>Hoàn thành</p>" * n + "</cell><cell>b</cell><cell>1</cell></row>"


def table(rows, split=""):
    return lambda n: TABLE.format(split=split, rows=rows(n))


def paragraphs(n):
    return "".join(f"<p>Đơn vị {i} thực hiện nghiêm túc kế hoạch số {i}/KH-SYT năm 2024.</p>" for i in range(n))


def notes(n):
    return "".join(f"<p>Đơn vị {i}<note>Báo cáo số {i}/BC-SYT.</note> đã hoàn thành.</p>" for i in range(n))


def sections(n):
    """Each refers to the one before it, and half to one that is far away."""
    return "".join(
        f'<section level="arabic" xml:id="s{i}"><title>Nội dung {i}</title>'
        f'<p>Theo mục <ref to="s{max(i - 1, 0)}"/> và mục <ref to="s{n - 1 - i}"/>.</p></section>'
        for i in range(n)
    )


def formulas(n):
    return '<formula number="yes">T = <frac><num>a</num><den>b</den></frac></formula>' * n


SHAPES = {
    "paragraphs": paragraphs,
    "notes": notes,
    "sections with references": sections,
    "formulas": formulas,
    "rows": table(plain),
    "rows that may come apart": table(plain, ' split="yes"'),
    "merged cells": table(merged),
    "one row over many pages": table(one_row, ' split="yes"'),
}


def instructions(vanthu, valgrind, folder, text):
    path = os.path.join(folder, "r.xml")
    with open(path, "w", encoding="utf-8") as f:
        f.write(REPORT.format(text=text))
    command = [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", vanthu, "build", path, "-q"]
    results = ["-o", os.path.join(folder, "r.pdf"), "-o", os.path.join(folder, "r.docx")]
    done = subprocess.run(command + results, capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found.group(1)) if done.returncode == 0 and found else None


def main(vanthu, valgrind):
    print(f"1..{len(SHAPES)}")
    bad = False
    with tempfile.TemporaryDirectory() as folder:
        least = instructions(vanthu, valgrind, folder, "")
        for i, (name, shape) in enumerate(SHAPES.items(), 1):
            once, twice = (instructions(vanthu, valgrind, folder, shape(n)) for n in (PARTS, 2 * PARTS))
            is_good = bool(least and once and twice) and twice - least <= MOST * (once - least)
            bad |= not is_good
            print(f"{'ok' if is_good else 'not ok'} {i} - {name}")
            print(f"# {least} with none, {once} with {PARTS}, {twice} with {2 * PARTS}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
