#!/usr/bin/env python3
"""Whole documents against their pages as text: golden.py PROGRAM SOURCE [--update] [NAME...]

A description NAME.xml in this folder or one below stands beside NAME.dump (docs/DUMP.md); a folder's
layout.xml, if it has one, is the layout sheet of its descriptions. The customer's report in samples/
has its dump here too.

The comment of a description may work out by hand where something stands. Such rows must be found in
the dump, whatever it was updated to (x, w and the words' beginning may be left out):

    page 1 line 186.00 121.05 "I. Một"    171.60 + 14.40

Prints TAP with the first rows that differ; --update writes the dumps anew instead."""
import argparse
import difflib
import os
import re
import subprocess
import sys

CLAIM = re.compile(r'^ *page (\d+) (line|rule|part|image) ([\d.]+)(?: ([\d.]+))?(?: w ([\d.]+))?(?: "([^"]*)")?', re.M)
ROW = re.compile(r'^ +(line|rule|part|image) ([\d.]+)(?: ([\d.]+))?(?: w ([\d.]+))?(?:[^"]*"(.*)")?')
SHOWN = 12


class Case:
    def __init__(self, description, folder, name):
        self.description, self.name = description, name
        self.dump = os.path.join(folder, name + ".dump")
        layout = os.path.join(os.path.dirname(description), "layout.xml")
        self.layout = layout if os.path.exists(layout) else None

    def build(self, program):
        command = [program, "build", self.description, "-q", "-o", "-", "--format", "dump"]
        if self.layout:
            command += ["--layout", self.layout]
        done = subprocess.run(command, capture_output=True, check=False)
        return done.stdout.decode("utf-8"), done.stderr.decode("utf-8") if done.returncode else ""

    def expected(self):
        if not os.path.exists(self.dump):
            return ""
        with open(self.dump, encoding="utf-8") as file:
            return file.read()

    def claims(self):
        with open(self.description, encoding="utf-8") as file:
            comments = "\n".join(re.findall(r"<!--(.*?)-->", file.read(), re.S))
        return [(m.group(0).strip(), m.groups()) for m in CLAIM.finditer(comments)]


def cases(here, source):
    yield Case(os.path.join(source, "samples", "bao-cao-80.xml"), here, "bao-cao-80")
    for folder, _, names in sorted(os.walk(here)):
        for name in sorted(names):
            if name.endswith(".xml") and name != "layout.xml":
                below = os.path.relpath(os.path.join(folder, name[:-4]), here)
                yield Case(os.path.join(folder, name), here, below)


def rows(dump):
    """(page, kind, y, x, w, words) of all rows that have a place."""
    page = None
    for line in dump.splitlines():
        if line.startswith("page "):
            page = line.split()[1]
        m = ROW.match(line)
        if m:
            yield (page,) + m.groups()


def holds(claim, found):
    for row in found:
        begins = claim[5] is None or (row[5] or "").startswith(claim[5])
        if begins and all(c is None or c == r for c, r in zip(claim[:5], row[:5])):
            return True
    return False


def false_claims(case, dump):
    found = list(rows(dump))
    return [f"not so: {text}" for text, claim in case.claims() if not holds(claim, found)]


def difference(case, dump):
    diff = difflib.unified_diff(
        case.expected().splitlines(), dump.splitlines(), case.name + ".dump", "now", lineterm="", n=2
    )
    rows_shown = list(diff)
    more = len(rows_shown) - SHOWN
    return rows_shown[:SHOWN] + ([f"and {more} rows more"] if more > 0 else [])


def problems_of(case, program):
    dump, error = case.build(program)
    if error:
        return error.splitlines()
    return false_claims(case, dump) + difference(case, dump)


def test(wanted, program):
    print(f"1..{len(wanted)}")
    failed = 0
    for number, case in enumerate(wanted, 1):
        problems = problems_of(case, program)
        failed += bool(problems)
        print("not ok" if problems else "ok", number, "-", case.name)
        for problem in problems:
            print("#", problem)
    return 1 if failed else 0


def update(wanted, program):
    failed = 0
    for case in wanted:
        dump, error = case.build(program)
        problems = error.splitlines() if error else false_claims(case, dump)
        failed += bool(problems)
        for problem in problems:
            print(f"{case.name}: {problem}", file=sys.stderr)
        if error or dump == case.expected():
            continue
        with open(case.dump, "w", encoding="utf-8") as file:
            file.write(dump)
        print("written:", case.name + ".dump")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("source")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    os.environ["VANTHU_DATA_DIR"] = options.source
    here = os.path.join(options.source, "tests", "golden")
    wanted = [c for c in cases(here, options.source) if not options.names or c.name in options.names]
    return (update if options.update else test)(wanted, os.path.abspath(options.program))


if __name__ == "__main__":
    sys.exit(main())
