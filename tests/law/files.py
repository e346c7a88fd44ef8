"""A file built and read back, and the documents in it: the one that its description is, what is issued
with it, and the words of a copy. They are told apart by the words that each begins with, which the
description has; not by page numbers or sections, of which the rules ask."""
import os
import subprocess
import xml.etree.ElementTree as ElementTree

import read_docx
import read_pdf
from document import NS, PT_OF_MM, TOP_MARGIN, Description, Document, Origin, squash
from read_docx import Docx
from read_pdf import Line
from words import COPY_FORMS, appendix_label, type_title

BOTTOM_MARGIN = 20 * PT_OF_MM


class File(Document):
    """All of it. `headers` are the lines above the law's least margin, `address` those of box 13 below
    it, `notes` those below a note's rule; `text` the others."""

    def __init__(self, origin, pdf, docx):
        pages = read_pdf.read(pdf)
        super().__init__("file", origin.name, origin.report, origin, pages, read_docx.read(docx), [])
        self.version = read_pdf.version(pdf)
        for page in pages:
            page.left, page.right = self.edges_of(page)
        beside = self.numbers_beside() if self.counts_lines() else []
        for page in pages:
            page.ink = self.ink_of(page)
        self.lines = [line for page in pages for line in page.lines] + beside
        self.headers = [line for line in self.lines if line.y < TOP_MARGIN]
        self.notes = [line for page in pages for line in notes_of(page)]
        self.address = self.address_lines()
        aside = {id(line) for line in self.headers + self.notes + self.address + beside}
        self.text = [line for line in self.lines if id(line) not in aside]
        self.documents = list(self.parts())

    def counts_lines(self):
        """A draft may number its lines at the left of the text."""
        return any(draft.get("line-numbers") == "yes" for draft in self.description.elements("draft"))

    def numbers_beside(self):
        """Take them out of the pages' lines."""
        found = []
        for page in self.pages:
            parts = [[l.chars_left_of(page.left), l.chars_right_of(page.left)] for l in page.lines]
            found += [Line(page.number, left) for left, _ in parts if is_number(left)]
            page.lines = [Line(page.number, right if is_number(left) else left + right) for left, right in parts]
            page.lines = [line for line in page.lines if line.ink]
        return found

    def edges_of(self, page):
        """Of the text, which words need not reach on every page: by the margins of the DOCX, of a section
        that lies like the page. M-03 and M-04 hold both results to the law."""
        alike = [s for s in self.docx.sections if (s.width > s.height) == page.is_landscape]
        margins = (alike or self.docx.sections)[0].margins
        return margins["left"] / 20, page.width - margins["right"] / 20

    def ink_of(self, page):
        """The outermost places of words and lines, on all pages that lie like this one."""
        alike = [p for p in self.pages if p.is_landscape == page.is_landscape]
        drawn = [item for p in alike for item in p.lines + p.rules]
        return min(item.x0 for item in drawn), max(item.x1 for item in drawn)

    def address_lines(self):
        lines = [l for l in self.first.lines if l.y > self.first.height - BOTTOM_MARGIN]
        is_address = squash(self.description.address) == "".join(l.bare for l in lines)
        return lines if lines and is_address else []

    def parts(self):
        """Each from its first words to those of the next one."""
        heads = [head for head in self.heads() if self.origin.part in (None, head[0])]
        pages = [self.first_page(head) for head in heads] + [len(self.pages)]
        sections = [self.first_section(head) for head in heads] + [len(self.docx.sections)]
        copy = self.copy_start()
        for i, (name, kind, description, _) in enumerate(heads):
            shown = self.name if self.origin.part or kind == "document" else f"{self.name}, {name}"
            yield self.cut(shown, kind, description, pages[i : i + 2], sections[i : i + 2], copy, False)
        if copy:
            ends = [copy[0].page - 1, len(self.pages)], [0, len(self.docx.sections)]
            yield self.cut(f"{self.name}, copy", "copy", self.origin.copy, *ends, copy, True)

    def cut(self, name, kind, description, pages, sections, copy, is_copy):
        """The pages and sections from the first to before the last; on either side of the copy."""
        own = self.pages[slice(*pages)]
        text = [l for l in self.text if pages[0] < l.page <= pages[1] and is_behind(l, copy) == is_copy]
        paragraphs = [
            p
            for i, p in enumerate(self.docx.paragraphs)
            if sections[0] <= p.section < sections[1] and (copy is not None and i >= copy[1]) == is_copy
        ]
        docx = Docx(self.docx.sections[slice(*sections)], paragraphs, self.docx.notes, self.docx.table_widths)
        return Document(kind, name, description, self.origin, own, docx, text, self)

    def heads(self):
        """(name, kind, description, words that it begins with)"""
        report = self.origin.report
        yield "document", "document", report, None
        for kind in ("attachment", "appendix"):
            elements = report.elements(kind)
            for n, element in enumerate(elements, 1):
                one = Description(element, report)
                name = kind if len(elements) == 1 else f"{kind}-{n}"
                label = type_title(one) if kind == "attachment" else appendix_label(n, len(elements))
                yield name, kind, one, [label, one.subject if kind == "attachment" else one.subject.upper()]

    def first_page(self, head):
        """From 0."""
        name, _, _, first = head
        if not first or self.origin.part:
            return 0
        lines = self.run_of_lines("".join(first))
        if not lines:
            raise LookupError(f"{self.name}: {name} is not in the PDF")
        return lines[0].page - 1

    def first_section(self, head):
        name, _, _, first = head
        if not first or self.origin.part:
            return 0
        bare = [squash(text) for text in first if text]
        paragraphs = self.docx.paragraphs
        for i, p in enumerate(paragraphs):
            if [q.bare for q in paragraphs[i : i + len(bare)]] == bare:
                return p.section
        raise LookupError(f"{self.name}: {name} is not in the DOCX")

    def copy_start(self):
        """(line of the PDF, index of the DOCX paragraph that begins its table), of a copy on paper."""
        copy = self.origin.copy
        if copy is None or copy.root.get("medium") == "electronic":
            return None
        form = COPY_FORMS[copy.type]
        lines = [l for l in self.text if l.text == form]
        found = [p for p in self.docx.paragraphs if p.text == form and p.cell]
        if not lines or not found:
            raise LookupError(f"{self.name}: {form} is not there")
        table = found[-1].cell[0]
        first = next(i for i, p in enumerate(self.docx.paragraphs) if p.cell and p.cell[0] == table)
        return lines[-1], first


def is_number(chars):
    return "".join(c.text for c in chars).strip().isdigit()


def is_behind(line, copy):
    """Does a line belong to the copy? What stands level with its form does."""
    return copy is not None and (line.page, line.y) > (copy[0].page, copy[0].y - copy[0].size)


def notes_of(page):
    """Notes stand below a short rule that begins at the text's left edge and belongs to no table."""
    short = 0.5 * (page.right - page.left)
    rules = [r for r in page.rules if abs(r.x0 - page.left) < 1 and r.length < short and not page.edges_at(r)]
    return [line for line in page.lines if rules and line.y > rules[-1].y]


def read_copy(root, path):
    """What a copy says: a file of its own, or in the description."""
    element = ElementTree.parse(path).getroot() if path else root.find(NS + "copy")
    return None if element is None else Description(element)


def build(program, folder, path, part=None, copy=None):
    """Build both results of a description, a part of it or a copy: its File, or the message on why it
    was not built."""
    root = ElementTree.parse(path).getroot()
    names = [os.path.splitext(os.path.basename(p))[0] for p in (path, copy) if p] + [part] * bool(part)
    name = ", ".join(names)
    results = [os.path.join(folder, name.replace(", ", "-") + end) for end in (".pdf", ".docx")]
    command = [program, "copy" if copy else "build", path, "-q", "-o", results[0], "-o", results[1]]
    command += (["--part", part] if part else []) + (["--as", copy] if copy else [])
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stderr
    origin = Origin(name, Description(root), None if part else read_copy(root, copy), part)
    try:
        return File(origin, *results)
    except LookupError as missing:
        return str(missing)
