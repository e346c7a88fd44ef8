"""What is issued with a document: attached documents (Mẫu 1.3) and appendices (Phụ lục I, I.III.1)."""
import re

from checks import LENGTH, centred, is_within, looks
from document import squash
from words import TYPES, appendix_label


def siblings(doc):
    return doc.origin.report.elements("appendix")


def label_of(doc):
    elements = siblings(doc)
    return appendix_label(elements.index(doc.description.root) + 1, len(elements))


def label_looks(doc):
    """On a line of its own, the first of a page."""
    text = label_of(doc)
    yield from looks(doc, text, 14, 14, bold=True, align="center")
    lines = doc.run_of_lines(text)
    yield from centred(lines, doc.middle, "the text")
    if lines and (lines[0].page != doc.first.number or lines[0].y > min(l.y for l in doc.first_lines()) + 0.1):
        yield "PDF: not on the first line of a page"


def labels_count(doc):
    """Two or more: I, II, ... in order; one alone has none. The numbers are those of the page's words."""
    shown = [d.first_lines()[0].text for d in doc.documents if d.kind == "appendix"]
    count = len(doc.origin.report.elements("appendix"))
    if shown != [appendix_label(n, count) for n in range(1, count + 1)]:
        yield f"PDF: {shown}"
    found = [p.text for p in doc.docx.paragraphs if re.fullmatch(r"Phụ lục( [IVXLC]+)?", p.text)]
    if found != shown:
        yield f"DOCX: {found}"


def title_looks(doc):
    title = doc.description.subject.upper()
    yield from looks(doc, title, 13, 14, bold=True, caps=True, align="center")
    yield from centred(doc.run_of_lines(title), doc.middle, "the text")


def with_line(doc):
    """"(Kèm theo Quyết định số ... ngày ... của ...)", put together again; "" without one."""
    found = [p.text for p in doc.docx.paragraphs if p.text.startswith("(Kèm theo") and p.text.endswith(")")]
    return found[0] if found else ""


def with_looks(doc):
    text = with_line(doc)
    if not text:
        yield "DOCX: it is not there"
        return
    yield from looks(doc, text, 13, 14, italic=True, align="center")
    lines = doc.run_of_lines(text)
    yield from centred(lines, doc.middle, "the text")
    title = doc.description.subject if doc.kind == "attachment" else doc.description.subject.upper()
    above = doc.run_of_lines(title)
    if lines and above and not is_within(lines[0].y - above[-1].y, 0, 1.5 * 1.15 * 14, LENGTH):
        yield "PDF: not directly below the title"


WITH = re.compile(
    r"^\(Kèm theo (?P<type>.+) số (?P<number>\d*) */(?P<symbol>\S+) ngày *(?P<day>\d*) *tháng *(?P<month>\d*) *năm *(?P<year>\d*) *của .+\)$"
)


def with_agrees(doc):
    """Number and date as in the head of the document; blank while they are blank there."""
    report = doc.origin.report
    found = WITH.match(with_line(doc).replace("\u00a0", " "))
    if not found:
        yield f"{with_line(doc)!r}"
        return
    if found["type"].upper() != TYPES[report.type]:
        yield f"{found['type']!r} for a {report.type}"
    if (found["number"], found["symbol"]) != (report.number.zfill(2) if report.number else "", report.symbol):
        yield f"{found['number']}/{found['symbol']} for {report.number}/{report.symbol}"
    year, month, day = report.date.split("-") if report.date else ("", "", "")
    shown = found["year"], found["month"].lstrip("0"), found["day"].lstrip("0")
    if shown != (year, month.lstrip("0"), day.lstrip("0")):
        yield f"{shown} for {report.date}"


def has_own_words(doc):
    return bool(doc.description.reference)


def is_mentioned(doc):
    """The document itself speaks of each appendix, by its number if there are several."""
    words = " ".join(l.text for l in doc.text).replace("\u00a0", " ")
    count = len(doc.description.elements("appendix"))
    for n in range(1, count + 1):
        label = appendix_label(n, count)
        if not re.search(rf"\b{label}\b", words, 0 if count > 1 else re.I):
            yield f"the document does not speak of {label}"


# ---- attached documents


def has_no_number_and_date(doc):
    """Its head has the body and the national header alone; number and date are the decision's."""
    reference = doc.run_of_lines(with_line(doc))
    if not reference:
        yield "PDF: no \"(Kèm theo ...)\""
        return
    head = [l for l in doc.first_lines() if l.y < reference[0].y]
    for line in head:
        if line.text.startswith("Số") or re.search(r", ngày\b", line.text):
            yield f"PDF: {line.text!r} in its head"
