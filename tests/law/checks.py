"""What a rule can ask of a document. Each check gives sentences on what is wrong; none when all is
right. Tolerances: lengths 0.5 mm, sizes 0.3 pt."""
from document import PT_OF_MM, TWIPS_OF_MM

LENGTH = 0.5 * PT_OF_MM
LENGTH_TWIPS = 0.5 * TWIPS_OF_MM
SIZE = 0.3
# A single line of Times New Roman is 1.15 of its size: ascent 0.891, descent 0.216, gap 0.042.
SINGLE = 1.15


def is_within(value, low, high, tolerance=0):
    return low - tolerance <= value <= high + tolerance


def near(value, other, tolerance=LENGTH):
    return abs(value - other) <= tolerance


def chars_look(chars, low, high, bold, italic):
    """The words of one or more lines of the PDF."""
    sizes = sorted({round(c.size, 2) for c in chars})
    if not all(is_within(s, low, high, SIZE) for s in sizes):
        yield f"PDF: size {sizes}, not {low} to {high}"
    if bold is not None and any(c.is_bold != bold for c in chars):
        yield f"PDF: {'not all bold' if bold else 'bold'}"
    if italic is not None and any(c.is_italic != italic for c in chars):
        yield f"PDF: {'not all italic' if italic else 'italic'}"


def runs_look(runs, low, high, bold, italic):
    """The runs of a paragraph of the DOCX that hold words."""
    runs = [r for r in runs if r.text.strip()]
    sizes = sorted({r.size for r in runs})
    if not all(is_within(s, low, high) for s in sizes):
        yield f"DOCX: size {sizes}, not {low} to {high}"
    if bold is not None and any(r.is_bold != bold for r in runs):
        yield f"DOCX: {'not all bold' if bold else 'bold'}"
    if italic is not None and any(r.is_italic != italic for r in runs):
        yield f"DOCX: {'not all italic' if italic else 'italic'}"


def looks(doc, text, low, high, bold=False, italic=False, caps=None, align=None):
    """A part has this size and weight, slant and case, in both results."""
    lines, paragraph = doc.run_of_lines(text), doc.paragraph(text)
    if not lines:
        yield f"PDF: {text!r} is not there"
    if paragraph is None:
        yield f"DOCX: {text!r} is not there"
        return
    yield from chars_look([c for line in lines for c in line.letters], low, high, bold, italic)
    yield from runs_look(paragraph.runs, low, high, bold, italic)
    shown = [line.text for line in lines] + [paragraph.text]
    if caps is not None and any((t == t.upper()) != caps for t in shown):
        yield f"{text!r} is {'not ' if caps else ''}in capitals"
    if align is not None and paragraph.align != align:
        yield f"DOCX: aligned {paragraph.align}, not {align}"


def centred(lines, middle, what):
    """All lines have their middle there."""
    for line in lines:
        if not near(line.middle, middle):
            yield f"PDF: {line.text!r} has its middle at {line.middle:.1f}, {what} at {middle:.1f}"


def follows(doc, upper, lower, what):
    """`lower` begins on the line below `upper`, at single spacing."""
    above, below = doc.run_of_lines(upper), doc.run_of_lines(lower)
    if not above or not below:
        yield f"PDF: {what} are not there"
        return
    step, single = below[0].y - above[-1].y, SINGLE * below[0].size
    if not is_within(step, single - 2, single + 0.6):
        yield f"PDF: baselines of {what} are {step:.2f} apart; single is {single:.2f}"
    first, second = doc.paragraph(upper), doc.paragraph(lower)
    for paragraph in (first, second):
        if paragraph is None or (paragraph.line, paragraph.line_rule) != (240, "auto"):
            yield f"DOCX: {what} are not at single spacing"
            return
    if first.after or second.before:
        yield f"DOCX: a gap of {first.after + second.before} twips between {what}"


def rule_under(doc, text, low, high):
    """A rule below the part, from `low` to `high` of one of its lines or of the longest, centred."""
    lines, paragraph = doc.run_of_lines(text), doc.paragraph(text)
    if not lines or paragraph is None:
        yield f"{text!r} is not there"
        return
    rule, drawn = doc.rule_below(lines[-1]), doc.docx_rule_after(paragraph)
    if rule is None:
        yield "PDF: no rule"
    else:
        shares = [rule.length / line.width for line in lines]
        if not any(is_within(s, low, high) for s in shares):
            yield f"PDF: the rule is {max(shares):.2f} of the text"
        yield from centred([lines[-1]], rule.middle, "its rule")
    if drawn is None:
        yield "DOCX: no rule"
    else:
        shares = [drawn.rule_length / 20 / line.width for line in lines]
        if not any(is_within(s, low, high) for s in shares):
            yield f"DOCX: the rule is {max(shares):.2f} of the text"
        if not near(drawn.left, drawn.right, LENGTH_TWIPS):
            yield f"DOCX: the rule has {drawn.left} twips at its left, {drawn.right} at its right"


def level_with(doc, one, other):
    """The first lines of two parts share a baseline, and in the DOCX a row of a table."""
    lines = [doc.run_of_lines(text) for text in (one, other)]
    if not all(lines):
        yield f"PDF: {one!r} or {other!r} is not there"
    elif lines[0][0].page != lines[1][0].page or not near(lines[0][0].y, lines[1][0].y, 2):
        yield f"PDF: {one!r} at {lines[0][0].y:.1f}, {other!r} at {lines[1][0].y:.1f}"
    cells = [p.cell if p else None for p in (doc.paragraph(one), doc.paragraph(other))]
    if None in cells or cells[0][:2] != cells[1][:2]:
        yield f"DOCX: {one!r} and {other!r} are not in one row"


def in_cell(doc, text, column):
    """The part stands in this column of a table, from 0."""
    paragraph = doc.paragraph(text)
    if paragraph is None or not paragraph.cell:
        yield f"DOCX: {text!r} is not in a table"
    elif paragraph.cell[2] != column:
        yield f"DOCX: {text!r} is in column {paragraph.cell[2] + 1}"
