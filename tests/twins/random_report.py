"""Random descriptions: the same seed gives the same document. Words and structure are those of real
reports: numbers of documents, dates, ranges, dashes, notes, headings of every rung, long names."""
import random
from xml.sax.saxutils import escape

WORDS = """ủy ban nhân dân tỉnh thông tin và truyền thông kế hoạch triển khai thực hiện quyết định số nghị quyết
chính phủ chuyển đổi số năm công tác báo cáo kết quả hoạt động đẩy mạnh tuyên truyền cơ quan đơn vị địa phương phối hợp
tổ chức hội nghị xây dựng ban hành văn bản hướng dẫn kiểm tra giám sát nghiêm túc đồng bộ hiệu quả trên địa bàn các huyện
thị xã thành phố người dân doanh nghiệp dịch vụ công trực tuyến toàn trình hệ thống cơ sở dữ liệu an toàn nghiêng""".split()
SPECIAL = """01/NQ-CP 15/2023/TT-BXD 2021-2025 ngày 15/3/2024 97,8% 2.150 (IOC) “Đề án” kinh tế- xã 01-NQ/TU 553/CTr-UBND
2023 – 2028 749/QĐ-TTg UBND TTHC; Internet, MOOCs: CNTT-VT 30/6/2024... 22/8/2023 - KHĐT""".split()


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.things = random.Random(seed + 1000)  # apart, so that a new one leaves the words as they are
        self.n_notes = self.n_articles = 0
        self.is_articles = seed % 4 == 0

    def words(self, low, high):
        r = self.r
        out = [r.choice(SPECIAL) if r.random() < 0.12 else r.choice(WORDS) for _ in range(r.randint(low, high))]
        return escape(" ".join(out))

    def note(self):
        r = self.r
        self.n_notes += 1
        return f"<note>{self.words(4, r.choice((8, 12, 30)))}</note>"

    def thing(self):
        """What stands in lines besides words."""
        r = self.things
        word = " ".join(r.choice(WORDS) for _ in range(r.randint(1, 4)))
        return r.choice((
            f'<link to="https://angiang.gov.vn/van-ban">{word}</link>',
            f'<link to="mailto:vt@angiang.gov.vn">vt@{word}</link>',
            f"<u>{word}</u>", f"<u>{word} <b>{word}</b></u>", "m<sup>2</sup>", "CO<sub>2</sub>",
            f"<tick/> {word}", f'<tick checked="yes"/>&#160;{word}', f"({word} <tick/>)",
            f'{word}: <blank width="{r.randint(5, 60)}mm"/>', f'{word} <blank width="20mm"/>,'))

    def form(self):
        """A paragraph to be filled in: lines that end in dots."""
        r = self.things
        parts = [" ".join(r.choices(WORDS, k=r.choice((1, 3, 9, 40)))) + ": <blank/>" for _ in range(r.randint(1, 3))]
        end = r.choice(("", ";", " " + " ".join(r.choices(WORDS, k=r.randint(1, 30)))))
        return "<p>" + r.choice((" ", "<br/>")).join(parts) + end + "</p>\n"

    def paragraph(self, may_note=True):
        r, parts = self.r, []
        for _ in range(r.randint(1, 4)):
            text = self.words(3, 40)
            mark = r.random()
            if mark < 0.08:
                text = f"<b>{text}</b>"
            elif mark < 0.16:
                text = f"<i>{text}</i>"
            elif mark < 0.22 and may_note:
                text += self.note() + "."
            if self.things.random() < 0.1:
                text += " " + self.thing()
            parts.append(text)
        return "<p>" + " ".join(parts) + "</p>\n"

    def section(self, depth):
        r = self.r
        run_in = depth >= 2 and r.random() < 0.2
        level = ' level="dash"' if depth >= 2 and r.random() < 0.15 else ""
        out = f"<section{level}{' run-in=%s' % chr(34) + 'yes' + chr(34) if run_in else ''}><title>{self.words(3, 14)}</title>\n"
        out += "".join(self.paragraph() for _ in range(r.randint(1, 4)))
        if self.things.random() < 0.1:
            out += self.form()
        if depth < 4 and not run_in and not level:
            out += "".join(self.section(depth + 1) for _ in range(r.choice((0, 0, 1, 2, 3))))
        return out + "</section>\n"

    def labelled(self, level, below):
        """A section that is a label and its text: a clause, a point, a dash."""
        r = self.r
        out = f'<section level="{level}">' + self.paragraph()
        if below:
            out += "".join(self.labelled(below[0], below[1:]) for _ in range(r.choice((0, 0, 2, 3, 7))))
        return out + "</section>\n"

    def quote(self):
        number = self.r.choice(("3", "12a", "40"))
        return (f'<quote end=";"><section level="article" number="{number}"><title>{self.words(3, 9)}</title>'
                + self.labelled("clause", ("point",)) + "</section></quote>\n")

    def article(self):
        r = self.r
        title = f"<title>{self.words(3, 14)}</title>\n" if r.random() < 0.7 else ""
        out = f'<section level="article" xml:id="a{self.n_articles}">' + title + self.paragraph()
        self.n_articles += 1
        out += "".join(self.labelled("clause", ("point", "dash")) for _ in range(r.choice((0, 1, 2, 4))))
        if r.random() < 0.15:
            out += self.quote()
        if r.random() < 0.3:
            out += f'<p>{self.words(3, 20)} <ref to="a{r.randrange(self.n_articles)}" form="here"/> {self.words(3, 9)}.</p>'
        return out + "</section>\n"

    def chapter(self):
        r = self.r
        out = f'<section level="chapter"><title>{self.words(3, 20)}</title>\n'
        out += "".join(self.article() for _ in range(r.randint(1, 4)))
        return out + "</section>\n"

    def sections(self):
        r = self.r
        if not self.is_articles:
            return "".join(self.section(1) for _ in range(r.randint(1, 4)))
        if r.random() < 0.3:
            return "".join(self.article() for _ in range(r.randint(2, 8)))
        return "".join(self.chapter() for _ in range(r.randint(2, 5)))

    def report(self):
        r = self.r
        body = "".join(self.paragraph() for _ in range(r.randint(1, 3)))
        body += self.sections()
        to = "".join(f"<to>{self.words(2, 6)}</to>" for _ in range(r.randint(1, 7)))
        bases = "".join(f"<basis>Căn cứ {self.words(10, 40)}</basis>\n" for _ in range(r.randint(0, 4)))
        authority = "<authority>KT. GIÁM ĐỐC</authority>" if r.random() < 0.5 else ""
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:vanthu:report:1" type="{r.choice(('BC', 'KH', 'TB', 'HD'))}">
<issuer><parent>ỦY BAN NHÂN DÂN TỈNH AN GIANG</parent><name>SỞ THÔNG TIN VÀ TRUYỀN THÔNG</name></issuer>
<number>{r.randint(1, 999)}</number><symbol>BC-STTTT</symbol><place>An Giang</place>
<date>2024-{r.randint(1, 12):02}-{r.randint(1, 28):02}</date>
<subject>{self.words(6, 25)}</subject>
{bases}{'<numbering scheme="articles"/>' if self.is_articles else ''}<body>
{body}</body>
<recipients>{to}<archive>VT, {self.words(1, 2)}</archive></recipients>
<signature>{authority}<post>PHÓ GIÁM ĐỐC</post><name>Nguyễn Văn Bình</name></signature>
</report>
"""


class Everything(Writer):
    """The whole language. To add an element: a method, and its name in BLOCKS or INSIDE."""

    BLOCKS = ("paragraph", "paragraph", "paragraph", "items", "table", "merged", "landscape", "formula")
    INSIDE = ("words", "words", "bold", "index", "linked", "box", "dots", "reference", "foreign")

    def __init__(self, seed):
        super().__init__(seed)
        self.is_articles = False
        self.n_ids = 0

    def any_of(self, names):
        return getattr(self, self.r.choice(names))

    def words(self, low=2, high=9):
        return super().words(low, high)

    # inside a paragraph

    def bold(self):
        return f"<b>{self.words()}</b> <i>{self.words(1, 3)} <u>{self.words(1, 2)}</u></i>"

    def index(self):
        return f"{self.words(1, 3)} m<sup>2</sup> CO<sub>2</sub>"

    def linked(self):
        return f'<link to="https://{self.r.choice("abc")}.gov.vn/{self.r.randint(1, 99)}">{self.words(1, 4)}</link>'

    def foreign(self):
        return f'{self.words(1, 2)} <foreign xml:lang="en">open <b>data</b></foreign>'

    def box(self):
        return f"<tick/> {self.words(1, 3)}"

    def dots(self):
        return f'{self.words(1, 3)}: <blank width="{self.r.randint(10, 60)}mm"/>'

    def reference(self):
        return f'{self.words(1, 3)} <ref to="x{self.r.randrange(self.n_ids)}"/>' if self.n_ids else self.words()

    def text(self, n=4, may_note=True):
        parts = [self.any_of(self.INSIDE)() for _ in range(self.r.randint(1, n))]
        if may_note and self.r.random() < 0.15:
            parts.append(self.words(1, 3) + self.note() + ".")
        return " ".join(parts)

    # blocks

    def paragraph(self, may_note=True):
        return f"<p>{self.text(6, may_note)}</p>\n"

    def items(self):
        level = self.r.choice(("dash", "letter", "plus"))
        return "".join(f'<section level="{level}"><p>{self.text()}</p></section>\n' for _ in range(self.r.randint(1, 6)))

    def cell(self, attributes=""):
        return f"<cell{attributes}>{self.text(2, False) if self.r.random() < 0.9 else ''}</cell>"

    def table(self):
        r, n = self.r, self.r.randint(1, 5)
        widths = [r.choice(("*", "2*", "auto", "20mm")) for _ in range(n)]
        columns = "".join(f'<column width="{w}" align="{r.choice(("left", "center", "justify"))}"/>' for w in widths)
        head = f"<head><row>{''.join(f'<cell>{self.words(1, 4)}</cell>' for _ in range(n))}</row></head>"
        rows = "".join(f"<row>{''.join(self.cell() for _ in range(n))}</row>\n" for _ in range(r.randint(1, 12)))
        caption = f"<caption>{self.words()}</caption>" if r.random() < 0.5 else ""
        return f"<table>{caption}<columns>{columns}</columns>{head if r.random() < 0.7 else ''}{rows}</table>\n"

    def merged(self):
        columns = '<column width="*"/>' * 3
        rows = "".join(
            f"<row>{self.cell(' rows=' + chr(34) + '2' + chr(34))}{self.cell()}{self.cell()}</row>"
            f"<row>{self.cell(' span=' + chr(34) + '2' + chr(34))}</row>\n"
            for _ in range(self.r.randint(1, 3))
        )
        return f"<table><columns>{columns}</columns>{rows}</table>\n"

    def landscape(self):
        return f"<landscape>{self.paragraph()}{self.table()}</landscape>\n" if self.r.random() < 0.2 else self.paragraph()

    def formula(self):
        return "<formula>a = <frac><num>b + <root>c</root></num><den>d<sup>2</sup></den></frac></formula>\n"

    def section(self, depth):
        r = self.r
        own = f'<section xml:id="x{self.n_ids}"><title>{self.words(3, 14)}</title>\n'
        self.n_ids += 1
        own += "".join(self.any_of(self.BLOCKS)() for _ in range(r.randint(1, 5)))
        if depth < 4:
            own += "".join(self.section(depth + 1) for _ in range(r.choice((0, 0, 1, 2))))
        return own + "</section>\n"

    def report(self):
        appendices = "".join(
            f"<appendix><title>{self.words()}</title><body>{self.paragraph()}{self.table()}</body></appendix>"
            for _ in range(self.r.choice((0, 0, 1, 2)))
        )
        return super().report().replace("</report>", appendices + "</report>")


def report(seed):
    return Writer(seed).report()


def everything(seed):
    return Everything(seed).report()


if __name__ == "__main__":
    import sys

    for argument in sys.argv[1:]:
        print(report(int(argument)), end="")
