#!/usr/bin/env python3
"""Every line of random documents stands in the text's region of its page, and every note begins on the page
of its mark, by the dump of the pages.

    regions.py VANTHU [--random N] [--first SEED]

The region is what the margins leave, here of the sheet nd30 [ND30-M-01, M-02, M-03]. Prints TAP."""
import argparse
import os
import re
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import random_report

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 15 * MM, 20 * MM, 20 * MM
# The guard band moves the right edge of a paragraph by up to 30 twips (docs/TWINS.md).
NUDGE = 30 / 20
ROUNDING = 0.06  # two decimals, and whole twips
PAGE = re.compile(r"page (\d+) ([\d.]+)x([\d.]+) ")
LINE = re.compile(r"line ([\d.]+) (-?[\d.]+) w ([\d.]+)")
TAG = re.compile(r"[a-z]")
NOTE = re.compile(r"(ref|note) #\d+ page (\d+) note (\d+)")


def outside(width, height, line):
    """Which way a line leaves the region; its place is that of the baseline."""
    baseline, x, w = (float(value) for value in LINE.match(line).groups())
    if x < LEFT - ROUNDING:
        return "left"
    if x + w > width - RIGHT + NUDGE + ROUNDING:
        return "right"
    if baseline < TOP:
        return "top"
    return "bottom" if baseline > height - BOTTOM + ROUNDING else None


def lines_outside(dump):
    """Page numbers, which are no part of the text, stand in the margin."""
    found, is_artifact = [], False
    for row in dump.split("\ntags\n")[0].splitlines():
        row = row.strip()
        if PAGE.match(row):
            number, width, height = PAGE.match(row).groups()
            is_artifact = False
        elif LINE.match(row):
            way = None if is_artifact else outside(float(width), float(height), row)
            found += [f"page {number}, {way}: {row[:90]}"] if way else []
        elif TAG.match(row) and not row.startswith(("part ", "rule ", "shape ", "watermark ")):
            is_artifact = row == "artifact"
    return found


def notes_apart(dump):
    pages = {}
    for kind, page, note in NOTE.findall(dump):
        pages.setdefault(note, {})[kind] = page
    return [f"note {note}: {at}" for note, at in pages.items() if at.get("ref") != at.get("note")]


def check(vanthu, folder, seed):
    description, dump = os.path.join(folder, "r.xml"), os.path.join(folder, "r.dump")
    with open(description, "w", encoding="utf-8") as f:
        f.write(random_report.everything(seed))
    done = subprocess.run([vanthu, "build", description, "-q", "-o", dump], capture_output=True, text=True)
    if done.returncode:
        return [done.stderr.strip()], 0, 0
    with open(dump, encoding="utf-8") as f:
        text = f.read()
    return lines_outside(text) + notes_apart(text), len(LINE.findall(text)), len(NOTE.findall(text)) // 2


def self_test():
    page = "page 1 595.30x841.90 number 1 section 1\n  p #1\n  line %s\ntags\n  ref #2 page %d note 1\n  note #3 page 2 note 1\n"
    good = ["70.00 85.05 w 467.75", "785.20 200.00 w 10.00"]
    bad = ["70.00 84.90 w 9.00", "70.00 85.05 w 469.50", "50.00 85.05 w 9.00", "786.00 85.05 w 9.00"]
    return (
        not any(lines_outside(page % (line, 2)) for line in good)
        and all(lines_outside(page % (line, 2)) for line in bad)
        and not notes_apart(page % (good[0], 2))
        and bool(notes_apart(page % (good[0], 1)))
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("vanthu")
    parser.add_argument("--random", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    is_sound = self_test()
    bad, lines, notes = not is_sound, 0, 0
    print(f"1..{options.random + 1}")
    print(f"{'ok' if is_sound else 'not ok'} 1 - what is wrong is seen")
    with tempfile.TemporaryDirectory() as folder:
        for i, seed in enumerate(range(options.first, options.first + options.random), 2):
            found, n_lines, n_notes = check(options.vanthu, folder, seed)
            bad, lines, notes = bad or bool(found), lines + n_lines, notes + n_notes
            print(f"{'not ok' if found else 'ok'} {i} - random {seed}")
            for sentence in found[:5]:
                print("# " + sentence)
    print(f"# {lines} lines, {notes} notes")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
