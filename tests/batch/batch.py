#!/usr/bin/env python3
"""batch.py VANTHU SOURCE [KILLS]: many documents in one run, as its user sees them. Prints TAP.

Runs are stopped at KILLS (5) random moments, by kill -9 of all of their processes and by signals,
and gone on with; what comes out is compared with an undisturbed run, byte by byte."""

import glob
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata

VANTHU, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
KILLS = int(sys.argv[3]) if len(sys.argv) > 3 else 5
FORM = """<?xml version="1.0" encoding="UTF-8"?>
<!-- {{not a field}} -->
<report xmlns="urn:vanthu:report:1" type="GM">
<issuer><name>SỞ Y TẾ</name></issuer>
<number>{{số:number}}</number><symbol>GM-SYT</symbol><place>An Giang</place><date>{{ngày:date}}</date>
<subject>Dự hội nghị</subject>
<to>Các phòng</to>
<opening>Sở Y tế trân trọng kính mời</opening>
<details><item>{{khách}} tới dự.</item><item label="{{mục}}">{{ngày:day}}, {{tiền:amount}} đồng{{thêm?}}.</item></details>
<body><p>Rất mong đại biểu đến dự.</p></body>
<recipients><to>Văn phòng Sở</to><archive>VT</archive></recipients>
<signature><post>GIÁM ĐỐC</post><name>Lê Thị Bình</name></signature>
</report>
"""
HEAD = "số,khách,ngày,mục,tiền,thêm\n"
checks = []


def check(test):
    checks.append(test)
    return test


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def rows(n):
    return HEAD + "".join(f"{i},Ông Lê Văn {i},{i % 28 + 1}/3/2026,Chi,{i}000,\n" for i in range(1, n + 1))


class Run:
    """A folder with a description and a table, and runs in it."""

    def __init__(self, folder, table, form=FORM, name="k.csv"):
        self.folder, self.table = folder, name
        write(os.path.join(folder, "m.xml"), form)
        write(os.path.join(folder, name), table)

    def command(self, to, *more, names=("{row}.pdf",)):
        words = [VANTHU, "batch", "m.xml", "--data", self.table, "--to", to, "-j", "2", "-q"]
        return words + [w for name in names for w in ("-o", name)] + list(more)

    def run(self, to, *more, names=("{row}.pdf",), before=None):
        command = self.command(to, *more, names=names)
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, preexec_fn=before, check=False)
        return done.returncode, done.stdout + done.stderr

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def files(self, to):
        """What every result holds; manifests apart, whose times differ."""
        found = {}
        for name in os.listdir(self.path(to)):
            with open(self.path(to, name), "rb") as file:
                if not name.startswith("manifest"):
                    found[name] = file.read()
        return found

    def manifest(self, to, name="manifest.jsonl"):
        with open(self.path(to, name), encoding="utf-8") as file:
            return [json.loads(line) for line in file]

    def dump(self, row):
        status, said = self.run("d", names=("{row}.dump",))
        assert status == 0, said
        return " ".join(self.files("d")[f"{row}.dump"].decode().replace('\\"', '"').split())


@check
def one_worker_and_two_give_the_same(folder):
    r = Run(folder, rows(30))
    names = ("{row}.pdf", "{row}.docx")
    assert r.run("a", "-j", "1", names=names)[0] == 0
    assert r.run("b", "-j", "2", names=names)[0] == 0
    assert len(r.files("a")) == 60 and r.files("a") == r.files("b")


@check
def a_document_is_what_build_makes(folder):
    r = Run(folder, HEAD + "7,Bà Trần,2026-03-08,Chi,1,\n")
    assert r.run("a", names=("{row}.pdf", "{row}.docx"))[0] == 0
    form = FORM
    for field, value in [("{{số:number}}", "7"), ("{{ngày:date}}", "2026-03-08"), ("{{khách}}", "Bà Trần"),
                         ("{{mục}}", "Chi"), ("{{ngày:day}}", "ngày 08 tháng 3 năm 2026"),
                         ("{{tiền:amount}}", "1"), ("{{thêm?}}", "")]:
        form = form.replace(field, value)
    os.mkdir(r.path("f"))
    write(r.path("f", "m.xml"), form)
    done = subprocess.run([VANTHU, "build", "m.xml", "-q", "-o", "1.pdf", "-o", "1.docx"], cwd=r.path("f"), check=False)
    assert done.returncode == 0
    for name in ("1.pdf", "1.docx"):
        with open(r.path("f", name), "rb") as file:
            assert file.read() == r.files("a")[name], name


@check
def the_manifest_says_what_was_made(folder):
    r = Run(folder, rows(3))
    assert r.run("a")[0] == 0
    lines = r.manifest("a")
    assert [line["row"] for line in lines] == [1, 2, 3]
    for line in lines:
        (output,) = line["outputs"]
        data = r.files("a")[output["file"]]
        assert hashlib.sha256(data).hexdigest() == output["sha256"] and len(data) == output["bytes"]
        assert line["pages"] == 1 and line["status"] == 0 and line["ms"] > 0 and line["input"] == "m.xml"


@check
def shards_make_up_the_whole(folder):
    r = Run(folder, rows(20))
    assert r.run("a")[0] == 0
    for i in (1, 2, 3):
        assert r.run("b", "--shard", f"{i}/3")[0] == 0
    assert r.files("a") == r.files("b")
    rows_of = [line["row"] for i in (1, 2, 3) for line in r.manifest("b", f"manifest-{i}-of-3.jsonl")]
    assert sorted(rows_of) == list(range(1, 21))


@check
def values_are_escaped_and_written_as_their_types_say(folder):
    row = '1234,"<b> & ""Sông\r\nHậu"" \'A\'",18/3/2026,"&amp; {{số}}",1234567,; hai\n'
    text = Run(folder, HEAD + row).dump(1)
    for words in ('<b> & "Sông Hậu"', "'A'", "&amp; {{số}}: ngày 18 tháng 3 năm 2026, 1.234.567 đồng; hai.", "1234"):
        assert words in text, (words, text)


@check
def dates_and_numbers_of_vietnam_are_read(folder):
    text = Run(folder, HEAD + '8,Bà A,05-01-2026,Chi,"-1.234,50",\n').dump(1)
    assert "ngày 05 tháng 01 năm 2026, -1.234,50 đồng." in text, text


@check
def byte_order_mark_semicolons_and_decomposed_letters_are_read(folder):
    table = "\ufeff" + (HEAD + "8,Bà Nguyễn,2026-03-18,Chi,1,\n").replace(",", ";")
    text = Run(folder, unicodedata.normalize("NFD", table).replace("\n", "\r\n")).dump(1)
    assert "Bà Nguyễn tới dự" in text, text


@check
def json_lines_are_read(folder):
    row = {"số": 8, "khách": "Bà \u0041 \U0001d400"[:4], "ngày": "2026-03-18", "mục": "Chi", "tiền": 1234.5, "thêm": None}
    r = Run(folder, "\n" + json.dumps(row) + "\n\n", name="k.jsonl")
    text = r.dump(1)
    assert "1.234,5 đồng." in text and "Bà A tới dự" in text, text


@check
def a_bad_row_stops_no_other_and_is_named(folder):
    table = rows(9).split("\n")
    table[3] = "3,,31/2/2026,Chi,x,"
    r = Run(folder, "\n".join(table))
    status, said = r.run("a")
    assert status == 1 and len(r.files("a")) == 8, said
    for words in ('k.csv:4:3: error: row 3 has nothing in the column "khách"',
                  'k.csv:4:4: error: row 3, column "ngày": "31/2/2026" is not a day',
                  'k.csv:4:18: error: row 3, column "tiền": "x" is not a number'):
        assert words in said, said
    line = r.manifest("a")[2]
    assert line["status"] == 1 and not line["outputs"] and line["messages"][0]["code"] == "DIAG_BATCH_DATE"
    write(r.path("k.csv"), rows(9))
    assert r.run("a", "--resume")[0] == 0 and len(r.files("a")) == 9


@check
def what_is_wrong_with_the_table_stops_all(folder):
    cases = [
        (HEAD.replace("khách", "kách") + "1,2,3,4,5,6\n", 'the table k.csv has no column "khách"'),
        (HEAD + '1,"a,b\n', "is not closed before the cell ends"),
        (HEAD, "the table has no rows"),
        (HEAD.replace("mục", "số") + "1,2,3,4,5,6\n", 'the column "số" stands twice'),
    ]
    for i, (table, words) in enumerate(cases):
        r = Run(folder, table)
        status, said = r.run(f"x{i}")
        assert status == 1 and words in said and not os.path.exists(r.path(f"x{i}")), said
    r = Run(folder, HEAD + "1,a\n" + rows(1).split("\n")[1])
    status, said = r.run("y")
    assert status == 1 and "row 1 has 2 cells, and the first line 6" in said and len(r.files("y")) == 1, said


@check
def names_are_safe_and_never_the_same(folder):
    table = HEAD + "1,../../etc/A:b,2026-03-18,Chi,1,\n2,con mèo ,2026-03-18,Chi,1,\n"
    r = Run(folder, table)
    status, said = r.run("a", names=("x{khách}.pdf", "{number}-{symbol}-{name}.docx"))
    assert status == 0, said
    assert set(r.files("a")) == {"x..-..-etc-A-b.pdf", "xcon mèo.pdf", "1-GM-SYT-m.docx", "2-GM-SYT-m.docx"}
    status, said = r.run("c", names=("{khách}.pdf",))
    assert status == 1 and "begins with a dot" in said and set(r.files("c")) == {"con mèo.pdf"}, said
    for name in ("../{row}.pdf", "a/{row}.pdf", ".{row}.pdf", "{row.pdf", "{không}.pdf", "{ngày}.pdf", "X.pdf"):
        status, said = r.run("b", names=(name,))
        assert status == 1 and not os.path.exists(r.path("b")), (name, said)


@check
def names_that_differ_in_case_alone_are_the_same(folder):
    r = Run(folder, HEAD + "1,Ánh,2026-03-18,Chi,1,\n2,ánh,2026-03-18,Chi,1,\n")
    status, said = r.run("a", names=("{khách}.pdf",))
    assert status == 1 and "two results have the name" in said and not os.path.exists(r.path("a")), said


@check
def a_folder_and_a_list_are_built(folder):
    r = Run(folder, rows(1))
    os.mkdir(r.path("in"))
    samples = sorted(glob.glob(os.path.join(SOURCE, "samples", "giay-*.xml")))
    for path in samples:
        shutil.copy(path, r.path("in"))
    base = [VANTHU, "batch", "-q", "-o", "{name}.pdf", "--to"]
    assert subprocess.run(base + ["a", "in"], cwd=folder, check=False).returncode == 0
    write(r.path("list.txt"), "".join(f"in/{os.path.basename(p)}\r\n" for p in samples))
    assert subprocess.run(base + ["b", "list.txt"], cwd=folder, check=False).returncode == 0
    assert len(r.files("a")) == len(samples) and r.files("a") == r.files("b")


@check
def resume_makes_only_what_changed(folder):
    r = Run(folder, rows(6))
    assert r.run("a")[0] == 0
    before = {n: os.stat(r.path("a", n)).st_mtime_ns for n in r.files("a")}
    write(r.path("a", "2.pdf"), "spoilt")
    os.remove(r.path("a", "5.pdf"))
    write(r.path("k.csv"), rows(6).replace("Lê Văn 4", "Lê Văn Bốn"))
    assert r.run("a", "--resume")[0] == 0
    changed = {n for n in before if os.stat(r.path("a", n)).st_mtime_ns != before[n]}
    assert changed == {"2.pdf", "4.pdf", "5.pdf"}, changed
    assert r.run("b")[0] == 0 and r.files("a") == r.files("b")
    write(r.path("m.xml"), FORM.replace("Rất mong", "Kính mong"))
    assert r.run("a", "--resume")[0] == 0
    assert r.run("c")[0] == 0 and r.files("a") == r.files("c")


@check
def a_picture_that_changed_is_seen(folder):
    form = FORM.replace("</body>", '<image src="h.png" alt="Hình"/></body>')
    pictures = sorted(glob.glob(os.path.join(SOURCE, "samples", "hinh", "*.png")))[:2]
    r = Run(folder, rows(2), form)
    shutil.copy(pictures[0], r.path("h.png"))
    status, said = r.run("a")
    assert status == 0, said
    first = r.files("a")
    shutil.copy(pictures[1], r.path("h.png"))
    assert r.run("a", "--resume")[0] == 0 and r.files("a")["1.pdf"] != first["1.pdf"]


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return [int(n) for n in file.read().split()]


@check
def a_worker_that_ends_takes_no_other_along(folder):
    r = Run(folder, rows(400))
    with subprocess.Popen(r.command("a"), cwd=folder, stderr=subprocess.PIPE, text=True) as run:
        while run.poll() is None and len(glob.glob(r.path("a", "*.pdf"))) < 20:
            time.sleep(0.001)
        os.kill(children(run.pid)[0], signal.SIGKILL)
        said = run.stderr.read()
    lost = [line for line in r.manifest("a") if line["status"]]
    assert run.returncode == 3 and len(lost) <= 1 and len(r.manifest("a")) == 400, said
    assert r.run("a", "--resume")[0] == 0 and len(r.files("a")) == 400


def stop(run, how):
    """End a run: as a whole as the power does, or by a signal that it may answer."""
    if how != signal.SIGKILL:
        run.send_signal(how)
    else:
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()


@check
def a_stopped_run_goes_on_to_the_same_bytes(folder):
    r = Run(folder, rows(150))
    names = ("{row}.pdf", "{row}.docx")
    started = time.monotonic()
    assert r.run("a", names=names)[0] == 0
    seconds = time.monotonic() - started
    whole = r.files("a")
    for i in range(KILLS):
        shutil.rmtree(r.path("b"), ignore_errors=True)
        for how in (signal.SIGKILL, random.choice((signal.SIGKILL, signal.SIGINT, signal.SIGTERM))):
            command = r.command("b", "--resume", names=names)
            with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True) as run:
                time.sleep(random.uniform(0, seconds))
                stop(run, how)
            left = r.files("b") if os.path.exists(r.path("b")) else {}
            for name, data in left.items():
                # One that was about to take another's place, and a manifest too.
                known = name.removeprefix(".").removesuffix(".tmp")
                is_whole = whole.get(known) == data or known == "manifest.jsonl" and data.endswith(b"}\n")
                assert is_whole, f"kill {i}: {name} is not whole"
        status, said = r.run("b", "--resume", names=names)
        assert status == 0, said
        assert r.files("b") == whole, f"kill {i}"
        assert [line["row"] for line in r.manifest("b")] == list(range(1, 151))


@check
def a_full_disk_leaves_what_is_whole(folder):
    r = Run(folder, rows(40))
    assert r.run("a")[0] == 0

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))

    size = os.path.getsize(r.path("a", "1.pdf"))
    assert size > 9000
    status, said = r.run("b", before=small)
    assert status == 3 and "cannot write" in said and not r.files("b"), said
    assert r.run("b", "--resume")[0] == 0 and r.files("a") == r.files("b")
    # Results fit, the manifest does not.
    dumps = ("{row}.dump",)
    status, said = r.run("c", names=dumps, before=small)
    assert status == 3 and "manifest.jsonl" in said, said
    assert r.run("c", "--resume", names=dumps)[0] == 0 and len(r.files("c")) == 40


def main():
    print(f"1..{len(checks)}")
    bad = False
    for number, test in enumerate(checks, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f"ok {number} - {test.__name__}", flush=True)
            except AssertionError as problem:
                bad = True
                print(f"not ok {number} - {test.__name__}\n# line {problem.__traceback__.tb_next.tb_lineno}", flush=True)
                print("# " + str(problem).replace("\n", "\n# "), flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
