#!/usr/bin/env python3
"""memory.py VANTHU [TIMES]: the most memory that a run takes as tables and texts grow: 1,000, 10,000 and 100,000
rows, about 50, 500 and 5,000 pages; TIMES (1) makes all longer."""
import os
import re
import subprocess
import sys
import tempfile

HEAD = """<report xmlns="urn:vanthu:report:1" type="BC"><issuer><name>SỞ Y TẾ</name></issuer>
<number>5</number><symbol>BC-SYT</symbol><place>An Giang</place><date>2024-03-18</date><subject>Nước sạch</subject><body>"""
FOOT = """<p>Các đơn vị thực hiện.</p></body><recipients><to>Bộ Y tế</to><archive>VT</archive></recipients>
<signature><post>GIÁM ĐỐC</post><name>Lê Thị Bình</name></signature></report>"""
COLUMNS = '<columns><column width="*"/><column width="auto"/><column width="30mm" align="decimal"/></columns>'
TEXT = """Các đơn vị thực hiện nghiêm túc chương trình nước sạch nông thôn theo kế hoạch đã được phê duyệt, bảo đảm tiến độ
và chất lượng công trình trên địa bàn toàn tỉnh trong giai đoạn hiện nay. """


def rows(file, n):
    file.write(f"<table>{COLUMNS}")
    for i in range(n):
        file.write(f"<row><cell>Xã {i} thực hiện chương trình</cell><cell>Hoàn thành</cell><cell>{i},5</cell></row>")
    file.write("</table>")


def pages(file, n):
    for _ in range(5 * n):
        file.write(f"<p>{3 * TEXT}</p>")


def measure(vanthu, folder, write, n):
    """Pages, the size of the PDF, and the most memory, in MB. What is written is not held here: a process begins
    with the memory of the one that it comes from."""
    path, pdf = os.path.join(folder, "r.xml"), os.path.join(folder, "r.pdf")
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        write(file, n)
        file.write(FOOT)
    run = subprocess.Popen([vanthu, "build", path, "-o", pdf, "-o", os.path.join(folder, "r.docx")], stdout=subprocess.PIPE)
    said = run.stdout.read().decode()
    status, used = os.wait4(run.pid, 0)[1:]
    if status:
        sys.exit(f"status {status}")
    return int(re.search(r": (\d+) page", said).group(1)), os.path.getsize(pdf) / 1e6, used.ru_maxrss / 1024


def main(vanthu, times=1):
    print("| what | pages | PDF, MB | most memory, MB | KB a page |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, write, least in (("rows", rows, 1000), ("pages of text", pages, 50)):
            for n in (least, 10 * least, 100 * least):
                count, size, memory = measure(vanthu, folder, write, n * int(times))
                print(f"| {n * int(times):,} {name} | {count:,} | {size:.1f} | {memory:.0f} | {memory * 1024 / count:.0f} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
