"""What the templates of Phụ lục III show for one type alone."""


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
