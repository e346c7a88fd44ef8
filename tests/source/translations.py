#!/usr/bin/env python3
"""Every message of the program has its Vietnamese: translations.py SOURCE_ROOT

The messages are collected from the sources named in po/POTFILES, as po/meson.build does it; every
source that says anything must be named there. Prints TAP.
"""

import os
import re
import subprocess
import sys

KEYWORDS = ["--keyword=_", "--keyword=N_", "--keyword=DIAG:3"]
SAYS = re.compile(r'\b(?:_|N_|d?n?gettext)\s*\(|^DIAG\(', re.MULTILINE)
UNMARKED = re.compile(r'^.*[^"(]"\)$', re.MULTILINE)  # a last argument that is neither "" nor N_("...")
PLACES = re.compile(r"\{[1-9n]\}")


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")


def entries(po):
    """(msgid, msgstr, is fuzzy) of each message but the header."""
    found = []
    for block in po.split("\n\n"):
        texts = {}
        for key, value in re.findall(r'^(msgid|msgstr)(?:\[0\])? ((?:".*"\n?)+)', block, re.MULTILINE):
            texts[key] = "".join(re.findall(r'"(.*)"', value))
        if texts.get("msgid"):
            found.append((texts["msgid"], texts["msgstr"], ", fuzzy" in block))
    return found


def sources(root):
    for folder, _, names in os.walk(os.path.join(root, "src")):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), root)
            if name.endswith((".c", ".h")):
                with open(os.path.join(root, path), encoding="utf-8") as file:
                    yield path, file.read()


def unnamed(root):
    """Sources that say something and are not in POTFILES."""
    with open(os.path.join(root, "po/POTFILES"), encoding="utf-8") as file:
        named = set(file.read().split())
    text_of = {path: re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE) for path, text in sources(root)}
    return sorted(p for p, text in text_of.items() if SAYS.search(text) and p not in named)


def unmarked(root):
    """Advice in the table of messages that is not marked for collection."""
    with open(os.path.join(root, "src/base/diag_codes.h"), encoding="utf-8") as file:
        return UNMARKED.findall(file.read())


def main():
    root = sys.argv[1]
    os.chdir(root)
    wanted = {e[0] for e in entries(
        output("xgettext", "-f", "po/POTFILES", *KEYWORDS, "--from-code=UTF-8", "--no-wrap", "-o", "-"))}
    with open("po/vi.po", encoding="utf-8") as file:
        known = entries(output("msgcat", "--no-wrap", file.name))
    texts = {msgid: msgstr for msgid, msgstr, is_fuzzy in known if msgstr and not is_fuzzy}
    checks = [
        ("every source that says something is in po/POTFILES", unnamed(root)),
        ("every advice is marked N_", unmarked(root)),
        ("every message has its Vietnamese", sorted(wanted - set(texts))),
        ("no Vietnamese is left without its message", sorted({e[0] for e in known} - wanted)),
        ("both have the same places for words", sorted(
            m for m, t in texts.items() if set(PLACES.findall(m)) != set(PLACES.findall(t)))),
    ]
    print(f"1..{len(checks)}")
    for number, (name, problems) in enumerate(checks, 1):
        print("not ok" if problems else "ok", number, "-", name)
        for problem in problems:
            print("#", problem)
    return any(problems for _, problems in checks)


sys.exit(main())
