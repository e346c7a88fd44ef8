#!/usr/bin/env python3
"""Cold runs: a new process for each result, as at the command line: cold.py PROGRAM REPORT.xml [RUNS]

Prints, for each kind of run, the least and the middle time and the most memory it held at once (the
system counts what this program held when it started the other: the first row shows that floor). The
limits of 25 ms and 30 MB for one result are the project's own; a run beyond them by its middle value
ends with status 1.
"""

import os
import sys
import tempfile
import time

LIMIT_MS, LIMIT_MB = 25, 30


def run(command):
    """(milliseconds, megabytes) of one process."""
    start = time.perf_counter()
    null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=null)
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024


def measure(command, runs):
    results = [run(command) for _ in range(runs + 1)][1:]
    times = sorted(ms for ms, _ in results)
    return times[0], times[len(times) // 2], max(mb for _, mb in results)


def main():
    program, report = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 30
    is_within = True
    with tempfile.TemporaryDirectory() as folder:
        build = [program, "build", report, "-q"]
        pdf, docx = ["-o", f"{folder}/r.pdf"], ["-o", f"{folder}/r.docx"]
        rows = [("an empty process", ["/bin/true"]), ("--version", [program, "--version"])]
        rows += [("build pdf", build + pdf), ("build docx", build + docx), ("build both", build + pdf + docx)]
        print(f"cold, {runs} runs        least ms  middle ms     MB")
        for name, command in rows:
            least, middle, memory = measure(command, runs)
            print(f"{name:20} {least:7.2f} {middle:10.2f} {memory:7.1f}")
            is_single = name in ("build pdf", "build docx")
            is_within &= not is_single or (middle <= LIMIT_MS and memory <= LIMIT_MB)
    return 0 if is_within else 1


sys.exit(main())
