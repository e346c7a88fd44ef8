#!/usr/bin/env python3
"""batch.py VANTHU SOURCE [KILLS]: many documents in one run, as its user sees them. Prints TAP.

Runs are stopped at KILLS (5) random moments, by kill -9 of all of their processes and by signals,
and gone on with; what comes out is compared with an undisturbed run, byte by byte."""

import csv
import fcntl
import glob
import hashlib
import io
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from checks import run_all  # noqa: E402

VANTHU, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
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
        """What every result holds; manifests apart, which also hold times."""
        found = {}
        for name in os.listdir(self.path(to)):
            with open(self.path(to, name), "rb") as file:
                if not name.startswith("manifest"):
                    found[name] = file.read()
        return found

    def manifest(self, to, name="manifest.jsonl"):
        with open(self.path(to, name), encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        return [line for line in lines if "register" not in line or "input" in line]

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


ALL = ("--archive=2a", "--metadata", "{row}.meta.xml", "--sign-fields", "--protect")
ALL_NAMES = ("{row}.pdf", "{row}.docx", "{row}.dump", "{row}.xml")


@check
def all_kinds_and_options_are_those_of_build(folder):
    r = Run(folder, rows(2))
    status, said = r.run("a", *ALL, names=ALL_NAMES)
    assert status == 0, said
    os.mkdir(r.path("f"))
    for row in ("1", "2"):
        description = r.files("a")[f"{row}.xml"]
        assert "{{" not in description.decode().split("-->", 1)[1]
        with open(r.path("f", "m.xml"), "wb") as file:
            file.write(description)
        words = [w.replace("{row}", row) for w in ALL + tuple(w for n in ALL_NAMES[:-1] for w in ("-o", n))]
        assert subprocess.run([VANTHU, "build", "m.xml", "-q", *words], cwd=r.path("f"), check=False).returncode == 0
    os.remove(r.path("f", "m.xml"))
    made = r.files("a")
    assert r.files("f") == {name: made[name] for name in made if name not in ("1.xml", "2.xml")}
    for line in r.manifest("a"):
        assert [o["file"].split(".", 1)[1] for o in line["outputs"]] == ["pdf", "docx", "dump", "xml", "meta.xml"]
        for output in line["outputs"]:
            assert hashlib.sha256(made[output["file"]]).hexdigest() == output["sha256"]


@check
def parts_copies_and_saved_pages_are_those_of_build(folder):
    source = os.path.join(SOURCE, "samples")
    copy = os.path.join(source, "copies", "sao-luc.xml")
    cases = [
        ("ke-hoach-co-phu-luc.xml", "build", ("--part", "appendix-1")),
        ("bao-cao-don-trang.xml", "build", ("--fit",)),
        ("bao-cao-80.xml", "copy", ("--as", copy)),
    ]
    for i, (name, command, words) in enumerate(cases):
        with open(os.path.join(source, name), encoding="utf-8") as file:
            write(os.path.join(folder, name), file.read().replace(' fit="yes"', ""))
        write(os.path.join(folder, "list"), name + "\n")
        batch = [VANTHU, "batch", "list", "--to", f"d{i}", "-q", "-o", "a.pdf", "-o", "a.docx", *words]
        done = subprocess.run(batch, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        with open(os.path.join(folder, f"d{i}", "manifest.jsonl"), encoding="utf-8") as file:
            assert ("fit" in json.loads(file.read())) == ("--fit" in words)
        build = [VANTHU, command, name, "-q", "-o", "b.pdf", "-o", "b.docx", *words]
        assert subprocess.run(build, cwd=folder, check=False).returncode == 0
        for kind in ("pdf", "docx"):
            with open(os.path.join(folder, f"d{i}", "a." + kind), "rb") as x, open(os.path.join(folder, "b." + kind), "rb") as y:
                assert x.read() == y.read(), (name, kind)


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


def register_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@check
def the_register_of_all_is_in_the_order_of_the_rows(folder):
    r = Run(folder, rows(20))
    status, said = r.run("a", "--register", "sổ.csv", names=("{row}.dump",))
    assert status == 0, said
    data = r.files("a")["sổ.csv"]
    lines = register_of(data)
    assert [line[0].split("/")[0] for line in lines[1:]] == [str(i) for i in range(1, 21)], lines
    with open(r.path("a", "manifest.jsonl"), encoding="utf-8") as file:
        last = json.loads(file.readlines()[-1])["register"]
    assert last == {"file": "sổ.csv", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    # The head and a line of each document are those of build.
    description = FORM
    for field, value in [("{{số:number}}", "7"), ("{{ngày:date}}", "2026-03-08"), ("{{khách}}", "Ông Lê Văn 7"),
                         ("{{mục}}", "Chi"), ("{{ngày:day}}", "x"), ("{{tiền:amount}}", "1"), ("{{thêm?}}", "")]:
        description = description.replace(field, value)
    write(r.path("b.xml"), description)
    assert subprocess.run([VANTHU, "build", "b.xml", "-q", "--register", "7.csv"], cwd=folder, check=False).returncode == 0
    with open(r.path("7.csv"), "rb") as file:
        assert register_of(file.read()) == [lines[0], lines[7]]
    # Alone, without any other result.
    assert r.run("c", "--register", "sổ.csv", names=())[0] == 0 and r.files("c") == {"sổ.csv": data}
    assert r.run("c", "--register", "sổ.csv", "--resume", names=())[0] == 0 and r.files("c") == {"sổ.csv": data}


@check
def a_register_is_whole_or_not_there(folder):
    r = Run(folder, rows(5))
    options = ("--register", "so.csv", "--resume")
    assert r.run("a", *options)[0] == 0
    whole = r.files("a")
    write(r.path("k.csv"), rows(5).replace("3/3/2026", "33/3/2026"))
    status, said = r.run("a", *options)
    assert status == 1 and "so.csv" not in r.files("a") and "the register so.csv was not written" in said, said
    write(r.path("k.csv"), rows(5))
    assert r.run("a", *options)[0] == 0 and r.files("a") == whole
    for name in ("{row}.csv", "-", "../a.csv", "manifest.jsonl"):
        status, said = r.run("b", "--register", name)
        assert status in (1, 2) and not os.path.exists(r.path("b")), (name, said)


@check
def a_shard_takes_away_the_register_of_the_whole(folder):
    r = Run(folder, rows(4))
    options = ("--register", "so.csv", "--resume")
    assert r.run("a", *options)[0] == 0
    write(r.path("k.csv"), rows(4).replace("Lê Văn 3", "Lê Văn Ba"))
    assert r.run("a", *options, "--shard", "2/2")[0] == 0 and "so.csv" not in r.files("a")
    assert r.run("a", *options)[0] == 0 and "so.csv" in r.files("a")


@check
def a_run_of_the_whole_takes_over_what_shards_did(folder):
    r = Run(folder, rows(20))
    options = ("--register", "so.csv", "--resume")
    assert r.run("a", *options)[0] == 0
    for i in (3, 1, 2):
        assert r.run("b", *options, "--shard", f"{i}/3")[0] == 0
        assert "so.csv" not in r.files("b")
    times = {n: os.stat(r.path("b", n)).st_mtime_ns for n in r.files("b")}
    assert r.run("b", *options)[0] == 0
    assert r.files("a") == r.files("b") and len(times) == 20
    assert times == {n: os.stat(r.path("b", n)).st_mtime_ns for n in times}, "documents were made again"
    # Manifests say the same but for the times; and so after another split, of which a row had changed.

    def said(to):
        return [{k: v for k, v in line.items() if k != "ms"} for line in r.manifest(to)]

    assert said("a") == said("b")
    write(r.path("k.csv"), rows(20).replace("Lê Văn 7", "Lê Văn Bảy"))
    for i in (1, 2):
        assert r.run("b", *options, "--shard", f"{i}/2")[0] == 0
    made = os.stat(r.path("b", "7.pdf")).st_mtime_ns
    assert r.run("b", *options)[0] == 0 and os.stat(r.path("b", "7.pdf")).st_mtime_ns == made
    assert r.run("c", *options)[0] == 0 and r.files("b") == r.files("c")


@check
def no_input_is_overwritten(folder):
    r = Run(folder, rows(2))
    for options in (("-o", "m.xml"), ("-o", "{row}.dump", "--metadata", "k.csv"), ("-o", "{row}.pdf", "--register", "k.csv")):
        command = [VANTHU, "batch", "m.xml", "--data", "k.csv", "--to", ".", "-q", *options]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode in (1, 2) and ("overwrite" in done.stderr or "two results" in done.stderr), done.stderr
        assert sorted(os.listdir(folder)) == ["k.csv", "m.xml"]
    with open(r.path("m.xml"), encoding="utf-8") as file:
        assert file.read() == FORM


@check
def no_picture_is_overwritten(folder):
    form = FORM.replace("</body>", '<image src="h.png" alt="Hình"/></body>')
    r = Run(folder, rows(2), form)
    (picture, *_) = glob.glob(os.path.join(SOURCE, "samples", "hinh", "*.png"))
    shutil.copy(picture, r.path("h.png"))
    shutil.copy(picture, r.path("1.png"))
    with open(picture, "rb") as file:
        data = file.read()
    # The second row's metadata would take the picture's name.
    write(r.path("k.csv"), rows(2).replace("Ông Lê Văn 2", "h"))
    status, said = r.run(".", "--metadata", "{khách}.png")
    assert status == 1 and said.count("the result h.png would overwrite this picture of the document") == 1, said
    assert "Ông Lê Văn 1.png" in os.listdir(folder) and "2.pdf" not in os.listdir(folder)
    status, said = r.run(".", "--register", "h.png")
    assert status == 3 and "h.png is there already, and is no register" in said and "nothing was made" in said, said
    for name in ("h.png", "1.png"):
        with open(r.path(name), "rb") as file:
            assert file.read() == data, name


@check
def names_that_are_not_utf_8_are_refused(folder):
    r = Run(folder, rows(1))
    bad = os.path.join(os.fsencode(folder), b"in", b"a\xff\xe1\xba.xml")
    os.mkdir(r.path("in"))
    for path in (bad, os.fsencode(r.path("in", "b.xml"))):
        shutil.copy(os.path.join(SOURCE, "samples", "giay-moi.xml"), path)
    shutil.copy(r.path("m.xml"), os.fsencode(folder) + b"/\xff.xml")
    with open(r.path("list"), "wb") as file:
        file.write(b"in/b.xml\nin/a\xff\xe1\xba.xml\n")
    shown = "this name of a file is not UTF-8: in/a\\xFF\\xE1\\xBA.xml"
    calls = [
        (["in", "-o", "{name}.pdf"], "in: error: " + shown),
        (["list", "-o", "{name}.pdf"], "list: error: " + shown),
        ([b"\xff.xml", "--data", "k.csv", "-o", "{row}.pdf"], "vanthu: error: this name of a file is not UTF-8: \\xFF.xml"),
        (["m.xml", "--data", "k.csv", "-o", b"\xff{row}.pdf"], "not UTF-8: \\xFF{row}.pdf"),
        (["m.xml", "--data", "k.csv", "-o", "{row}.pdf", "--register", b"\xff.csv"], "not UTF-8: \\xFF.csv"),
    ]
    for words, wanted in calls:
        done = subprocess.run([VANTHU, "batch", "--to", "a", "-q", *words], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 1 and wanted in done.stderr and done.stderr.count("error: ") == 1, (words, done.stderr)
        assert not os.path.exists(r.path("a"))
    # A table's name stands in messages, and no bytes of it spoil the manifest.
    table = os.fsencode(folder) + b"/k\xff.csv"
    with open(table, "w", encoding="utf-8") as file:
        file.write(rows(2).replace("2/3/2026", "x"))
    command = [VANTHU, "batch", "m.xml", "--data", table, "--to", "a", "-q", "-o", "{row}.pdf"]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 1
    assert "k\ufffd.csv:" in str(r.manifest("a"))


def pixels(path):
    return subprocess.run(["pdftoppm", "-r", "60", path], capture_output=True, check=True).stdout


@check
def shared_fonts_show_the_same(folder):
    table = HEAD + "1,Ông Lê Văn Đỗ,1/3/2026,Chi,1000,ẵ Ữ “…” – ₫\n2,Bà Ωmega,1/3/2026,Chi,1000,\n3,Bà Trần,1/3/2026,Chi,1000,\n"
    r = Run(folder, table)
    assert r.run("a")[0] == 0 and r.run("b", "--shared-fonts")[0] == 0
    assert r.run("c", "--shared-fonts", "-j", "1")[0] == 0 and r.files("b") == r.files("c")
    own, shared = r.files("a"), r.files("b")
    # Of the second, one face has a letter of Greek, and is cut for it; the third fills no cell with other signs.
    assert all(len(own[name]) + 15000 < len(shared[name]) for name in own), {n: (len(own[n]), len(shared[n])) for n in own}
    assert r.run("x", names=("{row}.xml",))[0] == 0
    for row in "123":
        subprocess.run([VANTHU, "build", f"x/{row}.xml", "-q", "--shared-fonts", "-o", "one.pdf"], cwd=folder, check=True)
        with open(r.path("one.pdf"), "rb") as file:
            assert file.read() == shared[f"{row}.pdf"], row
    if shutil.which("pdftoppm"):
        for name in own:
            assert pixels(r.path("a", name)) == pixels(r.path("b", name)), name
            text = [subprocess.run(["pdftotext", r.path(to, name), "-"], capture_output=True, check=True).stdout for to in "ab"]
            assert text[0] == text[1], name
    # Files for the archive are made again by verify, and hold what any run makes.
    assert r.run("d", "--archive")[0] == 0 and r.run("e", "--archive", "--shared-fonts")[0] == 0
    assert r.files("d") == r.files("e")


@check
def the_job_of_a_cluster_says_how_it_is_called(folder):
    script = os.path.join(SOURCE, "samples", "batch", "slurm.sh")
    for words in ([], ["submit"], ["submit", "8"], ["send", "8", "m.xml"]):
        done = subprocess.run(["sh", script, *words], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 2 and done.stderr.startswith("usage: slurm.sh submit") and done.stderr.count("\n") == 1, words


@check
def other_options_make_documents_anew(folder):
    r = Run(folder, rows(2))
    for options in ((), ("--archive",), ("--archive=2a",), ("--sign-fields",), ("--shared-fonts",), ()):
        assert r.run("a", "--resume", *options)[0] == 0 and r.run("b", *options)[0] == 0
        assert r.files("a") == r.files("b"), options


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
    assert line["status"] == 1 and not line["outputs"] and line["messages"][0]["code"] == "DIAG_BATCH_EMPTY"
    places = [word for word in said.split() if word.startswith("k.csv:")]
    assert places == ["k.csv:4:3:", "k.csv:4:4:", "k.csv:4:18:"], said
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
    assert status == 1 and "row 1 has not as many cells as the first line: 2 and not 6" in said and len(r.files("y")) == 1, said


@check
def messages_come_in_the_order_of_the_rows(folder):
    r = Run(folder, rows(200).replace("/3/2026", "/13/2026"))
    status, said = r.run("a", "-j", "8")
    lines = [int(line.split(":")[1]) for line in said.split("\n") if line.startswith("k.csv:")]
    assert status == 1 and lines == list(range(2, 52)) and said.endswith("further errors stand in the manifest\n"), said


@check
def a_folder_that_cannot_be_made_is_told_with_what_to_do(folder):
    r = Run(folder, rows(2))
    for to, words in (("x/y", "cannot make the folder x/y"), ("k.csv", "name a folder with --to")):
        status, said = r.run(to)
        assert status == 3 and words in said and "nothing was made" in said and "--resume" not in said, said
    assert r.run("x")[0] == 0 and r.run("x/y")[0] == 0


@check
def what_is_wrong_with_every_row_stops_all_and_is_told_once(folder):
    typo = FORM.replace('type="GM"', 'typ="GM"')
    for form, words in [(typo, "needs the attribute type"), (FORM.replace('type="GM"', 'type="GM" layout="nd3"'), '"nd3"')]:
        r = Run(folder, rows(300), form)
        status, said = r.run("a")
        assert status == 1 and said.count(words) == 1 and not os.path.exists(r.path("a")), said
    # A row that cannot be filled says nothing of the form; of one row alone it is not known whose error it is.
    r = Run(folder, HEAD + "x,,,,,\n" + rows(2).split("\n", 1)[1], typo)
    status, said = r.run("a")
    assert status == 1 and said.count("needs the attribute type") == 1 and "every row" in said, said
    r = Run(folder, rows(1), typo)
    status, said = r.run("b")
    assert status == 1 and "no document was made of row 1" in said and len(r.manifest("b")) == 1, said
    # One row that holds is made.
    form = FORM.replace("{{số:number}}", "{{số}}")
    r = Run(folder, HEAD + "".join(f"{n},Bà A,1/3/2026,Chi,1,\n" for n in ("hai", "hai", "3")), form)
    status, said = r.run("c")
    assert status == 1 and said.count("no document was made of row") == 2 and set(r.files("c")) == {"3.pdf"}, said


@check
def names_are_safe_and_never_the_same(folder):
    table = HEAD + "1,../../etc/A:b,2026-03-18,Chi,1,\n2,con mèo ,2026-03-18,Chi,1,\n"
    r = Run(folder, table)
    status, said = r.run("a", names=("x{khách}.pdf", "{number}-{symbol}-{name}.docx"))
    assert status == 0, said
    assert set(r.files("a")) == {"x..-..-etc-A-b.pdf", "xcon mèo.pdf", "1-GM-SYT-m.docx", "2-GM-SYT-m.docx"}
    status, said = r.run("c", names=("{khách}.pdf",))
    assert status == 1 and "begins with a dot" in said and set(r.files("c")) == {"con mèo.pdf"}, said
    no_table_has = ("../{row}.pdf", "a/{row}.pdf", ".{row}.pdf", "{row.pdf")
    for name in (*no_table_has, "{không}.pdf", "{ngày}.pdf", "X.pdf"):
        status, said = r.run("b", names=(name,))
        assert status == (2 if name in no_table_has else 1) and not os.path.exists(r.path("b")), (name, said)


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


def is_gone(pid, seconds):
    """Whether a process that is no child of ours ends in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
                if file.read().rpartition(") ")[2][0] in "ZX":
                    return True
        except OSError:
            return True
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    return False


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
    options = ("--resume", "--archive=2a", "--metadata", "{row}.xml", "--register", "so.csv")
    started = time.monotonic()
    assert r.run("a", *options, names=names)[0] == 0
    seconds = time.monotonic() - started
    whole = r.files("a")
    for i in range(KILLS):
        shutil.rmtree(r.path("b"), ignore_errors=True)
        for how in (signal.SIGKILL, random.choice((signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP))):
            command = r.command("b", *options, names=names)
            with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True) as run:
                time.sleep(random.uniform(0, seconds))
                stop(run, how)
            left = r.files("b") if os.path.exists(r.path("b")) else {}
            for name, data in left.items():
                # One that was about to take another's place, and a manifest too.
                is_whole = whole.get(name) == data
                if name.startswith(".manifest.jsonl.") and name.endswith(".tmp"):
                    is_whole = data in whole.values() or data.startswith(b"{") and data.endswith(b"}\n")
                assert is_whole, f"kill {i}: {name} is not whole"
        status, said = r.run("b", *options, names=names)
        assert status == 0, said
        assert r.files("b") == whole, f"kill {i}"
        assert [line["row"] for line in r.manifest("b")] == list(range(1, 151))


@check
def what_killed_runs_left_is_taken_away(folder):
    r = Run(folder, rows(2))
    assert r.run("a")[0] == 0
    gone = (".manifest.jsonl.1.tmp", ".manifest-1-of-2.jsonl.4711.tmp", ".manifest-2-of-2.jsonl.4711.tmp")
    kept = (".manifest-3-of-4.jsonl.4711.tmp", ".x.jsonl.4711.tmp", ".manifest.jsonl.tmp", "manifest.jsonl.1.tmp", ".4711.tmp")
    for name in gone + kept + ("manifest-1-of-2.jsonl", "manifest-3-of-4.jsonl"):
        write(r.path("a", name), "{")
    # Of a shard that is at work nothing is touched.
    with open(r.path("a", "manifest-3-of-4.jsonl"), "r+b") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        assert r.run("a", "--resume")[0] == 0
    assert set(os.listdir(r.path("a"))) >= set(kept) and not set(os.listdir(r.path("a"))) & set(gone)
    assert r.run("a", "--resume")[0] == 0 and kept[0] not in os.listdir(r.path("a"))


@check
def workers_end_with_the_run(folder):
    r = Run(folder, rows(400))
    with subprocess.Popen(r.command("a"), cwd=folder, stderr=subprocess.PIPE) as run:
        while run.poll() is None and len(glob.glob(r.path("a", "*.pdf"))) < 20:
            time.sleep(0.001)
        workers = children(run.pid)
        for pid in workers:
            os.kill(pid, signal.SIGSTOP)
        run.kill()
        run.wait()
        left = [pid for pid in workers if not is_gone(pid, 10)]
        assert not left, f"workers are still there: {left}"


@check
def a_result_that_cannot_be_written_stops_no_other(folder):
    r = Run(folder, rows(9))
    os.makedirs(r.path("a", "2.pdf"))
    for options in ((), ("--resume",)):
        status, said = r.run("a", "-j", "1", *options)
        assert status == 3 and said.count("cannot write 2.pdf") == 1, said
        assert len(glob.glob(r.path("a", "*.pdf"))) == 9 and len(os.listdir(r.path("a"))) == 10
        assert [line["status"] for line in r.manifest("a")] == [0, 3] + [0] * 7
    os.rmdir(r.path("a", "2.pdf"))
    assert r.run("a", "--resume")[0] == 0 and len(r.files("a")) == 9


@check
def a_list_may_begin_with_a_byte_order_mark(folder):
    r = Run(folder, rows(1))
    shutil.copy(os.path.join(SOURCE, "samples", "giay-moi.xml"), r.path("m.xml"))
    write(r.path("list"), "\ufeffm.xml\r\n")
    done = subprocess.run([VANTHU, "batch", "list", "--to", "a", "-q", "-o", "{name}.pdf"], cwd=folder, capture_output=True,
                          text=True, check=False)
    assert done.returncode == 0 and set(r.files("a")) == {"m.pdf"}, done.stderr


def pending(how, action):
    """Before a run: a signal that waits, and that the run was told to take so."""
    signal.signal(how, action)
    signal.pthread_sigmask(signal.SIG_BLOCK, [how])
    os.kill(os.getpid(), how)


@check
def a_signal_that_is_ignored_stops_nothing(folder):
    r = Run(folder, rows(40))
    for i, how in enumerate((signal.SIGHUP, signal.SIGINT, signal.SIGTERM)):
        status, said = r.run(f"a{i}", before=lambda how=how: pending(how, signal.SIG_IGN))
        assert status == 0 and len(r.files(f"a{i}")) == 40, (how, status, said)


@check
def a_manifest_that_cannot_be_written_is_told_once(folder):
    r = Run(folder, rows(1))

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))

    # The line of its only document is longer, and so the register has nothing to stand in.
    status, said = r.run("a", "--register", "so.csv", names=(), before=small)
    assert status == 3 and said.count("error: ") == 1 and "manifest.jsonl" in said, said
    assert r.run("a", "--register", "so.csv", "--resume", names=())[0] == 0 and set(r.files("a")) == {"so.csv"}


@check
def a_description_that_is_being_written_is_told(folder):
    """The first look sees half of it, the others all: each finds a pipe of its own."""
    r = Run(folder, rows(1))
    with open(os.path.join(SOURCE, "samples", "giay-moi.xml"), "rb") as file:
        whole = file.read()
    os.mkfifo(r.path("f.xml"))
    write(r.path("list"), "f.xml\n")
    command = [VANTHU, "batch", "list", "--to", "a", "-q", "-j", "1", "-o", "{number}.pdf"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as run:
        for data in (whole[:900], whole, whole):
            with open(r.path("f.xml"), "wb") as pipe:
                os.mkfifo(r.path("next"))
                os.replace(r.path("next"), r.path("f.xml"))
                pipe.write(data)
        said = run.stderr.read()
    assert run.returncode == 1 and "f.xml: error: the description was changed while the run began" in said, said
    assert r.manifest("a")[0]["status"] == 1 and not r.files("a")


@check
def a_file_that_grew_is_made_anew(folder):
    r = Run(folder, rows(2))
    assert r.run("a")[0] == 0
    whole = r.files("a")
    # More than memory can hold, without a byte on the disk.
    os.truncate(r.path("a", "1.pdf"), 1 << 36)
    status, said = r.run("a", "--resume")
    assert status == 0 and r.files("a") == whole, said


@check
def no_result_is_a_manifest(folder):
    r = Run(folder, rows(2))
    for name in ("manifest.jsonl", "Manifest-{row}-of-9.JSONL", "manifest-{row}-of-2.jsonl"):
        for more in ((), ("--shard", "1/2")):
            status, said = r.run("a", *more, "--metadata", name)
            assert status == 1 and "of the run itself and of k.csv:2" in said and not os.path.exists(r.path("a")), said
        status, said = r.run("a", "--register", name.replace("{row}", "1"))
        assert status == 1 and "of the run itself" in said and not os.path.exists(r.path("a")), said


@check
def names_that_are_not_told_are_counted(folder):
    r = Run(folder, rows(202))
    status, said = r.run("a", names=("x.pdf",))
    assert status == 1 and said.count("two results have the name") == 100 and "101 more messages are not shown" in said, said


@check
def a_run_that_was_stopped_never_ends_well(folder):
    r = Run(folder, rows(40))
    status, said = r.run("a", before=lambda: pending(signal.SIGTERM, signal.SIG_DFL))
    assert status == 3 and 0 < len(r.files("a")) < 40, (status, said)
    assert len(r.manifest("a")) == len(r.files("a"))
    assert r.run("a", "--resume")[0] == 0 and len(r.files("a")) == 40


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
    assert status == 3 and said.count("manifest.jsonl") == 1, said
    assert r.run("c", "--resume", names=dumps)[0] == 0 and len(r.files("c")) == 40


if __name__ == "__main__":
    sys.exit(run_all(checks))
