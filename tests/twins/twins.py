#!/usr/bin/env python3
"""Twins: LibreOffice's rendering of our DOCX against our PDF. Same lines, same pages, baselines
within 0.1 pt; for the samples, their copies and parts, the customer's report in several spacings, and
seeded random reports and formulas; some samples with each option that shapes them, or all (--options 1).

    twins.py VANTHU SOURCE [--random N] [--formulas N] [--tables N] [--options N] [--first SEED] [--keep DIR]

Prints TAP. Skips, saying so, where LibreOffice or MuPDF is missing."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import derived
import libreoffice
import lines
import random_formula
import random_report
import random_table
import variants

SHEET = """<layout xmlns="urn:vanthu:layout:1" name="{name}" title="{name}" extends="nd30">
{styles}</layout>
"""
# Spacings of the body within the law's range (ND30-B-07, ND30-B-08), as parity was measured.
SPACINGS = {
    "exact-18-after-6": "",
    "exact-18-before-6": '<style id="body" before="6pt" after="0pt"/>',
    "single-after-6": '<style id="body" line="single"/>',
    "single-6-and-6": '<style id="body" line="single" before="6pt"/>',
    "one-fifteen": '<style id="body" line="115%"/>',
    "size-13": '<style id="body" size="13pt" line="17pt"/>',
    "one-and-a-half": '<style id="body" line="150%"/>',
    "indent-1-cm": '<style id="body" first="1cm"/>',
}


class Case:
    def __init__(self, folder, name, description, styles=None, arguments=("build",)):
        self.name, self.arguments, self.may_be_refused = name, arguments, False
        self.description, self.layout = description, None
        if styles is not None:
            self.layout = os.path.join(folder, name + ".layout.xml")
            with open(self.layout, "w", encoding="utf-8") as f:
                f.write(SHEET.format(name=name, styles=styles))
        self.pdf = os.path.join(folder, name + ".pdf")
        self.docx = os.path.join(folder, name + ".docx")
        self.dump = os.path.join(folder, name + ".dump")
        self.other = os.path.join(folder, "office", name + ".pdf")

    def build(self, vanthu):
        command = [vanthu, *self.arguments, self.description, "-q", "-o", self.pdf, "-o", self.docx]
        command += ["-o", self.dump]
        if self.layout:
            command += ["--layout", self.layout]
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode, done.stderr

    def verdict(self):
        if not os.path.exists(self.other):
            return ["LibreOffice made no PDF"]
        boxes = lines.formulas(self.dump)
        return lines.differences(self.pdf, self.other, boxes=boxes, has_math=libreoffice.has_math())


# Documents whose heads and signatures differ, with content controls around these.
PROTECTED = ("cong-van", "du-thao-ke-hoach", "hop-dong", "quyet-dinh-ban-hanh-quy-che")


def samples(folder, source):
    for name in sorted(os.listdir(os.path.join(source, "samples"))):
        if name.endswith(".xml"):
            yield Case(folder, name[:-4], os.path.join(source, "samples", name))
    for name, description, arguments in derived.commands(source):
        yield Case(folder, name, description, arguments=arguments)
    for name in PROTECTED:
        path = os.path.join(source, "samples", name + ".xml")
        yield Case(folder, name + "-protected", path, arguments=("build", "--protect"))
    draft = os.path.join(source, "samples", "du-thao-ke-hoach.xml")
    yield Case(folder, "draft-each-fifth-line", draft, '<drafts every="5" each-page="no" distance="9mm"/>')
    report = os.path.join(source, "samples", "bao-cao-80.xml")
    for name, styles in SPACINGS.items():
        yield Case(folder, "spacing-" + name, report, styles)


def with_options(folder, source, every):
    """The samples with each option that shapes pages or DOCX; a redline has no PDF."""
    how = [name for name in variants.HOW if name != "redline"]
    for name, arguments in variants.variants(source, folder, how=how, every=every):
        case = Case(folder, name, arguments[-1], arguments=arguments[:-1])
        case.may_be_refused = True  # not every type may be a draft, or issued
        yield case


def randoms(folder, first, n):
    variants = list(SPACINGS.values())
    for seed in range(first, first + n):
        path = os.path.join(folder, f"random-{seed}.xml")
        with open(path, "w", encoding="utf-8") as f:
            f.write(random_report.report(seed))
        yield Case(folder, f"random-{seed}", path, variants[seed % len(variants)])


def others(folder, name, writer, first, n):
    for seed in range(first, first + n):
        path = os.path.join(folder, f"{name}-{seed}.xml")
        with open(path, "w", encoding="utf-8") as f:
            f.write(writer.report(seed))
        yield Case(folder, f"{name}-{seed}", path)


def run(folder, options):
    cases = [] if options.options == 1 else list(samples(folder, options.source))
    names = {case.name for case in cases}
    cases += [c for c in with_options(folder, options.source, options.options) if c.name not in names]
    cases += randoms(folder, options.first, options.random)
    cases += others(folder, "formulas", random_formula, options.first, options.formulas)
    cases += others(folder, "tables", random_table, options.first, options.tables)
    built = {case.name: case.build(options.vanthu) for case in cases}
    made = [case.docx for case in cases if built[case.name][0] == 0]
    libreoffice.to_pdf(folder, made, os.path.join(folder, "office"))
    print(f"1..{len(cases)}")
    n_lines = bad = 0
    for i, case in enumerate(cases, 1):
        status, message = built[case.name]
        if status and case.may_be_refused:
            print(f"ok {i} - {case.name} # SKIP {message.splitlines()[0]}")
            continue
        found = [message.strip()] if status else case.verdict()
        n_lines += 0 if status else lines.count(case.pdf)
        bad += bool(found)
        print(f"{'not ok' if found else 'ok'} {i} - {case.name}")
        for sentence in found:
            print("# " + sentence)
    if not libreoffice.has_math():
        print("# LibreOffice has no Math: it leaves formulas empty")
    print(f"# {len(cases) - bad} of {len(cases)} documents are twins, {n_lines} lines")
    return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("vanthu")
    parser.add_argument("source")
    parser.add_argument("--random", type=int, default=20)
    parser.add_argument("--formulas", type=int, default=3)
    parser.add_argument("--tables", type=int, default=8)
    parser.add_argument("--options", type=int, default=30, metavar="N", help="every Nth of the samples with each option;"
                        " 1: all of them, and not those without")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--keep")
    options = parser.parse_args()
    if not libreoffice.is_installed() or not shutil.which("mutool"):
        print("1..0 # SKIP soffice and mutool are not both installed")
        return 0
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
        return run(options.keep, options)
    with tempfile.TemporaryDirectory() as folder:
        return run(folder, options)


if __name__ == "__main__":
    sys.exit(main())
