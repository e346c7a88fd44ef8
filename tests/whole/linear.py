#!/usr/bin/env python3
"""Time grows with length and no faster: instructions for each page of a long document are no more than for
each of one that is ten times shorter, for every kind of content that somebody could look up by searching.
What the shortest document takes is left out. The end has a page of its own: where the foot would stand alone, by
chance of the length, a document is composed twice.

    linear.py VANTHU [TIMES]

TIMES makes all documents longer: with 5, plain sections have 2,000 pages.

Instructions do not depend on what else the machine does, so they can be held to a bound; perf counts them,
or valgrind where perf may not. Prints TAP."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import random_report

MOST = 1.25  # the longer one's instructions for a page against the shorter one's


def report(body, more="", head=""):
    source = random_report.Writer(1).report()
    before, rest = source.split("<body>", 1)
    foot = rest.split("</body>", 1)[1]
    end = '<p>a</p><p new-page="yes">b</p><p>c</p>'
    return before + head + "<body>" + body + end + "</body>" + foot.replace("</report>", more + "</report>")


def several(method):
    def write(writer, n):
        return report("".join(method(writer, i, n) for i in range(n)))

    return write


def sections(w, i, n):
    return w.section(1)


def notes(w, i, n):
    return f"<p>{w.words(3, 9)}<note>{w.words(20, 90)}</note>.</p>"


def references(w, i, n):
    return f'<section xml:id="s{i}"><title>{w.words(3, 9)}</title><p>{w.words(3, 40)} <ref to="s{i * 7919 % n}"/>.</p></section>'


def rows(w, n):
    return "".join(f"<row><cell>{w.words(3, 12)}</cell><cell>{w.words(1, 3)}</cell><cell>{i},5</cell></row>" for i in range(n))


COLUMNS = '<columns><column width="*"/><column width="auto"/><column width="30mm" align="decimal"/></columns>'


def tables(w, i, n):
    return f"<table>{COLUMNS}{rows(w, 20)}</table>"


def one_table(w, n):
    return report(f"<table>{COLUMNS}{rows(w, 20 * n)}</table>")


def articles(w, n):
    w.is_articles = True
    return report("".join(w.article() for _ in range(n)), head='<numbering scheme="articles"/>')


def one_paragraph(w, n):
    return report("<p>" + " <b>b</b> ".join(w.words(30, 60) for _ in range(n)) + "</p>")


def appendices(w, n):
    return report("<p>a</p>", "".join(f"<appendix><title>{w.words(3, 9)}</title><body>{w.paragraph()}</body></appendix>" for _ in range(n)))


def landscapes(w, i, n):
    return f"<landscape>{w.paragraph()}</landscape>"


def everything(w, i, n):
    return w.section(1)


# How each is written, and of how many.
KINDS = {
    "sections": (several(sections), 32, random_report.Writer),
    "notes": (several(notes), 100, random_report.Writer),
    "references": (several(references), 80, random_report.Writer),
    "tables": (several(tables), 12, random_report.Writer),
    "one table": (one_table, 12, random_report.Writer),
    "articles": (articles, 8, random_report.Writer),
    "one paragraph": (one_paragraph, 80, random_report.Writer),
    "appendices": (appendices, 12, random_report.Writer),
    "landscape pages": (several(landscapes), 12, random_report.Writer),
    "everything": (several(everything), 4, random_report.Everything),
}


# Memory that the C library fills for tests is not the program's work.
os.environ.pop("MALLOC_PERTURB_", None)


def by_perf(command):
    done = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", *command], capture_output=True, text=True)
    found = re.search(r"^(\d+),", done.stderr, re.M)
    return int(found.group(1)) if found and done.returncode == 0 else None


def by_valgrind(command):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found.group(1)) if found and done.returncode == 0 else None


def counter():
    for program, count in (("perf", by_perf), ("valgrind", by_valgrind)):
        if shutil.which(program) and count(["true"]):
            return count
    return None


def measure(count, vanthu, folder, source):
    """Pages, and instructions for PDF and DOCX together."""
    path, pdf, docx = (os.path.join(folder, "r." + kind) for kind in ("xml", "pdf", "docx"))
    with open(path, "w", encoding="utf-8") as f:
        f.write(source)
    out = subprocess.run([vanthu, "build", path, "-o", pdf], capture_output=True, text=True)
    found = re.search(r": (\d+) pages?,", out.stdout)
    if not found:
        sys.exit(out.stderr)
    return int(found.group(1)), count([vanthu, "build", path, "-q", "-o", pdf, "-o", docx])


def main():
    vanthu, count = sys.argv[1], counter()
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    if not count:
        print("1..0 # SKIP neither perf nor valgrind counts instructions here")
        return 0
    bad = 0
    print(f"1..{len(KINDS)}")
    with tempfile.TemporaryDirectory() as folder:
        least = measure(count, vanthu, folder, report(""))[1]
        for number, (name, (write, n, writer)) in enumerate(KINDS.items(), 1):
            few = measure(count, vanthu, folder, write(writer(4), times * n))
            many = measure(count, vanthu, folder, write(writer(4), 10 * times * n))
            a, b = ((instructions - least) / (pages - 1) for pages, instructions in (few, many))
            bad += b > MOST * a
            print(f"{'not ok' if b > MOST * a else 'ok'} {number} - {name}")
            print(f"# {few[0]} pages: {a / 1e6:.2f} million instructions a page; {many[0]} pages: {b / 1e6:.2f}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
