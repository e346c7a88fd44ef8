"""Random formulas: the same seed gives the same document. Words, variables, figures and signs of real
instructions, in fractions, roots and indices up to three deep; none wider than a line."""
import random

WORDS = "số nhiệm vụ hoàn thành đúng hạn tổng chi ngân sách tỷ lệ hộ nghèo bình quân năm Ước Ổn định".split()
SIGNS = [" + ", " - ", " × ", " = ", " : ", " · ", " ≤ ", " "]
REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:vanthu:report:1" type="HD">
<issuer><name>SỞ TÀI CHÍNH</name></issuer>
<number>7</number><symbol>HD-STC</symbol><place>An Giang</place><date>2026-01-05</date>
<subject>Cách tính</subject>
<body>
{body}<p>Các đơn vị thực hiện./.</p></body>
<recipients><to>Các sở, ngành</to><archive>VT</archive></recipients>
<signature><post>GIÁM ĐỐC</post><name>Nguyễn Văn Bình</name></signature>
</report>
"""


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)

    def atom(self):
        r, kind = self.r, self.r.random()
        if kind < 0.5:
            return r.choice("abcdfghijkmnpqrstuvwxyzABDEIKNPQST")
        if kind < 0.7:
            return r.choice(["100", "0,5", "1.250", "2", "12", "λ", "max", "min"])
        if kind < 0.85:
            return " ".join(r.choice(WORDS) for _ in range(r.randint(1, 2)))
        return f"({self.parts(0)})"

    def part(self, depth):
        kind = self.r.random()
        if depth and kind < 0.25:
            return f"<frac><num>{self.parts(depth - 1)}</num><den>{self.parts(depth - 1)}</den></frac>"
        if depth and kind < 0.4:
            degree = ' degree="3"' if kind < 0.3 else ""
            return f"<root{degree}>{self.parts(depth - 1)}</root>"
        out = self.atom()
        if depth and kind < 0.6:
            out += f"<sub>{self.parts(depth - 1)}</sub>"
        if depth and 0.5 < kind < 0.75:
            out += f"<sup>{self.parts(depth - 1)}</sup>"
        return out

    def parts(self, depth):
        out = self.part(depth)
        if self.r.random() < 0.4:
            out += self.r.choice(SIGNS) + self.part(depth)
        return out

    def formula(self):
        number = ' number="yes"' if self.r.random() < 0.4 else ""
        return f"<formula{number}>{self.part(0)} = {self.parts(self.r.randint(0, 3))}</formula>\n"


def report(seed, n=40):
    writer = Writer(seed)
    return REPORT.format(body="".join(f"<p>Bước {i}: tính theo công thức sau.</p>\n{writer.formula()}" for i in range(n)))


if __name__ == "__main__":
    import sys

    for argument in sys.argv[1:]:
        print(report(int(argument)), end="")
