#!/usr/bin/env python3
"""Draw the pictures of samples/hinh again: sample_images.py [FOLDER]. Needs ImageMagick's convert.

The samples show a chart (few colours), a map (with transparency) and two photographs (JPEG, one
marked by its camera as lying on its side). Drawn pictures stand in for real ones, which would be
large and somebody's."""
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FONT = os.path.join(ROOT, "fonts", "LiberationSerif-Regular.ttf")
BLUE, RED, GRAY, INK = "#2b6cb0", "#c0392b", "#bbbbbb", "#222222"


def convert(*args):
    subprocess.run(["convert", *args], check=True)


def text(x, y, words, size=30, gravity="center"):
    """Words around a point, as arguments of convert."""
    return ["-font", FONT, "-pointsize", str(size), "-fill", INK, "-stroke", "none", "-gravity", "northwest"] + (
        ["-annotate", f"+{x}+{y - size * 6 // 10}", words]
        if gravity == "west"
        else ["-draw", f"gravity north translate {x - 700},0 text 0,{y - size * 6 // 10} '{words}'"]
    )


def draw(what, fill="none", stroke="none", width=1):
    return ["-fill", fill, "-stroke", stroke, "-strokewidth", str(width), "-draw", what]


# Greatest salinity of each month, in parts of a thousand: before and after the sluices were run by
# the gauges.
MONTHS = [("T1", 3.1, 2.9), ("T2", 5.8, 4.6), ("T3", 8.4, 5.9), ("T4", 7.2, 5.1), ("T5", 4.0, 3.2), ("T6", 1.6, 1.4)]


def chart(path):
    left, bottom, scale = 130, 600, 56
    args = ["-size", "1400x660", "xc:white"]
    for value in range(0, 10, 2):
        y = bottom - value * scale
        args += draw(f"line {left},{y} 1350,{y}", stroke=GRAY, width=2) + text(90, y, str(value))
    for i, (month, before, after) in enumerate(MONTHS):
        x = left + 50 + i * 200
        args += draw(f"rectangle {x},{bottom - before * scale} {x + 60},{bottom}", GRAY)
        args += draw(f"rectangle {x + 68},{bottom - after * scale} {x + 128},{bottom}", BLUE)
        args += text(x + 30, int(bottom - before * scale) - 22, f"{before:.1f}".replace(".", ","), 28)
        args += text(x + 98, int(bottom - after * scale) - 22, f"{after:.1f}".replace(".", ","), 28)
        args += text(x + 64, bottom + 30, month)
    args += draw("rectangle 160,40 200,64", GRAY) + text(215, 50, "Năm 2025", 30, "west")
    args += draw("rectangle 400,40 440,64", BLUE) + text(455, 50, "Năm 2026", 30, "west")
    args += text(1240, 50, "Đơn vị: g/l") + draw(f"line {left},{bottom} 1350,{bottom}", stroke=INK, width=3)
    convert(*args, "-colors", "32", "-density", "254", "-units", "PixelsPerInch", "-depth", "8", "-strip", f"png8:{path}")


# Where they stand, and their names.
STATIONS = [(430, 255, 430, 200, "Trạm 1"), (700, 325, 700, 262, "Trạm 2"), (985, 282, 985, 215, "Trạm 3"),
            (607, 520, 510, 520, "Trạm 4"), (1062, 520, 1160, 520, "Trạm 5")]


def river(points, width):
    """A curve of Bezier pieces, as discs: convert closes every path that it strokes."""
    discs = []
    for i in range(0, len(points) - 3, 3):
        p = points[i:i + 4]
        for k in range(101):
            t = k / 100
            w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
            x, y = (sum(w[j] * p[j][axis] for j in range(4)) for axis in (0, 1))
            discs.append(f"circle {x:.1f},{y:.1f} {x + width / 2:.1f},{y:.1f}")
    return draw(" ".join(discs), "#7fb2dd")


def place_map(path):
    args = ["-size", "1400x780", "xc:none"]
    args += draw("path 'M 150,120 L 620,60 L 1180,110 L 1290,400 L 1190,700 L 640,730 L 260,640 L 110,380 Z'",
                 "#eef3e2", "#8a9a5b", 4)
    args += river([(60, 300), (320, 200), (480, 360), (700, 325), (900, 290), (1050, 240), (1360, 330)], 34)
    args += river([(700, 325), (620, 450), (590, 520), (600, 760)], 20)
    args += river([(985, 282), (1000, 420), (1090, 560), (1080, 760)], 16)
    for x, y, name_x, name_y, name in STATIONS:
        args += draw(f"circle {x},{y} {x + 15},{y}", RED, "white", 3) + text(name_x, name_y, name, 32)
    args += text(275, 330, "Sông Hàm Luông", 28) + text(735, 640, "Rạch Cái Bông", 28)
    args += draw("polyline 1320,150 1320,64", "none", INK, 4) + draw("polyline 1306,86 1320,60 1334,86", "none", INK, 4)
    args += text(1320, 178, "B", 34)
    convert(*args, "-density", "254", "-units", "PixelsPerInch", "-strip", "-depth", "8", path)


def photograph(path, seed, water, size, n_piles, turned=None):
    """A bank below a sky, piles along it, and water before it, with the grain of a camera."""
    w, h = size
    hill = f"path 'M 0,{h * 45 // 100} C {w // 4},{h * 36 // 100} {w // 2},{h * 48 // 100} {w * 7 // 10},{h * 40 // 100} S {w},{h * 44 // 100} {w},{h * 42 // 100} L {w},{h * 58 // 100} C {w * 6 // 10},{h * 55 // 100} {w // 3},{h * 64 // 100} 0,{h * 57 // 100} Z'"
    args = ["-size", f"{w}x{h}", "gradient:#8fb8de-#dfe9ee", "-fill", water, "-draw", f"rectangle 0,{h // 2} {w},{h}"]
    args += ["-fill", "#5d7a45", "-draw", hill, "-fill", "#8a6f4d", "-draw",
             f"path 'M 0,{h * 57 // 100} C {w // 3},{h * 64 // 100} {w * 6 // 10},{h * 55 // 100} {w},{h * 58 // 100} L {w},{h * 62 // 100} C {w * 6 // 10},{h * 60 // 100} {w // 3},{h * 70 // 100} 0,{h * 62 // 100} Z'"]
    for i in range(n_piles):
        x = w * (2 * i + 1) // (2 * n_piles)
        args += ["-fill", "#4a4038", "-draw", f"rectangle {x},{h * 52 // 100} {x + w // 120},{h * 74 // 100}"]
    args += ["-blur", "0x1.2", "-seed", str(seed), "-attenuate", "0.25", "+noise", "Gaussian"]
    if turned:
        args += ["-rotate", "270"]
    convert(*args, "-sampling-factor", "4:2:0", "-quality", "78", "-density", "300", "-strip", path)
    if turned:
        mark(path, turned)


def mark(path, orientation):
    """What a camera writes that was held on its side (Exif, tag 274)."""
    tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" + bytes([orientation]) + b"\0\0\0\0\0\0"
    segment = b"Exif\0\0" + tiff
    with open(path, "rb") as file:
        jpeg = file.read()
    with open(path, "wb") as file:
        file.write(jpeg[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + jpeg[2:])


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "samples", "hinh")
    os.makedirs(folder, exist_ok=True)
    chart(os.path.join(folder, "do-man.png"))
    place_map(os.path.join(folder, "tram-quan-trac.png"))
    photograph(os.path.join(folder, "bo-song-truoc.jpg"), 3, "#8f8a72", (800, 608), 0)
    photograph(os.path.join(folder, "bo-song-sau.jpg"), 8, "#6f9a9f", (800, 608), 24, turned=6)


main()
