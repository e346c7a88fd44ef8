#!/usr/bin/env python3
"""Write the pictures of docs/DRAFTS.md: drafts.py [PROGRAM]

What a draft looks like to who opens its DOCX, as LibreOffice shows it: pages, a redline with its changes, a protected
draft; and two lists that are read from the DOCX as Word reads it: the navigation pane and the gallery of styles. Needs
LibreOffice with its interface for Python, pdftoppm, and ImageMagick."""
import html
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.append(os.path.join(ROOT, "tests", "support"))
sys.path.append(os.path.join(ROOT, "tests", "redline"))
import labels
import libreoffice

PICTURES = os.path.join(ROOT, "docs", "img", "drafts")
DOTS_PER_INCH = 72
W = labels.W

PAGE = """<html><head><meta charset="utf-8"><style>@page {{ margin: 4mm }} body {{ font-family: 'Liberation Sans'; font-size: 9pt }}
p {{ margin: 0 0 2pt 0 }} td {{ padding: 1pt 8pt 1pt 0; border-bottom: 1px solid #dddddd; vertical-align: middle }}
.grey {{ color: #777777 }}</style></head><body>{}</body></html>
"""


def run(*command):
    subprocess.run([str(c) for c in command], check=True, capture_output=True)


def part(docx, name):
    with zipfile.ZipFile(docx) as package:
        return ElementTree.fromstring(package.read(name)) if name in package.namelist() else None


def text(paragraph):
    shown = {W + "t": None, W + "noBreakHyphen": "-", W + "br": " "}
    return "".join(shown[e.tag] or e.text or "" for e in paragraph.iter() if e.tag in shown)


class Styles:
    def __init__(self, docx):
        self.root = part(docx, "word/styles.xml")
        self.by_id = {e.get(W + "styleId"): e for e in self.root.findall(W + "style")}

    def outline(self, style):
        level = self.by_id[style].find(f"{W}pPr/{W}outlineLvl") if style in self.by_id else None
        return None if level is None else int(level.get(W + "val"))

    def look(self, style):
        """CSS of a style's letters."""
        say = lambda tag: style.find(f"{W}rPr/{W}{tag}")
        size = say("sz")
        css = f"font-family: 'Liberation Serif'; font-size: {int(size.get(W + 'val')) / 2 if size is not None else 14}pt"
        css += "; font-weight: bold" if say("b") is not None and say("b").get(W + "val") != "0" else ""
        css += "; font-style: italic" if say("i") is not None and say("i").get(W + "val") != "0" else ""
        css += "; text-transform: uppercase" if say("caps") is not None and say("caps").get(W + "val") != "0" else ""
        return css


def navigation(docx):
    """What Word's navigation pane shows: the paragraphs whose styles have an outline level, with their numbers."""
    styles, count = Styles(docx), labels.Labels(part(docx, "word/numbering.xml"), part(docx, "word/styles.xml"))
    lines = []
    for p in part(docx, "word/document.xml").iter(W + "p"):
        label = count.label(p).partition("|")[0]
        level = styles.outline(labels.value(p.find(W + "pPr"), "pStyle", "Normal"))
        if level is not None:
            words = html.escape(f"{label} {text(p)}".strip())
            lines.append(f"<tr><td><p style='margin-left: {14 * level}pt'>{words}</p></td></tr>")
    return PAGE.format(f"<table cellspacing=0>{''.join(lines)}</table>")


def gallery(docx):
    """The styles that Word offers (w:qFormat), each in its own look, with the id behind its name."""
    styles, rows = Styles(docx), []
    order = lambda e: int(labels.value(e, "uiPriority", "0"))
    offered = [e for e in styles.by_id.values() if e.find(W + "qFormat") is not None]
    for style in sorted(offered, key=order):
        name, alias = labels.value(style, "name"), labels.value(style, "aliases")
        shown = f"{name}, {alias}" if alias else name
        rows.append(f"<tr><td style=\"{styles.look(style)}\">{html.escape(shown)}</td>"
                    f"<td class='grey'>{html.escape(style.get(W + 'styleId'))}</td></tr>")
    return PAGE.format(f"<table cellspacing=0>{''.join(rows)}</table>")


def shade(element, fill):
    """A ground behind all paragraphs, or runs, of an element."""
    for p in element.iter(W + "p"):
        properties = p.find(W + "pPr")
        if properties is not None and properties.find(W + "shd") is None:
            at = next((i for i, e in enumerate(properties) if e.tag in (
                W + "tabs", W + "spacing", W + "ind", W + "jc", W + "rPr", W + "sectPr")), len(properties))
            properties.insert(at, ElementTree.Element(W + "shd", {W + "val": "clear", W + "fill": fill}))


def shaded(docx, made):
    """The same file with grey behind what is locked and yellow behind what is to be filled in."""
    with zipfile.ZipFile(docx) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for prefix, uri in (("w", W.strip("{}")), ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")):
        ElementTree.register_namespace(prefix, uri)
    root = ElementTree.fromstring(parts["word/document.xml"])
    for control in root.iter(W + "sdt"):
        if control.find(f"{W}sdtPr/{W}lock") is not None:
            shade(control, "E4E4E4")
        else:
            for run_ in control.iter(W + "r"):
                properties = run_.find(W + "rPr")
                if properties is None:
                    properties = ElementTree.Element(W + "rPr")
                    run_.insert(0, properties)
                properties.append(ElementTree.Element(W + "highlight", {W + "val": "yellow"}))
    parts["word/document.xml"] = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


# What somebody changes before the draft goes out again.
EDITS = (
    ("Không trùng lặp với các chương trình, đề án khác đã được cấp có thẩm quyền phê duyệt.",
     "Không trùng lặp với các chương trình, đề án khác đã được Ủy ban nhân dân tỉnh phê duyệt."),
    ("<cell>40</cell><cell>60</cell><cell>80</cell>", "<cell>40</cell><cell>65</cell><cell>90</cell>"),
    ("<p>Các chỉ tiêu hằng năm được nêu tại bảng sau:</p>",
     "<p>Các chỉ tiêu hằng năm được nêu tại bảng sau; Sở rà soát, đề xuất điều chỉnh vào tháng 12 hằng năm:</p>"),
)


def edited(path, made):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    for old, new in EDITS:
        if old not in source:
            raise SystemExit(f"{path} has no longer: {old}")
        source = source.replace(old, new)
    with open(made, "w", encoding="utf-8") as file:
        file.write(source)


def picture(pdf, name, page=1, dpi=DOTS_PER_INCH, trim=False):
    out = os.path.join(PICTURES, name)
    run("pdftoppm", "-r", dpi, "-png", "-singlefile", "-f", page, "-l", page, pdf, out)
    border = ["-trim", "-bordercolor", "white", "-border", "10"] if trim else []
    run("convert", out + ".png", *border, "-colors", "64", "-strip", f"png8:{out}.png")


def main():
    program = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build", "vanthu"))
    os.environ["VANTHU_DATA_DIR"] = ROOT
    os.makedirs(PICTURES, exist_ok=True)
    sample = lambda name: os.path.join(ROOT, "samples", name + ".xml")
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: os.path.join(folder, name)
        run(program, "build", sample("du-thao-ke-hoach"), "-q", "-o", at("draft.docx"))
        run(program, "build", "--protect", sample("du-thao-ke-hoach"), "-q", "-o", at("locked.docx"))
        run(program, "build", sample("bao-cao-80"), "-q", "-o", at("report.docx"))
        run(program, "build", sample("bao-cao-bang-ngang"), "-q", "-o", at("table.docx"))
        edited(sample("du-thao-ke-hoach"), at("new.xml"))
        run(program, "redline", sample("du-thao-ke-hoach"), at("new.xml"), "-q", "-o", at("redline.docx"), "--author", "Văn phòng Sở",
            "--date", "2024-08-07")
        shaded(at("locked.docx"), at("protected.docx"))
        for name, words in (("navigation", navigation(at("report.docx"))), ("styles", gallery(at("report.docx")))):
            with open(at(name + ".html"), "w", encoding="utf-8") as file:
                file.write(words)
        files = ["draft.docx", "protected.docx", "table.docx", "redline.docx", "navigation.html", "styles.html"]
        libreoffice.to_pdf(folder, [at(f) for f in files], folder)
        picture(at("draft.pdf"), "page-1")
        picture(at("protected.pdf"), "protected")
        picture(at("redline.pdf"), "redline", page=2)
        picture(at("table.pdf"), "landscape", page=2)
        picture(at("navigation.pdf"), "navigation", dpi=90, trim=True)
        picture(at("styles.pdf"), "styles", dpi=90, trim=True)


if __name__ == "__main__":
    main()
