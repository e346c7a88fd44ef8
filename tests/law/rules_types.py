"""What the templates of Phụ lục III show for one type alone."""
import re


def in_order(doc, texts):
    """Each part begins below the one before it."""
    last = (0, 0)
    for text in texts:
        places = [(lines[0].page, lines[0].y) for lines in doc.runs_of_lines(text)]
        below = [place for place in places if place > last]
        if not below:
            yield f"PDF: {text!r} is not below what comes before it"
            return
        last = below[0]


def enacts(doc, words):
    authority = doc.description.one("authority")
    yield from in_order(doc, [doc.description.subject, authority.upper(), words])


def decision_order(doc):
    return enacts(doc, "QUYẾT ĐỊNH:")


def resolution_order(doc):
    return enacts(doc, "QUYẾT NGHỊ:")


def telegram_order(doc):
    first = f"{doc.description.one('authority')} điện:"
    return in_order(doc, [doc.description.subject, first])


def words_in_order(doc, patterns):
    """In both results each of the template's words comes behind those before it."""
    pdf = " ".join(line.text for line in doc.text)
    docx = " ".join(p.text for p in doc.docx.paragraphs)
    for place, text in (("PDF", pdf), ("DOCX", docx)):
        at = 0
        for pattern in patterns:
            found = re.compile(pattern).search(text.replace("\u00a0", " "), at)
            if not found:
                yield f"{place}: {pattern!r} does not follow what comes before it"
                break
            at = found.end()


def invitation_order(doc):
    return words_in_order(doc, ["trân trọng kính mời:", "[Tt]ới dự", "Chủ trì:", "Thời gian:", "Địa điểm:"])


def introduction_order(doc):
    return words_in_order(doc, ["trân trọng giới thiệu:", r"(Ông|Bà)[^:]*:", "Chức vụ:", "Được cử đến:", "Về việc:"])


def leave_order(doc):
    words = [r"Xét Đơn đề nghị nghỉ phép ngày", "cấp cho:", r"(Ông|Bà)[^:]*:", "Chức vụ:", "nghỉ phép trong thời gian"]
    return words_in_order(doc, words)


def record_order(doc):
    """No place and date in the head; the end of the meeting with hour and date in the text."""
    title = doc.run_of_lines("BIÊN BẢN")
    for line in doc.first_lines():
        if title and line.y < title[0].y and re.search(r", ngày\b", line.text):
            yield f"PDF: {line.text!r} in the head"
    start, end = r"Thời gian bắt đầu: .{0,40}giờ", r"kết thúc vào .{0,20}giờ.{0,20}, ngày \d+ tháng \d+ năm \d{4}"
    yield from words_in_order(doc, [start, end])
