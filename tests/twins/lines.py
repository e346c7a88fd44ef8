"""The lines of a PDF as MuPDF reads them, and how two PDFs differ in them.

MuPDF tells the baseline of every character, whatever ascent the producer claims for its fonts.

The watermark of a draft is text to us and a drawing to LibreOffice: what does not run to the right is no
line.

A formula is set by each program in its own way, inside a block of the same height. Its letters are
compared as a set, in the box that our dump names for it, and everything else line by line."""
import collections
import html
import re
import subprocess
import unicodedata

CHAR = re.compile(r'<page |<line [^>]*?dir="([^"]*)"|<char [^>]*? x="([-\d.]+)" y="([-\d.]+)"[^>]*? c="([^"]*)"')
# Characters of one line share a baseline; raised marks make a line of their own.
SAME_BASELINE = 0.4


# Formulas in a dump: page, then top, left, width and height of the block.
FORMULA = re.compile(r"^ +formula #\d+ page (\d+).*? box ([\d.]+) ([\d.]+) ([\d.]+)x([\d.]+)", re.M)
# The radical sign is a letter to LibreOffice and a drawing to us.
DRAWN = "√"


class Box:
    """The block of a formula, in points; `page` from 0."""

    def __init__(self, page, top, left, width, height):
        self.page = int(page) - 1
        self.top, self.left, self.right, self.bottom = top, left, left + width, top + height

    def holds(self, y, x):
        return self.top <= y <= self.bottom and self.left <= x <= self.right


def formulas(dump):
    """The boxes of all formulas in a dump."""
    with open(dump, encoding="utf-8") as f:
        found = FORMULA.findall(f.read())
    return [Box(page, *map(float, numbers)) for page, *numbers in found]


class Line:
    def __init__(self, y, chars):
        self.y = y
        # Blanks do not count: producers cut and justify them differently.
        self.text = "".join(c for _, c in sorted(chars, key=lambda pair: pair[0]))


def characters(pdf):
    """[(y, x, character)] for each page."""
    out = subprocess.run(["mutool", "draw", "-q", "-F", "stext", pdf], capture_output=True, text=True, check=True)
    result, direction = [], None
    for m in CHAR.finditer(out.stdout):
        if m.group(1):
            direction = m.group(1)
        elif m.group(4) is None:
            result.append([])
        elif direction == "1 0":
            char = unicodedata.normalize("NFC", html.unescape(m.group(4)))
            if char.strip():
                result[-1].append((float(m.group(3)), float(m.group(2)), char))
    return result


def pages(pdf, boxes=()):
    """[[Line]] for each page, from top to bottom, without what stands in the boxes."""
    result = []
    for number, chars in enumerate(characters(pdf)):
        own = [box for box in boxes if box.page == number]
        result.append(group(c for c in chars if not any(box.holds(*c[:2]) for box in own)))
    return result


def letters(pdf, boxes):
    """How often each character stands in each box."""
    found = characters(pdf)
    return [
        collections.Counter(c for y, x, c in found[box.page] if box.holds(y, x) and c not in DRAWN)
        if box.page < len(found) else collections.Counter()
        for box in boxes
    ]


def group(chars):
    lines = []
    for y, x, char in sorted(chars):
        if not lines or y - lines[-1][0] > SAME_BASELINE:
            lines.append((y, []))
        lines[-1][1].append((x, char))
    return [Line(y, members) for y, members in lines]


def differences(ours, theirs, tolerance=0.1, boxes=(), has_math=True):
    """Sentences on where two PDFs differ in lines, pages or baselines; empty for twins. `boxes` are
    those of formulas; without Math LibreOffice leaves them empty."""
    a, b = pages(ours, boxes), pages(theirs, boxes)
    found = []
    if len(a) != len(b):
        found.append(f"{len(a)} pages against {len(b)}")
    for number, (left, right) in enumerate(zip(a, b), 1):
        found += page_differences(number, left, right, tolerance)
    return found + formula_differences(ours, theirs, boxes, has_math)


def formula_differences(ours, theirs, boxes, has_math):
    found = []
    for box, left, right in zip(boxes, letters(ours, boxes), letters(theirs, boxes)):
        expected = left if has_math else collections.Counter()
        if not left or right != expected:
            sets = ("".join(sorted(c.elements())) for c in (left, right))
            found.append(f"page {box.page + 1}, formula at {box.top}: {' against '.join(map(repr, sets))}")
    return found


def page_differences(number, left, right, tolerance):
    if [line.text for line in left] != [line.text for line in right]:
        pairs = enumerate(zip(left, right))
        at = next((i for i, (p, q) in pairs if p.text != q.text), min(len(left), len(right)))
        ours, theirs = (lines[at].text[:70] if at < len(lines) else "(nothing)" for lines in (left, right))
        return [f"page {number}, line {at + 1} of {len(left)}/{len(right)}: {ours!r} against {theirs!r}"]
    off = [(abs(p.y - q.y), p) for p, q in zip(left, right) if abs(p.y - q.y) > tolerance]
    if not off:
        return []
    distance, line = max(off, key=lambda pair: pair[0])
    return [f"page {number}: {len(off)} lines off, by up to {distance:.2f} pt: {line.text[:50]!r}"]


def count(pdf):
    return sum(len(page) for page in pages(pdf))
