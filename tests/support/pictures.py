"""Pictures of a signature and of a seal as a scanner gives them, drawn anew for each test: coverage from the
distance to curves, RGBA, PNG written here."""
import math
import struct
import zlib

BLUE, RED = (28, 52, 160), (214, 30, 40)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows, dots_per_inch=None, kind=6):
    """A PNG of 8 bits; kind 6: RGBA, 2: RGB, 4: gray with alpha. `rows`: bytes of each row."""
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    size = b""
    if dots_per_inch:
        metre = round(dots_per_inch / 0.0254)
        size = chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1))
    data = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + size + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def paint(cover, width, height, points, radius, strength=255):
    """Round dots along the points, with soft edges."""
    for x, y in points:
        for j in range(max(0, int(y - radius - 1)), min(height, int(y + radius + 2))):
            for i in range(max(0, int(x - radius - 1)), min(width, int(x + radius + 2))):
                here = max(0.0, min(1.0, radius + 0.5 - math.hypot(i + 0.5 - x, j + 0.5 - y)))
                at = j * width + i
                cover[at] = max(cover[at], int(here * strength))


def rows_of(cover, width, height, colour):
    for y in range(height):
        row = bytearray()
        for x in range(width):
            row += bytes((*colour, cover[y * width + x]))
        yield row


def curve(width, height):
    """A hand that writes: loops that rise and fall from left to right, and a stroke below."""
    for k in range(900):
        t = k / 900
        yield (width * (0.06 + 0.80 * t + 0.045 * math.cos(31 * t)),
               height * (0.48 - 0.16 * math.sin(25 * t) * (1.3 - t) - 0.20 * math.exp(-((t - 0.12) / 0.09) ** 2)))
    for k in range(300):
        t = k / 300
        yield width * (0.10 + 0.86 * t), height * (0.80 - 0.10 * t + 0.05 * math.sin(5 * t))


def signature(width=400, height=180, colour=BLUE, dots_per_inch=None, edge=0):
    """With an empty edge of so many pixels around."""
    cover = bytearray(width * height)
    inner = [(edge + x * (width - 2 * edge) / width, edge + y * (height - 2 * edge) / height)
             for x, y in curve(width, height)]
    paint(cover, width, height, inner, 2.4)
    return png(width, height, rows_of(cover, width, height, colour), dots_per_inch)


def ring(middle, radius, count):
    for k in range(count):
        angle = 2 * math.pi * k / count
        yield middle + radius * math.cos(angle), middle + radius * math.sin(angle)


def star(middle, radius):
    corners = [(middle + radius * math.sin(2 * math.pi * k / 5), middle - radius * math.cos(2 * math.pi * k / 5))
               for k in range(5)]
    for k in range(5):
        (x0, y0), (x1, y1) = corners[k], corners[(k + 2) % 5]
        for i in range(120):
            yield x0 + (x1 - x0) * i / 120, y0 + (y1 - y0) * i / 120


def seal(side=284, colour=RED, dots_per_inch=200, strength=225):
    """Two rings, a star, and strokes where the words stand: 36 mm at 200 dots to the inch."""
    cover = bytearray(side * side)
    middle = side / 2
    paint(cover, side, side, ring(middle, middle - side / 60, 1200), side / 60, strength)
    paint(cover, side, side, ring(middle, side * 0.30, 900), 1.2, strength)
    paint(cover, side, side, star(middle, side * 0.17), 2.0, strength)
    for k in range(30):
        angle = 2 * math.pi * k / 30
        points = [(middle + r * math.cos(angle), middle + r * math.sin(angle))
                  for r in (side * f / 200 for f in range(70, 86, 2))]
        paint(cover, side, side, points, side / 110, strength)
    return png(side, side, rows_of(cover, side, side, colour), dots_per_inch)
