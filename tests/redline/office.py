#!/usr/bin/env python3
"""Redlines of random pairs in LibreOffice: office.py PROGRAM SOURCE [--pairs N] [--first SEED] [--keep DIR]

LibreOffice accepts and rejects all changes and must then show, numbers and notes included, what it
shows of the new and of the old version. Prints TAP; skips, saying so, without LibreOffice or its
interface for Python."""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import pairs

# Where a heading goes that stood before what stays, LibreOffice 7.4 may leave its empty line, with a number.
LABEL = re.compile(r"^\s*([IVXL]+\.|[\d.]+\.|\w\)|[-+•◦])(?=\s|$)")
# It puts no formula into a change, and takes back no level of a number (docs/ooxml/revisions.md): numbers behind
# these are its own.
BEYOND = re.compile(rb"<w:(ins|del) [^>]*><m:oMathPara|<w:pPrChange ")
LABEL_ALONE = re.compile(LABEL.pattern + "$")
# What LibreOffice 7.4 puts into an empty cell of a row that comes or goes.
DUMMY = "\u200d"
PYTHON = "/usr/bin/python3"  # the one that LibreOffice's interface is installed for


def is_there():
    command = [PYTHON, "-c", "import uno"]
    return shutil.which("soffice") and subprocess.run(command, capture_output=True, check=False).returncode == 0


def text(folder, path, how):
    with open(os.path.join(folder, f"{os.path.basename(path)}.{how}.txt"), encoding="utf-8") as file:
        lines = [line.replace(DUMMY, "").rstrip() for line in file]
    return [line for line in lines if line.strip()]


def is_beyond(pair):
    with zipfile.ZipFile(pair.at("redline.docx")) as package:
        return bool(BEYOND.search(package.read("word/document.xml")))


def without_left_lines(got, wanted, are_numbers_its_own):
    """Where LibreOffice left a numbered line without words, what follows counts one more: only words count."""
    kept = [line for line in got if not LABEL_ALONE.match(line)]
    if len(kept) == len(got) and not are_numbers_its_own:
        return got, wanted
    bare = lambda lines: [LABEL.sub("", line).strip() for line in lines if not LABEL_ALONE.match(line)]
    return bare(got), bare(wanted)


def differences(folder, pair):
    for how, name in (("accept", "new"), ("reject", "old")):
        got, wanted = text(folder, pair.at("redline.docx"), how), text(folder, pair.at(name + ".docx"), "plain")
        got, wanted = without_left_lines(got, wanted, is_beyond(pair))
        for a, b in zip(got, wanted):
            if a != b:
                yield f"{how}: {a!r}, not {b!r}"
                break
        else:
            if len(got) != len(wanted):
                yield f"{how}: {len(got)} lines, not {len(wanted)}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("source")
    parser.add_argument("--pairs", type=int, default=12)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--keep")
    options = parser.parse_args()
    if not is_there():
        print("1..0 # SKIP LibreOffice and python3-uno are not both installed")
        return 0
    os.environ["VANTHU_DATA_DIR"] = options.source
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.abspath(options.keep or folder)
        os.makedirs(folder, exist_ok=True)
        made = [pairs.Pair(options.program, folder, options.first + i) for i in range(options.pairs)]
        wrong = [pair.make() for pair in made]
        calls = []
        for pair in (p for p, message in zip(made, wrong) if not message):
            redline = pair.at("redline.docx")
            calls += ["accept", redline, "reject", redline, "plain", pair.at("old.docx"), "plain", pair.at("new.docx")]
        settle = os.path.join(os.path.dirname(os.path.abspath(__file__)), "office_settle.py")
        subprocess.run([PYTHON, settle, folder, *calls], check=True, timeout=7200)
        print(f"1..{options.pairs}")
        bad = 0
        for i, (pair, message) in enumerate(zip(made, wrong), 1):
            found = [message] if message else list(differences(folder, pair))
            bad += bool(found)
            print(f"{'not ok' if found else 'ok'} {i} - pair {pair.seed}")
            for sentence in found:
                print("# " + sentence[:400])
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
