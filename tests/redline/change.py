"""Random changes of a description: change(xml, seed) gives another version of it, and says what was done."""
import copy
import os
import random
import sys
import xml.etree.ElementTree as ElementTree

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import draft
import random_report

NS = "urn:vanthu:report:1"
N = "{" + NS + "}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
ElementTree.register_namespace("", NS)
# What stands in a body or section and may stand elsewhere in one.
BLOCKS = tuple(N + name for name in ("p", "section", "table", "landscape", "image", "formula", "quote"))


def is_named(element):
    """Whether something may refer to it, or to what it holds."""
    return any(e.get(ID) for e in element.iter())


class Changer:
    """Each step changes something, or finds nothing to change. To try another change: a method, and its name
    in STEPS."""

    STEPS = ("words", "words", "words", "remove", "insert", "section", "move", "bold", "head", "foot", "row", "row",
             "column", "cell", "note", "item", "table", "table", "image", "formula", "landscape", "part", "reference",
             "marks")

    def __init__(self, root, seed):
        self.root, self.r = root, random.Random(seed)
        self.writer = draft.Draft(seed + 1)
        self.writer.n_ids = 0  # it refers to nothing
        self.is_articles = root.find(N + "numbering") is not None

    # what may be changed

    def parents(self):
        return {child: parent for parent in self.root.iter() for child in parent}

    def all(self, name):
        return [e for body in self.root.iter(N + "body") for e in body.iter(N + name)]

    def some(self, name):
        found = self.all(name)
        return self.r.choice(found) if found else None

    def holder(self):
        """A body or section that takes any block at its end."""
        found = [e for e in self.all("section") if e.get("run-in") != "yes" and e.get("level") is None]
        return self.r.choice(found + list(self.root.iter(N + "body")))

    def elements(self, text):
        return list(ElementTree.fromstring(f'<x xmlns="{NS}">{text}</x>'))

    def put_in(self, text):
        holder = self.holder()
        at = self.r.randint(1 if holder.tag == N + "section" else 0, len(holder))
        for i, element in enumerate(self.elements(text)):
            holder.insert(at + i, element)
        return True

    def drop(self, element):
        """False where something refers to it, or its holder would be empty."""
        if element is None or is_named(element):
            return False
        parent = self.parents()[element]
        if len(parent) < 2:
            return False
        parent.remove(element)
        return True

    def put_or_drop(self, name, write):
        return self.put_in(write()) if self.r.random() < 0.5 else self.drop(self.some(name))

    # steps

    def words(self):
        """Other words in the text of a paragraph or title."""
        target = self.some(self.r.choice(("p", "p", "title", "note", "cell", "caption", "b", "link")))
        if target is None or not target.text or not target.text.strip():
            return False
        words = target.text.split(" ")
        for _ in range(self.r.randint(1, 4)):
            at = self.r.randrange(len(words))
            kind = self.r.random()
            if kind < 0.4:
                words[at] = self.r.choice(random_report.WORDS)
            elif kind < 0.7:
                words.insert(at, self.r.choice(random_report.WORDS + random_report.SPECIAL))
            elif len(words) > 2:
                del words[at]
        target.text = " ".join(words)
        return True

    def remove(self):
        return self.drop(self.some(self.r.choice(("p", "p", "section", "quote"))))

    def insert(self):
        if self.is_articles:
            parent = self.some("section")
            if parent.get("run-in") == "yes":
                return False
            parent.append(self.elements(self.writer.paragraph())[0])
            return True
        return self.put_in(self.writer.paragraph())

    def section(self):
        return not self.is_articles and self.put_in(self.writer.section(3).replace("xml:id", "was-id"))

    def move(self):
        """A block, of whatever kind, to another place."""
        parents = self.parents()
        target, holder = self.some(self.r.choice(("p", "p", "section", "table", "image"))), self.holder()
        if target is None or holder in list(target.iter()) or target.tag not in BLOCKS:
            return False
        if parents[target].tag not in (N + "section", N + "body") or len(parents[target]) < 3:
            return False
        parents[target].remove(target)
        at = self.r.randint(1 if holder.tag == N + "section" else 0, len(holder))
        holder.insert(at, target)
        return True

    def bold(self):
        target = self.some("p")
        if target is None or not target.text or " " not in target.text.strip():
            return False
        first, _, rest = target.text.strip().partition(" ")
        bold = ElementTree.Element(N + "b")
        bold.text, bold.tail = first, " " + rest
        target.text = ""
        target.insert(0, bold)
        return True

    def head(self):
        """The lines above the body."""
        name = self.r.choice(("subject", "number", "date", "place", "basis", "issuer"))
        target = self.root.find(N + name)
        if (self.root.find(N + "subject") if name == "basis" else target) is None:
            return False
        if name == "basis" and (target is None or self.r.random() < 0.5):
            at = list(self.root).index(self.root.find(N + "subject")) + 1
            self.root.insert(at, self.elements(f"<basis>Căn cứ {self.writer.words(6, 20)}</basis>")[0])
        elif name == "basis":
            self.root.remove(target)
        elif name == "issuer":
            target.find(N + "name").text = "SỞ " + self.r.choice(("TÀI CHÍNH", "Y TẾ", "KHOA HỌC VÀ CÔNG NGHỆ"))
        else:
            target.text = {"number": str(self.r.randint(1, 99)), "date": "2025-01-02", "place": "Cà Mau"}.get(
                name, "Kết quả " + self.r.choice(random_report.WORDS))
        return True

    def foot(self):
        """Recipients and signature."""
        to, signature = self.root.find(N + "recipients"), self.root.find(N + "signature")
        kind = self.r.randrange(5)
        if to is None or signature is None:
            return False
        if kind == 0:
            to.insert(0, self.elements(f"<to>{self.writer.words(2, 6)}</to>")[0])
        elif kind == 1 and len(to.findall(N + "to")) > 1:
            to.remove(to.find(N + "to"))
        elif kind == 2:
            signature.find(N + "name").text = self.r.choice(("Trần Thị Mai", "Lê Quốc Cường"))
        elif kind == 3:
            signature.find(N + "post").text = self.r.choice(("GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"))
        elif signature.find(N + "authority") is not None:
            signature.remove(signature.find(N + "authority"))
        else:
            signature.insert(0, self.elements("<authority>TL. GIÁM ĐỐC</authority>")[0])
        return True

    def row(self):
        table = self.some("table")
        rows = table.findall(N + "row") if table is not None else []
        if not rows or any(cell.get("rows") for cell in table.iter(N + "cell")):
            return False
        if len(rows) > 2 and self.r.random() < 0.5:
            return self.drop(self.r.choice(rows[1:]))
        made = copy.deepcopy(self.r.choice(rows))
        for cell in made:
            text = self.writer.words(1, 4)
            for child in list(cell):
                cell.remove(child)
            cell.text = text.replace("&amp;", "")
        table.insert(list(table).index(self.r.choice(rows)), made)
        return True

    def column(self):
        table = self.some("table")
        if table is None or any(cell.get("rows") or cell.get("span") for cell in table.iter(N + "cell")):
            return False
        columns = table.find(N + "columns")
        at, is_new = self.r.randrange(len(columns)), self.r.random() < 0.5
        if len(columns) < 2 and not is_new:
            return False
        for row in [columns, *table.iter(N + "row")]:
            if is_new:
                row.insert(at, copy.deepcopy(row[at]))
                if is_named(row[at]):
                    return False
            else:
                row.remove(row[at])
        return True

    def cell(self):
        """A paragraph more or less in a cell."""
        cell = self.some("cell")
        if cell is None or len(cell) and cell[0].tag != N + "p":
            return False
        if len(cell) > 1 and self.r.random() < 0.5:
            cell.remove(self.r.choice(list(cell)))
        elif not len(cell):
            first = ElementTree.Element(N + "p")
            first.text, cell.text = cell.text or "số", ""
            cell.append(first)
            cell.append(self.elements(f"<p>{self.writer.words(1, 5)}</p>")[0])
        else:
            cell.insert(self.r.randint(0, len(cell)), self.elements(f"<p>{self.writer.words(1, 5)}</p>")[0])
        return True

    def note(self):
        note = self.some("note")
        if note is not None and self.r.random() < 0.5:
            parent = self.parents()[note]
            at, tail = list(parent).index(note), note.tail or ""
            if at:
                parent[at - 1].tail = (parent[at - 1].tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
            parent.remove(note)
            return True
        target = self.some("p")
        if target is None or not (target.text or "").strip():
            return False
        first, _, rest = target.text.strip().partition(" ")
        note = ElementTree.Element(N + "note")
        note.text, note.tail = "Theo " + self.r.choice(random_report.WORDS), " " + rest
        target.text = first
        target.insert(0, note)
        return True

    def item(self):
        """An item of a list more or less."""
        items = [e for e in self.all("section") if e.get("level") in ("dash", "letter", "plus", "point", "clause")]
        if not items:
            return False
        item = self.r.choice(items)
        if self.r.random() < 0.5:
            return self.drop(item)
        made = self.elements(f'<section level="{item.get("level")}"><p>{self.writer.words(2, 12)};</p></section>')[0]
        parent = self.parents()[item]
        parent.insert(list(parent).index(item) + self.r.randint(0, 1), made)
        return True

    def table(self):
        if self.is_articles:
            return False
        kind = self.r.random()
        if kind < 0.3:
            return self.put_in(self.r.choice((self.writer.table, self.writer.merged))())
        table = self.some("table")
        if kind < 0.6 or table is None:
            return self.drop(table)
        caption = table.find(N + "caption")
        if caption is not None and kind < 0.8:
            table.remove(caption)
        elif caption is None and kind < 0.8:
            table.insert(0, self.elements(f"<caption>{self.writer.words(2, 6)}</caption>")[0])
        else:
            # rows that share a cell, one pair more
            rows = self.elements(self.writer.merged())[0].findall(N + "row")[:2]
            if len(table.find(N + "columns")) != 3:
                return False
            table.extend(rows)
        return True

    def image(self):
        image = self.some("image")
        kind = self.r.random()
        if image is None or kind < 0.5:
            return not self.is_articles and self.put_or_drop("image", self.writer.image)
        image.set(*(("src", self.r.choice(draft.IMAGES)) if kind < 0.7 else ("width", f"{self.r.randint(20, 60)}mm")))
        return True

    def formula(self):
        formula = self.some("formula")
        if formula is not None and self.r.random() < 0.4:
            formula.text = f"{self.r.choice('bcd')} = "
            return True
        return not self.is_articles and self.put_or_drop("formula", self.writer.formula)

    def landscape(self):
        if self.is_articles:
            return False
        kind, page = self.r.random(), self.some("landscape")
        if kind < 0.3 or page is None:
            return self.put_in(self.writer.landscape())
        if kind < 0.6:
            return self.drop(page)
        parent = self.parents()[page]  # upright again
        at = list(parent).index(page)
        parent.remove(page)
        for i, child in enumerate(page):
            parent.insert(at + i, child)
        return True

    def part(self):
        """Appendices and attachments come, go, change places, and are called otherwise."""
        if self.is_articles:
            return False
        parts = self.root.findall(N + "appendix")
        kind = self.r.randrange(4)
        if kind == 0 or not parts:
            text = self.writer.part().replace("xml:id", "was-id")
            self.root.extend(self.elements(text))
        elif kind == 1 and not is_named(parts[0]):
            self.root.remove(parts[0])
        elif kind == 2:
            self.root.remove(parts[-1])
            self.root.insert(list(self.root).index(parts[0]) if len(parts) > 1 else len(self.root), parts[-1])
        else:
            parts[0].find(N + "title").text = self.writer.words(2, 6).replace("&amp;", "")
        return True

    def reference(self):
        """Another target, or one more."""
        names = [e.get(ID) for e in self.root.iter() if e.get(ID)]
        target = self.some("ref")
        if not names:
            return False
        if target is not None and self.r.random() < 0.5:
            target.set("to", self.r.choice(names))
            return True
        p = self.some("p")
        if p is None:
            return False
        p.append(self.elements(f'<ref to="{self.r.choice(names)}"/>')[0])
        return True

    def marks(self):
        """It becomes a draft, or is none any more; it becomes urgent, or is not."""
        name, value = self.r.choice((("draft", "2"), ("urgency", "Khẩn")))
        target = self.root.find(N + name)
        if target is not None:
            self.root.remove(target)
        else:
            before = [i for i, e in enumerate(self.root) if e.tag in (N + "issuer", N + "date", N + "draft")]
            at = max(before) + 1
            self.root.insert(at, self.elements(f"<{name}>{value}</{name}>")[0])
        return True

    def change(self):
        done = []
        for _ in range(self.r.choice((0, 1, 2, 4, 8, 20, 40))):
            step = self.r.choice(self.STEPS)
            if getattr(self, step)():
                done.append(step)
        for element in self.root.iter():
            element.attrib.pop("was-id", None)
        return ElementTree.tostring(self.root, encoding="unicode"), done


def with_table(xml, seed):
    """The same description with a table before its last section."""
    r, writer = random.Random(seed), random_report.Writer(seed)
    row = lambda: "<row>" + "".join(f"<cell>{writer.words(1, 5)}</cell>" for _ in range(3)) + "</row>"
    table = ('<table><columns><column width="*"/><column width="2*"/><column width="auto"/></columns><head>'
             + row() + "</head>" + "".join(row() for _ in range(r.randint(2, 9))) + "</table>")
    at = xml.rindex("</section>")
    return xml[:at] + table + xml[at:]


def change(xml, seed):
    return Changer(ElementTree.fromstring(xml), seed).change()
