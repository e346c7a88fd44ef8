#!/usr/bin/env python3
"""Sets of copies for the printer: set.py PROGRAM SAMPLES

Each sample is built once, and as a set. What must be in the set is worked out here from the sample's own
lines and the pages of the plain PDF: how many copies, where sheets begin, which pages stay blank. Copies
must look like the document (Poppler's pixels), give its words once to a listener, and cost little. Prints
TAP.
"""

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

PROGRAM, SAMPLES = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import tap  # noqa: E402

NS = "{urn:vanthu:report:1}"
found = tap.Tap()


def run(*args, status=0):
    done = subprocess.run(args, capture_output=True)
    if done.returncode != status:
        raise AssertionError(f"status {done.returncode} of {args}: {done.stderr.decode()}")
    return done.stdout.decode(errors="replace")


def copies_wanted(path):
    """Who gets how many, by the description alone."""
    root = ET.parse(path).getroot()
    where = root.find(NS + "copy")
    found = []
    if where is None:
        found += [(e, e) for e in root.findall(NS + "to")]
        found += [(party, party.find(NS + "name")) for party in root.findall(NS + "party")]
        where = root
    for name in ("to", "archive"):
        found += [(e, e) for e in where.findall(f"{NS}recipients/{NS}{name}")]
    return [int(e.get("copies", 1)) for e, _ in found]


def first_pages(plain, n):
    """Whether each page begins a document or part: those alone show no number above the text."""
    starts = []
    for page in range(1, n + 1):
        words = run("pdftotext", "-f", str(page), "-l", str(page), "-y", "0", "-x", "0", "-W", "2000", "-H", "100",
                    "-r", "144", plain, "-").split()
        starts.append(words[:1] in ([], ["1"]) or not words[0].isdigit())
    return starts


def sides(starts):
    """The pages of one copy, None for the blank back of one."""
    order = []
    for page, begins in enumerate(starts):
        if begins and len(order) % 2:
            order.append(None)
        order.append(page)
    return order + [None] * (len(order) % 2)


def page_count(pdf):
    return int(re.search(r"Pages: +(\d+)", run("pdfinfo", pdf)).group(1))


def pixels(pdf, folder, prefix, n):
    run("pdftoppm", "-r", "30", "-gray", "-l", str(n), pdf, os.path.join(folder, prefix))
    names = sorted(name for name in os.listdir(folder) if name.startswith(prefix + "-"))
    images = []
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            images.append(file.read())
        os.remove(os.path.join(folder, name))
    return images


def check_sample(folder, sample):
    path = os.path.join(SAMPLES, sample)
    plain, made = os.path.join(folder, "plain.pdf"), os.path.join(folder, "set.pdf")
    run(PROGRAM, "build", "-q", path, "-o", plain)
    wanted = copies_wanted(path)
    if not wanted:
        run(PROGRAM, "print-set", "-q", path, "-o", made, status=1)
        return
    said = run(PROGRAM, "print-set", path, "-o", made)
    n = page_count(plain)
    order = sides(first_pages(plain, n))
    total = sum(wanted) * len(order)
    if page_count(made) != total or f"{sum(wanted)} cop" not in said:
        yield f"{page_count(made)} pages, not {total}: {said.strip()}"
        return
    if "No syntax or stream encoding errors" not in run("qpdf", "--check", made):
        yield "qpdf complains"
    # All further copies are of the second's streams.
    one, all_ = pixels(plain, folder, "a", n), pixels(made, folder, "b", 2 * len(order))
    blank = next((all_[i] for i, page in enumerate(order) if page is None), None)
    if blank and set(blank.split(b"\n255\n", 1)[1]) != {255}:
        yield "a page that stays blank shows something"
    for i, image in enumerate(all_):
        page = order[i % len(order)]
        if page is not None and image != one[page]:
            yield f"page {i + 1} does not look like page {page + 1} of the document"
    heard = [re.sub(r"Object \d+ 0", "Object", run("pdfinfo", "-struct-text", pdf)) for pdf in (made, plain)]
    if heard[0] != heard[1]:
        yield "a listener does not hear the document"
    if len(run("pdffonts", made).splitlines()) != len(run("pdffonts", plain).splitlines()):
        yield "other fonts than the document's"
    extra = os.path.getsize(made) - os.path.getsize(plain)
    # One more stream for each page, and for each page of a copy its dictionary and place in the table.
    streams = os.path.getsize(plain) / 2 if sum(wanted) > 1 else 0
    if extra > streams + 400 * total + 300 * len(wanted) + 2000:
        yield f"{extra} bytes more than one copy"


TWO = """<report xmlns="urn:vanthu:report:1" type="BC">
  <issuer><name>Sở Y tế</name></issuer><number>80</number><symbol>BC-SYT</symbol>
  <place>Huế</place><date>2024-03-18</date><subject>Nước sạch</subject>
  <to copies="2">Bộ Y tế</to>
  <body><p>Có nước.</p></body>
  <recipients><to copies="12">Ủy ban nhân dân các huyện;</to><archive>VT, NVY</archive></recipients>
  <signature><post>Giám đốc</post><name>Lê Thị Bình</name></signature>
  {record}
</report>
"""


def counts(folder):
    path, made = os.path.join(folder, "c.xml"), os.path.join(folder, "c.pdf")
    with open(path, "w", encoding="utf-8") as file:
        file.write(TWO.format(record=""))
    said = run(PROGRAM, "print-set", path, "-o", made)
    if not said.startswith(f"{made}: 15 copies, 30 pages, "):
        yield said
    outline = re.findall(r'"(.*)"\t#page=(\d+)&', run("mutool", "show", made, "outline"))
    if outline != [("Bộ Y tế (2)", "1"), ("Ủy ban nhân dân các huyện (12)", "5"), ("Lưu: VT, NVY", "29")]:
        yield outline
    said = run(PROGRAM, "print-set", "--single-sided", path, "-o", made)
    if "15 copies, 15 pages" not in said:
        yield said
    viewer = run("mutool", "show", made, "trailer/Root/ViewerPreferences")
    if "/PrintScaling /None" not in viewer or "/Duplex /Simplex" not in viewer or "NumCopies" in viewer:
        yield viewer
    run(PROGRAM, "print-set", "-q", path, "-o", made)
    viewer = run("mutool", "show", made, "trailer/Root/ViewerPreferences")
    if "/PrintScaling /None" not in viewer or "/Duplex /DuplexFlipLongEdge" not in viewer:
        yield viewer


def growth(folder):
    """Nothing of a copy but its pages' dictionaries."""
    sizes = []
    for n in (2, 202):
        path, made = os.path.join(folder, "g.xml"), os.path.join(folder, "g.pdf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(TWO.format(record="").replace('copies="2"', 'copies="202"' if n > 2 else 'copies="2"'))
        run(PROGRAM, "print-set", "-q", path, "-o", made)
        sizes.append(os.path.getsize(made))
    each = (sizes[1] - sizes[0]) / 200
    if each > 500:
        yield f"{each} bytes for each copy of one page and its blank back"


def parts(folder):
    """With what follows the document, and without."""
    path, made = os.path.join(SAMPLES, "quyet-dinh-ban-hanh-quy-che.xml"), os.path.join(folder, "p.pdf")
    n = sum(copies_wanted(path))
    for options, pages in (([], 6), (["--part", "document"], 2), (["--single-sided"], 5)):
        said = run(PROGRAM, "print-set", *options, path, "-o", made)
        if f"{n} copies, {n * pages} pages" not in said:
            yield f"{options}: {said}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        for sample in sorted(name for name in os.listdir(SAMPLES) if name.endswith(".xml")):
            found.case(f"{sample} is printed for all who get it", check_sample(folder, sample))
        found.case("copies are counted, named and found", counts(folder))
        found.case("a further copy costs little", growth(folder))
        found.case("appendices may be left out", parts(folder))
    return found.end()


sys.exit(main())
