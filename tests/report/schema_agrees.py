#!/usr/bin/env python3
"""The RELAX NG schema and the program's own check give the same verdict.

Usage: schema_agrees.py SCHEMA CASES SAMPLES

What the program makes of the cases is asserted in cases_test.c; here the schema has to accept
those in valid/ and refuse those in invalid/. Those in beyond/ break rules that a grammar cannot
state, so the schema accepts them. Runs xmllint, or jing where there is no xmllint.
"""

import pathlib
import shutil
import subprocess
import sys

# Exit statuses that are verdicts; any other means that the tool failed.
XMLLINT = {0: True, 3: False}
JING = {0: True, 1: False}


def command(schema, path):
    if shutil.which("xmllint"):
        return ["xmllint", "--nonet", "--noout", "--relaxng", str(schema), str(path)]
    return ["jing", str(schema), str(path)]


def verdict(schema, path):
    """True, False, or None when the tool itself failed, with what it said."""
    done = subprocess.run(command(schema, path), capture_output=True, text=True)
    known = XMLLINT if shutil.which("xmllint") else JING
    return known.get(done.returncode), (done.stdout + done.stderr).strip()


def main():
    schema, cases, samples = map(pathlib.Path, sys.argv[1:])
    if not shutil.which("xmllint") and not shutil.which("jing"):
        print("1..0 # SKIP neither xmllint nor jing is installed")
        return 0
    plan = [(path, folder != "invalid") for folder in ("valid", "invalid", "beyond")
            for path in sorted((cases / folder).glob("*.xml"))]
    plan += [(sample, True) for folder in (samples, samples / "copies") for sample in sorted(folder.glob("*.xml"))]
    print(f"1..{len(plan)}")
    failed = 0
    for i, (path, expected) in enumerate(plan, 1):
        seen, said = verdict(schema, path)
        failed += seen is not expected
        print(f"{'ok' if seen is expected else 'not ok'} {i} {path.parent.name}/{path.stem}")
        if seen is not expected:
            print("".join(f"# {line}\n" for line in said.splitlines()), end="")
    return 1 if failed else 0


sys.exit(main())
