"""Random changes of a description: change(xml, seed) gives another version of it."""
import random
import re
import xml.etree.ElementTree as ElementTree

import sys, os

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import random_report

NS = "urn:vanthu:report:1"
N = "{" + NS + "}"
ElementTree.register_namespace("", NS)


class Changer:
    def __init__(self, root, seed):
        self.root, self.r = root, random.Random(seed)
        self.writer = random_report.Writer(seed + 1)

    def parents(self):
        return {child: parent for parent in self.root.iter() for child in parent}

    def some(self, name):
        found = list(self.root.find(N + "body").iter(N + name))
        return self.r.choice(found) if found else None

    def element(self, text):
        return ElementTree.fromstring(f'<x xmlns="{NS}">{text}</x>')[0]

    def words(self):
        """Other words in the text of a paragraph or title."""
        target = self.some(self.r.choice(("p", "p", "title", "note", "cell")))
        if target is None or not target.text or not target.text.strip():
            return
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

    def remove(self):
        target = self.some(self.r.choice(("p", "p", "section", "row", "note")))
        if target is None or target.get("{http://www.w3.org/XML/1998/namespace}id"):
            return
        if any(e.get("{http://www.w3.org/XML/1998/namespace}id") for e in target.iter()):
            return
        parent = self.parents()[target]
        at = list(parent).index(target)
        if target.tag == N + "note":
            tail = target.tail or ""
            if at:
                parent[at - 1].tail = (parent[at - 1].tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
        parent.remove(target)

    def insert(self):
        parent = self.some("section")
        if parent is None or parent.get("run-in") == "yes":
            return
        parent.append(self.element(self.writer.paragraph()))

    def insert_section(self):
        body = self.root.find(N + "body")
        if not self.writer.is_articles and self.root.find(N + "numbering") is None:
            body.insert(self.r.randint(1, len(body)), self.element(self.writer.section(1)))

    def move(self):
        parents = self.parents()
        target, parent = self.some("p"), self.some("section")
        if target is None or parent is None or parent.get("run-in") == "yes" or target in list(parent.iter()):
            return
        if parents[target].tag not in (N + "section", N + "body") or len(list(parents[target])) < 3:
            return
        parents[target].remove(target)
        parent.append(target)

    def bold(self):
        target = self.some("p")
        if target is None or not target.text or " " not in target.text.strip():
            return
        head, _, rest = target.text.strip().partition(" ")
        bold = ElementTree.Element(N + "b")
        bold.text, bold.tail = head, " " + rest
        target.text = ""
        target.insert(0, bold)

    def field(self):
        target = self.root.find(N + self.r.choice(("subject", "number", "date")))
        if target is not None:
            target.text = {"number": str(self.r.randint(1, 99)), "date": "2025-01-02"}.get(
                target.tag.replace(N, ""), "Kết quả " + self.r.choice(random_report.WORDS))

    def change(self):
        steps = (self.words, self.words, self.words, self.remove, self.insert, self.insert_section, self.move,
                 self.bold, self.field)
        for _ in range(self.r.choice((0, 1, 2, 4, 8, 20))):
            self.r.choice(steps)()
        return ElementTree.tostring(self.root, encoding="unicode")


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
