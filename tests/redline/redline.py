#!/usr/bin/env python3
"""Redlines of random pairs: redline.py PROGRAM SOURCE [--pairs N] [--first SEED] [--keep DIR]

Accepting all changes of a redline gives the body that the new description builds, rejecting all that of the
old one: words, formats, labels, notes, tables, pictures, formulas, links, and, of the new one, pages and what
keeps paragraphs together. Done on the XML (revisions.py, content.py). Prints TAP, and what the pairs held."""
import argparse
import collections
import os
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import change
import content
import pairs
import revisions

# What a run of many pairs must have held: changes, and elements of the redlines that tell of them.
ENOUGH = 100
MARKS = {"paragraphs": "./w:body/w:p/w:pPr/w:rPr/w:ins", "words": ".//w:p/w:del/w:r/w:delText",
         "rows": ".//w:trPr/w:ins", "moves": ".//w:moveFrom", "numbers": ".//w:pPrChange",
         "notes": ".//w:ins/w:r/w:footnoteReference", "images": ".//w:ins/w:r/w:drawing",
         "formulas": ".//w:ins/m:oMathPara", "merged cells": ".//w:tc/w:tcPr/w:vMerge",
         "landscape pages": ".//w:sectPr/w:pgSz[@w:orient]", "fields": ".//w:r/w:instrText"}
PREFIXES = {"w": content.W.strip("{}"), "m": content.M.strip("{}")}


def first_difference(one, other):
    for i, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return f"block {i}: {a!r}\n#   not {b!r}"
    return f"{len(one)} blocks, not {len(other)}" if len(one) != len(other) else None


def without_end(blocks, wanted):
    """The last paragraph of a document cannot go. It stays, empty, where a table, a picture or what moved stands
    before what goes."""
    last = blocks[-1] if has_text_end(blocks) else blocks[-2]
    is_over = len(blocks) == len(wanted) + 1 and not last[2]
    return [b for b in blocks if b is not last] if is_over else blocks


def has_text_end(blocks):
    """Whether the list ends with a paragraph, not with the pages of the last section."""
    return isinstance(blocks[-1][0], str)


def faults(pair, met):
    wrong = pair.make()
    if wrong:
        return [wrong]
    met.update(pair.steps)
    found = []
    for settle, name in ((revisions.accept, "new"), (revisions.reject, "old")):
        redline = content.Docx(pair.at("redline.docx"))
        met.update({mark for mark, path in MARKS.items() if redline.document.findall(path, PREFIXES)})
        has_layout = name == "new"
        settled = content.blocks(redline.settle(settle), has_layout)
        wanted = content.blocks(content.Docx(pair.at(name + ".docx")), has_layout)
        left = without_end(settled, wanted)
        met.update({"ends that stay"} if left is not settled else {})
        wrong = first_difference(left, wanted)
        if wrong:
            found.append(f"{settle.__name__}: {wrong}")
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("source")
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--keep")
    options = parser.parse_args()
    os.environ["VANTHU_DATA_DIR"] = options.source
    print(f"1..{options.pairs + 1}")
    bad, met = 0, collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        folder = options.keep or folder
        os.makedirs(folder, exist_ok=True)
        for i in range(options.pairs):
            seed = options.first + i
            wrong = faults(pairs.Pair(options.program, folder, seed), met)
            bad += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {i + 1} - pair {seed}")
            for sentence in wrong:
                print("# " + sentence[:3000])
    missing = {*MARKS, *change.Changer.STEPS} - set(met) if options.pairs >= ENOUGH else set()
    print(f"{'not ok' if missing else 'ok'} {options.pairs + 1} - all elements were changed {sorted(missing) or ''}")
    print("# " + ", ".join(f"{name} {n}" for name, n in sorted(met.items())))
    return 1 if bad or missing else 0


if __name__ == "__main__":
    sys.exit(main())
