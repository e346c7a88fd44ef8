#!/usr/bin/env python3
"""The results of the samples against Decree 30/2020/NĐ-CP, Phụ lục I: law.py PROGRAM SOURCE [--keep DIR]

Every description of samples/ and, for parts that no sample has, of tests/golden/ is built as PDF and
DOCX; so are the parts of those that are signed electronically, each as a file of its own, and copies of
some by the files of samples/copies/. Both results are read back by programs that know nothing of vanthu,
and each rule of the table below is asked of each file or, where the law means a document, of each of
the documents in it: what the description is, what is issued with it, the words of a copy. A rule has
the id by which the project's sources cite it, and says in words what the law wants; figures are the
law's, not the layout sheet's. "should" marks what only the law's templates show. Prints TAP.

To add a rule: a function that yields a sentence for each fault, in rules_*.py, and a row here. To add
a document: a file in samples/; a copy of one, a file in samples/copies/ and a row in support/derived.py."""
import argparse
import os
import shutil
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from typing import Callable

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import derived
import document
import files
import rules_body as body
import rules_copy as copy
import rules_foot as foot
import rules_head as head
import rules_marks as marks
import rules_page as page
import rules_parts as parts
import rules_types as types


def always(doc):
    return True


def is_long(doc):
    return any(len(d.pages) > 1 for d in doc.documents)


def has_more_parts(doc):
    return len(page.numbered(doc)) > 1


def has_paragraphs(doc):
    return any(True for _ in doc.description.paragraphs())


def ends_in_paragraph(doc):
    """Its last block is one, and no table."""
    return list(doc.description.body)[-1].tag not in (document.NS + "table", document.NS + "landscape")


def has(name):
    return lambda doc: bool(getattr(doc.description, name))


def has_reference_line(doc):
    return not parts.has_own_words(doc)


def has_appendices(doc):
    return bool(doc.description.elements("appendix"))


def holds_appendices(doc):
    return has_appendices(doc) and doc.origin.part is None


def is_part(doc):
    return doc.origin.part is not None


def is_electronic_copy(doc):
    return doc.origin.copy is not None and doc.origin.copy.root.get("medium") == "electronic"


def has_law_name(doc):
    return has_type_name(doc) and doc.description.type_title is None


def has_place(doc):
    return bool(doc.description.place)


def is_dated(doc):
    return bool(doc.description.date) and has_place(doc)


def has_parents(doc):
    return bool(doc.description.parents)


def has_bases(doc):
    return bool(doc.description.bases)


def is_sent_up(doc):
    return bool(doc.description.addressees) and doc.description.type in foot.WITH_ADDRESSEE


def has_authority(doc):
    return any(s.authority for s in doc.description.signatures)


def is_letter(doc):
    return doc.description.type == "CV"


def has_type_name(doc):
    return not is_letter(doc)


def has_subject(doc):
    return has_type_name(doc) and bool(doc.description.subject)


def has_ruled_subject(doc):
    return has_subject(doc) and not is_record(doc)


def is_record(doc):
    return doc.description.type == "BB"


def is_of(code):
    return lambda doc: doc.description.type == code


def is_signed(doc):
    return bool(doc.description.signatures)


def is_signed_once(doc):
    return len(doc.description.signatures) == 1


def has_divisions(doc):
    return any(doc.description.titles(level) for level in body.DIVISIONS)


def has_articles(doc):
    return bool(body.article_lines(doc))


# The law has no template for these: contracts, memoranda, agreements, letters. Only what holds for
# every page and body is asked of them.
WITHOUT_TEMPLATE = {"HĐ", "BGN", "BTT", "ThC"}

# What a rule is asked of.
FILE = ("file",)
DOCUMENT = ("document",)
HEADED = ("document", "attachment")  # with the national header
ISSUED = ("document", "attachment", "copy")  # with the name of a body
SENT = ("document", "copy")  # with number, recipients, signature
BODIES = ("document", "attachment", "appendix")
ATTACHMENT, APPENDIX, COPY = ("attachment",), ("appendix",), ("copy",)


@dataclass
class Rule:
    id: str
    words: str
    check: Callable
    when: Callable = always
    of: tuple = DOCUMENT

    def applies(self, doc):
        has_template = doc.kind != "document" or doc.description.type not in WITHOUT_TEMPLATE
        is_general = self.id[0] in "PMFNBXAE" and self.id != "B-14"
        return doc.kind in self.of and (is_general or has_template) and self.when(doc)


RULES = [
    Rule("P-01", "paper A4", page.paper, of=FILE),
    Rule("P-02", "pages upright, but for tables", page.portrait, of=FILE),
    Rule("M-01", "top margin 20 to 25 mm", page.top_margin, of=FILE),
    Rule("M-02", "bottom margin 20 to 25 mm", page.bottom_margin, of=FILE),
    Rule("M-03", "left margin 30 to 35 mm", page.left_margin, of=FILE),
    Rule("M-04", "right margin 15 to 20 mm", page.right_margin, of=FILE),
    Rule("M-05", "tables inside the text (should)", page.tables_inside, of=FILE),
    Rule("F-01", "Times New Roman throughout", page.font, of=FILE),
    Rule("F-02", "all in black, but for the red marks", page.black, of=FILE),
    Rule("F-03", "Unicode, no older encodings", page.unicode_text, of=FILE),
    Rule("F-04", "text in composed form (should)", page.composed, of=FILE),
    Rule("N-01", "page number in Arabic digits from 1", page.number_is_there, of=FILE),
    Rule("N-02", "page number top centre", page.number_is_centred, of=FILE),
    Rule("N-03", "no number on the first page of the document and of what is issued with it", page.first_page_has_none, of=FILE),
    Rule("N-04", "page number 13 to 14 pt, upright", page.number_looks, is_long, of=FILE),
    Rule("N-03", "above first pages only what the law puts there", marks.margins_hold_nothing_else, of=FILE),
    Rule("N-05", "page numbers begin anew in what is issued with it", page.numbers_restart, has_more_parts, FILE),
    Rule("Q-01", "Quốc hiệu to the letter", head.name_is_exact, of=HEADED),
    Rule("Q-02", "Quốc hiệu in capitals, bold, upright, 12 to 13 pt", head.name_looks, of=HEADED),
    Rule("Q-03", "Quốc hiệu in the right column, first line of page 1", head.name_stands, of=HEADED),
    Rule("Q-04", "Tiêu ngữ to the letter, hyphens between blanks", head.motto_is_exact, of=HEADED),
    Rule("Q-05", "Tiêu ngữ bold, upright, 13 to 14 pt", head.motto_looks, of=HEADED),
    Rule("Q-06", "Tiêu ngữ centred under Quốc hiệu, single spacing", head.motto_stands, of=HEADED),
    Rule("Q-07", "rule under the Tiêu ngữ as long as the text", head.motto_rule, of=HEADED),
    Rule("C-01", "superior body in capitals, upright, not bold, 12 to 13 pt", head.parents_look, has_parents, of=ISSUED),
    Rule("C-02", "issuing body in capitals, bold, upright, centred, 12 to 13 pt", head.issuer_looks, of=ISSUED),
    Rule("C-03", "issuing body in the left column, level with Quốc hiệu", head.issuer_stands, of=ISSUED),
    Rule("C-04", "rule under the issuing body, 1/3 to 1/2 of it, centred", head.issuer_rule, of=ISSUED),
    Rule("C-05", "single spacing between the two bodies", head.names_are_close, has_parents, of=ISSUED),
    Rule("S-01", "\"Số:\" with colon, upright, 13 pt", head.number_looks, of=SENT),
    Rule("S-02", "numbers below 10 with a zero", head.number_has_two_digits, of=SENT),
    Rule("S-03", "slash before the notation, hyphens in it, no blanks", head.number_has_form, of=SENT),
    Rule("S-04", "notation begins with the type's abbreviation", head.notation_begins_with_type),
    Rule("S-05", "number centred under the issuing body", head.number_is_centred, of=SENT),
    Rule("S-06", "notation in capitals", head.notation_is_in_capitals, of=SENT),
    Rule("S-07", "no year in the notation (should)", head.notation_has_no_year),
    Rule("D-01", "place, comma, date in full", head.date_has_form, is_dated, of=SENT),
    Rule("D-02", "days below 10 with a zero", head.day_has_zero, is_dated, of=SENT),
    Rule("D-03", "months 1 and 2 with a zero", head.early_months_have_zero, is_dated, of=SENT),
    Rule("D-04", "months 3 to 9 without (should)", head.later_months_have_none, is_dated, of=SENT),
    Rule("D-05", "place and date italic, 13 to 14 pt", head.date_looks, has_place, of=SENT),
    Rule("D-06", "date level with the number, centred under the Tiêu ngữ", head.date_stands, has_place, of=SENT),
    Rule("D-07", "a day of the calendar (should)", head.date_exists, is_dated, of=SENT),
    Rule("D-08", "place with capital initials", head.place_has_capitals, has_place, of=SENT),
    Rule("T-01", "type's name in capitals, bold, upright, centred, 13 to 14 pt", head.type_looks, has_type_name, of=HEADED),
    Rule("T-02", "one of the types of the law", head.type_is_known, has_law_name, of=HEADED),
    Rule("T-03", "subject below it, bold, upright, centred, 13 to 14 pt", head.subject_looks, has_subject, of=HEADED),
    Rule("T-04", "rule under the subject, 1/3 to 1/2 of it, centred", head.subject_rule, has_ruled_subject),
    Rule("V-01", "công văn: \"V/v\" under the number, upright, not bold, 12 to 13 pt", head.matter_looks, is_letter),
    Rule("V-02", "6 pt between number and \"V/v\"", head.matter_gap, is_letter),
    Rule("V-03", "công văn: Kính gửi", head.has_addressees, is_letter),
    Rule("B-01", "bases italic, a paragraph each, 13 to 14 pt", body.bases_look, has_bases),
    Rule("B-02", "bases end in ; and the last in a dot", body.bases_end, has_bases),
    Rule("B-04", "body upright, 13 to 14 pt", body.body_looks, has_paragraphs, of=BODIES),
    Rule("B-05", "body justified", body.justified, has_paragraphs, of=BODIES),
    Rule("B-06", "first lines 1 or 1.27 cm in", body.first_line, has_paragraphs, of=BODIES),
    Rule("B-07", "at least 6 pt between paragraphs", body.paragraph_gap, has_paragraphs, of=BODIES),
    Rule("B-08", "line spacing single to one and a half", body.line_spacing, has_paragraphs, of=BODIES),
    Rule("B-09", "chương in Roman, mục in Arabic numbers, centred, bold", body.divisions_look, has_divisions, of=BODIES),
    Rule("B-10", "\"Điều N.\" bold, 1 or 1.27 cm in", body.articles_look, has_articles, of=BODIES),
    Rule("B-11", "articles count on (should)", body.articles_count_on, has_articles, of=BODIES),
    Rule("B-12", "points in the order of the Vietnamese alphabet", body.points_in_order, of=BODIES),
    Rule("B-13", "phần, chương, mục and tiểu mục have titles", body.divisions_have_titles, has_divisions, BODIES),
    Rule("B-14", "the body ends in ./. (should)", body.ends_with_mark, ends_in_paragraph, of=BODIES),
    Rule("K-01", "Kính gửi with colon, upright, 13 to 14 pt", foot.addressees_look, is_sent_up),
    Rule("K-02", "one addressee on the line, several below each other", foot.addressees_stand, is_sent_up),
    Rule("K-03", "Kính gửi only in công văn, tờ trình and báo cáo (should)", foot.addressees_fit_type),
    Rule("R-01", "\"Nơi nhận:\" bold italic, 12 pt", foot.recipients_title, of=SENT),
    Rule("R-02", "recipients upright, 11 pt", foot.recipients_look, of=SENT),
    Rule("R-03", "recipients behind dashes, end in ; and the last in a dot", foot.recipients_end, of=SENT),
    Rule("R-04", "last recipient \"- Lưu: VT\"", foot.archive_is_last, of=SENT),
    Rule("R-05", "\"Nơi nhận:\" level with the post, at the left edge", foot.recipients_stand, is_signed_once, of=SENT),
    Rule("R-06", "first recipient \"- Như trên;\" below addressees", foot.first_is_above, is_sent_up),
    Rule("G-01", "authority and post in capitals, bold, upright, 13 to 14 pt", foot.authority_looks, of=SENT),
    Rule("G-02", "authority begins with TM., Q., KT., TL. or TUQ.", foot.authority_has_form, has_authority, of=SENT),
    Rule("G-03", "KT., TL., TUQ. above the signer's own post (should)", foot.deputy_has_own_post, has_authority, of=SENT),
    Rule("G-04", "signer's name bold, upright, centred on the post, 13 to 14 pt", foot.signer_looks, of=SENT),
    Rule("G-05", "no academic title before the name", foot.signer_has_no_title, of=SENT),
    Rule("G-06", "signature in the right half", foot.signature_stands, is_signed, of=SENT),
    Rule("G-07", "biên bản: secretary left, chairman right (should)", foot.secretary_is_left, is_record),
    Rule("G-08", "signature not alone on its page (should)", foot.signature_has_company, is_signed),
    Rule("L-01", "title, authority, QUYẾT ĐỊNH: in order (should)", types.decision_order, is_of("QĐ")),
    Rule("L-02", "title, authority, QUYẾT NGHỊ: in order (should)", types.resolution_order, is_of("NQ")),
    Rule("L-03", "giấy mời: whom, to what, who chairs, when, where (should)", types.invitation_order, is_of("GM")),
    Rule("L-04", "who sends the công điện (should)", types.telegram_order, is_of("CĐ")),
    Rule("L-05", "biên bản: no place and date in the head, its end with hour and date (should)", types.record_order, is_record),
    Rule("L-06", "giấy giới thiệu: who, post, where, what for (should)", types.introduction_order, is_of("GGT")),
    Rule("L-06", "giấy nghỉ phép: request, who, post, how long (should)", types.leave_order, is_of("GNP")),
    Rule("L-07", "attached: no number and date in its head (should)", parts.has_no_number_and_date, of=ATTACHMENT),
    Rule("L-07", "attached: \"(Kèm theo ...)\" below its subject (should)", parts.with_looks, of=ATTACHMENT),
    Rule("A-01", "\"Phụ lục\" on a line of its own, centred, bold, 14 pt", parts.label_looks, of=APPENDIX),
    Rule("A-02", "two appendices or more: Roman numbers in order", parts.labels_count, holds_appendices, FILE),
    Rule("A-03", "title in capitals, bold, centred, 13 to 14 pt", parts.title_looks, of=APPENDIX),
    Rule("A-04", "\"(Kèm theo ...)\" italic, centred, under the title, 13 to 14 pt", parts.with_looks, of=APPENDIX),
    Rule("A-05", "the document speaks of each appendix", parts.is_mentioned, has_appendices),
    Rule("A-06", "number and date as in the head (should)", parts.with_agrees, has_reference_line, ATTACHMENT + APPENDIX),
    Rule("X-01", "urgency bold, in capitals, 13 to 14 pt, red", marks.urgency_looks, has("urgency")),
    Rule("X-01", "its box 8 mm high, 30, 40 or 20 mm wide, one red line", marks.urgency_box, has("urgency")),
    Rule("X-01", "its place at the left below the number", marks.urgency_stands, has("urgency")),
    Rule("X-02", "circulation bold, in capitals, 13 to 14 pt, boxed", marks.circulation_looks, has("circulation")),
    Rule("X-03", "drafter and copies below the recipients, 11 pt", marks.drafter_looks, has("drafter"), SENT),
    Rule("X-04", "address on page 1 alone, upright, 11 to 12 pt", marks.address_looks, has("address")),
    Rule("X-04", "a line over the whole width above the address", marks.address_rule, has("address")),
    Rule("E-03", "a part's own file: number and time of signing, 10 pt, top right", marks.part_is_signed, is_part, FILE),
    Rule("Y-01", "form of the copy in capitals, bold, 13 to 14 pt", copy.form_looks, of=COPY),
    Rule("Y-02", "number of the copy with SY, SL or TrS", copy.number_names_form, of=COPY),
    Rule("Y-03", "a line over the whole width above the copy's words", copy.rule_above, of=COPY),
    Rule("Y-03", "they stand behind the end of the document", copy.follows_document, of=COPY),
    Rule("Y-04", "electronic copy: PDF 1.4 or later", copy.pdf_of_copy, is_electronic_copy, FILE),
    Rule("Y-05", "electronic copy: form, body, time, 10 pt, top right", marks.copy_is_signed, is_electronic_copy, FILE),
]

# A report's words are its author's; the program keeps them, and these break a rule.
AUTHORS = {
    ("bao-cao-80", "B-02"): "the author ended the only basis with a semicolon",
    ("bao-cao-80", "R-03"): "the author ended an entry with a dot",
}


def descriptions(source):
    """Documents of the decree, not those of other sheets."""
    for path in derived.xml_files(source, "samples") + derived.xml_files(source, "tests", "golden"):
        if ElementTree.parse(path).getroot().get("layout", "nd30") == "nd30":
            yield path


def build_all(program, source, folder):
    for path in descriptions(source):
        yield files.build(program, folder, path)
        for part in derived.parts(path):
            yield files.build(program, folder, path, part=part)
    for path, copied in derived.copies(source):
        yield files.build(program, folder, path, copy=copied)


def verdict(rule, doc):
    """(passed, remark, faults)"""
    faults = list(dict.fromkeys(rule.check(doc)))
    reason = AUTHORS.get((doc.name, rule.id))
    if reason and faults:
        return True, f" # SKIP {reason}", []
    if reason:
        return False, "", ["it holds, but is listed as broken by the author"]
    return not faults, "", faults


def test(built):
    documents = [doc for file in built for doc in [file] + file.documents]
    rows = [(rule, doc) for doc in documents for rule in RULES if rule.applies(doc)]
    print(f"1..{len(rows)}")
    failed = 0
    for number, (rule, doc) in enumerate(rows, 1):
        passed, remark, faults = verdict(rule, doc)
        failed += not passed
        print(f"{'ok' if passed else 'not ok'} {number} - ND30-{rule.id} {rule.words} ({doc.name}){remark}")
        for fault in faults[:5]:
            print("#", fault)
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("source")
    parser.add_argument("--keep")
    options = parser.parse_args()
    if not shutil.which("mutool"):
        print("1..0 # SKIP mutool is not installed")
        return 0
    os.environ["VANTHU_DATA_DIR"] = options.source
    with tempfile.TemporaryDirectory() as folder:
        folder = options.keep or folder
        os.makedirs(folder, exist_ok=True)
        built = list(build_all(options.program, options.source, folder))
    refused = [message for message in built if isinstance(message, str)]
    if refused:
        print("1..1\nnot ok 1 - the samples are built")
        print("".join(f"# {line}\n" for message in refused for line in message.splitlines()[:3]), end="")
        return 1
    return test(built)


if __name__ == "__main__":
    sys.exit(main())
