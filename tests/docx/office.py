#!/usr/bin/env python3
"""office.py WRITER: the sample documents that the program WRITER makes, as LibreOffice shows them.

Labels are counted by LibreOffice, so it must print what the flow says; rules, and the gaps between
items of a list, must be as high as the flow says. Prints TAP; skips, saying so, without LibreOffice."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import libreoffice

WORD = re.compile(r'<page|<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>')
TOLERANCE = 0.11  # points: LibreOffice writes tenths

LABELS = """I. MOT|1. hai|khong|2. ba|a) diem|b) diem|c) diem|d) diem|đ) diem|e) diem|g) diem|h) diem|i) diem
k) diem|l) diem|2.1. bon|a) lai|- gach|- gach|Điều 3. nam|4. sau|I. LAI|1. bay|a) tam|II. CHIN"""


def convert(folder, names):
    libreoffice.to_pdf(folder, [os.path.join(folder, n + ".docx") for n in names], folder)


def words(folder, name):
    """[(page, x, y, word)], y being the lower edge: baselines of one size differ as these do."""
    out = subprocess.run(["pdftotext", "-bbox", os.path.join(folder, name + ".pdf"), "-"],
                         capture_output=True, text=True, check=True).stdout
    found, page = [], 0
    for m in WORD.finditer(out):
        if m.group(3) is None:
            page += 1
        else:
            found.append((page, float(m.group(1)), float(m.group(2)), m.group(3)))
    return found


def lines(found):
    """[(page, y, text)]"""
    result = []
    for page, _, y, word in found:
        if result and result[-1][:2] == (page, y):
            result[-1] = (page, y, result[-1][2] + " " + word)
        else:
            result.append((page, y, word))
    return result


def labels(folder):
    printed = [text for _, _, text in lines(words(folder, "lists"))]
    wanted = LABELS.replace("\n", "|").split("|")
    return [f"{a!r}, not {b!r}" for a, b in zip(printed, wanted) if a != b] or (
        [] if len(printed) == len(wanted) else [f"{len(printed)} lines, not {len(wanted)}"])


def distances(found, wanted):
    ys = [y for _, y, _ in lines(found)]
    real = [b - a for a, b in zip(ys, ys[1:])]
    return [f"line {i + 2}: {d:.2f} pt below the one before, not {w:.2f}"
            for i, (d, w) in enumerate(zip(real, wanted)) if abs(d - w) > TOLERANCE] or (
        [] if len(real) == len(wanted) else [f"{len(real)} distances, not {len(wanted)}"])


def list_gaps(folder):
    """18 pt lines and 6 pt between headings; 17 pt lines and no gap between letters. A line of at
    least 17 pt has its baseline 14 pt below its top (17 - 16.1 + 13.1), an exact one 14.4."""
    heading, letter, first, last = 24.0, 17.0, 3.6 + 6 + 14.0, 3.0 + 14.4
    return distances(words(folder, "lists"), [heading] * 3 + [first] + [letter] * 10 + [last] + [heading] * 9)


def rule_heights(folder):
    """18 pt lines, 6 pt after them, and the rule: 60, 100 ... twips."""
    return distances(words(folder, "rules"), [18 + 6 + (60 + 40 * i) / 20 for i in range(6)])


def page_numbers(folder):
    """None on a section's first page; they count on over sections; the last section has none."""
    top = [(page, text) for page, y, text in lines(words(folder, "sections")) if y < 50]
    return [] if top == [(2, "2"), (4, "4")] else [f"page numbers {top}"]


def main():
    if not libreoffice.is_installed() or not shutil.which("pdftotext"):
        print("1..0 # SKIP soffice and pdftotext are not both installed")
        return 0
    checks, failed = [labels, list_gaps, rule_heights, page_numbers], 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], folder], check=True)
        convert(folder, ["lists", "rules", "sections"])
        print(f"1..{len(checks)}")
        for i, check in enumerate(checks, 1):
            problems = check(folder)
            failed += bool(problems)
            print(f"{'not ok' if problems else 'ok'} {i} - {check.__name__}")
            for line in problems:
                print("# " + line)
    return 1 if failed else 0


sys.exit(main())
