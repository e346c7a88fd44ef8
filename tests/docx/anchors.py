#!/usr/bin/env python3
"""anchors.py VANTHU SOURCE: the names by which a DOCX leads back to its description.

Every block of every sample has a bookmark; the description comes back to the letter; a file without
the bookmarks, or without the part that holds the description, is still valid; and names stay when a
description is edited elsewhere. Prints TAP; validators are used as in validate.py."""
import collections
import html
import os
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import tap  # noqa: E402
import validate  # noqa: E402

NS = "urn:vanthu:report:1"
BLOCKS = {"section", "p", "quote", "table", "row", "note", "image", "formula"}
HOLDERS = {"issuer", "details", "party", "recipients", "signature", "attachment", "appendix", "copy"}
# What holds others, and what only a part's own file and an electronic copy show.
WITHOUT_BOOKMARK = {"issuer", "details", "recipients", "signature", "party", "attachment", "copy", "record", "signing-time"}
BOOKMARK = re.compile(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]*)"/>|<w:bookmarkEnd w:id="(\d+)"/>')
ANCHOR = re.compile(r"<anchor ([^>]*)/>")
EDITS = 40
# Notes, appendices and pictures, tables, a draft with blanks, a form.
STRIPPED = ("bao-cao-80", "bao-cao-co-hinh", "quy-che", "bang-nhieu-trang", "du-thao-ke-hoach", "phieu-dang-ky")


def read(docx):
    with zipfile.ZipFile(docx) as package:
        return {name: package.read(name) for name in package.namelist()}


def write(docx, parts):
    with zipfile.ZipFile(docx, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def build(vanthu, description, docx, *options):
    command = [vanthu, "build", description, "-q", "-o", docx, *options]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return read(docx)


def anchors(parts):
    """[{id, element, bookmark}] in the order of the description."""
    found = []
    for m in ANCHOR.finditer(parts["customXml/item1.xml"].decode()):
        anchor = dict(re.findall(r'(\w+)="([^"]*)"', m.group(1)))
        anchor.setdefault("bookmark", "_vt_" + anchor["id"].replace("-", "_"))
        found.append(anchor)
    return found


def bookmarks(parts):
    names, opened, closed = [], [], []
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            for start, bookmark, end in BOOKMARK.findall(data.decode()):
                names += [bookmark] if start else []
                (opened if start else closed).append(start or end)
    return names, opened, closed


# ---- what every sample holds to ----

def description_comes_back(parts, path):
    inside = re.search(r"<description>(.*?)</description>", parts["customXml/item1.xml"].decode(), re.S)
    with open(path, encoding="utf-8") as f:
        return [] if html.unescape(inside.group(1)) == f.read() else ["another description came back"]


def blocks_have_bookmarks(parts, _):
    names, opened, closed = bookmarks(parts)
    problems = [] if sorted(opened) == sorted(closed) else ["a bookmark is not closed"]
    problems += [f"{n} stands twice" for n, k in collections.Counter(names).items() if k > 1]
    wanted = {a["bookmark"]: a for a in anchors(parts)}
    problems += [f"{n} leads to nothing" for n in names if n not in wanted]
    return problems + [f"<{a['element']}> {a['id']} has no bookmark" for n, a in wanted.items()
                       if n not in names and a["element"] not in WITHOUT_BOOKMARK]


def without_bookmarks(parts):
    return {name: BOOKMARK.sub("", data.decode()).encode()
            if name.startswith("word/") and name.endswith(".xml") else data for name, data in parts.items()}


def without_source(parts):
    left = {name: data for name, data in parts.items() if not name.startswith("customXml/")}
    for name, pattern in (("[Content_Types].xml", rb'<Override PartName="/customXml/[^>]*/>'),
                          ("word/_rels/document.xml.rels", rb'<Relationship [^>]*customXml[^>]*/>')):
        left[name] = re.sub(pattern, b"", left[name])
    return left


# ---- names under edits ----

def local(element):
    return element.tag.split("}")[1]


def anchored(root):
    """The elements that have a name, in the order of the file."""
    def blocks(parent):
        for child in parent:
            in_cell = local(parent) == "cell" and local(child) != "note"
            if local(child) in BLOCKS and not in_cell:
                yield child
            yield from blocks(child)

    def fields(parent):
        for child in parent:
            if local(child) == "body":
                yield from blocks(child)
            elif local(child) != "numbering":
                yield child
                if local(child) in HOLDERS:
                    yield from fields(child)
    return list(fields(root))


def words(element):
    """What an element is known by, as a person would say it."""
    if local(element) in ("section", "quote", "table", "appendix", "attachment", "party"):
        for child in element:
            if "".join(child.itertext()).strip():
                return words(child)
    out = [element.text or ""]
    for child in element:
        out += ["" if local(child) == "note" else "|" + words(child) if local(child) == "cell" else words(child),
                child.tail or ""]
    if local(element) == "image":
        out = [element.get("src"), element.get("alt")]
    return " ".join("".join(out).split())


def holders(root):
    body = root.find(f"{{{NS}}}body")
    return [e for e in body.iter() if local(e) in ("body", "section")]


def insert(rng, root):
    holder = rng.choice(holders(root))
    p = ET.Element(f"{{{NS}}}p")
    p.text = f"Đoạn thêm vào số {rng.randrange(10 ** 6)}."
    last = list(holder)
    at = rng.randrange(1, len(last) + 1) if local(holder) == "section" else rng.randrange(len(last) + 1)
    if at < 2 and holder.get("run-in") == "yes":
        at = len(last)
    holder.insert(at, p)


def change(rng, root):
    paras = [e for h in holders(root) for e in h if local(e) == "p" and len(e.text or "") > 9]
    if not paras:
        return
    p = rng.choice(paras)
    p.text += " và những việc khác"


def rename(rng, root):
    titles = [e for h in holders(root) for e in h if local(e) == "title"]
    if not titles:
        return
    title = rng.choice(titles)
    title.text = (title.text or "") + " trong năm"


def swap(rng, root):
    pairs = [(h, i) for h in holders(root) for i in range(len(h) - 1)
             if local(h[i]) == local(h[i + 1]) == "section"]
    if pairs:
        holder, i = rng.choice(pairs)
        first = holder[i]
        holder.remove(first)
        holder.insert(i + 1, first)


def remove(rng, root):
    held = [(h, e) for h in holders(root) for e in h
            if local(e) == "p" and len(h) > 2 and list(h).index(e) > 1 and not e.get(
                "{http://www.w3.org/XML/1998/namespace}id")]
    if held:
        holder, e = rng.choice(held)
        holder.remove(e)


def edited(vanthu, folder, path, rng):
    """(names that had to stay and did not, blocks untouched, of them with another name)"""
    root = ET.parse(path).getroot()
    before = dict(zip(anchored(root), (a["id"] for a in anchors(build(vanthu, path, folder + "/a.docx")))))
    said = {e: words(e) for e in before}
    once = collections.Counter((local(e), said[e]) for e in before)
    for edit in rng.choices([insert, change, rename, swap, remove], k=4):
        edit(rng, root)
    ET.register_namespace("", NS)
    new = folder + "/edited.xml"
    ET.ElementTree(root).write(new, encoding="utf-8", xml_declaration=True)
    found = anchors(build(vanthu, new, folder + "/b.docx"))
    after = dict(zip(anchored(root), (a["id"] for a in found)))
    twice = collections.Counter((local(e), words(e)) for e in after)
    lost, kept, moved = [], 0, 0
    for e, name in after.items():
        if e not in before or words(e) != said[e]:
            continue
        kept += 1
        if before[e] == name:
            continue
        moved += 1
        if once[local(e), words(e)] == twice[local(e), words(e)] == 1:
            lost.append(f"<{local(e)}> {before[e]} became {name}: {words(e)[:40]}")
    return lost, kept, moved


def names_stay(vanthu, source, folder):
    rng, problems, kept, moved = random.Random(1), [], 0, 0
    for name in ("bao-cao-80", "quy-che", "luat-sua-doi", "bang-nhieu-trang"):
        for _ in range(EDITS // 4):
            lost, n, m = edited(vanthu, folder, os.path.join(source, "samples", name + ".xml"), rng)
            problems, kept, moved = problems + lost, kept + n, moved + m
    print(f"# {EDITS} times four edits: {kept} blocks untouched, {moved} with another name")
    return problems


def samples(vanthu, source, folder):
    """(name, file to validate or None, what is wrong without that)"""
    for name in sorted(n[:-4] for n in os.listdir(os.path.join(source, "samples")) if n.endswith(".xml")):
        path, docx = os.path.join(source, "samples", name + ".xml"), os.path.join(folder, name + ".docx")
        parts = build(vanthu, path, docx)
        yield name, docx, description_comes_back(parts, path) + blocks_have_bookmarks(parts, path)
        for change_it in (without_bookmarks, without_source) if name in STRIPPED else ():
            changed = os.path.join(folder, f"{name}-{change_it.__name__}.docx")
            write(changed, change_it(parts))
            yield f"{name} {change_it.__name__}", changed, []


def main():
    vanthu, source = sys.argv[1:]
    found = tap.Tap()
    with tempfile.TemporaryDirectory() as folder:
        made = list(samples(vanthu, source, folder))
        verdicts = validate.verdicts([docx for _, docx, _ in made])
        for name, docx, problems in made:
            found.case(name, problems + verdicts[docx])
        found.case("names stay when a description is edited elsewhere", names_stay(vanthu, source, folder))
    return found.end()


sys.exit(main())
