"""A PDF as its reader sees it: lines of characters with font, size and place, drawn rules and frames.

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
BLACK, RED = (0, 0, 0), (1, 0, 0)


@dataclass
class Char:
    text: str
    x0: float
    x1: float
    y: float  # baseline
    size: float
    font: str
    color: tuple  # red, green, blue from 0 to 1

    @property
    def is_black(self):
        return self.color == BLACK

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

    def chars_left_of(self, x):
        return [c for c in self.chars if c.x1 < x - 1]

    def chars_right_of(self, x):
        return [c for c in self.chars if c.x1 >= x - 1]


@dataclass
class Rule:
    """A drawn line across; y is its upper edge."""

    page: int
    x0: float
    x1: float
    y: float
    y1: float
    color: tuple

    @property
    def y0(self):
        return self.y

    @property
    def length(self):
        return self.x1 - self.x0

    @property
    def middle(self):
        return (self.x0 + self.x1) / 2


@dataclass
class Upright:
    """A drawn line downwards."""

    x0: float
    x1: float
    y0: float
    y1: float
    color: tuple


@dataclass
class Frame:
    """Four drawn lines around words, with their outer edges."""

    x0: float
    y0: float
    x1: float
    y1: float
    colors: set

    @property
    def size(self):
        return self.x1 - self.x0, self.y1 - self.y0


@dataclass
class Page:
    number: int  # from 1
    width: float
    height: float
    lines: list = field(default_factory=list)
    rules: list = field(default_factory=list)
    uprights: list = field(default_factory=list)
    # Edges of the text, and of what is drawn, on this page and those that lie like it.
    left: float = 0
    right: float = 0
    ink: tuple = (0, 0)

    @property
    def is_landscape(self):
        return self.width > self.height

    @property
    def middle(self):
        """Of the text, which is what a centred line is centred on."""
        return (self.left + self.right) / 2

    def edges_at(self, rule):
        """The lines downwards that touch a rule."""
        return [u for u in self.uprights if u.y0 - 1 < rule.y < u.y1 + 1 and rule.x0 - 1 < u.x0 and u.x1 < rule.x1 + 1]

    def frame_around(self, line):
        """The box of a line of words, or None: rules above and below, joined at both ends."""
        above = [r for r in self.rules if 0 < line.y - r.y < 3 * line.size and r.x0 < line.x0 and r.x1 > line.x1]
        below = [r for r in self.rules if 0 < r.y - line.y < 2 * line.size and r.x0 < line.x0 and r.x1 > line.x1]
        if not above or not below:
            return None
        top, bottom = max(above, key=lambda r: r.y), min(below, key=lambda r: r.y)
        sides = [u for u in self.edges_at(top) if u in self.edges_at(bottom)]
        if len(sides) != 2 or abs(top.x0 - bottom.x0) > 1 or abs(top.x1 - bottom.x1) > 1:
            return None
        return Frame(top.x0, top.y, top.x1, bottom.y1, {e.color for e in [top, bottom] + sides})


def numbers(text):
    return [float(n) for n in text.split()]


def place(transform, x, y):
    a, b, c, d, e, f = transform
    return a * x + c * y + e, b * x + d * y + f


def color(element):
    values = numbers(element.get("color", "0"))
    return tuple(values) if len(values) == 3 else (values[0],) * 3


def chars_of(fill):
    """Its letters, but for those that do not run to the right: a draft's watermark."""
    transform = numbers(fill.get("transform"))
    for span in fill.iter("span"):
        if numbers(span.get("trm"))[1]:
            continue
        size = abs(numbers(span.get("trm"))[3] * transform[3])
        font = span.get("font").split("+")[-1]
        for g in span.iter("g"):
            x, y = place(transform, float(g.get("x")), float(g.get("y")))
            x1 = x + float(g.get("adv")) * size
            text = unicodedata.normalize("NFC", g.get("unicode", "\ufffd"))
            yield Char(text, x, x1, y, size, font, color(fill))


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
        page.rules.append(Rule(page.number, min(xs), max(xs), min(ys), max(ys), color(path)))
    elif max(xs) - min(xs) < 3 < max(ys) - min(ys):
        page.uprights.append(Upright(min(xs), max(xs), min(ys), max(ys), color(path)))


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


def version(path):
    """(1, 7) of a PDF 1.7; (0, 0) of what is none."""
    with open(path, "rb") as file:
        found = re.match(rb"%PDF-(\d)\.(\d)", file.read(8))
    return (int(found.group(1)), int(found.group(2))) if found else (0, 0)


def read(path):
    """[Page] of a PDF."""
    command = ["mutool", "draw", "-q", "-F", "trace", path]
    trace = subprocess.run(command, capture_output=True, check=True).stdout
    document = ElementTree.fromstring(trace)
    return [read_page(i, element) for i, element in enumerate(document.findall("page"), 1)]
