"""peer.py PROGRAM FOLDER COUNT: make the report COUNT times, each with a number of its own.

FOLDER holds parts.json, fonts/ and what the program needs besides; the last document stays there as
PROGRAM.pdf or PROGRAM.docx, the others in memory. Each program is used as its manual says for many documents:
what can be kept from one to the next is kept."""
import html
import io
import json
import os
import sys


def read(folder):
    with open(os.path.join(folder, "parts.json"), encoding="utf-8") as file:
        return json.load(file)


def keep(folder, name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


# ---- Typst ----


def quoted(text):
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '";'


def markup(parts):
    """A document of Typst's own language; texts are strings, so that no sign in them means anything."""
    lines = ['#import "typst.typ": report', '#let parts = json("parts.json")',
             "#show: report.with(number: sys.inputs.number, parts)", ""]
    for block in parts["blocks"]:
        text = "".join(quoted(r["text"]) if "text" in r else f"#footnote[{quoted(r['note'])}];" for r in block["runs"])
        head = quoted(block["label"] + " ") if block["label"] else ""
        if block["lead"]:
            lines += [f"#strong[{head}{quoted(block['lead'])}] {text}", ""]
        elif block["level"]:
            lines += [f"#heading(level: {block['level']})[{head}{text}]", ""]
        else:
            lines += [text, ""]
    return "\n".join(lines)


def typst(folder, count):
    import typst as library

    path = os.path.join(folder, "report.typ")
    with open(path, "w", encoding="utf-8") as file:
        file.write(markup(read(folder)))
    fonts = library.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[os.path.join(folder, "fonts")])
    compiler = library.Compiler(path, root=folder, font_paths=fonts, ignore_system_fonts=True)
    for i in range(count):
        data = compiler.compile(format="pdf", sys_inputs={"number": str(i + 1)})
    keep(folder, "typst.pdf", data)


# ---- WeasyPrint ----

CSS = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 14pt Report } }
@page :first { @top-center { content: none } }
body { font: 14pt/18pt Report; margin: 0; text-align: justify }
p, h1, h2, h3, h4, h5, h6 { margin: 0 0 6pt; text-indent: 12.7mm; font-size: 14pt; orphans: 2; widows: 2 }
h4, h5 { font-style: italic } h6, .basis { font-style: italic; } h6 { font-weight: normal; break-after: avoid }
table { width: 100%; border-collapse: collapse; line-height: normal; text-align: center }
td { vertical-align: top; padding: 0 } td p, .title { text-indent: 0; margin: 0; text-align: center }
.rule { border-bottom: 0.75pt solid; width: 28mm; margin: 2pt auto 10pt } .long { width: 56mm }
.note { float: footnote; font: 10pt/12pt Report; text-indent: 0 }
.note::footnote-call { vertical-align: super; font-size: 65%; line-height: 0 }
.head { font-size: 12pt } .head .large { font-size: 13pt } .left { text-align: left; font-size: 11pt }
"""


def faces(folder):
    styles = {"Regular": "", "Bold": "font-weight: bold;", "Italic": "font-style: italic;",
              "BoldItalic": "font-weight: bold; font-style: italic;"}
    form = "@font-face {{ font-family: Report; src: url(file://{}/fonts/LiberationSerif-{}.ttf); {} }}"
    return "".join(form.format(os.path.abspath(folder), name, style) for name, style in styles.items())


def page(parts, number):
    def text(block):
        return "".join(html.escape(r["text"]) if "text" in r else f'<span class="note">{html.escape(r["note"])}</span>'
                       for r in block["runs"])

    out = ['<html lang="vi"><title>BÁO CÁO</title><table class="head"><tr><td>', "<br>".join(parts["parent"]),
           f"<br><b>{parts['name']}</b><div class=rule></div></td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>"
           "<span class=large>Độc lập - Tự do - Hạnh phúc</span></b><div class='rule long'></div></td></tr>",
           f"<tr class=large><td>Số: {number}/{parts['symbol']}</td><td><i>{parts['place']}, {parts['day']}</i></td></tr>",
           f"</table><p class=title style='margin-top:12pt'><b>{parts['type']}<br>{'<br>'.join(parts['subject'])}</b></p>",
           f"<div class='rule long'></div><p class=basis>{html.escape(parts['basis'])}</p>"]
    for block in parts["blocks"]:
        label = block["label"] + " " if block["label"] else ""
        if block["lead"]:
            out.append(f"<p><b>{label}{html.escape(block['lead'])}</b> {text(block)}</p>")
        elif block["level"]:
            tag = f"h{min(block['level'], 6)}"
            out.append(f"<{tag}>{label}{text(block)}</{tag}>")
        else:
            out.append(f"<p>{text(block)}</p>")
    out.append(f"<table style='break-inside: avoid'><tr><td class=left><b><i>Nơi nhận:</i></b><br>{'<br>'.join(parts['recipients'])}</td>"
               f"<td><b>{parts['post']}</b><div style='height: 24mm'></div><b>{parts['signer']}</b></td></tr></table></html>")
    return "".join(out)


def weasyprint(folder, count):
    import weasyprint as library
    from weasyprint.text.fonts import FontConfiguration

    parts, fonts = read(folder), FontConfiguration()
    style = library.CSS(string=faces(folder) + CSS, font_config=fonts)
    for i in range(count):
        document = library.HTML(string=page(parts, i + 1))
        data = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    keep(folder, "weasyprint.pdf", data)


# ---- python-docx ----


def python_docx(folder, count):
    import docx as library
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm, Pt

    def style(document, name, base, bold=False, italic=False):
        s = document.styles[name]
        s.font.name, s.font.size, s.font.bold, s.font.italic, s.font.color.rgb = "Times New Roman", Pt(14), bold, italic, base
        form = s.paragraph_format
        form.first_line_indent, form.space_before, form.space_after, form.line_spacing = Mm(12.7), Pt(0), Pt(6), Pt(18)
        form.alignment = ALIGN.JUSTIFY

    def cell(table, row, column, *texts):
        for i, (text, bold, size) in enumerate(texts):
            p = table.cell(row, column).paragraphs[0] if i == 0 else table.cell(row, column).add_paragraph()
            p.alignment, p.paragraph_format.first_line_indent, p.paragraph_format.space_after = ALIGN.CENTER, 0, 0
            run = p.add_run(text)
            run.bold, run.font.size = bold, Pt(size)

    def make(parts, number):
        d = library.Document()
        section = d.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        style(d, "Normal", None)
        for level in range(1, 9):
            style(d, f"Heading {level}", None, level <= 5, level >= 4)
        head = d.add_table(2, 2)
        cell(head, 0, 0, *((line, False, 12) for line in parts["parent"]), (parts["name"], True, 12))
        cell(head, 0, 1, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, 12), ("Độc lập - Tự do - Hạnh phúc", True, 13))
        cell(head, 1, 0, (f"Số: {number}/{parts['symbol']}", False, 13))
        cell(head, 1, 1, (f"{parts['place']}, {parts['day']}", False, 13))
        for line in [parts["type"], *parts["subject"]]:
            p = d.add_paragraph()
            p.alignment, p.paragraph_format.first_line_indent = ALIGN.CENTER, 0
            p.add_run(line).bold = True
        d.add_paragraph().add_run(parts["basis"]).italic = True
        for block in parts["blocks"]:
            label = block["label"] + " " if block["label"] else ""
            # The library knows no footnotes: their words stand in the text.
            text = "".join(r.get("text") or f" ({r['note']})" for r in block["runs"])
            if block["lead"]:
                p = d.add_paragraph()
                p.add_run(label + block["lead"]).bold = True
                p.add_run(" " + text)
            elif block["level"]:
                d.add_paragraph(label + text, style=f"Heading {block['level']}")
            else:
                d.add_paragraph(text)
        foot = d.add_table(1, 2)
        cell(foot, 0, 0, ("Nơi nhận:", True, 12), *((line, False, 11) for line in parts["recipients"]))
        cell(foot, 0, 1, (parts["post"], True, 14), ("", False, 14), ("", False, 14), (parts["signer"], True, 14))
        out = io.BytesIO()
        d.save(out)
        return out.getvalue()

    parts = read(folder)
    for i in range(count):
        data = make(parts, i + 1)
    keep(folder, "python_docx.docx", data)


PROGRAMS = {"typst": typst, "weasyprint": weasyprint, "python_docx": python_docx, "python": lambda folder, count: None}

if __name__ == "__main__":
    PROGRAMS[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
