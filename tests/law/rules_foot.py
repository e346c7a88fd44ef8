"""Addressees (Phụ lục I, I.II.9), signature (I.II.7) and recipients."""
import re

from checks import chars_look, in_cell, level_with, looks, near, runs_look

PREFIX = re.compile(r"^(TM|Q|KT|TL|TUQ)\. \S")
TITLES = re.compile(r"^(TS|PGS|GS|ThS|BS)\b")
# Tờ trình and báo cáo that go upward, and công văn (I.II.9.b).
WITH_ADDRESSEE = {"TTr", "BC", "CV"}


def addressee_lines(doc):
    """From "Kính gửi:" on, as many as there are addressees below it."""
    at = next((i for i, l in enumerate(doc.text) if l.text.startswith("Kính gửi")), None)
    if at is None:
        return []
    count = len(doc.description.addressees)
    return doc.text[at : at + (1 if count == 1 else 1 + count)]


def addressees_look(doc):
    lines = addressee_lines(doc)
    if not lines or not lines[0].text.startswith("Kính gửi:"):
        yield "PDF: no \"Kính gửi:\""
    yield from chars_look([c for line in lines for c in line.letters], 13, 14, False, False)
    paragraphs = [p for p in doc.docx.paragraphs if p.text.startswith("Kính gửi:")]
    if not paragraphs:
        yield "DOCX: no \"Kính gửi:\""
    for p in paragraphs:
        yield from runs_look(p.runs, 13, 14, False, False)


def one_addressee(doc):
    text = "Kính gửi: " + doc.description.addressees[0]
    if not doc.run_of_lines(text) or doc.paragraph(text) is None:
        yield f"{text!r} is not one line"


def several_addressees(doc):
    names = doc.description.addressees
    marks = [";"] * (len(names) - 1) + ["."]
    wanted = ["Kính gửi:"] + [f"- {n.rstrip(';.')}{m}" for n, m in zip(names, marks)]
    lines = [doc.run_of_lines(text) for text in wanted]
    if not all(lines):
        yield f"PDF: {[text for text, found in zip(wanted, lines) if not found]} not on lines of their own"
        return
    colon = lines[0][0].ink[-1]
    for item in lines[1:]:
        # The dash is a little wider than the colon: one of its edges within a millimetre.
        if not near(item[0].x0, colon.x0, 3):
            yield f"PDF: the dash at {item[0].x0:.1f}, the colon at {colon.x0:.1f}"
    for text in wanted:
        if doc.paragraph(text) is None:
            yield f"DOCX: {text!r} is not there"


def addressees_stand(doc):
    return one_addressee(doc) if len(doc.description.addressees) == 1 else several_addressees(doc)


def addressees_fit_type(doc):
    if doc.description.type not in WITH_ADDRESSEE and any(l.text.startswith("Kính gửi") for l in doc.text):
        yield f"a {doc.description.type} with Kính gửi"


# ---- recipients


def recipient_texts(doc):
    """The entries of the list as they stand in the DOCX."""
    title = doc.paragraph("Nơi nhận:")
    if title is None:
        return []
    cell = [p for p in doc.docx.paragraphs if p.cell == title.cell and p.text]
    texts = [p.text for p in cell[cell.index(title) + 1 :]]
    archive = next((i for i, t in enumerate(texts) if "Lưu:" in t), len(texts))
    return texts[: archive + 1]  # what follows is no recipient


def recipients_title(doc):
    return looks(doc, "Nơi nhận:", 12, 12, bold=True, italic=True)


def recipients_look(doc):
    if not recipient_texts(doc):
        yield "DOCX: no recipients"
    for text in recipient_texts(doc):
        yield from looks(doc, text, 11, 11)


def recipients_end(doc):
    texts = recipient_texts(doc)
    for text, mark in zip(texts, [";"] * (len(texts) - 1) + ["."]):
        if not text.startswith("- ") or not text.endswith(mark):
            yield f"{text!r} has no {'dash' if text.endswith(mark) else mark}"


def archive_is_last(doc):
    texts = recipient_texts(doc)
    if not texts or not re.match(r"^- Lưu: VT(,.*)?\.$", texts[-1]):
        yield f"{texts[-1:]}"


def recipients_stand(doc):
    yield from level_with(doc, "Nơi nhận:", doc.description.signatures[-1].above[0].upper())
    for text in ["Nơi nhận:"] + recipient_texts(doc):
        for line in doc.run_of_lines(text)[:1]:
            if not near(line.x0, doc.left_at(line)):
                yield f"PDF: {text!r} begins {line.x0 - doc.left_at(line):.1f} pt in"
    yield from in_cell(doc, "Nơi nhận:", 0)


def first_is_above(doc):
    texts = recipient_texts(doc)
    if not texts or texts[0] != "- Như trên;":
        yield f"{texts[:1]}"


# ---- signature


def authority_looks(doc):
    for signature in doc.description.signatures:
        for text in signature.above:
            yield from looks(doc, text.upper(), 13, 14, bold=True, caps=True, align="center")


def authority_has_form(doc):
    for signature in doc.description.signatures:
        for text in signature.authority:
            if not PREFIX.match(text) or not doc.run_of_lines(text.upper()):
                yield f"{text!r}"


def deputy_has_own_post(doc):
    """Below the line of the head's post stands the signer's."""
    for signature in doc.description.signatures:
        for text in signature.authority:
            upper, lower = doc.run_of_lines(text.upper()), doc.run_of_lines(signature.post.upper())
            is_below = upper and lower and lower[0].y > upper[-1].y
            if re.match(r"(KT|TL|TUQ)\.", text) and not is_below:
                yield f"{text!r} without the signer's post below"


def signer_looks(doc):
    for signature in doc.description.signatures:
        yield from looks(doc, signature.name, 13, 14, bold=True, caps=False, align="center")
        # Several signers may have posts of one name.
        posts = [lines[-1].middle for lines in doc.runs_of_lines(signature.post.upper())]
        for line in doc.run_of_lines(signature.name):
            if not any(near(line.middle, middle) for middle in posts):
                yield f"PDF: {line.text!r} has its middle at {line.middle:.1f}, posts at {posts}"


def signer_has_no_title(doc):
    for signature in doc.description.signatures:
        if TITLES.match(signature.name):
            yield signature.name


def signature_stands(doc):
    """The right one of a row: a record of a meeting has the secretary's at the left, and of several
    signers an odd one stands alone in the last row."""
    signatures = doc.description.signatures
    signature = signatures[-1] if len(signatures) % 2 == 0 or len(signatures) == 1 else signatures[-2]
    for text in [t.upper() for t in signature.above] + [signature.name]:
        places = [lines[-1].middle for lines in doc.runs_of_lines(text)]
        if not places or max(places) <= doc.page_middle:
            yield f"PDF: {text!r} is not in the right half"
    yield from in_cell(doc, signature.name, 1)


def secretary_is_left(doc):
    posts = [s.post for s in doc.description.signatures]
    if posts != ["THƯ KÝ", "CHỦ TỌA"]:
        yield f"{posts}"
        return
    for post, column in zip(posts, (0, 1)):
        yield from in_cell(doc, post, column)
    yield from level_with(doc, *posts)


def signature_has_company(doc):
    """At least two lines of the body on the page of the signature."""
    signer = doc.run_of_lines(doc.description.signatures[-1].name)
    post = doc.run_of_lines(doc.description.signatures[-1].above[0].upper())
    if not signer or not post:
        yield "PDF: it is not there"
        return
    above = [l for l in doc.text if l.page == signer[-1].page and l.y < post[0].y]
    if post[0].page != signer[-1].page or len(above) < 2:
        yield f"PDF: {len(above)} lines of text above it on its page"
