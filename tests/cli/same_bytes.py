#!/usr/bin/env python3
"""The same description gives the same bytes, whoever builds it where: same_bytes.py PROGRAM REPORT.xml

Each case changes one thing that must not reach a result. Prints TAP.
"""

import os
import shutil
import subprocess
import sys
import tempfile

KINDS = ("pdf", "docx", "dump")
CASES = {
    "again": {},
    "in another time zone": {"TZ": "Pacific/Kiritimati"},
    "in a Vietnamese locale": {"LC_ALL": "vi_VN.UTF-8"},
    "in a locale with a decimal comma": {"LC_ALL": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"},
    "in the plain C locale": {"LC_ALL": "C"},
    "as another user": {"HOME": "/nowhere", "USER": "nobody", "LOGNAME": "nobody"},
    "with other rubbish in memory": {"MALLOC_PERTURB_": "165"},
    "at a time given by the builder": {"SOURCE_DATE_EPOCH": "1"},
}


def build(program, report, folder, env):
    """The bytes of every kind, built in `folder`."""
    command = [program, "build", report, "-q"] + [w for k in KINDS for w in ("-o", f"r.{k}")]
    subprocess.run(command, cwd=folder, env={**os.environ, **env}, check=True)
    results = []
    for kind in KINDS:
        with open(os.path.join(folder, f"r.{kind}"), "rb") as file:
            results.append(file.read())
    return results


def streamed(program, report, folder, command, kind, *options):
    """Whether standard output gets what a file gets, of a command that makes one kind alone."""
    call = [program, command, *options, report, *([report] if command == "redline" else [])]
    subprocess.run([*call, "-q", "-o", f"{command}.{kind}"], cwd=folder, check=True)
    out = subprocess.run([*call, "-o", "-"], cwd=folder, check=True, capture_output=True).stdout
    with open(os.path.join(folder, f"{command}.{kind}"), "rb") as file:
        return [] if out == file.read() else [kind]


def different(first, other):
    return [kind for kind, a, b in zip(KINDS, first, other) if a != b]


def main():
    program, report = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory() as top:
        first = build(program, report, top, {})
        results = {name: different(first, build(program, report, top, env)) for name, env in CASES.items()}
        elsewhere = os.path.join(top, "một thư mục khác")
        os.mkdir(elsewhere)
        copy = shutil.copy(report, os.path.join(elsewhere, "copy.xml"))
        results["in another folder, under another name"] = different(
            first, build(program, os.path.basename(copy), elsewhere, {}))
        os.utime(copy, (0, 0))
        results["redline on standard output"] = streamed(program, report, top, "redline", "docx")
        results["print-set on standard output"] = streamed(program, report, top, "print-set", "pdf")
        results["from an older file"] = different(first, build(program, "copy.xml", elsewhere, {}))
    print(f"1..{len(results)}")
    for number, (name, kinds) in enumerate(results.items(), 1):
        print("not ok" if kinds else "ok", number, "-", name)
        if kinds:
            print("# differs:", " ".join(kinds))
    return any(results.values())


sys.exit(main())
