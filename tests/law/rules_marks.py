"""Marks, the drafter's line, the address line, and what an organisation signed (Phụ lục I, I.III.2 to
4, I.II.8.b, II.I.3): what stands beside the text."""
import re

from checks import LENGTH_TWIPS, centred, chars_look, is_within, looks, near, runs_look
from document import PT_OF_MM, TWIPS_OF_MM, squash
from read_pdf import RED
from words import CIRCULATION, COPY_FORMS, URGENCY, URGENCY_HEIGHT


def first_shown(doc, kind):
    """What the first page of the DOCX shows in its header or footer."""
    section = doc.docx.sections[0]
    return getattr(section, kind).get("first", []) if section.has_title_page else []


def frame_of(doc, line):
    return doc.page_of(line).frame_around(line)


# ---- urgency


def urgency_looks(doc):
    text = doc.description.urgency.upper()
    if text not in URGENCY:
        yield f"{text!r} is none of the law's"
    yield from looks(doc, text, 13, 14, bold=True, caps=True, align="center")
    if any(c.color != RED for line in doc.run_of_lines(text) for c in line.ink):
        yield "PDF: not red"
    paragraph = doc.paragraph(text)
    if paragraph and {r.color for r in paragraph.runs} != {"FF0000"}:
        yield "DOCX: not red"


def urgency_box(doc):
    text = doc.description.urgency.upper()
    lines, paragraph = doc.run_of_lines(text), doc.paragraph(text)
    wanted = URGENCY.get(text, 0), URGENCY_HEIGHT
    frame = frame_of(doc, lines[0]) if len(lines) == 1 else None
    if frame is None:
        yield "PDF: no box around it"
    else:
        if not all(near(v, mm * PT_OF_MM) for v, mm in zip(frame.size, wanted)):
            yield f"PDF: {' x '.join(f'{v / PT_OF_MM:.1f}' for v in frame.size)} mm, not {wanted}"
        if frame.colors != {RED}:
            yield f"PDF: a box in {frame.colors}"
        yield from centred(lines, (frame.x0 + frame.x1) / 2, "its box")
    if paragraph is None or paragraph.frame is None:
        yield "DOCX: no box around it"
        return
    if not all(near(v, mm * TWIPS_OF_MM, LENGTH_TWIPS) for v, mm in zip(paragraph.frame, wanted)):
        yield f"DOCX: {' x '.join(f'{v / TWIPS_OF_MM:.1f}' for v in paragraph.frame)} mm, not {wanted}"
    yield from single_box(paragraph, "FF0000")


def single_box(paragraph, color):
    for side, border in paragraph.borders.items():
        if border.kind != "single" or border.color not in (color, "auto" if color == "000000" else color):
            yield f"DOCX: {side} a {border.kind} line in {border.color}"


def urgency_stands(doc):
    """Box 10b: at the left, below the number and what stands under it."""
    text = doc.description.urgency.upper()
    line = doc.run_of_lines(text)
    number = next((l for l in doc.first_lines() if l.text.startswith("Số:")), None)
    if not line or number is None or line[0].page != number.page:
        yield "PDF: it is not there"
        return
    if line[0].y <= number.y or line[0].middle >= doc.page_middle:
        yield "PDF: not below the number, at the left"


# ---- circulation


def circulation_looks(doc):
    text = doc.description.circulation.upper()
    if text not in CIRCULATION:
        yield f"{text!r} is none of the law's"
    lines = [l for l in doc.whole.headers if l.page == 1 and l.text == text]
    yield from shown_in_margin(doc, "headers", lines, text)
    yield from chars_look([c for l in lines for c in l.letters], 13, 14, True, False)
    for line in lines:
        frame = frame_of(doc, line)
        if frame is None or frame.colors != {(0, 0, 0)}:
            yield "PDF: no box of black lines around it"
        # Box 11 stands above the Quốc hiệu.
        if line.middle <= doc.page_middle:
            yield "PDF: not in the right half"
    for p in first_shown(doc, "headers"):
        if p.bare == squash(text):
            yield from runs_look(p.runs, 13, 14, True, False)
            if p.frame is None:
                yield "DOCX: no box around it"
            yield from single_box(p, "000000")


def shown_in_margin(doc, kind, lines, text):
    if not lines:
        yield f"PDF: {text!r} is not there"
    if squash(text) not in [p.bare for p in first_shown(doc, kind)]:
        yield f"DOCX: {text!r} is not among the {kind} of the first page"
    for section in doc.whole.docx.sections:
        if any(squash(text) == p.bare for p in getattr(section, kind).get("default", [])):
            yield f"DOCX: {text!r} stands on every page"
    others = [s for s in doc.whole.docx.sections[1:] if s.has_title_page]
    if any(squash(text) == p.bare for s in others for p in getattr(s, kind).get("first", [])):
        yield f"DOCX: {text!r} stands in another part too"


# ---- the drafter's line


def drafter_looks(doc):
    text = doc.description.drafter
    yield from looks(doc, text, 11, 11)
    if not re.fullmatch(r"[A-ZĐ]+\.\(\d+\)", text):
        yield f"{text!r} is not a sign in capitals and a number of copies"
    archive = next((l for l in doc.text if l.text.startswith("- Lưu:")), None)
    lines = doc.run_of_lines(text)
    if archive and lines and not is_within(lines[0].y - archive.y, 0, 3 * 11):
        yield "PDF: not below the recipients"


# ---- the address line


def address_looks(doc):
    text, lines = doc.description.address, doc.whole.address
    yield from shown_in_margin(doc, "footers", lines, text)
    yield from chars_look([c for l in lines for c in l.letters], 11, 12, False, False)
    if any(squash(text) in "".join(l.bare for l in page.lines) for page in doc.whole.pages[1:]):
        yield "PDF: it stands on another page too"
    for p in first_shown(doc, "footers"):
        if p.bare == squash(text):
            yield from runs_look(p.runs, 11, 12, False, False)


def address_rule(doc):
    """A line above it, over the whole width of the text."""
    lines, page = doc.whole.address, doc.first
    if lines:
        top = lines[0].y - lines[0].size
        rules = [r for r in page.rules if -1 < top - r.y < 12]
        if not any(near(r.x0, page.left) and near(r.x1, page.right) for r in rules):
            yield "PDF: no line over the whole width above it"
    shown = first_shown(doc, "footers")
    at = next((i for i, p in enumerate(shown) if p.bare == squash(doc.description.address)), 0)
    rule = shown[at - 1] if at else None
    if rule is None or not rule.has_rule or rule.rule_length != doc.docx.sections[0].text_width:
        yield "DOCX: no line over the whole width above it"


# ---- what the organisation signed, at the top right of the first page

TIME = re.compile(
    r"; ((?P<d>\d\d)/(?P<m>\d\d)/(?P<y>\d{4}); |(?P<y2>\d{4})-(?P<m2>\d\d)-(?P<d2>\d\d)T)(?P<time>\d\d:\d\d:\d\d) ?\+07:00$"
)


def signed_line(doc):
    found = [l for l in doc.headers if l.page == 1 and TIME.search(l.text)]
    return found[0] if found else None


def signed_text(doc, begin, signing_time):
    """Its words, look and place."""
    line = signed_line(doc)
    if line is None:
        yield f"PDF: {[l.text for l in doc.headers if l.page == 1]} stands above page 1"
        return
    text, time = line.text.replace("\u00a0", " "), TIME.search(line.text)
    date = "-".join((time["y"] or time["y2"], time["m"] or time["m2"], time["d"] or time["d2"]))
    if f"{date}T{time['time']}+07:00" != signing_time:
        yield f"{text!r} for {signing_time}"
    if text[: time.start()] != begin:
        yield f"{text!r} does not begin with {begin!r}"
    yield from chars_look(line.letters, 10, 10, False, False)
    if any(not c.is_black for c in line.ink):
        yield "PDF: not black"
    if not near(line.x1, doc.first.right) or line.middle <= doc.page_middle:
        yield f"PDF: it ends at {line.x1:.1f}, the text at {doc.first.right:.1f}"
    found = [p for p in first_shown(doc, "headers") if p.bare == line.bare]
    if not found or found[0].align != "right":
        yield "DOCX: it does not stand at the right of the first page's header"
    for p in found:
        yield from runs_look(p.runs, 10, 10, False, False)


def part_is_signed(doc):
    report = doc.origin.report
    begin = f"Số: {report.number.zfill(2)}/{report.symbol}"
    return signed_text(doc, begin, report.signing_time)


def copy_is_signed(doc):
    """Form of the copy, body, time (II.I.3)."""
    copy = doc.origin.copy
    begin = f"{COPY_FORMS[copy.type].capitalize()}; {copy.issuer}"
    return signed_text(doc, begin, copy.signing_time)


def margins_hold_nothing_else(doc):
    """Above the first page of each document stands what the law puts there, and nothing else."""
    allowed = {squash(doc.description.circulation.upper())}
    for part in doc.documents:
        for line in doc.headers:
            is_signed = line.page == 1 and TIME.search(line.text)
            is_mark = line.page == 1 and line.bare in allowed
            if line.page == part.first.number and part.kind != "copy" and not is_signed and not is_mark:
                yield f"PDF: {line.text!r} stands above the first page of {part.name}"
        section = part.docx.sections[0]
        for p in section.headers.get("first", []) if section.has_title_page else []:
            text = p.text.replace("\u00a0", " ")
            if part.kind != "copy" and p.bare and p.bare not in allowed and not TIME.search(text):
                yield f"DOCX: {text!r} stands above the first page of {part.name}"
