"""What word processors make of tracked changes (ISO/IEC 29500-1, 17.13.5), done on the XML alone:
accept(root) and reject(root) change a document's tree in place."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMES, GOES = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}
RANGES = {W + n for n in ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")}


def mark_changes(p):
    """The elements that say that the end of a paragraph comes or goes."""
    rpr = p.find(f"{W}pPr/{W}rPr")
    return {e.tag for e in rpr} if rpr is not None else set()


def row_changes(row):
    trpr = row.find(W + "trPr")
    return {e.tag for e in trpr} if trpr is not None else set()


def drop_marks(root):
    for rpr in root.iter(W + "rPr"):
        for e in list(rpr):
            if e.tag in COMES | GOES:
                rpr.remove(e)
    for trpr in root.iter(W + "trPr"):
        for e in list(trpr):
            if e.tag in COMES | GOES:
                trpr.remove(e)


def drop_rows(root, gone):
    for table in list(root.iter(W + "tbl")):
        for row in table.findall(W + "tr"):
            if row_changes(row) & gone:
                table.remove(row)
    for parent in list(root.iter()):
        for table in parent.findall(W + "tbl"):
            if table.find(W + "tr") is None:
                parent.remove(table)


def drop_runs(root, gone, kept):
    """Take out what is gone, and put the content of what is kept in its place."""
    for parent in list(root.iter()):
        if parent.tag in (W + "rPr", W + "trPr"):
            continue
        children = []
        for child in list(parent):
            if child.tag in gone or child.tag in RANGES:
                continue
            children += list(child) if child.tag in kept else [child]
        if children != list(parent):
            for child in list(parent):
                parent.remove(child)
            parent.extend(children)
            drop_runs(parent, gone, kept)


BOOKMARKS = (W + "bookmarkStart", W + "bookmarkEnd")


def join(root, gone):
    """A paragraph whose end is gone goes on with the next one, and takes its properties. Before a table it goes
    whole; as the last of all it stays, empty."""
    for parent in list(root.iter()):
        children = list(parent)
        for i in range(len(children) - 1, -1, -1):
            p = children[i]
            if p.tag != W + "p" or not mark_changes(p) & gone:
                continue
            following = next((e for e in children[i + 1:] if e.tag not in BOOKMARKS), None)
            content = [e for e in p if e.tag != W + "pPr"]
            if following is not None and following.tag == W + "p":
                at = 1 if following.find(W + "pPr") is not None else 0
                for k, e in enumerate(content):
                    following.insert(at + k, e)
            elif following is None or following.tag != W + "tbl" or any(e.tag not in BOOKMARKS for e in content):
                continue
            parent.remove(p)
            children.pop(i)


def settle(root, gone, kept):
    drop_rows(root, gone)
    drop_runs(root, gone, kept)
    join(root, gone)
    drop_marks(root)


def accept(root):
    settle(root, GOES, COMES)
    for ppr in root.iter(W + "pPr"):
        for change in ppr.findall(W + "pPrChange"):
            ppr.remove(change)
    for section in root.iter(W + "sectPr"):
        for change in section.findall(W + "sectPrChange"):
            section.remove(change)


def reject(root):
    settle(root, COMES, GOES)
    for text in root.iter():
        text.tag = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}.get(text.tag, text.tag)
    for ppr in root.iter(W + "pPr"):
        for change in ppr.findall(W + "pPrChange"):
            kept = [e for e in ppr if e.tag in (W + "rPr", W + "sectPr")]
            for e in list(ppr):
                ppr.remove(e)
            ppr.extend(list(change.find(W + "pPr")) + kept)
    for section in root.iter(W + "sectPr"):
        for change in section.findall(W + "sectPrChange"):
            kept = [e for e in section if e.tag in (W + "headerReference", W + "footerReference")]
            for e in list(section):
                section.remove(e)
            section.extend(kept + list(change.find(W + "sectPr")))
