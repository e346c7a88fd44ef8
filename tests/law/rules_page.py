"""Paper, margins, letters and page numbers (Phụ lục I, I.I)."""
import re
import unicodedata

from checks import LENGTH, LENGTH_TWIPS, SINGLE, chars_look, is_within, near, runs_look
from document import PT_OF_MM, TWIPS_OF_MM

A4 = (210, 297)
# Liberation Serif, which has the same widths, stands in for Times New Roman where that is missing.
TIMES = re.compile(r"^(TimesNewRoman|LiberationSerif)")
LEGACY = re.compile(r"^(\.Vn|VNI)")


def paper(doc):
    for page in doc.pages:
        if not all(near(v, mm * PT_OF_MM) for v, mm in zip((page.width, page.height), A4)):
            yield f"PDF: page {page.number} is {page.width} x {page.height} pt"
    for section in doc.docx.sections:
        if not all(near(v, mm * TWIPS_OF_MM, LENGTH_TWIPS) for v, mm in zip((section.width, section.height), A4)):
            yield f"DOCX: {section.width} x {section.height} twips"


def portrait(doc):
    if any(page.width > page.height for page in doc.pages):
        yield "PDF: a page is wider than high"
    if any(s.is_landscape or s.width > s.height for s in doc.docx.sections):
        yield "DOCX: landscape"


def docx_margin(doc, side, low, high):
    for section in doc.docx.sections:
        margin = section.margins[side] + (section.margins.get("gutter", 0) if side == "left" else 0)
        if not is_within(margin, low * TWIPS_OF_MM, high * TWIPS_OF_MM, LENGTH_TWIPS):
            yield f"DOCX: {margin / TWIPS_OF_MM:.1f} mm"


def top_margin(doc):
    yield from docx_margin(doc, "top", 20, 25)
    for page in doc.pages[1:]:
        first = min((l for l in doc.text if l.page == page.number), key=lambda l: l.y)
        # What lies between the margin and the capitals: the line's spacing, up to one and a half lines.
        top = first.y - 0.891 * first.size
        if not is_within(top, 20 * PT_OF_MM, 25 * PT_OF_MM + 0.5 * SINGLE * first.size, LENGTH):
            yield f"PDF: the text of page {page.number} begins {top / PT_OF_MM:.1f} mm below the edge"


def bottom_margin(doc):
    yield from docx_margin(doc, "bottom", 20, 25)
    for page in doc.pages:
        lowest = max((l for l in page.lines), key=lambda l: l.y)
        room = page.height - lowest.y - 0.216 * lowest.size
        if room < 20 * PT_OF_MM - LENGTH:
            yield f"PDF: page {page.number} ends {room / PT_OF_MM:.1f} mm above the edge"


def left_margin(doc):
    yield from docx_margin(doc, "left", 30, 35)
    if not is_within(doc.left, 30 * PT_OF_MM, 35 * PT_OF_MM, LENGTH):
        yield f"PDF: text begins {doc.left / PT_OF_MM:.1f} mm from the edge"


def right_margin(doc):
    yield from docx_margin(doc, "right", 15, 20)
    room = doc.pages[0].width - doc.right
    if room < 15 * PT_OF_MM - LENGTH:
        yield f"PDF: text ends {room / PT_OF_MM:.1f} mm from the edge"


def tables_inside(doc):
    section = doc.docx.sections[0]
    width = section.width - section.margins["left"] - section.margins["right"]
    for indent, columns in doc.docx.table_widths:
        if indent < 0 or indent + columns > width:
            yield f"DOCX: a table of {columns} twips at {indent} in a text of {width}"


def all_runs(doc):
    headers = [p for s in doc.docx.sections for ps in s.headers.values() for p in ps]
    return [r for p in doc.docx.paragraphs + doc.docx.notes + headers for r in p.runs]


def font(doc):
    wrong = {c.font for line in doc.lines for c in line.chars if not TIMES.match(c.font)}
    if wrong:
        yield f"PDF: {', '.join(sorted(wrong))}"
    wrong = {f for r in all_runs(doc) for f in r.font if f != "Times New Roman"}
    if wrong or any(not r.font for r in all_runs(doc)):
        yield f"DOCX: {', '.join(sorted(wrong)) or 'no font'}"


def black(doc):
    if not all(c.is_black for line in doc.lines for c in line.chars) or not all(r.is_black for r in doc.rules):
        yield "PDF: something is not black"
    colors = {r.color for r in all_runs(doc)} - {"auto", "000000"}
    if colors:
        yield f"DOCX: {', '.join(sorted(colors))}"


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


# ---- page numbers


def field_paragraphs(section):
    return [p for p in section.headers.get("default", []) if any(r.text == "PAGE" for r in p.runs)]


def number_is_there(doc):
    for page in doc.pages[1:]:
        shown = [l.text for l in doc.headers if l.page == page.number]
        if shown != [str(page.number)]:
            yield f"PDF: {shown} stands above page {page.number}"
    section = doc.docx.sections[0]
    if not field_paragraphs(section) or section.number_format != "decimal" or section.first_number != "1":
        yield "DOCX: no field with the page's number, in Arabic digits from 1, in the header"


def number_is_centred(doc):
    for line in doc.headers:
        if not near(line.middle, doc.middle, 3 * PT_OF_MM):
            yield f"PDF: at {line.middle:.1f}, the text's middle is at {doc.middle:.1f}"
    for section in doc.docx.sections:
        if any(p.align != "center" for p in field_paragraphs(section)) or section.n_footers:
            yield "DOCX: not centred in the header"


def first_page_has_none(doc):
    if any(line.page == 1 for line in doc.headers):
        yield "PDF: something stands above page 1"
    section = doc.docx.sections[0]
    if not section.has_title_page or any(p.text for p in section.headers.get("first", [])):
        yield "DOCX: the first page's header is not empty"


def number_looks(doc):
    yield from chars_look([c for line in doc.headers for c in line.letters], 13, 14, False, False)
    for section in doc.docx.sections:
        yield from runs_look([r for p in field_paragraphs(section) for r in p.runs], 13, 14, False, False)
