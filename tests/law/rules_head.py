"""The head: national header, issuing body, number, place and date, type and subject (Phụ lục I,
I.II.1 to 5)."""
import calendar
import re

from checks import LENGTH, SINGLE, centred, follows, in_cell, is_within, level_with, looks, near, rule_under
from words import COPY_FORMS, TYPES, type_title

NATIONAL_NAMES = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MIXED_CASE = {"QyĐ", "CTr", "TTr", "TrS"}
NUMBER = re.compile(r"^Số: *(\d*)\s*/([^\s-]+(?:-[^\s-]+)+)$")
DATE = re.compile(r"^(.+), ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm (\d{4})$")


def national_name(doc):
    return next((n for n in NATIONAL_NAMES if doc.run_of_lines(n)), NATIONAL_NAMES[0])


def right_head(doc):
    """What stands at the top of the right column: Quốc hiệu, or the form of a copy."""
    return COPY_FORMS[doc.description.type] if doc.kind == "copy" else national_name(doc)


def above_date(doc):
    """What the date is centred under."""
    return right_head(doc) if doc.kind == "copy" else MOTTO


def name_is_exact(doc):
    for place, texts in (("PDF", [l.text for l in doc.text]), ("DOCX", [p.text for p in doc.docx.paragraphs])):
        if not any(name in texts for name in NATIONAL_NAMES):
            yield f"{place}: it is not there"


def name_looks(doc):
    return looks(doc, national_name(doc), 12, 13, bold=True, caps=True)


def name_stands(doc):
    lines = doc.run_of_lines(national_name(doc))
    if lines and (lines[0].page != doc.first.number or lines[0].y > min(l.y for l in doc.first_lines()) + 0.1):
        yield "PDF: it is not on the first line"
    if lines and lines[0].middle <= doc.page_middle:
        yield "PDF: it is not in the right column"
    yield from in_cell(doc, national_name(doc), 1)


def motto_is_exact(doc):
    for place, texts in (("PDF", [l.text for l in doc.text]), ("DOCX", [p.text for p in doc.docx.paragraphs])):
        if MOTTO not in texts:
            yield f"{place}: {[t for t in texts if 'Độc lập' in t]}"


def motto_looks(doc):
    return looks(doc, MOTTO, 13, 14, bold=True)


def motto_stands(doc):
    yield from follows(doc, national_name(doc), MOTTO, "Quốc hiệu and Tiêu ngữ")
    yield from centred(doc.run_of_lines(MOTTO), doc.middle_of(national_name(doc)), "Quốc hiệu")
    paragraph = doc.paragraph(MOTTO)
    if paragraph is None or paragraph.align != "center":
        yield "DOCX: not centred"


def motto_rule(doc):
    return rule_under(doc, MOTTO, 0.95, 1.05)


# ---- issuing body


def parents_look(doc):
    for parent in doc.description.parents:
        yield from looks(doc, parent.upper(), 12, 13, caps=True, align="center")


def shown_names(doc):
    """The bodies above each other, the one that issues, or those that do so together, below."""
    return [n.upper() for n in doc.description.parents + doc.description.issuers]


def issuer_looks(doc):
    for issuer in doc.description.issuers:
        yield from looks(doc, issuer.upper(), 12, 13, bold=True, caps=True, align="center")
    lines = [line for name in shown_names(doc) for line in doc.run_of_lines(name)]
    yield from centred(lines, lines[-1].middle if lines else 0, "the others")


def issuer_stands(doc):
    first = shown_names(doc)[0]
    lines = doc.run_of_lines(first)
    right = doc.run_of_lines(right_head(doc))
    if lines and right and max(line.x1 for line in lines) >= right[0].x0:
        yield "PDF: it reaches into the right column"
    if lines and lines[0].middle >= doc.page_middle:
        yield "PDF: it is not in the left column"
    yield from level_with(doc, first, right_head(doc))
    for issuer in doc.description.issuers:
        yield from in_cell(doc, issuer.upper(), 0)


def issuer_rule(doc):
    return rule_under(doc, doc.description.issuers[-1].upper(), 1 / 3, 1 / 2)


def names_are_close(doc):
    for upper, lower in zip(shown_names(doc), shown_names(doc)[1:]):
        yield from follows(doc, upper, lower, "the names of the bodies")


# ---- number


def number_line(doc):
    found = [l.text for l in doc.first_lines() if l.text.startswith("Số")]
    return found[0] if found else "Số:"


def number_looks(doc):
    text = number_line(doc)
    if not text.startswith("Số:"):
        yield f"{text!r} has no colon"
    yield from looks(doc, text, 13, 13)


def number_has_two_digits(doc):
    found = NUMBER.match(number_line(doc).replace("\u00a0", " "))
    digits = found.group(1) if found else ""
    given = doc.description.number
    if not found or (given and digits != given.zfill(2)) or (not given and digits):
        yield f"{number_line(doc)!r} for the number {given!r}"


def number_has_form(doc):
    text = number_line(doc).replace("\u00a0", " ")
    if not NUMBER.match(text):
        yield f"{text!r}"


def notation_begins_with_type(doc):
    found = NUMBER.match(number_line(doc).replace("\u00a0", " "))
    first = found.group(2).partition("-")[0] if found else ""
    # A công văn has no abbreviation, and its notation begins with that of the body.
    if first != doc.description.type if doc.description.type in TYPES else first in TYPES:
        yield f"{number_line(doc)!r} for a {doc.description.type}"


def number_is_centred(doc):
    middle = doc.middle_of(doc.description.issuers[-1].upper())
    yield from centred(doc.run_of_lines(number_line(doc)), middle, "the issuing body")
    paragraph = doc.paragraph(number_line(doc))
    if paragraph is None or paragraph.align != "center":
        yield "DOCX: not centred"


def notation_is_in_capitals(doc):
    groups = number_line(doc).partition("/")[2].split("-")
    for group in groups:
        if group not in MIXED_CASE and group != group.upper():
            yield f"{group!r}"


def notation_has_no_year(doc):
    if re.search(r"/(19|20)\d\d[/-]", number_line(doc)):
        yield number_line(doc)


# ---- place and date


def date_line(doc):
    found = [l.text for l in doc.first_lines() if l.text.startswith(doc.description.place + ", ngày")]
    return found[0] if found else doc.description.place + ", ngày"


def date_has_form(doc):
    found = DATE.match(date_line(doc))
    year, month, day = doc.description.date.split("-")
    if not found or [int(n) for n in found.groups()[1:]] != [int(day), int(month), int(year)]:
        yield f"{date_line(doc)!r} for {doc.description.date}"


def date_group(doc, i):
    found = re.search(r"ngày (\S+) tháng (\S+) năm", date_line(doc))
    return found.group(i) if found else ""


def day_has_zero(doc):
    if not re.fullmatch(r"0[1-9]|[12]\d|3[01]", date_group(doc, 1)):
        yield date_line(doc)


def early_months_have_zero(doc):
    if date_group(doc, 2) in ("1", "2"):
        yield date_line(doc)


def later_months_have_none(doc):
    if re.fullmatch(r"0[3-9]", date_group(doc, 2)):
        yield date_line(doc)


def date_looks(doc):
    return looks(doc, date_line(doc), 13, 14, italic=True)


def date_stands(doc):
    yield from level_with(doc, number_line(doc), date_line(doc))
    if doc.description.date:  # blanks to be written on have no middle
        yield from centred(doc.run_of_lines(date_line(doc)), doc.middle_of(above_date(doc)), "the line above it")


def date_exists(doc):
    year, month, day = (int(n) for n in doc.description.date.split("-"))
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        yield doc.description.date


def place_has_capitals(doc):
    place = date_line(doc).partition(",")[0]
    if place != doc.description.place or any(w[0].islower() for w in place.split()):
        yield repr(place)


# ---- type and subject


def type_name(doc):
    return type_title(doc.description)


def type_looks(doc):
    yield from looks(doc, type_name(doc), 13, 14, bold=True, caps=True, align="center")
    yield from centred(doc.run_of_lines(type_name(doc)), doc.middle, "the text")


def type_is_known(doc):
    if not type_name(doc) or not doc.run_of_lines(type_name(doc)):
        yield f"{doc.description.type}: {type_name(doc)!r} is not there"
    if doc.run_of_lines("CÔNG VĂN"):
        yield "a heading CÔNG VĂN"


def subject_looks(doc):
    subject = doc.description.subject
    yield from looks(doc, subject, 13, 14, bold=True, caps=False, align="center")
    yield from centred(doc.run_of_lines(subject), doc.middle, "the text")
    above, below = doc.run_of_lines(type_name(doc)), doc.run_of_lines(subject)
    if above and below and not is_within(below[0].y - above[-1].y, 0, 1.5 * 1.15 * below[0].size, LENGTH):
        yield "PDF: not directly below the type's name"


def subject_rule(doc):
    return rule_under(doc, doc.description.subject, 1 / 3, 1 / 2)


# ---- công văn: what it is about stands below the number


def matter(doc):
    return "V/v " + doc.description.subject


def matter_looks(doc):
    yield from looks(doc, matter(doc), 12, 13, align="center")
    yield from in_cell(doc, matter(doc), 0)


def matter_gap(doc):
    number, below = doc.run_of_lines(number_line(doc)), doc.run_of_lines(matter(doc))
    if not number or not below:
        yield "PDF: it is not there"
        return
    gap = below[0].y - number[-1].y - 0.216 * number[-1].size - (SINGLE - 0.216) * below[0].size
    if not near(gap, 6, 0.3):
        yield f"PDF: {gap:.1f} pt"
    above, paragraph = doc.paragraph(number_line(doc)), doc.paragraph(matter(doc))
    if above is None or paragraph is None or max(above.after, paragraph.before) != 120:
        yield "DOCX: not 120 twips"


def has_addressees(doc):
    if not doc.description.addressees or not any(l.text.startswith("Kính gửi:") for l in doc.text):
        yield "it is not there"
