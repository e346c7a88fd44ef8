"""A document with its description and both results read back, and where its parts stand in them.

Parts are found by their words, which the description has; nothing here knows how the program makes
them. Words are compared without blanks, since lines end anywhere."""
import os
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree
from functools import cached_property

import read_docx
import read_pdf

NS = "{urn:vanthu:report:1}"
PT_OF_MM = 72 / 25.4
TWIPS_OF_MM = 1440 / 25.4
# The law's least top margin: what stands higher is the header.
TOP_MARGIN = 20 * PT_OF_MM


def squash(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def words(text):
    return re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", text)).strip(" ")


def text_of(element, without=("note",)):
    """Without notes; a break is a blank, and so is a tab."""
    text = element.text or ""
    for child in element:
        if child.tag in (NS + "br", NS + "tab"):
            text += " "
        elif child.tag == NS + "tick":
            text += "\u25a0" if child.get("checked") == "yes" else "\u25a1"
        elif child.tag.removeprefix(NS) not in without:
            text += text_of(child, without)
        text += child.tail or ""
    return text


class Signature:
    def __init__(self, element):
        self.authority = [words(text_of(e)) for e in element.findall(NS + "authority")]
        self.post = words(text_of(element.find(NS + "post")))
        self.name = words(text_of(element.find(NS + "name")))

    @property
    def above(self):
        """The lines above the name: authority, then post."""
        return self.authority + [self.post]


class Description:
    """The XML file, as facts."""

    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.type = self.root.get("type")
        self.parents = self.all("issuer/parent")
        self.issuer = self.one("issuer/name")
        self.number = self.one("number")
        self.symbol = self.one("symbol")
        self.place = self.one("place")
        self.date = self.one("date")
        self.subject = self.one("subject")
        self.addressees = self.all("to")
        self.bases = self.all("basis")
        self.recipients = self.all("recipients/to")
        self.archive = self.one("recipients/archive")
        self.signatures = [Signature(e) for e in self.elements("signature")]

    def elements(self, path):
        return self.root.findall("/".join(NS + name for name in path.split("/")))

    def all(self, path):
        return [words(text_of(e)) for e in self.elements(path)]

    def one(self, path):
        return (self.all(path) or [""])[0]

    def paragraphs(self):
        """(words, those of full size, has a break) of the body's paragraphs, in order, but for those
        whose words are not all their own: with references or blanks, or behind a run-in heading."""
        body = self.root.find(NS + "body")
        run_in = {id(s.find(NS + "p")) for s in body.iter(NS + "section") if s.get("run-in") == "yes"}
        for p in body.iter(NS + "p"):
            added = any(p.find(".//" + NS + tag) is not None for tag in ("ref", "blank"))
            if id(p) not in run_in and not added:
                large = words(text_of(p, ("note", "sup", "sub")))
                yield words(text_of(p)), large, p.find(".//" + NS + "br") is not None

    def last_words(self):
        """Of the body, without blanks: enough to find its end. A reference has no words of its own."""
        last = list(self.root.find(NS + "body").iter(NS + "p"))[-1]
        return squash(list(last.itertext())[-1])[-12:]

    def titles(self, level):
        """Of the sections with this level, in order."""
        sections = self.root.find(NS + "body").iter(NS + "section")
        return [words(text_of(s.find(NS + "title"))) for s in sections if s.get("level") == level]

    def plain_paragraphs(self):
        """Those without words that the author set in another look."""
        body = self.root.find(NS + "body")
        for p in body.iter(NS + "p"):
            if not any(p.find(".//" + NS + tag) is not None for tag in ("b", "i", "ref", "blank")):
                yield words(text_of(p))


class Document:
    def __init__(self, name, description, pdf, docx):
        self.name = name
        self.description = Description(description)
        self.pages = read_pdf.read(pdf)
        self.docx = read_docx.read(docx)
        self.lines = [line for page in self.pages for line in page.lines]
        self.rules = [rule for page in self.pages for rule in page.rules]
        self.headers = [line for line in self.lines if line.y < TOP_MARGIN]
        self.left = min(line.x0 for line in self.lines)
        self.right = max(line.x1 for line in self.lines)
        self.notes = [line for page in self.pages for line in self.notes_of(page)]
        aside = {id(line) for line in self.headers + self.notes}
        self.text = [line for line in self.lines if id(line) not in aside]

    @property
    def middle(self):
        """Of the text, which is what a centred line is centred on."""
        return (self.left + self.right) / 2

    @property
    def page_middle(self):
        return self.pages[0].width / 2

    def notes_of(self, page):
        """Notes stand below a rule that begins at the text's left edge."""
        rules = [r for r in page.rules if abs(r.x0 - self.left) < 1]
        return [line for line in page.lines if rules and line.y > rules[-1].y]

    def run_of_lines(self, text):
        """The first lines that make up `text`, one behind the other; [] if it is not there."""
        return next(self.runs_of_lines(text), [])

    def runs_of_lines(self, text):
        target, lines = squash(text), self.text
        for first, line in enumerate(lines):
            if not target or not target.startswith(line.bare):
                continue
            joined, last = "", first
            while last < len(lines) and len(joined) < len(target):
                joined += lines[last].bare
                last += 1
            if joined == target:
                yield lines[first:last]

    def middle_of(self, text):
        """Of the first line of a part; of the text, if it is not there (other rules say so)."""
        lines = self.run_of_lines(text)
        return lines[0].middle if lines else self.middle

    def paragraph(self, text):
        """The DOCX paragraph with these words, or None."""
        target = squash(text)
        return next((p for p in self.docx.paragraphs if p.bare == target), None)

    @cached_property
    def body(self):
        """[(words, lines, has a break)] of the body's paragraphs in the PDF; lines is [] for one
        that is not there. A label may stand before its words."""
        joined, starts = "", []
        for line in self.text:
            starts.append(len(joined))
            joined += line.bare
        at, found = 0, []
        for text, large, has_break in self.description.paragraphs():
            target = squash(large)
            begin = joined.find(target, at)
            if begin < 0:
                found.append((text, [], has_break))
                continue
            at = begin + len(target)
            lines = [l for l, s in zip(self.text, starts) if s + len(l.bare) > begin and s < at]
            found.append((text, lines, has_break))
        return found

    def rule_below(self, line):
        """The rule drawn under a line, nearer than the next line would be."""
        near = [
            r
            for r in self.rules
            if r.page == line.page and 0 < r.y - line.y < 1.2 * line.size and r.x0 < line.x1 and r.x1 > line.x0
        ]
        return min(near, key=lambda r: r.y) if near else None

    def docx_rule_after(self, paragraph):
        """The empty paragraph with a border that stands below another."""
        at = next(i for i, p in enumerate(self.docx.paragraphs) if p is paragraph)
        after = self.docx.paragraphs[at + 1 : at + 2]
        return after[0] if after and after[0].has_rule and not after[0].text else None


def build(program, description, folder):
    """Build both results of a description: its Document, or the message on why it was not built."""
    name = os.path.splitext(os.path.basename(description))[0]
    results = [os.path.join(folder, name + end) for end in (".pdf", ".docx")]
    command = [program, "build", description, "-q", "-o", results[0], "-o", results[1]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else Document(name, description, *results)
