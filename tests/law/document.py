"""A document with its description and both results read back, and where its parts stand in them.

Parts are found by their words, which the description has; nothing here knows how the program makes
them. Words are compared without blanks, since lines end anywhere."""
import os
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
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
    """The XML file, as facts; or an element of it that is a document of its own kind: what is attached,
    an appendix, a copy's own words. What it has not of its own comes from the file's first element."""

    def __init__(self, element, report=None):
        self.root = element
        self.type = element.get("type") or element.get("form")
        self.type_title = element.get("title")
        self.issuers = self.all("issuer/name") or (report.issuers if report else [])
        self.issuer = self.issuers[0] if self.issuers else ""
        self.parents = self.all("issuer/parent")
        if report and not self.all("issuer/name"):
            self.parents = report.parents
        self.number = self.one("number")
        self.symbol = self.one("symbol")
        self.place = self.one("place")
        self.date = self.one("date")
        self.signing_time = self.one("signing-time")
        self.secrecy, self.urgency, self.circulation = (self.one(n) for n in ("secrecy", "urgency", "circulation"))
        self.address = self.one("address")
        self.subject = self.one("subject") or self.one("title")
        self.reference = self.one("reference")
        self.addressees = self.all("to")
        self.bases = self.all("basis")
        self.recipients = self.all("recipients/to")
        self.archive = self.one("recipients/archive")
        self.drafter = self.one("recipients/drafter")
        self.signatures = [Signature(e) for e in self.elements("signature")]

    def elements(self, path):
        return self.root.findall("/".join(NS + name for name in path.split("/")))

    def all(self, path):
        return [words(text_of(e)) for e in self.elements(path)]

    def one(self, path):
        return (self.all(path) or [""])[0]

    @property
    def body(self):
        return self.root.find(NS + "body")

    def outside_tables(self):
        """The body's paragraphs. The law says nothing of those in cells."""
        in_cells = {id(p) for cell in self.body.iter(NS + "cell") for p in cell.iter(NS + "p")}
        return [p for p in self.body.iter(NS + "p") if id(p) not in in_cells]

    def paragraphs(self):
        """(words, those of full size, has a break) of the body's paragraphs, in order, but for those
        whose words are not all their own: with references or blanks, or behind a run-in heading."""
        run_in = {id(s.find(NS + "p")) for s in self.body.iter(NS + "section") if s.get("run-in") == "yes"}
        for p in self.outside_tables():
            added = any(p.find(".//" + NS + tag) is not None for tag in ("ref", "blank"))
            if id(p) not in run_in and not added:
                large = words(text_of(p, ("note", "sup", "sub")))
                yield words(text_of(p)), large, p.find(".//" + NS + "br") is not None

    def last_words(self):
        """Of the body, without blanks: enough to find its end. A reference has no words of its own."""
        last = self.outside_tables()[-1]
        return squash(list(last.itertext())[-1])[-12:]

    def titles(self, level):
        """Of the sections with this level, in order."""
        sections = self.body.iter(NS + "section")
        return [words(text_of(s.find(NS + "title"))) for s in sections if s.get("level") == level]

    def plain_paragraphs(self):
        """Those without words that the author set in another look."""
        for p in self.outside_tables():
            if not any(p.find(".//" + NS + tag) is not None for tag in ("b", "i", "ref", "blank")):
                yield words(text_of(p))


@dataclass
class Origin:
    """What a file was built from."""

    name: str
    report: Description
    copy: Description = None
    part: str = None  # when it holds this part alone


class Document:
    """A file, or one of the documents in it: its description, and its pages, lines and paragraphs in
    both results. `kind` is file, document, attachment, appendix or copy."""

    def __init__(self, kind, name, description, origin, pages, docx, text, whole=None):
        self.kind, self.name, self.description, self.origin = kind, name, description, origin
        self.pages, self.docx, self.text = pages, docx, text
        self.whole = whole or self
        self.lines = [line for page in pages for line in page.lines]
        self.rules = [rule for page in pages for rule in page.rules]

    @property
    def first(self):
        return self.pages[0]

    @property
    def middle(self):
        """Of the text, which is what a centred line is centred on."""
        return self.first.middle

    @property
    def page_middle(self):
        return self.first.width / 2

    def page_of(self, line):
        return next(page for page in self.pages if page.number == line.page)

    def left_at(self, line):
        return self.page_of(line).left

    def right_at(self, line):
        return self.page_of(line).right

    def first_lines(self):
        """The text of its first page."""
        return [line for line in self.text if line.page == self.first.number]

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


