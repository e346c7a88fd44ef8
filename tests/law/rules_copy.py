"""Copies (Phụ lục I, Phần II)."""
import re

from checks import LENGTH_TWIPS, in_cell, looks, near
from words import COPY_FORMS


def form_looks(doc):
    text = COPY_FORMS[doc.description.type]
    yield from looks(doc, text, 13, 14, bold=True, caps=True, align="center")
    yield from in_cell(doc, text, 1)
    lines = doc.run_of_lines(text)
    if lines and lines[0].middle <= doc.page_middle:
        yield "PDF: not in the right column"


def number_names_form(doc):
    found = [l.text for l in doc.first_lines() if l.text.startswith("Số:")]
    if not found or not re.match(rf"^Số: \d{{2,}}/{doc.description.type}-\S+$", found[0].replace("\u00a0", " ")):
        yield f"{found}"


def rule_above(doc):
    """Between the document and the copy, over the whole width of the text."""
    page = doc.first
    top = min(l.y for l in doc.first_lines())
    above = [l.y for l in doc.whole.text if l.page == page.number and l.y < top - 5]
    rules = [r for r in page.rules if max(above, default=0) < r.y < top]
    if not any(near(r.x0, page.left) and near(r.x1, page.right) for r in rules):
        yield "PDF: no line over the whole width above it"
    paragraphs = doc.whole.docx.paragraphs
    at = next(i for i, p in enumerate(paragraphs) if p is doc.docx.paragraphs[0])
    rule = paragraphs[at - 1]
    if not rule.has_rule or not near(rule.rule_length, doc.docx.sections[-1].text_width, LENGTH_TWIPS):
        yield "DOCX: no line over the whole width above it"


def follows_document(doc):
    """Behind the end of the document, its last signature above."""
    last = doc.whole.documents[-2]
    if not last.text or (last.text[-1].page, last.text[-1].y) >= (doc.first.number, min(l.y for l in doc.first_lines())):
        yield "PDF: it is not behind the document"


def pdf_of_copy(doc):
    """PDF 1.4 or later. Text and lines have no resolution; pages of A4 are 100 %, which P-01 asks."""
    if doc.version < (1, 4):
        yield f"PDF: {doc.version}"
