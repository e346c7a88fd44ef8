"""The customer's report as the other programs get it: plain parts, with labels as text.

    {"parent", "name", "number", "symbol", "place", "day", "type", "subject": [lines], "basis",
     "blocks": [{"level": 0 (text) to 8, "label", "runs": [{"text"} or {"note"}], "lead"}],
     "recipients": [..], "post", "signer"}

`lead` is a heading on the line of its text. Only what this report has is read."""
import re
import xml.etree.ElementTree as ET

NS = "{urn:vanthu:report:1}"
LETTERS = "abcdefghiklm"
# Ranks of headings, as in layouts/nd30.xml: bold, bold italic, italic.
LETTER, DASH, PLAIN = 5, 6, 8


def words(text):
    return re.sub(r"\s+", " ", text or "")


def runs(element):
    found = [{"text": words(element.text).lstrip()}]
    for child in element:
        if child.tag == NS + "note":
            found.append({"note": words(child.text).strip()})
        found.append({"text": words(child.tail)})
    found[-1]["text"] = found[-1]["text"].rstrip()
    return [run for run in found if run.get("text") or "note" in run]


def label(counts, rank):
    if rank == 1:
        return "I" * counts[1] + "."  # two of them
    if rank == LETTER:
        return LETTERS[counts[LETTER] - 1] + "."
    if rank == DASH:
        return "-"
    return "" if rank == PLAIN else ".".join(str(counts[i]) for i in range(2, rank + 1)) + "."


def add_section(section, above, counts, blocks):
    rank = {"letter": LETTER, "dash": DASH, "plain": PLAIN}.get(section.get("level"), above + 1)
    counts[rank] += 1
    for lower in range(rank + 1, len(counts)):
        counts[lower] = 0
    title = words(section.find(NS + "title").text).strip()
    head = {"level": rank, "label": label(counts, rank), "runs": [{"text": title}], "lead": ""}
    rest = [child for child in section if child.tag != NS + "title"]
    if section.get("run-in"):
        head["lead"] = title + ":"
        head["runs"] = runs(rest.pop(0))
    blocks.append(head)
    add_all(rest, rank, counts, blocks)


def add_all(elements, rank, counts, blocks):
    for element in elements:
        if element.tag == NS + "section":
            add_section(element, rank, counts, blocks)
        else:
            blocks.append({"level": 0, "label": "", "runs": runs(element), "lead": ""})


def read(path):
    root = ET.parse(path).getroot()

    def text(name):
        return words(root.find(name.replace("/", "/" + NS) if "/" in name else NS + name).text).strip()

    year, month, day = text("date").split("-")
    subject = root.find(NS + "subject")
    blocks = []
    add_all(root.find(NS + "body"), 0, [0] * 10, blocks)
    recipients = [f"- {words(to.text)};" for to in root.findall(f"{NS}recipients/{NS}to")]
    return {
        "parent": ["ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"],
        "name": text(f"{NS}issuer/name"),
        "number": text("number"),
        "symbol": text("symbol"),
        "place": text("place"),
        "day": f"ngày {day} tháng {int(month)} năm {year}",
        "type": "BÁO CÁO",
        "subject": [words(subject.text).strip(), words(subject[0].tail).strip()],
        "basis": text("basis"),
        "blocks": blocks,
        "recipients": recipients + [f"- Lưu: {text(f'{NS}recipients/archive')}."],
        "post": text(f"{NS}signature/post"),
        "signer": text(f"{NS}signature/name"),
    }
