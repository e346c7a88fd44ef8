#!/usr/bin/env python3
"""Redlines of random pairs: redline.py PROGRAM SOURCE [--pairs N] [--first SEED]

Accepting all changes of a redline gives what the new description builds, rejecting all what the old
one builds: words, formats, notes, rows, styles. Done on the XML (revisions.py). Prints TAP."""
import argparse
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import change
import random_report
import revisions


def load(path):
    with zipfile.ZipFile(path) as package:
        read = lambda name: ElementTree.fromstring(package.read(name)) if name in package.namelist() else None
        return read("word/document.xml"), read("word/footnotes.xml")


def listed(document, notes, settle=None):
    for root in (document, notes):
        if settle and root is not None:
            settle(root)
    return list(revisions.content(document.find(revisions.W + "body"), revisions.note_texts(notes)))


def first_difference(one, other):
    for i, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return f"block {i}: {a!r}\n#   not {b!r}"
    return f"{len(one)} blocks, not {len(other)}" if len(one) != len(other) else None


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else None


def faults(program, folder, old, new):
    paths = {name: os.path.join(folder, name) for name in ("old.xml", "new.xml", "old.docx", "new.docx", "redline.docx")}
    for name, text in (("old.xml", old), ("new.xml", new)):
        with open(paths[name], "w", encoding="utf-8") as file:
            file.write(text)
    for name in ("old", "new"):
        message = run(program, "build", paths[name + ".xml"], "-q", "-o", paths[name + ".docx"])
        if message:
            return None if name == "new" else [message]  # a change may make a description wrong
    message = run(program, "redline", paths["old.xml"], paths["new.xml"], "-q", "-o", paths["redline.docx"])
    if message:
        return [message]
    found = []
    for settle, name in ((revisions.accept, "new"), (revisions.reject, "old")):
        wrong = first_difference(listed(*load(paths["redline.docx"]), settle), listed(*load(paths[name + ".docx"])))
        if wrong:
            found.append(f"{settle.__name__}: {wrong}")
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("source")
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    os.environ["VANTHU_DATA_DIR"] = options.source
    print(f"1..{options.pairs}")
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for i in range(options.pairs):
            seed = options.first + i
            old = random_report.report(seed % 50 + 1)
            old = change.with_table(old, seed) if seed % 3 == 0 else old
            wrong = faults(options.program, folder, old, change.change(old, seed))
            if wrong is None:
                print(f"ok {i + 1} - pair {seed} # SKIP the change made the description wrong")
                continue
            bad += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {i + 1} - pair {seed}")
            for sentence in wrong:
                print("# " + sentence)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
