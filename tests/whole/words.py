#!/usr/bin/env python3
"""No word is lost: every stretch of text of random descriptions comes back from their PDF, read by its
tags, and from their DOCX, as often as it was written and in the order in which it was written.

    words.py VANTHU [--random N] [--first SEED]

Blanks do not count, since lines end at them, nor capitals, which styles set. Numbers that are generated
stand between the stretches. Prints TAP."""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from xml.etree import ElementTree

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import random_report

NAMESPACE = "{urn:vanthu:report:1}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Written otherwise than they stand, or not as text.
CHANGED = {NAMESPACE + name for name in ("number", "date", "formula")}
SHOWN = {"t": None, "noBreakHyphen": "-"}


def plain(text):
    text = unicodedata.normalize("NFC", text).casefold().replace("\u2011", "-")
    return re.sub(r"\s", "", text)


def stretches(node):
    """The texts of a description as they stand, notes apart: (in the text, in notes)."""
    text, notes = [], []

    def visit(element, into):
        if element.tag in CHANGED:
            return
        into = notes if element.tag == NAMESPACE + "note" else into
        into.append(plain(element.text or ""))
        for child in element:
            visit(child, into)
            (notes if element.tag == NAMESPACE + "note" else into).append(plain(child.tail or ""))

    visit(node, text)
    return [t for t in text if t], [t for t in notes if t]


def pdf_text(path):
    out = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True).stdout
    return plain("".join(re.findall(r'^ *"(.*)"$', out, re.M)))


def docx_part(package, name):
    root = ElementTree.fromstring(package.read(name))
    found = []
    for element in root.iter():
        tag = element.tag.replace(W, "")
        if tag in SHOWN:
            found.append(SHOWN[tag] or element.text or "")
    return plain("".join(found))


def docx_texts(path):
    package = zipfile.ZipFile(path)
    notes = docx_part(package, "word/footnotes.xml") if "word/footnotes.xml" in package.namelist() else ""
    return docx_part(package, "word/document.xml"), notes


def lost(wanted, text, what):
    """The first of `wanted` that does not stand behind the one before it."""
    at = 0
    for stretch in wanted:
        found = text.find(stretch, at)
        if found < 0:
            return [f"{what}: {stretch[:60]!r} is not behind {text[max(0, at - 40):at]!r}"]
        at = found + len(stretch)
    return []


def body_of(root):
    """The body and what follows it: the head and foot stand in the order of the layout sheet."""
    bodies = [root.find(NAMESPACE + "body")]
    for appendix in root.findall(NAMESPACE + "appendix"):
        bodies.append(appendix)
    texts, notes = [], []
    for body in bodies:
        text, own_notes = stretches(body)
        texts += text
        notes += own_notes
    return texts, notes


def scattered(root):
    return [t for child in root if child.tag not in (NAMESPACE + "body", NAMESPACE + "appendix") for t in stretches(child)[0]]


def check(vanthu, folder, seed):
    description = os.path.join(folder, "r.xml")
    source = random_report.everything(seed)
    with open(description, "w", encoding="utf-8") as f:
        f.write(source)
    pdf, docx = os.path.join(folder, "r.pdf"), os.path.join(folder, "r.docx")
    done = subprocess.run([vanthu, "build", description, "-q", "-o", pdf, "-o", docx], capture_output=True, text=True)
    if done.returncode:
        return [done.stderr.strip()]
    root = ElementTree.fromstring(source)
    texts, notes = body_of(root)
    in_pdf = pdf_text(pdf)
    in_docx, in_notes = docx_texts(docx)
    found = lost(texts, in_pdf, "PDF") + lost(notes, in_pdf, "PDF, notes")
    found += lost(texts, in_docx, "DOCX") + lost(notes, in_notes, "DOCX, notes")
    for text in scattered(root):
        found += [f"{what}: {text[:60]!r} is lost" for what, whole in (("PDF", in_pdf), ("DOCX", in_docx)) if text not in whole]
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("vanthu")
    parser.add_argument("--random", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    if not shutil.which("pdfinfo"):
        print("1..0 # SKIP pdfinfo is not installed")
        return 0
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        print(f"1..{options.random}")
        for i, seed in enumerate(range(options.first, options.first + options.random), 1):
            found = check(options.vanthu, folder, seed)
            bad += bool(found)
            print(f"{'not ok' if found else 'ok'} {i} - random {seed}")
            for sentence in found[:5]:
                print("# " + sentence)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
