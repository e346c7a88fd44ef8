"""The lines of a PDF as MuPDF reads them, and how two PDFs differ in them.

MuPDF tells the baseline of every character, whatever ascent the producer claims for its fonts."""
import html
import re
import subprocess
import unicodedata

CHAR = re.compile(r'<page |<char [^>]*? x="([-\d.]+)" y="([-\d.]+)"[^>]*? c="([^"]*)"')
# Characters of one line share a baseline; raised marks make a line of their own.
SAME_BASELINE = 0.3


class Line:
    def __init__(self, y, chars):
        self.y = y
        # Blanks do not count: producers cut and justify them differently.
        self.text = "".join(c for _, c in sorted(chars, key=lambda pair: pair[0]))


def pages(pdf):
    """[[Line]] for each page, from top to bottom."""
    out = subprocess.run(["mutool", "draw", "-q", "-F", "stext", pdf], capture_output=True, text=True, check=True)
    result = []
    for m in CHAR.finditer(out.stdout):
        if m.group(3) is None:
            result.append([])
            continue
        char = unicodedata.normalize("NFC", html.unescape(m.group(3)))
        if char.strip():
            result[-1].append((float(m.group(2)), float(m.group(1)), char))
    return [group(chars) for chars in result]


def group(chars):
    lines = []
    for y, x, char in sorted(chars):
        if not lines or y - lines[-1][0] > SAME_BASELINE:
            lines.append((y, []))
        lines[-1][1].append((x, char))
    return [Line(y, members) for y, members in lines]


def differences(ours, theirs, tolerance=0.1):
    """Sentences on where two PDFs differ in lines, pages or baselines; empty for twins."""
    a, b = pages(ours), pages(theirs)
    found = []
    if len(a) != len(b):
        found.append(f"{len(a)} pages against {len(b)}")
    for number, (left, right) in enumerate(zip(a, b), 1):
        found += page_differences(number, left, right, tolerance)
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
