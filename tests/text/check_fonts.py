#!/usr/bin/env python3
"""The fonts are what fonts.map and make-box.py say: checksums, and the box fonts made anew."""
import hashlib
import os
import pathlib
import runpy
import sys

root = pathlib.Path(os.environ["VANTHU_SOURCE"])
wrong = []

for line in (root / "fonts/fonts.map").read_text(encoding="utf-8").splitlines():
    if not line.strip() or line.startswith("#"):
        continue
    name, wanted = (field.strip() for field in line.split(";")[2:])
    if hashlib.sha256((root / "fonts" / name).read_bytes()).hexdigest() != wanted:
        wrong.append(f"fonts/{name} has another checksum than fonts.map says")

box = runpy.run_path(str(root / "tests/fonts/make-box.py"))
for style in box["STYLES"]:
    name = f"tests/fonts/Box-{style}.ttf"
    if (root / name).read_bytes() != box["font"](style):
        wrong.append(f"{name} is not what make-box.py makes")

for text in wrong:
    print(text, file=sys.stderr)
sys.exit(1 if wrong else 0)
