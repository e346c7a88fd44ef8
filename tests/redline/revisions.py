"""What word processors make of tracked changes (ISO/IEC 29500-1, 17.13.5), done on the XML alone:
accept(root) and reject(root) change a document's tree in place. paragraphs(root, notes) lists what is
then left, to compare two documents by."""
import copy
import re

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
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


def join(root, gone):
    """A paragraph whose end is gone goes on with the next one, and takes its properties."""
    for parent in list(root.iter()):
        children = list(parent)
        for i in range(len(children) - 1, -1, -1):
            p = children[i]
            if p.tag != W + "p" or not mark_changes(p) & gone:
                continue
            following = children[i + 1] if i + 1 < len(children) else None
            content = [e for e in p if e.tag != W + "pPr"]
            if following is not None and following.tag == W + "p":
                at = 1 if following.find(W + "pPr") is not None else 0
                for k, e in enumerate(content):
                    following.insert(at + k, e)
                parent.remove(p)
                children.pop(i)
            elif not content:
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


def reject(root):
    settle(root, COMES, GOES)
    for text in root.iter(W + "delText"):
        text.tag = W + "t"
    for ppr in root.iter(W + "pPr"):
        for change in ppr.findall(W + "pPrChange"):
            old = change.find(f"{W}pPr/{W}numPr")
            own = ppr.find(W + "numPr")
            if own is not None:
                ppr.remove(own)
            if old is not None:
                ppr.append(copy.deepcopy(old))
            ppr.remove(change)


# ---- what is left


def look(run):
    rpr = run.find(W + "rPr")
    if rpr is None:
        return ()
    return tuple(sorted((e.tag.replace(W, ""), e.get(W + "val", "")) for e in rpr))


def run_text(run, notes):
    text = ""
    for e in run:
        tag = e.tag.replace(W, "")
        if tag == "t":
            text += e.text or ""
        elif tag == "noBreakHyphen":
            text += "\u2011"
        elif tag in ("br", "tab"):
            text += "\n" if tag == "br" else "\t"
        elif tag == "footnoteReference":
            text += "[" + notes[e.get(W + "id")] + "]"
        elif tag == "drawing":
            text += "<image>"
    return text


def paragraph(p, notes):
    """(style, [(words, look)]): runs of one look are one."""
    runs = []
    for e in p.iter():
        if e.tag == W + "r":
            text, own = run_text(e, notes), look(e)
            if text and runs and runs[-1][1] == own:
                runs[-1] = (runs[-1][0] + text, own)
            elif text:
                runs.append((text, own))
        elif e.tag == M + "t":
            runs.append((e.text or "", "formula"))
    style = p.find(f"{W}pPr/{W}pStyle")
    return ("" if style is None else style.get(W + "val")), runs


def content(parent, notes):
    for child in parent:
        if child.tag == W + "p":
            style, runs = paragraph(child, notes)
            if runs:
                yield style, runs
        elif child.tag == W + "tbl":
            for row in child.findall(W + "tr"):
                yield "row", [list(content(cell, notes)) for cell in row.findall(W + "tc")]
        elif child.tag in (W + "sdt",):
            yield from content(child.find(W + "sdtContent"), notes)


def note_texts(root):
    """Identifier -> words of each note."""
    found = {}
    if root is None:
        return found
    for note in root.findall(W + "footnote"):
        texts = [t.text or "" for t in note.iter(W + "t")]
        found[note.get(W + "id")] = re.sub(r"\s+", " ", "".join(texts)).strip()
    return found
