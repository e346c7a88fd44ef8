"""Random documents of all elements that a redline meets, small enough that each part of them is often changed:
tables with merged cells, notes, lists, images, formulas, quotes, landscape pages, attachments, appendices,
references. The same seed gives the same document."""
import os
import struct
import sys
import zlib

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "twins"))
import random_report

IMAGES = ("a.png", "b.png", "c.png")


def png(shade):
    """A picture of one pixel."""
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes((0, shade))))
            + chunk(b"IEND", b""))


def write_images(folder):
    for i, name in enumerate(IMAGES):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(png(40 + 60 * i))


class Draft(random_report.Everything):
    BLOCKS = ("paragraph", "paragraph", "paragraph", "items", "items", "table", "table", "merged", "landscape",
              "formula", "image", "image", "quote")

    def image(self):
        r = self.r
        caption = f"<caption>{self.words(2, 6)}</caption>" if r.random() < 0.5 else ""
        return (f'<image src="{r.choice(IMAGES)}" width="{r.randint(20, 60)}mm" alt="{self.words(2, 5)}">{caption}'
                "</image>\n").replace("“", "").replace("”", "")

    def items(self):
        level = self.r.choice(("dash", "letter", "plus"))
        return "".join(f'<section level="{level}"><p>{self.text()}</p></section>\n' for _ in range(self.r.randint(2, 9)))

    def quote(self):
        return f"<quote><p>{self.words(3, 20)}</p><p>{self.words(3, 20)}</p></quote>\n"

    def cell(self, attributes=""):
        r = self.r
        if r.random() < 0.1:
            return f"<cell{attributes}><p>{self.text(2, False)}</p><p>{self.words(1, 4)}</p></cell>"
        note = self.note() if r.random() < 0.04 else ""
        return super().cell(attributes).replace("</cell>", note + "</cell>")

    def landscape(self):
        return f"<landscape>{self.paragraph()}{self.table()}</landscape>\n"

    def section(self, depth):
        r = self.r
        own = f'<section xml:id="x{self.n_ids}"><title>{self.words(3, 14)}</title>\n'
        self.n_ids += 1
        own += "".join(self.any_of(self.BLOCKS)() for _ in range(r.randint(1, 4)))
        if depth < 3:
            own += "".join(self.section(depth + 1) for _ in range(r.choice((0, 0, 1, 2))))
        return own + "</section>\n"

    def sections(self):
        return "".join(self.section(1) for _ in range(self.r.randint(2, 3)))

    def part(self):
        orientation = ' orientation="landscape"' if self.r.random() < 0.3 else ""
        return (f"<appendix{orientation}><title>{self.words()}</title><body>{self.paragraph()}{self.table()}"
                f"{self.section(3)}</body></appendix>\n")

    def attachment(self):
        return f"<attachment type='KH'><subject>{self.words()}</subject><body>{self.paragraph()}{self.section(2)}</body></attachment>\n"

    def report(self):
        r = self.r
        parts = self.attachment() if r.random() < 0.3 else ""
        parts += "".join(self.part() for _ in range(r.choice((0, 0, 1, 2))))
        return random_report.Writer.report(self).replace("</report>", parts + "</report>")


def report(seed):
    return Draft(seed).report()
