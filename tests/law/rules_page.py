"""Paper, margins, letters and page numbers (Phụ lục I, I.I). Asked of whole files, with all that is in
them."""
import re
import unicodedata

from checks import LENGTH, LENGTH_TWIPS, SINGLE, chars_look, is_within, near, runs_look
from document import PT_OF_MM, TOP_MARGIN, TWIPS_OF_MM
from read_pdf import RED
from words import SECRECY, URGENCY

A4 = (210, 297)
# Liberation Serif, which has the same widths, stands in for Times New Roman where that is missing.
TIMES = re.compile(r"^(TimesNewRoman|LiberationSerif)")
LEGACY = re.compile(r"^(\.Vn|VNI)")
# I.I.3, in mm: of an upright page.
MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
# A page on its side is bound at the left as it is read, or at the edge that is bound when it lies in
# the file: the law does not say.
TURNED = {"top": "left", "bottom": "right", "left": "bottom", "right": "top"}


def paper(doc):
    for page in doc.pages:
        if not all(near(v, mm * PT_OF_MM) for v, mm in zip(sorted((page.width, page.height)), A4)):
            yield f"PDF: page {page.number} is {page.width} x {page.height} pt"
    for section in doc.docx.sections:
        size = sorted((section.width, section.height))
        if not all(near(v, mm * TWIPS_OF_MM, LENGTH_TWIPS) for v, mm in zip(size, A4)):
            yield f"DOCX: {section.width} x {section.height} twips"


def portrait(doc):
    """Upright, but for pages with tables, and appendices whose author turned them."""
    turned = [d for d in doc.documents if d.description.root.get("orientation") == "landscape"]
    free = {page.number for d in turned for page in d.pages}
    for page in doc.pages:
        if page.is_landscape and page.number not in free and not has_table(page):
            yield f"PDF: page {page.number} lies on its side and holds no table"
    free = {id(section) for d in turned for section in d.docx.sections}
    for section in doc.docx.sections:
        is_turned = section.width > section.height
        if is_turned != section.is_landscape:
            yield f"DOCX: {section.width} x {section.height} twips, landscape: {section.is_landscape}"
        if is_turned and id(section) not in free and not section.has_table:
            yield "DOCX: a section lies on its side and holds no table"
    if any(p.is_landscape for p in doc.pages) != any(s.is_landscape for s in doc.docx.sections):
        yield "only one of PDF and DOCX has pages on their side"


def has_table(page):
    return any(len(page.edges_at(rule)) > 2 for rule in page.rules)


def ranges(side, is_landscape):
    """What the law allows a margin to be, in mm."""
    return [MARGINS[side]] + ([MARGINS[TURNED[side]]] if is_landscape else [])


def docx_margin(doc, side):
    for section in doc.docx.sections:
        margin = section.margins[side] + (section.margins.get("gutter", 0) if side == "left" else 0)
        allowed = ranges(side, section.is_landscape)
        if not any(is_within(margin, *(mm * TWIPS_OF_MM for mm in r), LENGTH_TWIPS) for r in allowed):
            yield f"DOCX: {margin / TWIPS_OF_MM:.1f} mm"


def highest(page, lines):
    """The upper edge of a page's text: of the capitals of its first line, or of a table or rule."""
    first = min(lines, key=lambda l: l.y)
    tops = [r.y for r in page.rules if TOP_MARGIN - LENGTH < r.y < first.y]
    return min([first.y - 0.891 * first.size] + tops), first


def top_margin(doc):
    yield from docx_margin(doc, "top")
    starts = {d.first.number for d in doc.documents if d.kind != "copy"}
    for page in doc.pages:
        lines = [l for l in doc.text + doc.notes if l.page == page.number]
        if not lines:
            yield f"PDF: page {page.number} is empty"
            continue
        top, first = highest(page, lines)
        # What lies between the margin and the capitals: the line's spacing, up to one and a half lines.
        spacing = 0 if page.number in starts else 0.5 * SINGLE * first.size
        limits = [(low * PT_OF_MM, high * PT_OF_MM + spacing) for low, high in ranges("top", page.is_landscape)]
        if not any(is_within(top, *limit, LENGTH) for limit in limits):
            yield f"PDF: the text of page {page.number} begins {top / PT_OF_MM:.1f} mm below the edge"


def bottom_margin(doc):
    """Nothing but the address line of page 1 stands lower."""
    yield from docx_margin(doc, "bottom")
    for page in doc.pages:
        lines = [l for l in doc.text + doc.notes if l.page == page.number]
        low = [l.y + 0.216 * l.size for l in lines] + [u.y1 for u in page.uprights]
        room = page.height - max(low, default=0)
        least = min(low for low, _ in ranges("bottom", page.is_landscape))
        if room < least * PT_OF_MM - LENGTH:
            yield f"PDF: page {page.number} ends {room / PT_OF_MM:.1f} mm above the edge"


def left_margin(doc):
    yield from docx_margin(doc, "left")
    for page in doc.pages:
        left = page.ink[0]
        limits = [[mm * PT_OF_MM for mm in r] for r in ranges("left", page.is_landscape)]
        # Upright pages have lines that begin at the edge; on others all may be centred.
        if page.is_landscape:
            limits = [(low, page.width) for low, _ in limits]
        if not any(is_within(left, *limit, LENGTH) for limit in limits):
            yield f"PDF: text of page {page.number} begins {left / PT_OF_MM:.1f} mm from the edge"
        if left < page.left - LENGTH:
            yield f"PDF: page {page.number} begins {left:.1f} pt from the edge, the DOCX {page.left:.1f}"


def right_margin(doc):
    yield from docx_margin(doc, "right")
    for page in doc.pages:
        room = page.width - page.ink[1]
        least = min(low for low, _ in ranges("right", page.is_landscape))
        if room < least * PT_OF_MM - LENGTH or page.ink[1] > page.right + LENGTH:
            yield f"PDF: text of page {page.number} ends {room / PT_OF_MM:.1f} mm from the edge"


def tables_inside(doc):
    for number, indent, columns in doc.docx.table_widths:
        width = doc.docx.sections[number].text_width
        if indent < 0 or indent + columns > width:
            yield f"DOCX: a table of {columns} twips at {indent} in a text of {width}"


def header_paragraphs(doc):
    """Of all headers and footers."""
    around = [part for s in doc.docx.sections for part in (s.headers, s.footers)]
    return [p for part in around for paragraphs in part.values() for p in paragraphs]


def all_runs(doc):
    return [r for p in doc.docx.paragraphs + doc.docx.notes + header_paragraphs(doc) for r in p.runs]


def font(doc):
    wrong = {c.font for line in doc.lines for c in line.chars if not TIMES.match(c.font)}
    if wrong:
        yield f"PDF: {', '.join(sorted(wrong))}"
    wrong = {f for r in all_runs(doc) for f in r.font if f != "Times New Roman"}
    if wrong or any(not r.font for r in all_runs(doc)):
        yield f"DOCX: {', '.join(sorted(wrong)) or 'no font'}"


def red_marks(doc):
    """The lines with secrecy and urgency, which are stamps (I.III.2)."""
    return [l for l in doc.lines if l.text in SECRECY | set(URGENCY)]


def black(doc):
    marks = red_marks(doc)
    stamped = {id(line) for line in marks}
    if any(not c.is_black for line in doc.lines if id(line) not in stamped for c in line.ink):
        yield "PDF: text that is not black"
    frames = [(l.page, f) for l in marks for f in [doc.page_of(l).frame_around(l)] if f]
    for page in doc.pages:
        for drawn in page.rules + page.uprights:
            in_frame = any(n == page.number and lies_in(drawn, f) for n, f in frames)
            if drawn.color != (RED if in_frame else (0, 0, 0)):
                yield f"PDF: a line of page {page.number} has the colour {drawn.color}"
    for p in doc.docx.paragraphs + doc.docx.notes + header_paragraphs(doc):
        is_mark = p.text in SECRECY | set(URGENCY)
        colors = {r.color for r in p.runs} | {b.color for b in p.borders.values()}
        if not is_mark and colors - {"auto", "000000"}:
            yield f"DOCX: {p.text[:30]!r} in {', '.join(sorted(colors))}"


def lies_in(drawn, frame):
    is_across = frame.x0 - 0.1 <= drawn.x0 and drawn.x1 <= frame.x1 + 0.1
    return is_across and frame.y0 - 0.1 <= drawn.y0 and drawn.y1 <= frame.y1 + 0.1


def unicode_text(doc):
    chars = {ch for line in doc.lines for c in line.chars for ch in c.text}
    wrong = [ch for ch in chars if ch == "\ufffd" or unicodedata.category(ch) in ("Co", "Cn", "Cc")]
    if wrong:
        yield f"PDF: characters {wrong}"
    if any(LEGACY.match(f) for r in all_runs(doc) for f in r.font):
        yield "DOCX: a font of an old encoding"


def composed(doc):
    if any(not unicodedata.is_normalized("NFC", r.text) for r in all_runs(doc)):
        yield "DOCX: text that is not NFC"


# ---- page numbers: they begin anew in what is attached (I.III.1.đ)


def field_paragraphs(section, kind="default"):
    return [p for p in section.headers.get(kind, []) if any(r.text == "PAGE" for r in p.runs)]


def number_lines(doc):
    """What stands alone above the text, in Arabic digits."""
    return [l for l in doc.headers if re.fullmatch(r"\d+", l.text)]


def numbered(doc):
    """The documents in a file that have pages of their own."""
    return [d for d in doc.documents if d.kind != "copy"]


def number_is_there(doc):
    for part in numbered(doc):
        for number, page in enumerate(part.pages[1:], 2):
            shown = [l.text for l in doc.headers if l.page == page.number]
            if shown != [str(number)]:
                yield f"PDF: {shown} stands above page {number} of {part.name}"
        sections = part.docx.sections
        for i, section in enumerate(sections):
            if not field_paragraphs(section) or section.number_format != "decimal":
                yield f"DOCX: section {i + 1} of {part.name} shows no Arabic number of the page in its header"
            if i and section.first_number is not None:
                yield f"DOCX: section {i + 1} of {part.name} does not count on"
            if i and section.has_title_page and not field_paragraphs(section, "first"):
                yield f"DOCX: section {i + 1} of {part.name} begins without a number"


def numbers_restart(doc):
    """Each document after the first begins at page 1, on a page and in a section of its own."""
    parts = numbered(doc)
    for upper, part in zip(parts, parts[1:]):
        if upper.pages and part.pages and upper.pages[-1].number >= part.first.number:
            yield f"PDF: {part.name} begins on a page of {upper.name}"
        if not part.docx.sections or part.docx.sections[0].first_number != "1":
            yield f"DOCX: {part.name} does not begin with page 1"
        if not upper.docx.sections:
            yield f"DOCX: {part.name} has no section of its own"
    if parts[0].docx.sections[0].first_number not in (None, "1"):
        yield "DOCX: the first page is not 1"


def number_is_centred(doc):
    for line in number_lines(doc):
        middle = doc.page_of(line).middle
        if not near(line.middle, middle, 3 * PT_OF_MM):
            yield f"PDF: at {line.middle:.1f}, the text's middle is at {middle:.1f}"
    for section in doc.docx.sections:
        in_footers = [r for ps in section.footers.values() for p in ps for r in p.runs if r.text == "PAGE"]
        if any(p.align != "center" for p in field_paragraphs(section)) or in_footers:
            yield "DOCX: not centred in the header"


def first_page_has_none(doc):
    for part in numbered(doc):
        if any(line.page == part.first.number for line in number_lines(doc)):
            yield f"PDF: a number stands above the first page of {part.name}"
        section = part.docx.sections[0]
        if not section.has_title_page or field_paragraphs(section, "first"):
            yield f"DOCX: the first page of {part.name} shows a number"


def number_looks(doc):
    yield from chars_look([c for line in number_lines(doc) for c in line.letters], 13, 14, False, False)
    for section in doc.docx.sections:
        yield from runs_look([r for p in field_paragraphs(section) for r in p.runs], 13, 14, False, False)
