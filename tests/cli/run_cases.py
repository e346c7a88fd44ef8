#!/usr/bin/env python3
"""Run the command on cases that are data only: run_cases.py PROGRAM FOLDER [NAME...]

A case is a text file, name.case. Lines that start with "| " are the text of the line before them:

    # what it shows, in a sentence
    file r.xml              a file of the case's folder, with this text
    | <report ...
    copy r.xml              the valid report.xml, shared by all cases, under this name
    change <p>old</p>       in the file named last; the text must stand there once
    to <p>new</p>
    encode utf-16           the file named last, written in this encoding
    folder d | fifo f | link to name
    mode 000 f              permission bits; they hold for root too
    args build r.xml -o r.pdf
    env LC_ALL=vi_VN.UTF-8  one for each line
    stdin r.xml             standard input is this file; without it, nothing
    closed 1                the program starts with this file number closed
    reader gone             standard output is a pipe that nobody reads
    limit 4096              files may not grow beyond so many bytes
    stdout, stderr          exactly this text; nothing without it. {n} stands for digits,
                            {...} for the rest of a line
    starts page 1           standard output begins so, instead of "stdout"
    status 1
    made r.pdf              files that must stand there afterwards besides those given

In "to" and in text lines, \\xHH and \\uHHHH are a byte and a character, and {word}*1000 repeats.
Files that are neither given nor made must not be there, and given ones must not have changed.
Prints TAP.
"""

import ctypes
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from files import read, write  # noqa: E402

SECONDS = 60  # sanitizers and valgrind are slow; the program itself never needs one
BYTE_OR_CHARACTER = re.compile(r"\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})")
REPEAT = re.compile(r"\{([^{}]*)\}\*(\d+)")


class Case:
    def __init__(self, path):
        self.name = os.path.splitext(os.path.basename(path))[0]
        self.title = ""
        self.steps = []  # (word, rest, text)
        with open(path, encoding="utf-8") as file:
            for line in file.read().splitlines():
                self.read_line(line)

    def read_line(self, line):
        if line.startswith("#"):
            self.title += line[1:]
        elif line.startswith("|"):
            self.steps[-1][2].append(line[2:])
        elif line.strip():
            word, _, rest = line.partition(" ")
            self.steps.append((word, rest, []))

    def all(self, word):
        return [rest for w, rest, _ in self.steps if w == word]

    def one(self, word, default=""):
        return (self.all(word) or [default])[-1]

    def text(self, word):
        return "".join(line + "\n" for w, _, text in self.steps if w == word for line in text)


def expand(text):
    """The bytes that a text of a case stands for."""
    text = REPEAT.sub(lambda m: m.group(1) * int(m.group(2)), text)
    out, at = b"", 0
    for m in BYTE_OR_CHARACTER.finditer(text):
        out += text[at : m.start()].encode()
        out += bytes([int(m.group(1), 16)]) if m.group(1) else chr(int(m.group(2), 16)).encode()
        at = m.end()
    return out + text[at:].encode()


def change(path, old, new):
    data = read(path)
    if data.count(old.encode()) != 1:
        raise ValueError(f"{old!r} does not stand once in {path}")
    write(path, data.replace(old.encode(), expand(new)))


def prepare(case, folder, report):
    """Carry out the steps that make files."""
    last = old = None
    for word, rest, text in case.steps:
        path = os.path.join(folder, rest.split(" ")[-1]) if rest else None
        if word == "file":
            write(path, expand("".join(line + "\n" for line in text)))
        elif word == "copy":
            write(path, report)
        elif word == "change":
            old = rest
        elif word == "to":
            change(last, old, rest)
        elif word == "encode":
            write(last, read(last).decode("utf-8").encode(rest))
        elif word == "folder":
            os.mkdir(path)
        elif word == "fifo":
            os.mkfifo(path)
        elif word == "link":
            os.symlink(rest.split(" ")[0], path)
        elif word == "mode":
            os.chmod(path, int(rest.split(" ")[0], 8))
        if word in ("file", "copy"):
            last = path


def listing(folder):
    """Every path below `folder` with what it holds."""
    found = {}
    for top, folders, names in os.walk(folder):
        for name in folders + names:
            path = os.path.join(top, name)
            is_file = os.path.isfile(path) and os.access(path, os.R_OK)
            found[os.path.relpath(path, folder)] = read(path) if is_file else None
    return found


def matches(expected, got):
    pattern = re.escape(expected).replace(re.escape("{n}"), r"\d+").replace(re.escape("{...}"), ".+")
    return re.fullmatch(pattern, got) is not None


def environment(case):
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    env["LC_ALL"] = "C.UTF-8"
    for setting in case.all("env"):
        name, _, value = setting.partition("=")
        env[name] = value
    return env


def obey_permissions():
    """Let permission bits hold for the next program, though it may run as root."""
    pr_capbset_drop, cap_dac_override, cap_dac_read_search = 24, 1, 2
    libc = ctypes.CDLL(None)
    libc.prctl(pr_capbset_drop, cap_dac_override, 0, 0, 0)
    libc.prctl(pr_capbset_drop, cap_dac_read_search, 0, 0, 0)


def unread_pipe():
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def run(case, folder, program):
    """Run the program as the case says; gives status, stdout, stderr."""

    def before():
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        if case.all("mode"):
            obey_permissions()
        if case.one("limit"):
            limit = int(case.one("limit"))
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for number in case.all("closed"):
            os.close(int(number))

    stdin = os.path.join(folder, case.one("stdin")) if case.one("stdin") else os.devnull
    with open(stdin, "rb") as file:
        done = subprocess.run(
            [program] + case.one("args").split(),
            cwd=folder,
            env=environment(case),
            stdin=file,
            stdout=unread_pipe() if case.all("reader") else subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            preexec_fn=before,
            check=False,
        )
    return done.returncode, done.stdout or b"", done.stderr


def compare_files(case, before, after):
    problems = []
    made = set(case.all("made"))
    for path in sorted(set(before) | set(after) | made):
        if path in made:
            if not after.get(path) or after.get(path) == before.get(path):
                problems.append(f"{path} was not made")
        elif path not in before:
            problems.append(f"{path} was left behind")
        elif path not in after or before[path] != after[path]:
            problems.append(f"{path} was changed")
    return problems


def compare_text(name, expected, got):
    text = got.decode("utf-8", "backslashreplace")
    if matches(expected, text):
        return []
    shown = [f"  expected {line}" for line in expected.splitlines()]
    return [f"{name} differs:"] + shown + [f"  got      {line}" for line in text.splitlines()[:20]]


def problems_of(case, program, report):
    with tempfile.TemporaryDirectory() as folder:
        prepare(case, folder, report)
        before = listing(folder)
        try:
            status, out, err = run(case, folder, program)
        except subprocess.TimeoutExpired:
            return [f"still running after {SECONDS} seconds"]
        problems = [] if status == int(case.one("status", "0")) else [f"status {status}"]
        if case.all("starts"):
            out = out[: len(case.one("starts"))]
        problems += compare_text("stdout", case.one("starts") or case.text("stdout"), out)
        problems += compare_text("stderr", case.text("stderr"), err)
        return problems + compare_files(case, before, listing(folder))


def main():
    program, folder, wanted = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
    report = read(os.path.join(folder, "report.xml"))
    names = sorted(n for n in os.listdir(folder) if n.endswith(".case"))
    cases = [Case(os.path.join(folder, n)) for n in names]
    cases = [c for c in cases if not wanted or c.name in wanted]
    print(f"1..{len(cases)}")
    failed = 0
    for number, case in enumerate(cases, 1):
        problems = problems_of(case, program, report)
        failed += bool(problems)
        print("not ok" if problems else "ok", number, "-", case.name)
        for problem in problems:
            print("#", problem)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
