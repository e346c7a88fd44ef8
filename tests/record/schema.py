#!/usr/bin/env python3
"""schema.py PROGRAM SOURCE: the metadata of all samples, before record.rng (xmllint). Prints TAP."""
import os
import shutil
import subprocess
import sys

program, source = sys.argv[1], sys.argv[2]
if not shutil.which("xmllint"):
    print("1..0 # SKIP xmllint is not installed")
    sys.exit(0)
samples = os.path.join(source, "samples")
names = sorted(n for n in os.listdir(samples) if n.endswith(".xml"))
failed = 0
for i, name in enumerate(names, 1):
    made = subprocess.run([program, "build", os.path.join(samples, name), "--metadata", "-"],
                          capture_output=True)
    judged = subprocess.run(
        ["xmllint", "--noout", "--relaxng", os.path.join(source, "src/record/record.rng"), "-"],
        input=made.stdout, capture_output=True)
    problem = made.stderr if made.returncode else judged.stderr if judged.returncode else b""
    failed += bool(problem)
    print(f"{'not ok' if problem else 'ok'} {i} - {name}")
    for line in problem.decode().splitlines():
        print("# " + line)
print(f"1..{len(names)}")
sys.exit(1 if failed else 0)
