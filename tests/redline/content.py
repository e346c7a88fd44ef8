"""What a DOCX says, in a form in which two of them can be compared: blocks(Docx(path)).

Ids that only tie parts of one file together (bookmarks, relationships, numbers of notes) are followed, not
compared. A reference is what it leads to, be it a field or a link, and a control what it holds. What is laid out and no part of the text, such as a paragraph that is kept with the next, a right
indent of the guard band, or pages, is left out on request."""
import xml.etree.ElementTree as ElementTree
import zipfile

import labels

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
LETTERS = {"noBreakHyphen": "\u2011", "br": "\n", "tab": "\t", "footnoteRef": "^"}
# Said of a paragraph, and compared otherwise or by neither.
NOT_LAYOUT = {W + n for n in ("pStyle", "numPr", "rPr", "pPrChange", "sectPr")}


class Docx:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            read = lambda name: ElementTree.fromstring(package.read(name)) if name in package.namelist() else None
            self.document, self.notes = read("word/document.xml"), read("word/footnotes.xml")
            self.numbering, self.styles = read("word/numbering.xml"), read("word/styles.xml")
            rels = read("word/_rels/document.xml.rels")
            self.media = {e.get("Id"): package.read("word/" + e.get("Target")) for e in rels
                          if e.get("Target", "").startswith("media/")}

    def settle(self, how):
        for root in (self.document, self.notes):
            if root is not None:
                how(root)
        return self


def attributes(element):
    return tuple(sorted((name.split("}")[-1], text) for name, text in element.attrib.items()))


def tree(element):
    return element.tag.split("}")[-1], attributes(element), (element.text or "").strip(), tuple(map(tree, element))


class Reader:
    def __init__(self, docx, has_layout):
        self.docx, self.has_layout = docx, has_layout
        self.labels = labels.Labels(docx.numbering, docx.styles)
        self.counts = {}  # of captions
        self.note_of = {e.get(W + "id"): e for e in docx.notes} if docx.notes is not None else {}

    def look(self, run):
        properties = run.find(W + "rPr")
        if properties is None:
            return ()
        return tuple(sorted((e.tag.replace(W, ""), e.get(W + "val", "")) for e in properties))

    def drawing(self, element):
        extent, picture = element.find(f"{WP}inline/{WP}extent"), element.find(f".//{A}blip")
        alt = element.find(f"{WP}inline/{WP}docPr").get("descr")
        return f"<image {alt} {attributes(extent)} {hash(self.docx.media[picture.get(R + 'embed')])}>"

    def note(self, mark):
        note = self.note_of[mark.get(W + "id")]
        return "[" + repr(list(self.blocks(note))) + "]"

    def run_text(self, run):
        for e in run:
            tag = e.tag.replace(W, "")
            if tag in ("t", "delText"):
                yield e.text or ""
            elif tag in LETTERS:
                yield LETTERS[tag]
            elif tag == "footnoteReference":
                yield self.note(e)
            elif tag == "drawing":
                yield self.drawing(e)
            elif tag == "instrText" and self.has_layout:
                words = e.text.split()
                yield "{" + (words[1] if words[0] == "REF" else e.text) + "}"

    def count(self, code):
        """What a program makes of a SEQ field; the result that a redline brings is the new version's."""
        words = code.split()
        self.counts[words[1]] = self.counts.get(words[1], 0) + 1
        if "\\r" in words:
            self.counts[words[1]] = int(words[words.index("\\r") + 1])
        return str(self.counts[words[1]])

    def runs(self, paragraph):
        """Text of one look is one; the result of a SEQ field is what it counts."""
        found, field = [], None

        def add(text, look):
            if text and found and found[-1][1] == look:
                found[-1] = (found[-1][0] + text, look)
            elif text:
                found.append((text, look))

        def visit(parent):
            nonlocal field
            for e in parent:
                if e.tag == W + "r":
                    code, end = e.find(W + "instrText"), e.find(W + "fldChar")
                    if code is not None and code.text.split()[0] == "SEQ":
                        field = self.count(code.text)
                    elif end is not None and end.get(W + "fldCharType") == "end":
                        field = None
                    text = "".join(self.run_text(e))
                    add(field if field and code is None and text else text, self.look(e))
                elif e.tag == M + "oMathPara":
                    add(repr(tree(e)), "formula")
                elif e.tag == W + "hyperlink" and self.has_layout:
                    add("{" + e.get(W + "anchor") + "}", self.look(e.find(f".//{W}r")))
                    visit(e)
                elif e.tag == W + "sdt":
                    visit(e.find(W + "sdtContent"))
                elif e.tag != W + "pPr":
                    visit(e)

        visit(paragraph)
        return found

    def paragraph(self, p):
        properties = p.find(W + "pPr")
        style = properties.find(W + "pStyle") if properties is not None else None
        said = ["" if style is None else style.get(W + "val"), self.labels.label(p), self.runs(p)]
        if self.has_layout and properties is not None:
            said += sorted(tree(e) for e in properties if e.tag not in NOT_LAYOUT)
            section = properties.find(W + "sectPr")
            if section is not None:
                said.append(self.section(section))
        return said

    def section(self, element):
        return [tree(e) for e in element if e.tag in (W + "pgSz", W + "pgMar", W + "pgNumType", W + "lnNumType")]

    def row(self, row):
        heads = row.find(f"{W}trPr/{W}tblHeader") is not None
        cells = []
        for cell in row.findall(W + "tc"):
            properties = cell.find(W + "tcPr")
            merged = [tree(e) for e in properties if e.tag in (W + "gridSpan", W + "vMerge")]
            cells.append((merged, list(self.blocks(cell))))
        return "row", heads, cells

    def table(self, table):
        properties = table.find(W + "tblPr")
        yield "table", [tree(e) for e in properties if e.tag in (W + "tblStyle", W + "tblCaption")], len(
            table.find(W + "tblGrid"))
        if self.has_layout:
            yield tree(table.find(W + "tblGrid"))
        for row in table.findall(W + "tr"):
            yield self.row(row)

    def blocks(self, parent):
        for child in parent:
            if child.tag == W + "p":
                yield self.paragraph(child)
            elif child.tag == W + "tbl":
                yield from self.table(child)
            elif child.tag == W + "sdt":
                yield from self.blocks(child.find(W + "sdtContent"))
            elif child.tag == W + "sectPr" and self.has_layout:
                yield self.section(child)


def blocks(docx, has_layout=True):
    return list(Reader(docx, has_layout).blocks(docx.document.find(W + "body")))
