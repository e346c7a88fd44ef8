#!/usr/bin/env python3
"""direct.py VANTHU SOURCE: nothing stands in a paragraph or run that its style could hold.

Walks the text, notes and margins of all samples. What stands directly must be of a kind that has a reason
(ALLOWED), and must differ from what the style says already. Prints TAP, and how often each kind was met."""
import collections
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Why a property may stand directly: no style can know it.
ALLOWED = {
    "p/pStyle": "the style",
    "p/keepNext": "what follows decides",
    "p/keepLines": "what follows decides",
    "p/pageBreakBefore": "the author asks for a new page",
    "p/numPr": "the count",
    "p/suppressLineNumbers": "an empty paragraph among counted lines",
    "p/tabs": "where dots end: the width of the column",
    "p/spacing": "the height of a formula",
    "p/ind": "the guard band, a number's indents, the length of a rule, the width of a mark",
    "p/rPr": "the look of the number",
    "p/sectPr": "the end of a section",
    "r/rStyle": "the style",
    "r/b": "the author's emphasis",
    "r/i": "the author's emphasis",
    "r/u": "the author's emphasis",
    "r/vertAlign": "the author's indices",
    "r/lang": "the author says of what language it is",
    "r/caps": "a number that is not in the title's capitals",
    "r/rFonts": "letters of a formula",
}


def local(element):
    return element.tag.split("}")[1]


def value(element):
    """Its attributes and what it holds; <w:b/> is <w:b w:val="1"/>."""
    found = {k.split("}")[1]: v for k, v in element.attrib.items()}
    return (found or {"val": "1"}, [(local(e), value(e)) for e in element])


class Styles:
    def __init__(self, xml):
        self.own, self.base = {}, {}
        for style in ET.fromstring(xml).iter(W + "style"):
            name = style.get(W + "styleId")
            base = style.find(W + "basedOn")
            self.base[name] = base.get(W + "val") if base is not None else None
            self.own[name] = {}
            for kind in ("p", "r"):
                properties = style.find(f"{W}{kind}Pr")
                for e in properties if properties is not None else []:
                    self.own[name][f"{kind}/{local(e)}"] = value(e)

    def says(self, name, key):
        while name:
            if key in self.own.get(name, {}):
                return self.own[name][key]
            name = self.base.get(name)
        return None


def style_of(properties, tag, default):
    style = properties.find(W + tag) if properties is not None else None
    return style.get(W + "val") if style is not None else default


class Walk:
    def __init__(self, styles):
        self.styles, self.met, self.problems = styles, collections.Counter(), []

    def hold(self, key, e, said, where):
        self.met[key] += 1
        if key not in ALLOWED:
            self.problems.append(f"{key} in {where}")
        elif value(e) == said:
            self.problems.append(f"{key} says what {where} says: {value(e)}")

    def paragraph(self, p):
        properties = p.find(W + "pPr")
        style = style_of(properties, "pStyle", "Normal")
        for e in properties if properties is not None else []:
            self.hold("p/" + local(e), e, self.styles.says(style, "p/" + local(e)), style)
        mark = properties.find(W + "rPr") if properties is not None else None
        for r in ([mark] if mark is not None else []) + [r.find(W + "rPr") for r in p.iter(W + "r")]:
            self.run(r, style)

    def run(self, properties, paragraph):
        character = style_of(properties, "rStyle", None)
        for e in properties if properties is not None else []:
            key = "r/" + local(e)
            said = self.styles.says(paragraph, key)
            if character and self.styles.says(character, key) is not None:
                said = None  # toggles of both styles cancel each other, so the run may say either
            self.hold(key, e, said, f"{paragraph} {character or ''}".strip())


def walk(docx):
    with zipfile.ZipFile(docx) as package:
        found = Walk(Styles(package.read("word/styles.xml")))
        for name in package.namelist():
            base = os.path.basename(name)
            if base == "document.xml" or base.startswith(("footnotes", "header", "footer")):
                if base.endswith(".xml"):
                    for p in ET.fromstring(package.read(name)).iter(W + "p"):
                        if not separator(p):
                            found.paragraph(p)
    return found


def separator(p):
    """The line above notes has no style of its own in any program (17.11.23)."""
    return any(next(p.iter(W + name), None) is not None for name in ("separator", "continuationSeparator"))


def main():
    vanthu, source = sys.argv[1:]
    folder, met, failed = os.path.join(source, "samples"), collections.Counter(), 0
    names = sorted(n[:-4] for n in os.listdir(folder) if n.endswith(".xml"))
    print(f"1..{len(names)}")
    with tempfile.TemporaryDirectory() as out:
        docx = os.path.join(out, "x.docx")
        for i, name in enumerate(names, 1):
            subprocess.run([vanthu, "build", os.path.join(folder, name + ".xml"), "-q", "-o", docx], check=True)
            found = walk(docx)
            met += found.met
            failed += bool(found.problems)
            print(f"{'not ok' if found.problems else 'ok'} {i} - {name}")
            for line in found.problems[:5]:
                print("# " + line)
    for key, n in met.most_common():
        print(f"# {n:5} {key}: {ALLOWED.get(key, 'no reason')}")
    return 1 if failed else 0


sys.exit(main())
