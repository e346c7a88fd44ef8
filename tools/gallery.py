#!/usr/bin/env python3
"""Write docs/GALLERY.md and its pictures: gallery.py [PROGRAM]

A picture of the first page of each sample, with what its first comment says. Needs pdftoppm."""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
PICTURES = os.path.join(ROOT, "docs", "img", "gallery")
COLUMNS = 3
DOTS_PER_INCH = 36

HEAD = """# Gallery

The first page of each document in [samples/](../samples/), as `vanthu build` makes it. The words are ours,
about invented matters, but for the first report, which is real. `python3 tools/gallery.py` renews the pictures.
"""


def words(path):
    """What the first comment says, in one line."""
    with open(path, encoding="utf-8") as file:
        comment = re.search(r"<!--(.*?)-->", file.read(), re.S)
    text = re.sub(r"\s+", " ", comment.group(1)).strip() if comment else ""
    return re.split(r"(?<=[^\WA-Z])\. |(?<=[)\"])\. ", text)[0].rstrip(".")


def picture(program, path, folder):
    name = os.path.splitext(os.path.basename(path))[0]
    pdf = os.path.join(folder, name + ".pdf")
    subprocess.run([program, "build", path, "-q", "-o", pdf], check=True)
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    n = int(re.search(r"Pages:\s+(\d+)", info).group(1))
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", "-singlefile", pdf, os.path.join(PICTURES, name)]
    subprocess.run(command, check=True)
    return name, n


def cell(name, n, text):
    pages = f"{n} trang"
    link = f"[![{name}](img/gallery/{name}.png)](../samples/{name}.xml)"
    return f"{link}<br/>**{name}**, {pages}<br/>{text}"


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build", "vanthu"))
    os.makedirs(PICTURES, exist_ok=True)
    folder = os.path.join(ROOT, "samples")
    names = sorted(f for f in os.listdir(folder) if f.endswith(".xml"))
    names.sort(key=lambda f: f != "bao-cao-80.xml")
    cells = []
    with tempfile.TemporaryDirectory() as made:
        for file in names:
            path = os.path.join(folder, file)
            name, n = picture(program, path, made)
            cells.append(cell(name, n, words(path)))
    rows = [cells[i : i + COLUMNS] for i in range(0, len(cells), COLUMNS)]
    rows[-1] += [""] * (COLUMNS - len(rows[-1]))
    with open(os.path.join(ROOT, "docs", "GALLERY.md"), "w", encoding="utf-8") as out:
        out.write(HEAD + "\n" + "| | | |\n|---|---|---|\n")
        out.writelines("| " + " | ".join(row) + " |\n" for row in rows)


if __name__ == "__main__":
    main()
