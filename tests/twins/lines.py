"""The lines of a PDF as poppler reads them, and how two PDFs differ in them."""
import html
import re
import subprocess
import unicodedata

WORD = re.compile(
    r'<page width="([\d.]+)" height="([\d.]+)"'
    r'|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>'
)


class Line:
    """Words that stand side by side. `y` is the lower edge of its tallest word: a fixed distance
    below the baseline for a font and size, and so comparable between two PDFs in one font."""

    def __init__(self, word):
        self.words = [word]
        self.top, self.y = word[1], word[3]

    def takes(self, word):
        overlap = min(self.y, word[3]) - max(self.top, word[1])
        return overlap > 0.5 * min(self.y - self.top, word[3] - word[1])

    def add(self, word):
        if word[3] - word[1] > self.y - self.top:
            self.top, self.y = word[1], word[3]
        self.words.append(word)

    @property
    def text(self):
        # Producers cut words differently around note marks and justified blanks.
        return "".join(w[4] for w in sorted(self.words))


def pages(pdf):
    """[[Line]] for each page, from top to bottom."""
    out = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True)
    result = []
    for m in WORD.finditer(out.stdout):
        if m.group(1):
            result.append([])
            continue
        text = unicodedata.normalize("NFC", html.unescape(m.group(7))).replace("\u00a0", "").strip()
        if text:
            x0, y0, x1, y1 = (float(m.group(i)) for i in (3, 4, 5, 6))
            result[-1].append((x0, y0, x1, y1, text))
    return [group(words) for words in result]


def group(words):
    lines = []
    # Tall words first: a raised mark joins the line that it overlaps.
    for word in sorted(words, key=lambda w: (w[1] - w[3], w[3], w[0])):
        home = next((line for line in lines if line.takes(word)), None)
        if home:
            home.add(word)
        else:
            lines.append(Line(word))
    return sorted(lines, key=lambda line: (line.y, line.text))


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
        ours = next((i for i, (p, q) in enumerate(zip(left, right)) if p.text != q.text), min(len(left), len(right)))
        show = lambda lines: lines[ours].text[:70] if ours < len(lines) else "(nothing)"
        return [f"page {number}, line {ours + 1} of {len(left)}/{len(right)}: {show(left)!r} against {show(right)!r}"]
    off = [(abs(p.y - q.y), p) for p, q in zip(left, right) if abs(p.y - q.y) > tolerance]
    if not off:
        return []
    distance, line = max(off, key=lambda pair: pair[0])
    return [f"page {number}: {len(off)} lines off, by up to {distance:.2f} pt: {line.text[:50]!r}"]


def count(pdf):
    return sum(len(page) for page in pages(pdf))
