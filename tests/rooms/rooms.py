#!/usr/bin/env python3
"""Each room of src/ includes only what its row allows: the table of docs/ARCHITECTURE.md as a test.

A room may include its own headers, those that its row names, and its own libraries' headers; every
library belongs to the room that names it, and stays there: only .c files and headers that end in
_priv.h may include it, so that no other room gets it through a header. Prints TAP; a failure names
file:line.
"""

import os
import re
import sys
import tempfile

# room: (what it may include besides itself: a room, or one header of a room; its libraries)
ROOMS = {
    "base": ([], ["dlfcn.h", "pthread.h", "sanitizer/"]),
    "xml": (["base"], ["libxml/", "unicode/", "pthread.h"]),
    "pack": (["base"], ["libdeflate.h"]),
    "text": (["base"], ["ft2build.h", "freetype/", "FT_", "uni"]),
    "image": (["base"], ["png.h", "turbojpeg.h"]),
    "math": (["base", "text"], []),
    "style": (["base", "xml"], []),
    "report": (["base", "xml"], []),
    "compose": (["base", "math", "style", "report", "text", "image/image.h"], []),
    "layout": (["base", "text", "compose/flow.h", "style/computed.h", "math/math.h"], []),
    "dump": (["base", "layout/page.h", "text/font.h", "image/image.h"], []),
    "pdf": (["base", "pack", "layout/page.h", "text/font.h", "image/image.h"], ["hpdf", "hb"]),
    "docx": (
        ["base", "pack", "xml", "compose/flow.h", "style/computed.h", "math/math.h", "text/font.h"]
        + ["image/image.h"],
        ["zip.h"],
    ),
    "pdffile": (["base"], ["libdeflate.h"]),
    "sign": (["base", "pdffile", "image/image.h"], ["openssl/", "libdeflate.h"]),
    "redline": (["base", "compose/flow.h", "style/computed.h", "math/math.h", "image/image.h"], []),
    "digest": (["base"], ["nettle/"]),
    "record": (["base", "xml"], []),
    "archive": (["base", "xml", "pdffile"], []),
    "lib": (
        ["vanthu.h", "base", "pack/pack.h", "style/sheet.h", "report/report.h", "compose/compose.h"]
        + ["compose/flow.h", "layout/layout.h", "layout/page.h", "pdf/pdf.h", "pdf/pdf_frozen.h", "docx/docx.h"]
        + ["dump/dump.h", "record/record.h", "archive/archive.h", "text/font.h", "image/image.h", "redline/redline.h", "sign/sign.h", "digest/digest.h", "xml/xml.h", "xml/xml_frozen.h", "text/font_frozen.h"],
        [],
    ),
    "batch": (["vanthu.h", "base", "xml/xml.h", "digest/digest.h"], ["uni", "sys/prctl.h"]),
    "cli": (["vanthu.h", "batch/batch.h"], []),
}

# C11 and POSIX.
SYSTEM = set(
    """assert.h ctype.h dirent.h endian.h errno.h fcntl.h inttypes.h langinfo.h libintl.h limits.h locale.h
    math.h poll.h setjmp.h signal.h stdalign.h stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h
    string.h strings.h sys/mman.h sys/resource.h sys/stat.h sys/types.h sys/wait.h time.h unistd.h""".split()
)

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>|(\w+))')


def own_is_allowed(room, header):
    """Whether `room` may include "header", a path below src/."""
    if header.startswith(room + "/"):
        return True
    return any(header == a or header.startswith(a + "/") for a in ROOMS[room][0])


def system_is_allowed(room, name, header):
    """Whether the file `name` of `room` may include <header>."""
    is_inner = name.endswith((".c", "_priv.h"))
    return header in SYSTEM or is_inner and header.startswith(tuple(ROOMS[room][1]))


def refusal(room, name, line):
    """What is wrong with a line of the file `name` of `room`; None when nothing is."""
    match = INCLUDE.match(line)
    if not match:
        return None
    own, system, macro = match.groups()
    if own and not own_is_allowed(room, own):
        return f'{room} may not include "{own}"'
    if system and not system_is_allowed(room, name, system):
        return f"{room} may not include <{system}>"
    if macro and not system_is_allowed(room, name, macro):
        return f"{room} may not include by the macro {macro}"
    return None


def check_room(src, room):
    """Every refusal in the files of a room, as file:line: text."""
    found = []
    for folder, _, names in sorted(os.walk(os.path.join(src, room))):
        for name in sorted(n for n in names if n.endswith((".c", ".h"))):
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                for number, line in enumerate(file, 1):
                    text = refusal(room, name, line)
                    if text:
                        found.append(f"{os.path.relpath(path, src)}:{number}: {text}")
    return found


def unknown_rooms(src):
    """Folders of src/ without a row."""
    return [d for d in sorted(os.listdir(src)) if os.path.isdir(os.path.join(src, d)) and d not in ROOMS]


def self_test():
    """The check refuses what it must: one bad line at a time in a tree of its own."""
    cases = [
        ("cli/x.c", '#include "base/arena.h"', False),
        ("cli/x.c", "#include <libxml/tree.h>", False),
        ("pdf/x.c", '#include "docx/docx.h"', False),
        ("pdf/x.c", '#include "layout/layout.h"', False),
        ("pdf/x.c", "#include <zip.h>", False),
        ("docx/x.c", '  #  include "layout/page.h"', False),
        ("layout/x.c", "#include FT_FREETYPE_H", False),
        ("text/x.h", "#include FT_FREETYPE_H", False),
        ("text/x_priv.h", "#include FT_FREETYPE_H", True),
        ("text/x.c", "#include FT_FREETYPE_H", True),
        ("layout/x.c", '#include "compose/flow.h"', True),
        ("base/x.c", "#include <gnu/libc-version.h>", False),
    ]
    bad = []
    for path, line, is_fine in cases:
        room = os.path.dirname(path)
        with tempfile.TemporaryDirectory() as src:
            os.mkdir(os.path.join(src, room))
            with open(os.path.join(src, path), "w", encoding="utf-8") as file:
                file.write("/* idea */\n" + line + "\n")
            found = check_room(src, room)
        if is_fine != (not found) or (found and not found[0].startswith(f"{path}:2: ")):
            bad.append(f"{line} in {path}: {found}")
    return bad


def main():
    src = os.path.join(sys.argv[1], "src")
    results = [("the check refuses what it must", self_test()), ("every folder is a room", unknown_rooms(src))]
    results += [(f"{room} includes what it may", check_room(src, room)) for room in ROOMS]
    print(f"1..{len(results)}")
    for number, (name, problems) in enumerate(results, 1):
        print("not ok" if problems else "ok", number, "-", name)
        for problem in problems:
            print("#", problem)
    return any(problems for _, problems in results)


sys.exit(main())
