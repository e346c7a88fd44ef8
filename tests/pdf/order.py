#!/usr/bin/env python3
"""order.py PROGRAM SOURCE COUNT: the order in which a listener hears a PDF is the order of its description.

poppler reads the structure tree of each sample and of COUNT random documents as text. All words of the
description (head, title, body, notes behind the paragraph of their mark, cells row by row, foot, what
follows the document) must come in it one after the other. qpdf reads the tree itself: what pictures,
formulas and links say to who cannot see them, of what language words are, which cells head a table, what leads to a heading. Prints
TAP; skips when poppler or qpdf is not there."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET

PROGRAM, SOURCE, COUNT = sys.argv[1], sys.argv[2], int(sys.argv[3])
sys.path.insert(0, os.path.join(SOURCE, "tests", "twins"))
import random_report  # noqa: E402

N = "{urn:vanthu:report:1}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Not printed, or printed elsewhere than where they are written.
SILENT = {"record", "columns", "numbering", "number", "symbol", "date", "draft", "secrecy", "urgency",
          "circulation", "mark", "address", "issued-by", "signing-time", "place", "own-post", "confirmation",
          "formula", "tick", "blank", "image"}
LEAVES = {"p", "title", "subject", "basis", "caption", "name", "parent", "opening", "item", "archive",
          "authority", "post", "signed", "to", "drafter", "reference"}


def plain(text):
    """Letters and digits alone: cases, blanks and the marks that end lines may differ."""
    text = unicodedata.normalize("NFC", text).upper()
    return re.sub(r"[\W_]+", "", text)


def words_of(element, notes):
    """The pieces of an element's text; those of its notes go to `notes`."""
    yield element.text or ""
    for child in element:
        name = child.tag.replace(N, "")
        if name == "note":
            notes.extend(words_of(child, notes))
        elif name not in SILENT and name != "ref":
            yield from words_of(child, notes)
        yield child.tail or ""


def pieces(element):
    name = element.tag.replace(N, "")
    if name in SILENT:
        return
    if name in LEAVES or (name == "cell" and element.find(N + "p") is None):
        notes = []
        yield from words_of(element, notes)
        yield from notes
        return
    for child in element:
        yield from pieces(child)


def structure_text(pdf):
    done = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, encoding="utf-8")
    return plain("".join(re.findall(r'^ *"(.*)"$', done.stdout, re.M)))


FOLLOW = {"attachment", "appendix", "copy"}


def parts_of(root):
    """As they are read: several signatures stand above the recipients, guests behind what invites them, and
    what is said of an electronic copy above all."""
    parts = [child for child in root if child.get("medium") != "electronic"]
    name = lambda part: part.tag.replace(N, "")  # noqa: E731
    if root.get("type") == "GM":
        opening = root.find(N + "opening")
        parts.remove(opening)
        parts.insert(next(i for i, part in enumerate(parts) if name(part) == "to"), opening)
    if len(root.findall(N + "signature")) > 1:
        recipients = root.findall(N + "recipients")
        after = [part for part in parts if name(part) in FOLLOW]
        parts = [part for part in parts if part not in recipients and part not in after] + recipients + after
    return parts


# ---- the tree ----


class Tree:
    def __init__(self, pdf):
        done = subprocess.run(["qpdf", "--json", "--json-key=qpdf", pdf], capture_output=True, text=True, check=True)
        self.objects = json.loads(done.stdout)["qpdf"][1]
        self.root = self.get(self.objects["trailer"]["value"]["/Root"])

    def get(self, value):
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            held = self.objects["obj:" + value]
            return held["value"] if "value" in held else held["stream"]["dict"]
        return value

    def kids(self, element):
        kids = self.get(element.get("/K", []))
        return [self.get(kid) for kid in (kids if isinstance(kids, list) else [kids])]

    def walk(self, element=None):
        """The elements in the order in which they are read."""
        for kid in self.kids(element or self.get(self.root["/StructTreeRoot"])):
            if isinstance(kid, dict) and "/S" in kid:
                yield kid
                yield from self.walk(kid)

    def attribute(self, element, name):
        owners = self.get(element.get("/A", []))
        for owner in owners if isinstance(owners, list) else [owners]:
            if name in self.get(owner):
                return self.get(owner)[name]
        return None

    def bookmarks(self, entry=None):
        entry = self.get((entry or self.get(self.root.get("/Outlines", {}))).get("/First"))
        while entry:
            yield entry["/Title"][2:]
            yield from self.bookmarks(entry)
            entry = self.get(entry.get("/Next"))


def head_cells(table):
    """How many cells name columns, with the numbers below them."""
    head = table.find(N + "head")
    n = len(head.findall(f"{N}row/{N}cell")) if head is not None else 0
    return n + (len(table.findall(f"{N}columns/{N}column")) if table.get("numbers") == "yes" else 0)


def tree_problem(pdf, root):
    tree = Tree(pdf)
    elements = list(tree.walk())
    of = lambda kind: [e for e in elements if e["/S"] == kind]  # noqa: E731
    told = [e.get("/Alt", "u:")[2:] for e in of("/Figure")]
    wanted = [re.sub(r"\s+", " ", image.get("alt")).strip() for image in root.iter(N + "image")]
    if [re.sub(r"\s+", " ", text) for text in told] != [unicodedata.normalize("NFC", text) for text in wanted]:
        return f"pictures say {told}, not {wanted}"
    if not all(e.get("/Alt", "u:")[2:].strip() for e in of("/Formula")) or \
            len(of("/Formula")) != len(list(root.iter(N + "formula"))):
        return "a formula has no words"
    for link in of("/Link"):
        areas = [tree.get(kid["/Obj"]) for kid in tree.kids(link) if isinstance(kid, dict) and "/Obj" in kid]
        if not areas or not all(area.get("/Contents", "u:")[2:].strip() for area in areas):
            return "a link has no words or no place"
    heads = of("/TH")
    if any(tree.attribute(head, "/Scope") != "/Column" for head in heads):
        return "a head of a table does not say of what"
    count = sum(head_cells(table) for table in root.iter(N + "table"))
    if len(heads) != count:
        return f"{len(heads)} cells head tables, not {count}"
    spoken = sorted(e["/Lang"][2:] for e in of("/Span") if "/Lang" in e)
    if spoken != sorted(words.get(XML_LANG) for words in root.iter(N + "foreign")):
        return f"words of other languages are {spoken}"
    marks = plain("".join(tree.bookmarks()))
    for heading in list(root.iter(N + "section")) + root.findall(N + "appendix"):
        title = heading.find(N + "title")
        quoted = title is None or any(heading in quote.iter() for quote in root.iter(N + "quote"))
        words = "" if quoted else plain("".join(words_of(title, [])))
        if heading.get("run-in") != "yes" and heading.tag == N + "section" and words and words not in marks:
            return f"no bookmark leads to {words[:60]!r}"
    return "" if tree.root.get("/Lang", "u:")[2:] else "the document has no language"


def problem_of(description, folder):
    pdf = os.path.join(folder, "o.pdf")
    done = subprocess.run([PROGRAM, "build", "-q", description, "-o", pdf], capture_output=True, text=True)
    if done.returncode:
        return done.stderr
    root = ET.parse(description).getroot()
    heard, at = structure_text(pdf), 0
    for piece in (p for part in parts_of(root) for p in pieces(part)):
        wanted = plain(piece)
        if len(wanted) < 3:
            continue
        found = heard.find(wanted, at)
        if found < 0:
            where = "earlier" if wanted in heard else "nowhere"
            return f"{piece.strip()[:60]!r} is {where} behind {heard[max(0, at - 40):at]!r}"
        at = found + len(wanted)
    return tree_problem(pdf, root)


def random_descriptions(folder):
    for seed in range(1, COUNT + 1):
        for kind in (random_report.report, random_report.everything):
            path = os.path.join(folder, f"{kind.__name__}-{seed}.xml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(kind(seed))
            yield path


def main():
    if not shutil.which("pdfinfo") or not shutil.which("qpdf"):
        print("1..0 # SKIP pdfinfo or qpdf is not installed")
        return 0
    samples = os.path.join(SOURCE, "samples")
    names = [os.path.join(samples, n) for n in sorted(os.listdir(samples)) if n.endswith(".xml")]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        names += random_descriptions(folder)
        for i, name in enumerate(names, 1):
            problem = problem_of(name, folder)
            failed += bool(problem)
            print(f"{'not ok' if problem else 'ok'} {i} - {os.path.basename(name)}")
            if problem:
                print("# " + problem)
    print(f"1..{len(names)}")
    return 1 if failed else 0


sys.exit(main())
