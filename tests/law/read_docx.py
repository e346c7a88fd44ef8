"""A DOCX as a word processor understands it: sections, and paragraphs with what styles and direct
formatting come to (ISO/IEC 29500-1, 17.7.2). Lengths are twips, sizes points."""
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import dataclass, field
from functools import cached_property

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TOGGLES = ("b", "i", "caps")


@dataclass
class Run:
    text: str
    font: set
    size: float
    is_bold: bool
    is_italic: bool
    is_caps: bool
    color: str


@dataclass
class Border:
    kind: str  # single, double ...
    thickness: float  # twips
    space: float  # twips between line and text
    color: str


@dataclass
class Paragraph:
    style: str
    runs: list
    align: str
    left: int
    right: int
    first: int  # first line's indent, negative when hanging
    before: int
    after: int
    line: int
    line_rule: str
    is_contextual: bool
    is_numbered: bool
    outline: int  # None: no heading
    borders: dict  # side -> Border
    cell: tuple = None  # (table, row, column) from 0; None: not in a table
    width: int = 0  # of its region
    section: int = 0

    @cached_property
    def text(self):
        shown = "".join(r.text.upper() if r.is_caps else r.text for r in self.runs)
        return unicodedata.normalize("NFC", shown).strip()

    @cached_property
    def bare(self):
        return re.sub(r"\s", "", self.text)

    @property
    def has_rule(self):
        """A line above it, and no frame around it."""
        return set(self.borders) == {"top"}

    @property
    def rule_length(self):
        return self.width - self.left - self.right

    @property
    def frame(self):
        """(width, height) of a frame around one exact line, from outer edge to outer edge: the lines
        stand outside the text's edges (17.3.1.24). None without one."""
        if set(self.borders) != {"top", "bottom", "left", "right"} or self.line_rule != "exact":
            return None
        room = {side: b.space + b.thickness for side, b in self.borders.items()}
        return self.rule_length + room["left"] + room["right"], self.line + room["top"] + room["bottom"]


@dataclass
class Section:
    width: int
    height: int
    is_landscape: bool
    margins: dict
    has_title_page: bool
    number_format: str
    first_number: str  # None: numbers go on
    headers: dict  # type -> [Paragraph]; "PAGE" in a run's text stands for the field
    footers: dict
    has_table: bool = False

    @property
    def text_width(self):
        return self.width - self.margins["left"] - self.margins["right"]


@dataclass
class Docx:
    sections: list
    paragraphs: list
    notes: list
    table_widths: list = field(default_factory=list)  # (section, indent, sum of columns)


def value(element, name="val", default=None):
    return default if element is None else element.get(W + name, default)


def is_on(element):
    return value(element, default="1") not in ("0", "false", "off")


class Styles:
    def __init__(self, root):
        self.by_id = {s.get(W + "styleId"): s for s in root.iter(W + "style")}
        self.defaults = root.find(W + "docDefaults")
        self.normal = next(
            i for i, s in self.by_id.items() if s.get(W + "type") == "paragraph" and s.get(W + "default") == "1"
        )

    def chain(self, style_id):
        """The style and those it is based on, the deepest first."""
        found = []
        while style_id in self.by_id:
            found.insert(0, self.by_id[style_id])
            style_id = value(self.by_id[style_id].find(W + "basedOn"))
        return found

    def default(self, kind):
        path = f"{W}{kind}Default/{W}{kind}"
        element = self.defaults.find(path) if self.defaults is not None else None
        return [] if element is None else [element]

    def layers(self, kind, style_id):
        return [s.find(W + kind) for s in self.chain(style_id) if s.find(W + kind) is not None]


def merged(layers, name):
    """The attributes of an element, each from the last layer that has it."""
    found = {}
    for layer in layers:
        element = layer.find(W + name)
        if element is not None:
            found.update({k.replace(W, ""): v for k, v in element.attrib.items()})
    return found


def last(layers, name):
    found = [layer.find(W + name) for layer in layers if layer.find(W + name) is not None]
    return found[-1] if found else None


def toggle(name, defaults, paragraph, character, direct):
    """17.7.3: direct formatting decides; else the styles of paragraph and run, each turned on, undo
    each other."""
    element = last(direct, name)
    if element is not None:
        return is_on(element)
    states = [last(layers, name) for layers in (paragraph, character)]
    on = [e is not None and is_on(e) for e in states]
    return on[0] != on[1] if any(e is not None for e in states) else is_on(last(defaults, name) or absent())


def absent():
    return ElementTree.Element(W + "absent", {W + "val": "0"})


class Reader:
    def __init__(self, package):
        self.package = package
        self.styles = Styles(self.part("word/styles.xml"))
        self.table = -1
        self.section_number = 0
        self.sections = []

    def part(self, name):
        return ElementTree.fromstring(self.package.read(name))

    def run_text(self, run):
        text = ""
        for child in run:
            tag = child.tag.replace(W, "")
            if tag == "t":
                text += child.text or ""
            elif tag in ("br", "tab"):
                text += " "
            elif tag == "noBreakHyphen":
                text += "-"
            elif tag == "instrText" and (child.text or "").strip() == "PAGE":
                text += "PAGE"
        return text

    def run(self, run, style_id):
        direct = [run.find(W + "rPr")] if run.find(W + "rPr") is not None else []
        character = self.styles.layers("rPr", value(last(direct, "rStyle")))
        paragraph, defaults = self.styles.layers("rPr", style_id), self.styles.default("rPr")
        layers = defaults + paragraph + character + direct
        on = {name: toggle(name, defaults, paragraph, character, direct) for name in TOGGLES}
        fonts = merged(layers, "rFonts")
        size = float(value(last(layers, "sz"), default="20")) / 2
        color = value(last(layers, "color"), default="auto")
        return Run(self.run_text(run), set(fonts.values()), size, on["b"], on["i"], on["caps"], color)

    def paragraph(self, p, cell=None, width=0):
        direct = [p.find(W + "pPr")] if p.find(W + "pPr") is not None else []
        style_id = value(last(direct, "pStyle"), default=self.styles.normal)
        layers = self.styles.default("pPr") + self.styles.layers("pPr", style_id) + direct
        indent, spacing = merged(layers, "ind"), merged(layers, "spacing")
        first = int(indent.get("firstLine", 0)) - int(indent.get("hanging", 0))
        contextual, outline, numbering = (last(layers, n) for n in ("contextualSpacing", "outlineLvl", "numPr"))
        return Paragraph(
            style=style_id,
            runs=[self.run(r, style_id) for r in p.iter(W + "r")],
            align=value(last(layers, "jc"), default="left"),
            left=int(indent.get("left", 0)),
            right=int(indent.get("right", 0)),
            first=first,
            before=int(spacing.get("before", 0)),
            after=int(spacing.get("after", 0)),
            line=int(spacing.get("line", 240)),
            line_rule=spacing.get("lineRule", "auto"),
            is_contextual=contextual is not None and is_on(contextual),
            is_numbered=numbering is not None,
            outline=None if outline is None else int(value(outline)),
            borders=self.borders(last(layers, "pBdr")),
            cell=cell,
            width=width,
            section=self.section_number,
        )

    def borders(self, element):
        lines = {} if element is None else {e.tag.replace(W, ""): e for e in element}
        return {
            side: Border(value(e), float(value(e, "sz", "0")) * 2.5, float(value(e, "space", "0")) * 20, value(e, "color", "auto"))
            for side, e in lines.items()
            if value(e) not in ("nil", "none")
        }

    def blocks(self, parent, cell=None, width=None):
        """Paragraphs in their order; without a width they are as wide as their section's text."""
        for child in parent:
            if child.tag == W + "p":
                yield self.paragraph(child, cell, width or self.sections[self.section_number].text_width)
                self.section_number += child.find(f"{W}pPr/{W}sectPr") is not None
            elif child.tag == W + "tbl":
                self.table += 1
                self.sections[self.section_number].has_table = True
                yield from self.rows(child, self.table)

    def rows(self, table, number):
        columns = [int(value(c, "w")) for c in table.find(W + "tblGrid")]
        for r, row in enumerate(table.findall(W + "tr")):
            at = 0
            for c, tc in enumerate(row.findall(W + "tc")):
                span = int(value(tc.find(f"{W}tcPr/{W}gridSpan"), default="1"))
                yield from self.blocks(tc, (number, r, c), sum(columns[at : at + span]))
                at += span

    def headers(self, sect, kind, width):
        """What a section has none of, it shows as the section before it (17.10.2, 17.10.5)."""
        parts = {r.get("Id"): r.get("Target") for r in self.part("word/_rels/document.xml.rels")}
        found = dict(getattr(self.sections[-1], kind + "s")) if self.sections else {}
        for reference in sect.findall(W + kind + "Reference"):
            root = self.part("word/" + parts[reference.get(R + "id")])
            found[value(reference, "type")] = [self.paragraph(p, width=width) for p in root.iter(W + "p")]
        return found

    def section(self, sect):
        size, margins = sect.find(W + "pgSz"), sect.find(W + "pgMar")
        numbers, title = sect.find(W + "pgNumType"), sect.find(W + "titlePg")
        edges = {k.replace(W, ""): int(v) for k, v in margins.attrib.items()}
        width = int(value(size, "w")) - edges["left"] - edges["right"]
        return Section(
            width=int(value(size, "w")),
            height=int(value(size, "h")),
            is_landscape=value(size, "orient") == "landscape",
            margins=edges,
            has_title_page=title is not None and is_on(title),
            number_format=value(numbers, "fmt", "decimal"),
            first_number=value(numbers, "start"),
            headers=self.headers(sect, "header", width),
            footers=self.headers(sect, "footer", width),
        )

    def document(self):
        body = self.part("word/document.xml").find(W + "body")
        for sect in body.iter(W + "sectPr"):
            self.sections.append(self.section(sect))
        docx = Docx(self.sections, list(self.blocks(body)), self.notes())
        docx.table_widths = list(self.table_widths(body))
        return docx

    def table_widths(self, body):
        section = 0
        for child in body:
            if child.tag == W + "tbl":
                indent = child.find(f"{W}tblPr/{W}tblInd")
                columns = sum(int(value(c, "w")) for c in child.find(W + "tblGrid"))
                yield section, int(value(indent, "w", "0")), columns
            section += child.find(f"{W}pPr/{W}sectPr") is not None

    def notes(self):
        if "word/footnotes.xml" not in self.package.namelist():
            return []
        notes = self.part("word/footnotes.xml").findall(W + "footnote")
        real = [n for n in notes if value(n, "type") is None]
        return [self.paragraph(p) for n in real for p in n.iter(W + "p")]


def read(path):
    """The Docx in a file."""
    with zipfile.ZipFile(path) as package:
        return Reader(package).document()
