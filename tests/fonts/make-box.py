#!/usr/bin/env python3
"""Make the box fonts: TrueType faces for arithmetic on paper.

Capitals are one em wide, all else half an em, U+200B nothing; 1000 units to the em, 800 above the
baseline and 200 below, no gap. At 12 pt a capital is 240 twips and any other character 120.

    python3 make-box.py FOLDER
"""
import struct
import sys

HALF, FULL, BLANK, NOTHING = 1, 2, 3, 4
ADVANCES = [500, 1000, 500, 0]  # of glyphs 1 to 4; .notdef is as HALF
STYLES = {"Regular": (0, 0), "Bold": (1, 0), "Italic": (0, 1)}


def characters():
    glyphs = {cp: HALF for cp in range(0x21, 0x7F)}
    glyphs.update({cp: FULL for cp in range(ord("A"), ord("Z") + 1)})
    glyphs.update({cp: HALF for cp in (0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026)})
    glyphs.update({0x20: BLANK, 0xA0: BLANK, 0x200B: NOTHING})
    return dict(sorted(glyphs.items()))


def box(width):
    """A glyph of one contour, a rectangle that leaves 50 units on each side."""
    x0, x1, y1 = 50, width - 50, 700
    head = struct.pack(">hhhhhHH", 1, x0, 0, x1, y1, 3, 0)
    flags = bytes([0x01] * 4)
    xs = struct.pack(">hhhh", x0, 0, x1 - x0, 0)
    ys = struct.pack(">hhhh", 0, y1, 0, -y1)
    data = head + flags + xs + ys
    return data + b"\0" * (-len(data) % 4)


def cmap():
    """Format 4 with a segment for each character."""
    glyphs = characters()
    ends = list(glyphs) + [0xFFFF]
    deltas = [(glyph - cp) & 0xFFFF for cp, glyph in glyphs.items()] + [1]
    n = len(ends)
    power = 1 << (n.bit_length() - 1)
    body = struct.pack(">HHHH", 2 * n, 2 * power, power.bit_length() - 1, 2 * (n - power))
    body += struct.pack(f">{n}HH", *ends, 0)
    body += struct.pack(f">{n}H{n}H{n}H", *ends, *deltas, *([0] * n))
    table = struct.pack(">HHH", 4, 6 + len(body), 0) + body
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table


def name(style):
    records, strings = b"", b""
    texts = {1: "Box", 2: style, 4: f"Box {style}", 6: f"Box-{style}"}
    for number, text in texts.items():
        data = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(data), len(strings))
        strings += data
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + strings


def tables(style):
    bold, italic = STYLES[style]
    outlines = [box(500), box(500), box(1000), b"", b""]
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    advances = [500] + ADVANCES
    panose = bytes(10)
    selection = 0x20 * bold | 0x01 * italic | 0x40 * (not bold and not italic)
    return {
        b"OS/2": struct.pack(">HhHHH", 4, 600, 700 if bold else 400, 5, 0)
        + struct.pack(">10h", *([0] * 10)) + struct.pack(">h", 0) + panose
        + struct.pack(">4I4s", 1, 0, 0, 0, b"NONE")
        + struct.pack(">HHHhhhHH", selection, 0x20, 0x2026, 800, -200, 0, 800, 200)
        + struct.pack(">II", 1, 0) + struct.pack(">hhHHH", 500, 700, 0, 0x20, 1),
        b"cmap": cmap(),
        b"glyf": b"".join(outlines),
        b"head": struct.pack(">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0,
                             50, 0, 950, 700, bold | italic << 1, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 800, -200, 0, 1000, 0, 50, 950, 1, 0, 0,
                             0, 0, 0, 0, 0, len(advances)),
        b"hmtx": b"".join(struct.pack(">Hh", a, 50 if a else 0) for a in advances),
        b"loca": struct.pack(f">{len(offsets)}I", *offsets),
        b"maxp": struct.pack(">IH13H", 0x10000, len(outlines), 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
                             0),
        b"name": name(style),
        b"post": struct.pack(">IiHhIIIII", 0x30000, -12 * 65536 if italic else 0, 65436, 50, 0, 0,
                             0, 0, 0),
    }


def checksum(data):
    data += b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF


def font(style):
    parts = tables(style)
    directory, body = b"", b""
    start = 12 + 16 * len(parts)
    for tag, data in parts.items():
        directory += struct.pack(">4sIII", tag, checksum(data), start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    power = 1 << (len(parts).bit_length() - 1)
    head = struct.pack(">IHHHH", 0x10000, len(parts), 16 * power, power.bit_length() - 1,
                       16 * (len(parts) - power))
    return head + directory + body


if __name__ == "__main__":
    for style in STYLES:
        with open(f"{sys.argv[1]}/Box-{style}.ttf", "wb") as file:
            file.write(font(style))
