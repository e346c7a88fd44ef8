"""The samples, made with each option that shapes a DOCX: variants(vanthu, source, folder) gives (name, how, calls).

`calls` are what to run, the last one ending before its outputs; the files that it needs are written into `folder`. A
sample that an option says nothing about is left out."""
import os
import re
import shutil
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "redline"))
import change
import derived

DRAFT = ('<draft date="2026-01-05" comments-to="Sở Tư pháp, số 05 đường 30/4" comments-by="2026-01-20" '
         'line-numbers="yes">2</draft>\n')
# What stands before <draft> in a description.
BEFORE_DRAFT = ("signing-time", "date", "place", "symbol", "number", "issuer")
HOW = ("protect", "draft", "blank", "redline", "fit", "issue", "copy", "part")


def without(text, *names):
    for name in names:
        text = re.sub(rf"\n *<{name}>[^<]*</{name}>", "", text, count=1)
    return text


def without_draft(text):
    return re.sub(r"<draft[ >].*?</draft>\s*", "", text, count=1, flags=re.S)


def as_draft(text):
    """The description as a draft; its own mark of one is taken out."""
    head, body, rest = without_draft(text).partition("<body>")
    at = max(head.rfind(f"</{name}>") + len(name) + 3 for name in BEFORE_DRAFT if f"</{name}>" in head)
    return head[:at] + "\n" + DRAFT + head[at:] + body + rest


class Maker:
    def __init__(self, source, folder):
        self.source, self.folder = source, folder
        shutil.copytree(os.path.join(source, "samples", "hinh"), os.path.join(folder, "hinh"), dirs_exist_ok=True)

    def write(self, name, text):
        path = os.path.join(self.folder, name + ".xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def make(self, how, path, number):
        """First arguments of a call, or None."""
        name = derived.stem(path)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if how == "protect":
            return ["build", "--protect", path]
        if how == "fit":
            return ["build", "--fit", path]
        if how == "draft":
            return ["build", self.write(name + "-draft", as_draft(text))]
        if how == "blank":
            return ["build", "--protect", self.write(name + "-blank", as_draft(without(text, "number", "date")))]
        if how == "issue":
            bare = self.write(name + "-bare", without_draft(without(text, "number", "date")))
            return ["issue", "--number", "12", "--date", "2026-01-07", bare]
        if how == "redline":
            new = self.write(name + "-new", change.change(text, number)[0])
            return ["redline", path, new]
        if how == "copy":
            copies = derived.xml_files(self.source, "samples", "copies")
            return ["copy", "--as", copies[number % len(copies)], path]
        return ["build", "--part", "document", path] if "<appendix" in text or "<attachment" in text else None


def variants(source, folder, how=HOW, every=1, first=0):
    """(name, first arguments) of each option on each sample, or on every `every`th."""
    maker = Maker(source, folder)
    paths = derived.xml_files(source, "samples")
    for n, option in enumerate(how):
        for number, path in enumerate(paths):
            if (number + first + n) % every:
                continue
            arguments = maker.make(option, path, number)
            if arguments:
                yield f"{derived.stem(path)}-{option}", arguments
    for name, path, arguments in derived.commands(source):
        if every == 1 or name.endswith("appendix-1"):
            yield name, [*arguments, path]
