#!/usr/bin/env python3
"""order.py PROGRAM SAMPLES: the order in which a listener hears a PDF is the order of its description.

poppler reads each sample's structure tree as text. All words of the description (head, title, body, notes
behind the paragraph of their mark, cells row by row, foot) must come in it one after the other, and what
is heard must say them once. Prints TAP; skips when poppler is not there."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET

N = "{urn:vanthu:report:1}"
# Not printed, or printed elsewhere than where they are written.
SILENT = {"record", "columns", "numbering", "number", "symbol", "date", "draft", "secrecy", "urgency",
          "circulation", "mark", "address", "issued-by", "signing-time", "place", "own-post", "confirmation",
          "formula", "copy", "to", "drafter", "reference", "tick", "blank", "attachment", "appendix", "image"}
LEAVES = {"p", "title", "subject", "basis", "caption", "name", "parent", "opening", "item", "archive",
          "authority", "post", "signed"}


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


def parts_of(root):
    """Several signatures stand above the recipients."""
    recipients = root.findall(N + "recipients")
    if len(root.findall(N + "signature")) < 2:
        return list(root)
    return [child for child in root if child not in recipients] + recipients


def problem_of(program, description, folder):
    pdf = os.path.join(folder, "o.pdf")
    done = subprocess.run([program, "build", "-q", description, "-o", pdf], capture_output=True, text=True)
    if done.returncode:
        return done.stderr
    heard, at = structure_text(pdf), 0
    for piece in (p for part in parts_of(ET.parse(description).getroot()) for p in pieces(part)):
        wanted = plain(piece)
        if len(wanted) < 3:
            continue
        found = heard.find(wanted, at)
        if found < 0:
            where = "earlier" if wanted in heard else "nowhere"
            return f"{piece.strip()[:60]!r} is {where} behind {heard[max(0, at - 40):at]!r}"
        at = found + len(wanted)
    return ""


def main():
    program, samples = sys.argv[1], sys.argv[2]
    if not shutil.which("pdfinfo"):
        print("1..0 # SKIP pdfinfo is not installed")
        return 0
    names = sorted(n for n in os.listdir(samples) if n.endswith(".xml"))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for i, name in enumerate(names, 1):
            problem = problem_of(program, os.path.join(samples, name), folder)
            failed += bool(problem)
            print(f"{'not ok' if problem else 'ok'} {i} - {name}")
            if problem:
                print("# " + problem)
    print(f"1..{len(names)}")
    return 1 if failed else 0


sys.exit(main())
