"""Files that are made of a sample otherwise than by building it whole: copies of it, and parts of it that
are signed electronically, each as a file of its own."""
import os
import xml.etree.ElementTree as ElementTree

NS = "{urn:vanthu:report:1}"
# What each file of samples/copies/ is tried on.
COPIES = {"sao-luc": "cong-van", "trich-sao": "quyet-dinh", "sao-y-dien-tu": "quyet-dinh",
          "sao-y": "quyet-dinh"}


def xml_files(*folder):
    path = os.path.join(*folder)
    return [os.path.join(path, name) for name in sorted(os.listdir(path)) if name.endswith(".xml")]


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def parts(description):
    """The names that `--part` knows, of what a description with a time of signing issues with it."""
    root = ElementTree.parse(description).getroot()
    if root.find(NS + "signing-time") is None:
        return
    for kind in ("attachment", "appendix"):
        count = len(root.findall(NS + kind))
        yield from [kind] if count == 1 else [f"{kind}-{n}" for n in range(1, count + 1)]


def copies(source):
    """(description, what the copy says)"""
    for path in xml_files(source, "samples", "copies"):
        yield os.path.join(source, "samples", COPIES[stem(path)] + ".xml"), path


def commands(source):
    """(name, description, first arguments) of all of them."""
    for path in xml_files(source, "samples"):
        for part in parts(path):
            yield f"{stem(path)}-{part}", path, ["build", "--part", part]
    for path, copy in copies(source):
        yield f"{stem(path)}-{stem(copy)}", path, ["copy", "--as", copy]
