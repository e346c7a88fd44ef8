#!/usr/bin/env python3
"""batch.py VANTHU REPORT [DOCUMENTS]: documents per second of a batch, with one worker and with two."""
import json
import os
import subprocess
import sys
import tempfile
import time


def seconds(vanthu, folder, to, workers, kind):
    command = [vanthu, "batch", "m.xml", "--data", "t.csv", "--to", to, "-o", "{row}." + kind, "-q", "-j", str(workers)]
    started = time.monotonic()
    subprocess.run(command, cwd=folder, check=True)
    return time.monotonic() - started


def main(vanthu, report, n=1000):
    n = int(n)
    with tempfile.TemporaryDirectory() as folder:
        with open(report, encoding="utf-8") as file:
            text = file.read()
        with open(os.path.join(folder, "m.xml"), "w", encoding="utf-8") as file:
            file.write(text.replace("</number>", "{{n}}</number>", 1))
        with open(os.path.join(folder, "t.csv"), "w", encoding="utf-8") as file:
            file.write("n\n" + "".join(f"{i}\n" for i in range(n)))
        print(f"{n} documents  one worker  two workers  ratio  (documents per second)")
        for kind in ("pdf", "docx"):
            one = min(seconds(os.path.abspath(vanthu), folder, f"{kind}1{i}", 1, kind) for i in range(3))
            two = min(seconds(os.path.abspath(vanthu), folder, f"{kind}2{i}", 2, kind) for i in range(3))
            print(f"{kind:13} {n / one:11.0f} {n / two:12.0f} {one / two:6.2f}")
        with open(os.path.join(folder, "pdf10", "manifest.jsonl"), encoding="utf-8") as file:
            times = sorted(json.loads(line)["ms"] for line in file)
        print(f"one PDF in the middle of all: {times[len(times) // 2]} ms")


if __name__ == "__main__":
    main(*sys.argv[1:])
