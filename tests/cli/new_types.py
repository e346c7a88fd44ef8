#!/usr/bin/env python3
"""What `vanthu new TYPE` writes is valid as it stands, for every type of every installed sheet, and so it
is, in nd30, with all that its comments offer: new_types.py PROGRAM SCHEMA. Prints TAP."""
import re
import shutil
import subprocess
import sys

PROGRAM, SCHEMA = sys.argv[1:3]


def run(*command, text=None):
    return subprocess.run(command, capture_output=True, encoding="utf-8", input=text)


def rows(*command):
    done = run(PROGRAM, *command)
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


def offered(comment):
    """The elements that a comment offers, without its words."""
    return "".join(m.group() for m in re.finditer(r"<([a-z-]+)[^>/]*>.*?</\1>", comment.group(), re.S))


def faults(layout, code, title):
    """What is wrong with one description; nothing when all is well."""
    made = run(PROGRAM, "new", code, "--layout", layout)
    if made.returncode:
        return made.stderr
    texts = [made.stdout]
    if layout == "nd30":  # a sheet that takes over its descriptions may have no place for some of it
        texts.append(re.sub(r"<!--.*?-->", offered, made.stdout, flags=re.S))
    for text in texts:
        checked = run(PROGRAM, "validate", "-q", "-", text=text)
        if checked.returncode or checked.stderr:
            return checked.stderr
    if f'type="{code}"' not in made.stdout or title not in made.stdout or "{" in made.stdout:
        return "the type's words are not put in"
    if shutil.which("xmllint"):
        by_schema = run("xmllint", "--nonet", "--noout", "--relaxng", SCHEMA, "-", text=made.stdout)
        return by_schema.stderr if by_schema.returncode else ""
    return ""


def main():
    types = [(layout[0], *row) for layout in rows("layouts") for row in rows("new", "--layout", layout[0])]
    print(f"1..{len(types)}")
    failed = 0
    for i, (layout, code, title) in enumerate(types, 1):
        found = faults(layout, code, title)
        failed += bool(found)
        print(f"{'not ok' if found else 'ok'} {i} - {layout} {code}")
        for line in found.splitlines():
            print("# " + line)
    return 1 if failed else 0


sys.exit(main())
