"""Bases and body (Phụ lục I, I.II.6)."""
import re

from checks import LENGTH, LENGTH_TWIPS, SINGLE, centred, chars_look, is_within, looks, near, runs_look
from document import PT_OF_MM, TWIPS_OF_MM, squash


def shown_bases(doc):
    """A basis with the mark that it ends in, as it stands in the results."""
    for basis in doc.description.bases:
        shown = [b for b in (basis, basis + ";", basis + ".") if doc.run_of_lines(b)]
        yield shown[-1] if shown else basis


def bases_look(doc):
    for basis in shown_bases(doc):
        yield from looks(doc, basis, 13, 14, italic=True)
        lines = doc.run_of_lines(basis)
        if lines and "".join(l.bare for l in lines) != squash(basis):
            yield f"PDF: {basis[:40]!r} shares its line"


def bases_end(doc):
    shown = list(shown_bases(doc))
    for basis, mark in zip(shown, [";"] * (len(shown) - 1) + ["."]):
        if not basis.endswith(mark):
            yield f"{basis[-20:]!r} does not end in {mark!r}"


def body_paragraphs(doc):
    """Of the DOCX: text of the body, no headings."""
    texts = {squash(text) for text, _, _ in doc.description.paragraphs()}
    return [p for p in doc.docx.paragraphs if p.outline is None and p.cell is None and p.bare in texts]


def body_is_there(doc):
    shown = "\n".join(p.bare for p in doc.docx.paragraphs)  # quotation marks may stand around it
    for text, lines, _ in doc.body:
        if not lines:
            yield f"PDF: {text[:50]!r} is not there"
        if squash(text) not in shown:
            yield f"DOCX: {text[:50]!r} is not there"


def body_looks(doc):
    """Plain paragraphs upright, but for words that the author set italic or bold."""
    yield from body_is_there(doc)
    plain = {p for p in doc.description.plain_paragraphs()}
    chars = [c for text, lines, _ in doc.body if text in plain for l in lines for c in l.letters]
    yield from chars_look(chars, 13, 14, None, False)
    shown = {squash(text) for text in plain}
    for p in body_paragraphs(doc):
        if p.bare in shown:
            yield from runs_look([r for r in p.runs if r.text.strip()], 13, 14, None, False)


def justified(doc):
    for text, lines, has_break in doc.body:
        for line in lines[:-1]:
            if not has_break and not near(line.x1, doc.right_at(line)):
                yield f"PDF: {line.text[:40]!r} ends at {line.x1:.1f}, the text at {doc.right_at(line):.1f}"
    for p in body_paragraphs(doc):
        if p.align != "both":
            yield f"DOCX: {p.text[:40]!r} is aligned {p.align}"


def first_line(doc):
    allowed = (10, 12.7)
    for text, lines, _ in doc.body:
        indent = (lines[0].x0 - doc.left_at(lines[0])) if lines else None
        if indent is not None and not any(near(indent, mm * PT_OF_MM) for mm in allowed):
            yield f"PDF: {text[:40]!r} begins {indent / PT_OF_MM:.1f} mm in"
        for line in lines[1:]:
            if not near(line.x0, doc.left_at(line)):
                yield f"PDF: {line.text[:40]!r} begins {line.x0 - doc.left_at(line):.1f} pt in"
    for p in body_paragraphs(doc):
        if p.left or not any(near(p.first, mm * TWIPS_OF_MM, LENGTH_TWIPS) for mm in allowed):
            yield f"DOCX: {p.text[:40]!r} has left {p.left}, first line {p.first}"


def line_steps(lines):
    return [b.y - a.y for a, b in zip(lines, lines[1:]) if a.page == b.page]


def body_pitch(doc):
    """From baseline to baseline, as it is inside paragraphs."""
    steps = sorted(s for _, lines, _ in doc.body for s in line_steps(lines))
    return steps[len(steps) // 2] if steps else None


def paragraph_gap(doc):
    pitch, body = body_pitch(doc), doc.body
    places = {id(line): i for i, line in enumerate(doc.text)}
    for (_, above, _), (text, below, _) in zip(body, body[1:]):
        if not above or not below or pitch is None:
            continue
        is_next = places[id(below[0])] == places[id(above[-1])] + 1 and above[-1].page == below[0].page
        gap = below[0].y - above[-1].y - pitch
        if is_next and gap < 6 - 0.3:
            yield f"PDF: {text[:40]!r} is {gap:.1f} pt below the paragraph before it"
    paragraphs = body_paragraphs(doc)
    for p in paragraphs:
        if max(p.before, p.after) < 120 or p.is_contextual:
            yield f"DOCX: {p.text[:40]!r} has {p.before} before and {p.after} after"


def line_spacing(doc):
    for text, lines, _ in doc.body:
        for step in line_steps(lines):
            single = SINGLE * lines[0].size
            if not is_within(step, single, 1.5 * single, 0.1):
                yield f"PDF: lines of {text[:40]!r} are {step:.2f} apart; single is {single:.2f}"
    for p in body_paragraphs(doc):
        size = max(r.size for r in p.runs)
        single = 240 if p.line_rule == "auto" else SINGLE * size * 20
        if not is_within(p.line, single, 1.5 * single, 2):
            yield f"DOCX: {p.text[:40]!r} has line {p.line} {p.line_rule}"


def ends_with_mark(doc):
    end = doc.description.last_words()
    if not end.endswith("./."):
        yield f"{end!r}"
    if not any(line.bare.endswith(end[-6:]) for line in doc.text):
        yield f"PDF: {end[-6:]!r} ends no line"
    if not any(p.bare.endswith(end) for p in doc.docx.paragraphs):
        yield f"DOCX: {end!r} ends no paragraph"


# ---- phần, chương, mục, điều (I.II.6.d and đ)

ROMAN = r"[IVXLC]+"
DIVISIONS = {
    "part": ("Phần", ROMAN),
    "chapter": ("Chương", ROMAN),
    "division": ("Mục", r"\d+"),
    "subdivision": ("Tiểu mục", r"\d+"),
}


def divisions_look(doc):
    """The label on a line of its own, the title in capitals on the next; both centred and bold."""
    for level, (word, number) in DIVISIONS.items():
        for title in doc.description.titles(level):
            yield from looks(doc, title.upper(), 13, 14, bold=True, caps=True, align="center")
            lines = doc.run_of_lines(title.upper())
            at = next((i for i, l in enumerate(doc.text) if lines and l is lines[0]), 0)
            label = doc.text[at - 1]
            if not re.fullmatch(f"{word} {number}", label.text):
                yield f"PDF: {label.text!r} stands above {title!r}"
            yield from chars_look(label.letters, 13, 14, True, False)
            yield from centred([label] + lines, doc.page_of(label).middle, "the text")


def divisions_have_titles(doc):
    """Below each label stands a line in capitals, and there are as many as in the description."""
    label = re.compile("|".join(f"{word} {number}" for word, number in DIVISIONS.values()))
    at = [i for i, line in enumerate(doc.text) if label.fullmatch(line.text)]
    for i in at:
        below = doc.text[i + 1].text if i + 1 < len(doc.text) else ""
        if not below or below != below.upper():
            yield f"PDF: {below!r} stands below {doc.text[i].text!r}"
    count = sum(len(doc.description.titles(level)) for level in DIVISIONS)
    if len(at) != count:
        yield f"PDF: {len(at)} of {count} labels"


def article_lines(doc):
    return [line for line in doc.text if re.match(r"Điều \d+\. ", line.text) and line.x0 > doc.left_at(line) + LENGTH]


def articles_look(doc):
    sizes = {round(l.size, 1) for _, lines, _ in doc.body for l in lines}
    for line in article_lines(doc):
        label = line.letters[: len(squash(re.match(r"Điều \d+\.", line.text).group()))]
        yield from chars_look(label, min(sizes), max(sizes), True, False)
        if not any(near(line.x0 - doc.left_at(line), mm * PT_OF_MM) for mm in (10, 12.7)):
            yield f"PDF: {line.text[:30]!r} begins {line.x0 - doc.left_at(line):.1f} pt in"


def articles_count_on(doc):
    numbers = [int(re.match(r"Điều (\d+)", line.text).group(1)) for line in article_lines(doc)]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"PDF: {numbers}"


VIETNAMESE = "abcdđeghiklmnopqrstuvxy"


def points_in_order(doc):
    """a) to y): each point is a first one or follows the last; a quotation begins where it likes."""
    before = ""
    for line in doc.text:
        found = re.match(r"(“?)(\w)\) ", line.text)
        if not found or line.x0 < doc.left_at(line) + LENGTH:
            continue
        quoted, letter = found.groups()
        if letter != "a" and not quoted and (letter not in VIETNAMESE or VIETNAMESE[VIETNAMESE.index(letter) - 1] != before):
            yield f"PDF: {letter!r} behind {before!r}"
        before = letter
