#!/usr/bin/env python3
"""growth.py VANTHU: what a run takes as documents grow: 1 to 5,000 pages of text, 100 to 100,000 rows of a table,
10 to 10,000 notes. The processor's time for a PDF and for a DOCX, that of one unit without what the least
document takes, and the most memory of either run."""
import os
import re
import subprocess
import sys
import tempfile

HEAD = """<report xmlns="urn:vanthu:report:1" type="BC"><issuer><name>SỞ Y TẾ</name></issuer>
<number>5</number><symbol>BC-SYT</symbol><place>An Giang</place><date>2024-03-18</date><subject>Nước sạch</subject><body>"""
FOOT = """<p>Các đơn vị thực hiện.</p></body><recipients><to>Bộ Y tế</to><archive>VT</archive></recipients>
<signature><post>GIÁM ĐỐC</post><name>Lê Thị Bình</name></signature></report>"""
COLUMNS = '<columns><column width="*"/><column width="auto"/><column width="30mm" align="decimal"/></columns>'
TEXT = """Các đơn vị thực hiện nghiêm túc chương trình nước sạch nông thôn theo kế hoạch đã được phê duyệt, bảo đảm tiến độ
và chất lượng công trình trên địa bàn toàn tỉnh trong giai đoạn hiện nay. """


def rows(file, n):
    file.write(f"<table>{COLUMNS}")
    for i in range(n):
        file.write(f"<row><cell>Xã {i} thực hiện chương trình</cell><cell>Hoàn thành</cell><cell>{i},5</cell></row>")
    file.write("</table>")


def pages(file, n):
    for i in range(5 * n):
        file.write(f"<p>Đơn vị {i}: {3 * TEXT}</p>")


def notes(file, n):
    for i in range(n):
        file.write(f"<p>Đơn vị {i}<note>Theo báo cáo số {i}/BC-SYT của Sở Y tế.</note>: {TEXT}</p>")


KINDS = (("pages", pages, (1, 10, 100, 1000, 5000)), ("rows", rows, (100, 1000, 10000, 100000)), ("notes", notes, (10, 100, 1000, 10000)))


def run(vanthu, path, result):
    """Pages, ms, MB. What is written is not held here: a process begins with the memory of the one that it comes from."""
    process = subprocess.Popen([vanthu, "build", path, "-o", result], stdout=subprocess.PIPE)
    said = process.stdout.read().decode()
    status, used = os.wait4(process.pid, 0)[1:]
    if status:
        sys.exit(f"status {status}")
    found = re.search(r": (\d+) page", said)
    return int(found.group(1)) if found else 0, 1000 * (used.ru_utime + used.ru_stime), used.ru_maxrss / 1024


def measure(vanthu, folder, write, n):
    path = os.path.join(folder, "r.xml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        write(file, n)
        file.write(FOOT)
    times = 3 if n <= 1000 else 1
    pdf, docx = (min((run(vanthu, path, os.path.join(folder, name)) for _ in range(times)), key=lambda r: r[1]) for name in ("r.pdf", "r.docx"))
    return pdf[0], os.path.getsize(os.path.join(folder, "r.pdf")) / 1e6, pdf[1], docx[1], max(pdf[2], docx[2])


def main(vanthu):
    print("| what | pages | PDF, MB | PDF, ms | ms for one more | DOCX, ms | ms for one more | most memory, MB |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, write, counts in KINDS:
            least = None
            for n in counts:
                count, size, pdf, docx, memory = measure(vanthu, folder, write, n)
                each = [f"{(ms - base) / (n - least[0]):.3f}" for ms, base in ((pdf, least[1]), (docx, least[2]))] if least else ["", ""]
                least = least or (n, pdf, docx)
                print(f"| {n:,} {name} | {count:,} | {size:.1f} | {pdf:,.0f} | {each[0]} | {docx:,.0f} | {each[1]} | {memory:,.0f} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
