"""Random tables: the same seed gives the same document. Merged cells of all kinds, heads, captions, rows
that may come apart; no notes, and no column so narrow that its words leave no room for a nudge."""
import random

WORDS = (
    "nước sạch xã huyện thực hiện kế hoạch báo cáo tình hình năm 2024 đơn vị kinh phí hỗ trợ công tác kiểm tra "
    "theo quy định tại Nghị định được giao quản lý thường xuyên"
).split()
REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:vanthu:report:1" type="BC">
<issuer><name>SỞ Y TẾ</name></issuer>
<number>5</number><symbol>BC-SYT</symbol><place>An Giang</place><date>2024-03-18</date>
<subject>Nước sạch</subject>
<body>
{body}<p>Các đơn vị thực hiện các nhiệm vụ nêu trên, báo cáo kết quả trước ngày 20 hằng tháng; khi có vướng mắc
thì phản ánh kịp thời để được hướng dẫn, tháo gỡ./.</p></body>
<recipients><to>Bộ Y tế</to><archive>VT</archive></recipients>
<signature><post>GIÁM ĐỐC</post><name>Lê Thị Bình</name></signature>
</report>
"""


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.may_split = seed % 2 == 0

    def words(self, fewest, most):
        return " ".join(self.r.choice(WORDS) for _ in range(self.r.randint(fewest, most)))

    def text(self, is_long):
        r = self.r
        text = self.words(0 if r.random() < 0.1 else 1, 30 if is_long else r.choice((3, 6, 10)))
        if r.random() < 0.15:
            text = f"<p>{text or self.words(1, 2)}</p><p>{self.words(1, 9)}</p>"
        return text

    def cell(self, rows, columns, is_head):
        attributes = f' rows="{rows}"' if rows > 1 else ""
        attributes += f' span="{columns}"' if columns > 1 else ""
        if is_head:
            return f"<cell{attributes}>{self.words(1, 6)}</cell>"
        # TWINS.md tells of the alignments that LibreOffice forgets.
        if not self.may_split and rows > 1:
            attributes += f' valign="{self.r.choice(("center", "bottom"))}"'
        return f"<cell{attributes}>{self.text(self.may_split and rows == 1 and self.r.random() < 0.2)}</cell>"

    def rows(self, n, n_columns, is_head):
        """Rows that fill their columns; None when one has no cell of its own."""
        r, taken, out = self.r, set(), ""
        for i in range(n):
            cells = ""
            for j in range(n_columns):
                if (i, j) in taken:
                    continue
                columns = rows = 1
                while j + columns < n_columns and (i, j + columns) not in taken and r.random() < 0.15:
                    columns += 1
                if i + 1 < n and r.random() < 0.12:
                    rows = min(n - i, r.randint(2, 3))
                taken |= {(a, b) for a in range(i, i + rows) for b in range(j, j + columns)}
                cells += self.cell(rows, columns, is_head)
            if not cells:
                return None
            out += f"<row>{cells}</row>"
        return out

    def some_rows(self, *how):
        rows = None
        while rows is None:
            rows = self.rows(*how)
        return rows

    def table(self):
        r, n = self.r, self.r.randint(2, 5)
        aligns = ("left", "center", "right", "justify", "decimal")
        columns = "".join(f'<column width="{r.choice(("*", "2*"))}" align="{r.choice(aligns)}"/>' for _ in range(n))
        attributes = ' split="yes"' if self.may_split else ""
        attributes += ' borders="no"' if r.random() < 0.15 else ""
        attributes += ' numbers="yes"' if r.random() < 0.3 else ""
        caption = f"<caption>{self.words(3, 12)}</caption>" if r.random() < 0.5 else ""
        head = f"<head>{self.some_rows(r.randint(1, 2), n, True)}</head>" if r.random() < 0.6 else ""
        body = self.some_rows(r.randint(3, 14), n, False)
        return f"<table{attributes}>{caption}<columns>{columns}</columns>{head}{body}</table>\n"

    def body(self):
        out = ""
        for _ in range(self.r.randint(2, 5)):
            out += "".join(f"<p>{self.words(5, 60)}</p>\n" for _ in range(self.r.randint(1, 5)))
            out += self.table()
        return out


def report(seed):
    return REPORT.format(body=Writer(seed).body())


if __name__ == "__main__":
    import sys

    for argument in sys.argv[1:]:
        print(report(int(argument)), end="")
