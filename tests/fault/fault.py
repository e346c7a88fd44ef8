#!/usr/bin/env python3
"""fault.py VANTHU SHIM SOURCE [all | every=K] [NAME...]: the command on a machine that fails (shim.c). For each
command and each kind of failure the first call of that kind fails, then the second, and so on until
none is left: every one with `all`, every K-th with `every=K`, else the 1st, 3rd, 9th ... NAME: only commands that are
called so, or failures. Prints TAP.

No command asks for a socket. Whatever fails, each result is the old file or the new one, whole, and all results are
of one time unless one could not be put in place after another; nothing else is left in the folder, what was there is
unchanged, there is one message, and the status says that it failed."""
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

VANTHU, SHIM, SOURCE = (os.path.abspath(p) for p in sys.argv[1:4])
sys.path.insert(0, os.path.join(SOURCE, "tests", "support"))
from files import read, write  # noqa: E402

ONLY = [word for word in sys.argv[4:] if word != "all" and not word.startswith("every=")]
EVERY = 1 if "all" in sys.argv[4:] else sum(int(word[6:]) for word in sys.argv[4:] if word.startswith("every="))
SECONDS = 60
OLD = b"old"
# A line of a message.
MESSAGE = re.compile(r"  |.+?: (error|warning|lỗi|cảnh báo): ")
# Where nothing is waited for, if there is such a place.
MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None
# An hour of 2024, so that signatures are the same each time.
TIME = "1710725405"

FORM = """<?xml-stylesheet href="http://127.0.0.1/a.css"?>
<report xmlns="urn:vanthu:report:1" type="BC">
<issuer><name>SỞ Y TẾ</name></issuer>
{number}<symbol>BC-SYT</symbol><place>An Giang</place>{date}
<subject>Nước sạch</subject>
<body><p>Kết <b>quả</b> <i>như</i> sau:<note>Theo kế hoạch.</note></p>
<formula><frac><num>a</num><den>b</den></frac></formula>
<image src="h/a.png" alt="Một hình" width="20mm"/><image src="h/b.jpg" alt="Một ảnh" width="20mm"/>
<table><columns><column width="*"/><column width="20mm"/></columns><row><cell>Xã A</cell><cell>95,5</cell></row></table>
<p>Xem <link to="http://127.0.0.1/">trang</link>. {last}</p></body>
<recipients><to>Bộ Y tế</to><archive>VT</archive></recipients>
<signature><post>GIÁM ĐỐC</post><name>Lê Thị Bình</name></signature>
</report>
"""
NUMBER, DATE = "<number>5</number>", "<date>2024-03-18</date>"

# What fails: the kind of call, how, and whether all that follow fail too.
FAULTS = [
    ("write", errno.ENOSPC, "+"), ("write", errno.EIO, ""), ("write", errno.EINTR, ""), ("write", "short", ""),
    ("write", "short", "+"), ("send", errno.EIO, ""), ("fsync", errno.EIO, ""), ("close", errno.EIO, ""), ("close", errno.ENOSPC, "+"),
    ("open", errno.ENOENT, ""), ("open", errno.EMFILE, "+"), ("open", errno.EROFS, ""), ("open", errno.EACCES, ""),
    ("read", errno.EIO, ""), ("read", errno.EINTR, ""), ("list", errno.EIO, ""), ("line", errno.EIO, ""), ("rename", errno.EACCES, ""), ("rename", errno.ENOSPC, ""),
    ("link", errno.ENOSPC, ""), ("lock", errno.ENOLCK, ""), ("truncate", errno.EIO, ""), ("mode", errno.EPERM, ""), ("mkdir", errno.EROFS, ""),
    ("pipe", errno.EMFILE, ""), ("fork", errno.EAGAIN, ""), ("socket", errno.EACCES, ""), ("write", "term", ""), ("rename", "term", ""),
    ("read", "term", ""), ("close", "term", ""), ("malloc", "", ""), ("fragile", "", ""), ("load", "", ""), ("clock", "86400", ""),
]


def tree(folder):
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            found[os.path.relpath(path, folder)] = read(path)
    return found


class Command:
    """A call of the command in a folder of its own; what it makes stands in `made`."""

    def __init__(self, name, args, made, env=None, is_batch=False, kinds=()):
        self.name, self.args, self.made, self.env, self.is_batch = name, args, made, env or {}, is_batch
        self.kinds = kinds  # the failures that are tried; none named: all

    def run(self, folder, fault="", seen=""):
        env = dict(os.environ, FAULT=fault, FAULT_SEEN=seen, FAULT_TIME=TIME, LD_PRELOAD=SHIM, **self.env)
        done = subprocess.run([VANTHU, *self.args], cwd=folder, env=env, capture_output=True, timeout=SECONDS)
        return done.returncode, done.stderr.decode(errors="replace")


COMMANDS = [
    Command("build", ["build", "r.xml", "-q", "-o", "r.pdf", "-o", "r.docx"], ["r.pdf", "r.docx"]),
    Command("build, in Vietnamese", ["build", "wrong.xml", "-q", "-o", "r.pdf"], [], {"LC_ALL": "C.UTF-8", "LANGUAGE": "vi"}),
    Command("archive", ["build", "--archive", "r.xml", "-q", "-o", "r.pdf", "--metadata", "r.meta"], ["r.pdf", "r.meta"]),
    Command("issue", ["issue", "blank.xml", "--number", "5", "--date", "2024-03-18", "-q", "-o", "i.xml", "-o", "i.pdf", "-o", "i.docx"],
            ["i.xml", "i.pdf", "i.docx"]),
    Command("approve", ["approve", "r.xml"], ["r.xml.approved"]),
    Command("redline", ["redline", "r.xml", "later.xml", "-q", "-o", "d.docx"], ["d.docx"]),
    Command("sign", ["sign", "field.pdf", "--key", "k.pem", "--cert", "c.pem", "-q", "-o", "s.pdf"], ["s.pdf"]),
    Command("extract", ["extract", "a.pdf", "-q", "-o", "x/e.xml"], ["x/e.xml", "x/h/a.png", "x/h/b.jpg"]),
    Command("verify", ["verify", "a.pdf", "-q"], []),
    Command("batch", ["batch", "f.xml", "--data", "t.csv", "--to", "out", "-j", "1", "-q", "-o", "{row}.pdf", "-o", "{row}.docx"],
            ["out/1.pdf", "out/1.docx", "out/2.pdf", "out/2.docx"], is_batch=True),
    # Nothing is to be done, and so nothing must be lost.
    Command("resume", ["batch", "in", "--to", "done", "--resume", "-j", "1", "-q", "-o", "{name}.pdf"], [], kinds=("list", "line")),
    Command("layouts", ["layouts"], [], kinds=("open", "list")),
]


def prepare(folder):
    """All that the commands start from."""
    def make(*args):
        subprocess.run([VANTHU, *args, "-q"], cwd=folder, check=True)

    os.mkdir(os.path.join(folder, "h"))
    os.mkdir(os.path.join(folder, "x"))
    shutil.copy(os.path.join(SOURCE, "samples/hinh/do-man.png"), os.path.join(folder, "h/a.png"))
    shutil.copy(os.path.join(SOURCE, "samples/hinh/bo-song-sau.jpg"), os.path.join(folder, "h/b.jpg"))
    last = "Báo cáo./."
    for name, text in {
        "r.xml": FORM.format(number=NUMBER, date=DATE, last=last),
        "later.xml": FORM.format(number=NUMBER, date=DATE, last="Xin " + last),
        "blank.xml": FORM.format(number="", date="", last=last),
        "wrong.xml": FORM.format(number="<number>x</number>", date=DATE, last=last),
        "f.xml": FORM.format(number="<number>{{a}}</number>", date=DATE, last=last),
        "t.csv": "a\n1\n2\n",
    }.items():
        write(os.path.join(folder, name), text)
    os.mkdir(os.path.join(folder, "in"))
    for name in "ab":
        write(os.path.join(folder, "in", name + ".xml"), read(os.path.join(SOURCE, "tests/fuzz/report.xml")))
    make("batch", "in", "--to", "done", "-o", "{name}.pdf")
    make("build", "--archive", "r.xml", "-o", "a.pdf")
    make("build", "--sign-fields", "r.xml", "-o", "field.pdf")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-out", "c.pem", "-subj", "/CN=a"],
                   cwd=folder, check=True, capture_output=True)


class Trial:
    """A command, with what stands there before it and what it makes undisturbed."""

    def __init__(self, command, start, folder):
        self.command, self.start, self.folder = command, start, folder
        self.before = tree(start)
        if command.made:
            self.before[command.made[0]] = OLD
        if command.is_batch:
            self.before.pop(command.made[0])
        self.crashes = 0
        self.clean()
        self.status, said = command.run(folder)
        assert self.status in (0, 1), said
        after = tree(folder)
        self.made = {name: after[name] for name in command.made}

    def clean(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.start, self.folder)
        first = self.command.made[:1] if not self.command.is_batch else []
        for name in first:
            write(os.path.join(self.folder, name), OLD)

    def problems(self, fault):
        """None: the call that was to fail never came."""
        seen = self.folder + ".seen"
        if os.path.exists(seen):
            os.remove(seen)
        self.clean()
        status, said = self.command.run(self.folder, fault, seen)
        if not os.path.exists(seen) and not fault.startswith("clock"):
            return None
        found = list(self.wrong(status, said, tree(self.folder), fault))
        if self.command.is_batch and not found:
            found = list(self.wrong_resumed())
        return [f"FAULT=\"{fault}\": {p}\n{said}" for p in found]

    def may_crash(self, fault):
        """The C library (2.36, gconv_open) crashes where it has no memory for the name of a character set, as gettext
        asks it for the first translation. No file has been touched then."""
        return fault.startswith("malloc") and "LANGUAGE" in self.command.env

    def most_errors(self, fault):
        """Where all that follows fails, both images are told of; of a batch, each document that was not made and,
        where its worker had no memory, the worker."""
        if not fault.endswith("+"):
            return 2 if self.command.is_batch else 1
        return 8 if self.command.is_batch else 2

    def wrong(self, status, said, after, fault):
        errors = len(re.findall(r"^.*?\b(?:error|lỗi): (?!no document was made of row)", said, re.M))
        is_killed = "term" in fault and status == -signal.SIGTERM
        if self.may_crash(fault) and status in (-signal.SIGSEGV, -signal.SIGABRT):
            self.crashes += 1
            errors = 1
        elif status not in (0, 1, 3) and not is_killed:
            yield f"status {status}"
        if status >= 0 and (others := [line for line in said.splitlines() if not MESSAGE.match(line)]):
            yield f"not a message: {others}"
        if "LANGUAGE" in self.command.env and status == 3 and "lỗi" not in said:
            yield "not in Vietnamese"
        # Want of memory is never the description's fault.
        if fault.startswith("malloc") and status == 1 != self.status:
            yield f"status {status}"
        if status != self.status and not is_killed and not 1 <= errors <= self.most_errors(fault):
            yield f"{errors} errors"
        if status == 0 and errors:
            yield "an error and status 0"
        names = set(after) - set(self.before) - set(self.made) - {"out/manifest.jsonl"}
        if names:
            yield f"left behind: {sorted(names)}"
        for name, data in self.before.items():
            if name not in self.made and after.get(name) != data:
                yield f"{name} was changed"
        yield from self.wrong_results(status, said, after)

    def is_as_good(self, name):
        """Without memory for a comparison OpenSSL names the hash of a certificate that could go without saying."""
        if self.command.name != "sign":
            return False
        check = Command("", ["verify-signature", name], [])
        status, _ = check.run(self.folder)
        return status == 0

    def wrong_results(self, status, said, after):
        states = set()
        for name, new in self.made.items():
            old, now = self.before.get(name), after.get(name)
            if now not in (old, new) and self.is_as_good(name):
                new = now
            states.add("new" if now == new else "old" if now == old else "neither")
            if now not in (old, new):
                yield f"{name} is neither old nor new: {'gone' if now is None else len(now)}"
            if status == 0 and now != new:
                yield f"{name} is not new, with status 0"
        if len(states) > 1 and "in place" not in said and not self.command.is_batch:
            yield "some results are old, some new"

    def wrong_resumed(self):
        args = self.command.args + ["--resume"]
        status, said = Command("", args, []).run(self.folder)
        after = tree(self.folder)
        if status or any(after.get(name) != data for name, data in self.made.items()):
            yield f"resumed: status {status}: {said}"
        if after["out/manifest.jsonl"].count(b"\n") != 2:
            yield "resumed: the manifest has not two lines"


def calls():
    """1, 1 + EVERY, 1 + 2 * EVERY ..., or 1, 3, 9 ..."""
    n = 1
    while True:
        yield n
        n = n + EVERY if EVERY else 3 * n


def is_met(command, kind):
    """Whether the command makes such calls at all."""
    if command.kinds:
        return kind in command.kinds
    if kind in ("list", "line"):
        return False
    if kind in ("send", "link", "lock", "truncate", "pipe", "fork", "clock"):
        return command.is_batch
    return True


def try_all(trial, kind, how, lasts):
    """How many calls were made to fail, and what was wrong."""
    count, found = 0, []
    if kind == "clock":
        return 1, trial.problems(f"clock {how}") or []
    for n in calls():
        problems = trial.problems(f"{kind} {n} {how} {lasts}".strip())
        if problems is None:
            return count, found
        count += 1
        if kind == "socket":
            found.append("a socket was asked for")
        found += problems
        if len(found) > 20:
            return count, found


def main():
    total, number, bad = 0, 0, 0
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        start = os.path.join(folder, "start")
        os.mkdir(start)
        prepare(start)
        for command in COMMANDS:
            trial = None
            for kind, how, lasts in FAULTS:
                title = f"{command.name}: {kind} {how if not isinstance(how, int) else errno.errorcode[how]} {lasts}".strip()
                if not is_met(command, kind) or (ONLY and not any(word in title for word in ONLY)):
                    continue
                trial = trial or Trial(command, start, os.path.join(folder, "run"))
                trial.crashes = 0
                count, found = try_all(trial, kind, how, lasts)
                crashes = f", {trial.crashes} crashes" if trial.crashes else ""
                number, total, bad = number + 1, total + count, bad + bool(found)
                print(f"{'not ok' if found else 'ok'} {number} - {title}, {count} failures{crashes}", flush=True)
                for problem in found:
                    print("# " + problem.strip().replace("\n", "\n#   "))
    print(f"1..{number}")
    print(f"# {total} failures")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
