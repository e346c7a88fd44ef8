#!/usr/bin/env python3
"""hostile.py PROGRAM SOURCE COUNT: damaged files, read back. Each ends with status 0 or 1 and soon;
verify never takes a changed file for the one that was made. Prints TAP."""
import os
import random
import subprocess
import sys
import tempfile

SECONDS = 60
SYNTAX = b"0123456789<>[]()/R \n"


def flip(r, pdf):
    for _ in range(r.choice((1, 1, 3, 20))):
        pdf[r.randrange(len(pdf))] = r.randrange(256)


def cut(r, pdf):
    at = r.randrange(len(pdf))
    del pdf[at : at + r.randrange(1, 2000)]


def double(r, pdf):
    at = r.randrange(len(pdf))
    pdf[at:at] = pdf[at : at + r.randrange(1, 2000)]


def spoil_end(r, pdf):
    """Cross references, trailer, and the objects that were written last."""
    for _ in range(r.choice((1, 5, 40))):
        pdf[len(pdf) - 1 - r.randrange(min(9000, len(pdf)))] = r.choice(SYNTAX)


def circle():
    """A page tree and attachments that refer to themselves."""
    objects = [b"<</Type /Catalog /Pages 2 0 R /AF [3 0 R 3 0 R] /Metadata 4 0 R>>",
               b"<</Type /Pages /Kids [2 0 R 2 0 R]>>",
               b"<</Type /Filespec /UF (a.xml) /EF 3 0 R /F 3 0 R /Length 3 0 R>>",
               b"<</Length 11>>\nstream\n<a>x</a>   \nendstream"]
    return assemble(objects)


def assemble(objects):
    out, places = b"%PDF-1.7\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n\r\n" % place for place in places)
    return out + b"trailer\n<</Root 1 0 R /Size 5>>\nstartxref\n%d\n%%%%EOF\n" % table


def bomb():
    """One long object that a list names very often."""
    many = b"3 0 R " * 60000
    long = b"<</UF (a) /EF <</F 4 0 R>> /X [" + b"1 " * 200000 + b"]>>"
    return assemble([b"<</Type /Catalog /AF [" + many + b"] /Metadata 4 0 R>>", b"<<>>", long,
                     b"<</Length 8 /Params <</Size 8>>>>\nstream\n<a>x</a>\nendstream"])


def deep():
    return assemble([b"<</AF " + b"[" * 100000 + b"]" * 100000 + b" /Metadata 4 0 R>>", b"<<>>",
                     b"<<>>", b"<</Length 8>>\nstream\n<a>x</a>\nendstream"])


def problem_of(program, folder, pdf, is_original):
    path = os.path.join(folder, "hostile.pdf")
    with open(path, "wb") as f:
        f.write(pdf)
    for command in ("verify", "extract"):
        try:
            done = subprocess.run([program, command, path], capture_output=True, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            return f"{command} takes too long"
        if done.returncode not in (0, 1):
            return f"{command}: status {done.returncode}: {done.stderr.decode(errors='replace')}"
        if command == "verify" and done.returncode == 0 and not is_original:
            return "the change was not seen"
    return ""


def main():
    program, source, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "made.pdf")
        sample = os.path.join(source, "samples", "cong-van.xml")
        subprocess.run([program, "build", "-q", "--archive", sample, "-o", made], check=True)
        with open(made, "rb") as f:
            original = f.read()
        files = [("a circle", circle()), ("a long list", bomb()), ("deep nesting", deep()),
                 ("nothing", b""), ("a head alone", b"%PDF-1.7\nstartxref\n0\n%%EOF")]
        for seed in range(count):
            r, pdf = random.Random(seed), bytearray(original)
            r.choice((flip, cut, double, spoil_end))(r, pdf)
            files.append((f"change {seed}", bytes(pdf)))
        for i, (title, pdf) in enumerate(files, 1):
            problem = problem_of(program, folder, pdf, pdf == original)
            failed += bool(problem)
            print(f"{'not ok' if problem else 'ok'} {i} - {title}")
            for line in problem.splitlines():
                print("# " + line)
    print(f"1..{len(files)}")
    return 1 if failed else 0


sys.exit(main())
