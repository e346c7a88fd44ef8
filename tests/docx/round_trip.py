#!/usr/bin/env python3
"""round_trip.py VANTHU SOURCE: what LibreOffice makes of our DOCX, and what it leaves of it.

Each document is opened in LibreOffice, saved as DOCX and as PDF; the saved DOCX is made a PDF too. The
navigation outline is that of our PDF, without headings that their text follows on the line; and
saving keeps words, labels, notes, headings, anchors, blanks and the description. Prints TAP; skips,
saying so, without LibreOffice."""
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import libreoffice

NAMES = ("bao-cao-80", "bang-nhieu-trang", "bao-cao-co-hinh", "cong-van", "du-thao-ke-hoach", "luat-sua-doi",
         "phieu-dang-ky", "quy-che", "quyet-dinh-ban-hanh-quy-che")
REPORT = "{urn:vanthu:report:1}"


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def parts(docx):
    with zipfile.ZipFile(docx) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def bare(text):
    """Letters alone: programs set blanks and capitals of their own, and hyphens that do not break."""
    return "".join(unicodedata.normalize("NFC", text).casefold().replace("\u2011", "-").split())


def outline(pdf):
    return [bare(title) for title in re.findall(r'^[-+|]\t+"(.*?)"\t#', run("mutool", "show", pdf, "outline"), re.M)]


def words(pdf):
    text = unicodedata.normalize("NFC", run("pdftotext", "-raw", pdf, "-"))
    return collections.Counter("".join(text.split()))


class Document:
    def __init__(self, folder, source, name):
        self.name, self.folder = name, folder
        self.description = os.path.join(source, "samples", name + ".xml")
        self.pdf, self.docx = self.at("", ".pdf"), self.at("", ".docx")

    def at(self, below, ending):
        return os.path.join(self.folder, below, self.name + ending)

    def run_in(self):
        """The titles that text follows on the same line: no word processor has them in its outline."""
        sections = ET.parse(self.description).iter(REPORT + "section")
        titles = [s.find(REPORT + "title") for s in sections if s.get("run-in") == "yes"]
        return [bare("".join(t.itertext())) for t in titles]


def without_label(entry):
    return re.sub(r"^([\d.]+\.|[ivx]+\.|\w\)|[-+])", "", entry).rstrip(":")


# ---- checks: each gives what is wrong ----

def outline_is_ours(document):
    # Dashes are bullets, which LibreOffice leaves out of its outline.
    theirs = [t.lstrip("-+") for t in outline(document.at("direct", ".pdf"))]
    run_in = document.run_in()
    wanted = [t.lstrip("-+") for t in outline(document.pdf) if without_label(t) not in run_in]
    # Our entry of an appendix has its title behind the label, which stands on a line of its own.
    wanted = ["phụlục" if t.startswith("phụlục.") else t for t in wanted]
    if theirs == wanted:
        return []
    at = next((i for i, (a, b) in enumerate(zip(theirs, wanted)) if a != b), min(len(theirs), len(wanted)))
    return [f"entry {at + 1} of {len(theirs)}/{len(wanted)}: {theirs[at:at + 1]} against {wanted[at:at + 1]}"]


def words_are_kept(document):
    before, after = words(document.at("direct", ".pdf")), words(document.at("again", ".pdf"))
    return [] if before == after else [f"{before - after} lost, {after - before} new"]


def headings_are_kept(document):
    before, after = outline(document.at("direct", ".pdf")), outline(document.at("again", ".pdf"))
    return [] if before == after else [f"{len(before)} entries became {len(after)}"]


def found(document, pattern):
    """What matches in the DOCX before and after, in the parts of the text."""
    result = []
    for docx in (document.docx, document.at("again", ".docx")):
        text = "".join(v for k, v in sorted(parts(docx).items()) if re.fullmatch(r"word/\w+\.xml", k))
        result.append(collections.Counter(re.findall(pattern, text)))
    return result


def same(document, pattern):
    before, after = found(document, pattern)
    return [] if before == after else [f"{before} became {after}"]


def anchors_are_kept(document):
    return same(document, r'<w:bookmarkStart [^>]*w:name="(_vt_[^"]*)"')


def notes_are_kept(document):
    return same(document, r"<w:(footnoteReference) ")


def blanks_are_kept(document):
    return same(document, r'<w:alias w:val="(Số)"/>|<w:(date)>')


def description_is_kept(document):
    before, after = (parts(d).get("customXml/item1.xml") for d in (document.docx, document.at("again", ".docx")))
    if after is None:
        return ["there is none"]
    left, right = ([(e.tag, e.attrib, e.text) for e in ET.fromstring(x.encode()).iter()] for x in (before, after))
    return [] if left == right else ["it is another one"]


CHECKS = (outline_is_ours, words_are_kept, headings_are_kept, anchors_are_kept, notes_are_kept,
          blanks_are_kept, description_is_kept)


def convert(folder, documents):
    direct, again = os.path.join(folder, "direct"), os.path.join(folder, "again")
    libreoffice.to_pdf(folder, [d.docx for d in documents], direct)
    libreoffice.convert(folder, [d.docx for d in documents], again, "docx")
    libreoffice.to_pdf(folder, [d.at("again", ".docx") for d in documents], again)


def main():
    vanthu, source = sys.argv[1:]
    if not libreoffice.is_installed() or not shutil.which("mutool") or not shutil.which("pdftotext"):
        print("1..0 # SKIP soffice, mutool and pdftotext are not all installed")
        return 0
    failed = count = 0
    with tempfile.TemporaryDirectory() as folder:
        documents = [Document(folder, source, name) for name in NAMES]
        for d in documents:
            run(vanthu, "build", d.description, "-q", "-o", d.pdf, "-o", d.docx)
        convert(folder, documents)
        print(f"1..{len(documents) * len(CHECKS)}")
        for d in documents:
            for check in CHECKS:
                problems = check(d)
                count, failed = count + 1, failed + bool(problems)
                print(f"{'not ok' if problems else 'ok'} {count} - {d.name}: {check.__name__}")
                for line in problems:
                    print("# " + line)
    return 1 if failed else 0


sys.exit(main())
