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

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import change
import random_report

# Where a heading goes that stood before what stays, LibreOffice 7.4 may leave its empty line, with a number.
LABEL = re.compile(r"^\s*([IVXL]+\.|[\d.]+\.|\w\)|-|\+)(?=\s|$)")
LABEL_ALONE = re.compile(LABEL.pattern + "$")
PYTHON = "/usr/bin/python3"  # the one that LibreOffice's interface is installed for


def is_there():
    command = [PYTHON, "-c", "import uno"]
    return shutil.which("soffice") and subprocess.run(command, capture_output=True, check=False).returncode == 0


def build(program, folder, seed):
    """The names of the three files of a pair; None when the change made the description wrong."""
    old = random_report.report(seed % 50 + 1)
    old = change.with_table(old, seed) if seed % 3 == 0 else old
    paths = {name: os.path.join(folder, f"{name}-{seed}") for name in ("old", "new", "redline")}
    for name, text in (("old", old), ("new", change.change(old, seed))):
        with open(paths[name] + ".xml", "w", encoding="utf-8") as file:
            file.write(text)
    calls = [["build", paths[n] + ".xml", "-q", "-o", paths[n] + ".docx"] for n in ("old", "new")]
    calls.append(["redline", paths["old"] + ".xml", paths["new"] + ".xml", "-q", "-o", paths["redline"] + ".docx"])
    for call in calls:
        if subprocess.run([program, *call], capture_output=True, check=False).returncode:
            return None
    return {name: path + ".docx" for name, path in paths.items()}


def text(folder, path, how):
    with open(os.path.join(folder, f"{os.path.basename(path)}.{how}.txt"), encoding="utf-8") as file:
        return [line.rstrip() for line in file if line.strip()]


def without_left_lines(got, wanted):
    """Where LibreOffice left a numbered line without words, what follows counts one more: only words count."""
    kept = [line for line in got if not LABEL_ALONE.match(line)]
    if len(kept) == len(got):
        return got, wanted
    bare = lambda lines: [LABEL.sub("", line) for line in lines if not LABEL_ALONE.match(line)]
    return bare(got), bare(wanted)


def differences(folder, pair):
    for how, name in (("accept", "new"), ("reject", "old")):
        got, wanted = text(folder, pair["redline"], how), text(folder, pair[name], "plain")
        got, wanted = without_left_lines(got, wanted)
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
        pairs = [build(options.program, folder, options.first + i) for i in range(options.pairs)]
        calls = []
        for pair in filter(None, pairs):
            calls += ["accept", pair["redline"], "reject", pair["redline"], "plain", pair["old"], "plain", pair["new"]]
        settle = os.path.join(os.path.dirname(os.path.abspath(__file__)), "office_settle.py")
        subprocess.run([PYTHON, settle, folder, *calls], check=True, timeout=1800)
        print(f"1..{options.pairs}")
        bad = 0
        for i, pair in enumerate(pairs, 1):
            found = list(differences(folder, pair)) if pair else []
            bad += bool(found)
            skip = "" if pair else " # SKIP the change made the description wrong"
            print(f"{'not ok' if found else 'ok'} {i} - pair {options.first + i - 1}{skip}")
            for sentence in found:
                print("# " + sentence[:400])
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
