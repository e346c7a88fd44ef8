#!/usr/bin/env python3
"""archive.py VANTHU VALGRIND SAMPLES: the PDF for the archive beside that for print, counted in instructions.

Prints a line for each sample, with and without the start of the process (that of --version). The archive
takes at most half as much again, or the status is 1."""
import os
import re
import subprocess
import sys
import tempfile

MOST = 1.5

# Memory that the C library fills for tests is not the program's work.
os.environ.pop("MALLOC_PERTURB_", None)


def instructions(valgrind, *command):
    done = subprocess.run([valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                          capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1)) / 1e6


def main(vanthu, valgrind, samples):
    start = instructions(valgrind, vanthu, "--version")
    worst = 0
    print(f"{'million instructions':32}{'print':>8}{'archive':>9}{'times':>7}{'without start':>15}")
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(n for n in os.listdir(samples) if n.endswith(".xml")):
            build = [vanthu, "build", "-q", os.path.join(samples, name), "-o", os.path.join(folder, "r.pdf")]
            plain, archive = instructions(valgrind, *build), instructions(valgrind, *build, "--archive")
            times = (archive - start) / (plain - start)
            worst = max(worst, times)
            print(f"{name:32}{plain:8.1f}{archive:9.1f}{archive / plain:7.2f}{times:15.2f}", flush=True)
    print(f"at most {worst:.2f} times")
    return 1 if worst > MOST else 0


sys.exit(main(*sys.argv[1:]))
