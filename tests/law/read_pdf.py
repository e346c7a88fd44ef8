"""A PDF as its reader sees it: lines of characters with font, size and place, and drawn rules.

MuPDF's trace gives every character and path in drawing order. Lengths are points from the page's
top left corner, y downwards."""
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from functools import cached_property

# A wider gap than any blank of justified text parts two columns.
COLUMN_GAP = 30
SAME_BASELINE = 0.3
RAISED = 0.75  # of the line's size: marks of notes are smaller


@dataclass
class Char:
    text: str
    x0: float
    x1: float
    y: float  # baseline
    size: float
    font: str
    is_black: bool

    @property
    def is_bold(self):
        return "Bold" in self.font

    @property
    def is_italic(self):
        return "Ital" in self.font or "Obli" in self.font


@dataclass
class Line:
    page: int  # from 1
    chars: list

    @cached_property
    def ink(self):
        return [c for c in self.chars if c.text.strip()]

    @cached_property
    def size(self):
        return max(c.size for c in self.ink)

    @cached_property
    def letters(self):
        """Without raised marks."""
        return [c for c in self.ink if c.size > RAISED * self.size]

    @cached_property
    def y(self):
        return self.letters[0].y

    @cached_property
    def text(self):
        return "".join(c.text for c in self.chars if c.size > RAISED * self.size).strip()

    @cached_property
    def bare(self):
        """The text without blanks."""
        return re.sub(r"\s", "", self.text)

    @cached_property
    def x0(self):
        return self.ink[0].x0

    @cached_property
    def x1(self):
        return self.ink[-1].x1

    @cached_property
    def width(self):
        return self.x1 - self.x0

    @cached_property
    def middle(self):
        return (self.x0 + self.x1) / 2


@dataclass
class Rule:
    page: int
    x0: float
    x1: float
    y: float
    is_black: bool

    @property
    def length(self):
        return self.x1 - self.x0

    @property
    def middle(self):
        return (self.x0 + self.x1) / 2


@dataclass
class Page:
    number: int
    width: float
    height: float
    lines: list = field(default_factory=list)
    rules: list = field(default_factory=list)


def numbers(text):
    return [float(n) for n in text.split()]


def place(transform, x, y):
    a, b, c, d, e, f = transform
    return a * x + c * y + e, b * x + d * y + f


def is_black(element):
    return all(v == 0 for v in numbers(element.get("color", "0")))


def chars_of(fill):
    transform = numbers(fill.get("transform"))
    for span in fill.iter("span"):
        size = abs(numbers(span.get("trm"))[3] * transform[3])
        font = span.get("font").split("+")[-1]
        for g in span.iter("g"):
            x, y = place(transform, float(g.get("x")), float(g.get("y")))
            x1 = x + float(g.get("adv")) * size
            text = unicodedata.normalize("NFC", g.get("unicode", "\ufffd"))
            yield Char(text, x, x1, y, size, font, is_black(fill))


def continues(line, char):
    """Does a character go on with the line, or begin another?"""
    last = line[-1]
    if not -1 < char.x0 - last.x1 < COLUMN_GAP:
        return False
    is_mark = min(char.size, last.size) < RAISED * max(char.size, last.size)
    return abs(char.y - last.y) < (0.6 * max(char.size, last.size) if is_mark else SAME_BASELINE)


def add_text(page, fill, open_line):
    for char in chars_of(fill):
        if open_line and continues(open_line, char):
            open_line.append(char)
        else:
            open_line = [char]
            page.lines.append(Line(page.number, open_line))
    return open_line


def add_path(page, path):
    transform = numbers(path.get("transform"))
    points = [
        place(transform, float(p.get("x")), float(p.get("y"))) for p in path if p.tag in ("moveto", "lineto")
    ]
    if not points:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if max(ys) - min(ys) < 3 < max(xs) - min(xs):
        page.rules.append(Rule(page.number, min(xs), max(xs), min(ys), is_black(path)))


def read_page(number, element):
    x0, y0, x1, y1 = numbers(element.get("mediabox"))
    page, open_line = Page(number, x1 - x0, y1 - y0), None
    for child in element:
        if child.tag == "fill_text":
            open_line = add_text(page, child, open_line)
        elif child.tag in ("fill_path", "stroke_path"):
            add_path(page, child)
    page.lines = [line for line in page.lines if line.ink]
    return page


def read(path):
    """[Page] of a PDF."""
    command = ["mutool", "draw", "-q", "-F", "trace", path]
    trace = subprocess.run(command, capture_output=True, check=True).stdout
    document = ElementTree.fromstring(trace)
    return [read_page(i, element) for i, element in enumerate(document.findall("page"), 1)]
