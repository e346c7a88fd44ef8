#!/usr/bin/env python3
"""Number and date are given to every sample, and nothing else changes: issue.py PROGRAM SAMPLES

Each sample is stripped of number, date and draft mark, built, and issued with several numbers and
dates. That nothing has moved is read from the PDFs by poppler, word by word, and not from the program's
own comparison: only words at the height of lines that begin "Số", end a place and date, or say what an
appendix belongs to may differ. Then the file itself: bytes around number and date, other encodings and line
ends, approvals, and what a kill at any moment leaves. Prints TAP.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM, SAMPLES = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import tap  # noqa: E402
from files import read, write  # noqa: E402

VALUES = [("80", "2024-03-18"), ("9", "2025-12-30"), ("12345", "2026-01-05")]
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
NUMBER = r"\s*<number>[^<]*</number>"
DATE = r"\s*<date>[^<]*</date>"
DRAFT = r"\s*<draft\b(?:[^>]*/>|[^>]*>[^<]*</draft>)"
KILLS = 25

found = tap.Tap()


def vanthu(*args, status=0):
    done = subprocess.run([PROGRAM, *args], capture_output=True, text=True)
    if done.returncode != status:
        raise AssertionError(f"status {done.returncode} of {' '.join(args)}: {done.stderr}")
    return done


def head_and_rest(text):
    at = text.index("<body")
    return text[:at], text[at:]


def stripped(text, number=True, date=True):
    head, rest = head_and_rest(text)
    for pattern, wanted in ((NUMBER, number), (DATE, date), (DRAFT, True)):
        if wanted:
            head = re.sub(pattern, "", head, count=1)
    return head + rest


def lines_of(pdf):
    """Lines as poppler sees them: page, the place of each word, its text."""
    html = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    lines = []
    for number, page in enumerate(html.split("<page ")[1:]):
        for line in re.findall(r"<line .*?</line>", page, re.S):
            lines.append((number, WORD.findall(line)))
    return lines


def is_slot(line):
    text = " ".join(word[4] for word in line[1])
    begins = re.match(r"Số:?(\s|\d|/|-|$)", text) and "/" in text
    return begins or re.search(r"(, |^)ngày\b.*tháng\b.*năm\b", text) or "Kèm theo" in text


def slot_rows(pdf):
    """Page and height of the lines of slots; a reference line goes on to its closing parenthesis."""
    rows, in_reference = set(), False
    for page, line in lines_of(pdf):
        text = " ".join(word[4] for word in line)
        if is_slot((page, line)) or in_reference:
            rows |= {(page, word[1]) for word in line}
        if "Kèm theo" in text or in_reference:
            in_reference = not text.rstrip().endswith(")")
    return rows


def words_outside(pdf, rows):
    return sorted((page, *word) for page, line in lines_of(pdf) for word in line if (page, word[1]) not in rows)


def moves_nothing(folder, sample):
    source = read(os.path.join(SAMPLES, sample)).decode()
    blank = os.path.join(folder, "blank.xml")
    head = head_and_rest(source)[0]
    has_number, has_date = re.search(NUMBER, head), re.search(DATE, head)
    is_blank = not has_number and not has_date  # a sample of a form
    write(blank, stripped(source).encode())
    before = os.path.join(folder, "before.pdf")
    vanthu("build", blank, "-o", before, "-q")
    for number, date in VALUES:
        after, filled = os.path.join(folder, "after.pdf"), os.path.join(folder, "filled.xml")
        given = ["--number", number] if has_number or is_blank else []
        given += ["--date", date] if has_date or is_blank else []
        vanthu("issue", blank, *given, "-o", after, "-o", filled, "-q")
        rows = slot_rows(after)
        different = set(words_outside(after, rows)) ^ set(words_outside(before, rows))
        if different or not rows:
            yield f"{number}, {date}: {sorted(different)[:6]}"
        wanted = re.sub(r"(<number>)[^<]*", rf"\g<1>{number}", head, count=1)
        wanted = re.sub(r"(<date>)[^<]*", rf"\g<1>{date}", wanted, count=1)
        if not is_blank and re.sub(DRAFT, "", wanted, count=1) + source[len(head):] != read(filled).decode():
            yield f"{number}, {date}: the description is not the sample with these values"
        again = os.path.join(folder, "again.xml")
        vanthu("issue", filled, *given, "-o", again, "-q")
        if read(again) != read(filled):
            yield f"{number}, {date}: issued again, it is another"


def issue(folder, data, name="r.xml"):
    path, out = os.path.join(folder, name), os.path.join(folder, "out-" + name)
    write(path, data)
    vanthu("issue", path, "--number", "80", "--date", "2024-03-18", "-o", out, "-q")
    return read(out)


SIMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:vanthu:report:1" type="BC">
  <!-- issuer -->
  <issuer><name>Sở Y tế</name></issuer> <!-- behind it -->
  {number}<symbol>BC-SYT</symbol>
  <place>Huế</place>{date}

  <subject>Nước &#x73;ạch</subject>
  <body><p>Có  nước<!-- chưa -->.</p></body>
  <recipients><to>Bộ Y tế</to><archive>VT</archive></recipients>
  <signature><post>Giám đốc</post><name>Lê Thị Bình</name></signature>
</report>
<!-- the end -->
"""
INSERTED = SIMPLE.replace("</issuer>", "</issuer>\n  <number>80</number>").format(
    number="", date="\n  <date>2024-03-18</date>"
)


def places(folder):
    """Where number and date go, with all else as it was."""
    cases = {
        "both missing": (SIMPLE.format(number="", date=""), INSERTED),
        "an empty element": (
            SIMPLE.format(number="<number/>\n  ", date="<date>2024-03-18</date>"),
            SIMPLE.format(number="<number>80</number>\n  ", date="<date>2024-03-18</date>"),
        ),
        "blanks and a comment in it": (
            SIMPLE.format(number="<number > <!-- văn thư --> </number>", date="<date>2024-03-18</date>"),
            SIMPLE.format(number="<number >80 <!-- văn thư --> </number>", date="<date>2024-03-18</date>"),
        ),
        "a tag with a blank": (
            SIMPLE.format(number="<number />", date="<date>2024-03-18</date>"),
            SIMPLE.format(number="<number>80</number>", date="<date>2024-03-18</date>"),
        ),
        "all on one line": (
            SIMPLE.format(number="", date="").replace("\n", " "),
            SIMPLE.replace("</issuer>", "</issuer> <number>80</number>")
            .format(number="", date=" <date>2024-03-18</date>")
            .replace("\n", " ")
            .replace(" <date>", "   <date>", 1)
            .replace(" <number>", "   <number>", 1),
        ),
        "a prefix": (
            re.sub(r"<(/?)(?=[a-z])", r"<\1v:", SIMPLE.format(number="", date="")).replace("xmlns=", "xmlns:v="),
            re.sub(r"<(/?)(?=[a-z])", r"<\1v:", INSERTED).replace("xmlns=", "xmlns:v="),
        ),
    }
    for name, (before, after) in cases.items():
        got = issue(folder, before.encode()).decode()
        if got != after:
            yield f"{name}: {[(a, b) for a, b in zip(got.split(chr(10)), after.split(chr(10))) if a != b][:2]}"


def encodings(folder):
    """Byte order marks, UTF-16 of both kinds, line ends of other systems."""
    before, after = SIMPLE.format(number="", date=""), INSERTED
    for mark, encoding in (("\ufeff", "utf-8"), ("\ufeff", "utf-16-le"), ("\ufeff", "utf-16-be")):
        declared = "UTF-8" if encoding == "utf-8" else "UTF-16"
        pair = [(mark + text.replace("UTF-8", declared)).encode(encoding) for text in (before, after)]
        if issue(folder, pair[0]) != pair[1]:
            yield f"{encoding} with a mark"
    for name, end in (("CR LF", "\r\n"), ("CR", "\r")):
        pair = [text.replace("\n", end).encode() for text in (before, after)]
        if issue(folder, pair[0]) != pair[1]:
            yield name


def approvals(folder):
    """What was approved may be wrapped, commented and numbered, and not changed."""
    path = os.path.join(folder, "a.xml")
    text = SIMPLE.format(number="<number/>", date="").replace("<subject>", "<draft>2</draft><subject>")
    write(path, text.encode())
    vanthu("approve", path, "-q")
    final = text.replace("<draft>2</draft>", "").replace("  <body>", "\n<!-- nội dung -->\n     <body>\n ")
    give = ("--number", "80", "--date", "2024-03-18", "-o", os.path.join(folder, "b.xml"), "-q")
    write(path, final.encode())
    vanthu("issue", path, *give)
    changes = {
        "a word": ("Có  nước", "Không có nước", 12),
        "a blank": ("<post>Giám đốc", "<post>Giámđốc", 14),
        "a recipient more": ("<to>Bộ Y tế</to>", "<to>Bộ Y tế</to><to>Bộ Nội vụ</to>", 13),
        "a mark": ("<name>Lê", "<name><b>Lê</b>", 14),
    }
    for name, (old, new, line) in changes.items():
        write(path, final.replace(old, new, 1).encode())
        said = vanthu("issue", path, *give, status=1).stderr
        if "was changed since the document was approved" not in said or not said.startswith(f"{path}:{line}:"):
            yield f"{name}: {said}"
    write(path, final.encode())
    write(path + ".approved", read(path + ".approved").replace("nước".encode(), "nuóc".encode(), 1))
    if "changed by hand" not in vanthu("issue", path, *give, status=1).stderr:
        yield "a change in the approval itself is not seen"


def kills(folder):
    """Each file is whole, old or new, and the same call makes the rest."""
    source = os.path.join(folder, "k.xml")
    write(source, stripped(read(os.path.join(SAMPLES, "bao-cao-80.xml")).decode()).encode())
    names = [os.path.join(folder, "out", name) for name in ("n.xml", "n.pdf", "n.docx")]
    os.mkdir(os.path.dirname(names[0]))
    call = [PROGRAM, "issue", source, "--number", "80", "--date", "2024-03-18", "-q"]
    for name in names:
        call += ["-o", name]
    start = time.monotonic()
    subprocess.run(call, check=True)
    lasts = time.monotonic() - start
    whole = {name: read(name) for name in names}
    chance = random.Random(80)
    for i in range(KILLS):
        for name in names:
            write(name, b"old") if i % 2 else os.path.exists(name) and os.remove(name)
        process = subprocess.Popen(call)
        time.sleep(chance.uniform(0, lasts * 1.1))
        process.kill()
        process.wait()
        for name in names:
            if os.path.exists(name) and read(name) not in (whole[name], b"old"):
                yield f"{os.path.basename(name)} is neither old nor new"
        subprocess.run(call, check=True)
        if any(read(name) != whole[name] for name in names):
            yield "the next call makes something else"


def main():
    samples = sorted(name for name in os.listdir(SAMPLES) if name.endswith(".xml"))
    samples = [s for s in samples if b"<report" in read(os.path.join(SAMPLES, s))]
    checks = [(f"nothing moves: {s}", lambda folder, s=s: moves_nothing(folder, s)) for s in samples]
    checks += [("bytes around number and date", places), ("encodings and line ends", encodings)]
    checks += [("approvals", approvals), ("kills", kills)]
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, "samples")
        shutil.copytree(SAMPLES, folder)  # images stand beside the descriptions
        for name, check in checks:
            try:
                found.case(name, check(folder))
            except (AssertionError, subprocess.CalledProcessError) as error:
                found.case(name, [str(error)])
    return found.end()


sys.exit(main())
