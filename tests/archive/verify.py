#!/usr/bin/env python3
"""verify.py PROGRAM SOURCE COUNT: from a PDF for the archive back to what it was made of.

Of each sample and of COUNT random documents: what is extracted are the bytes that were built from,
building from them in an empty folder gives the same file again, and verify says so. Then changes of
an archive's file, each of which must be found and named. Prints TAP."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

SOURCE = sys.argv[2]
sys.path[:0] = [os.path.join(SOURCE, "tests", folder) for folder in ("support", "twins")]
import random_report  # noqa: E402
import tap  # noqa: E402


def vanthu(*args, **more):
    return subprocess.run([sys.argv[1], *args], capture_output=True, text=True, **more)


def bytes_of(path):
    with open(path, "rb") as f:
        return f.read()


def round_trip(folder, description):
    """What goes wrong on the way there and back; "" for nothing."""
    made, again = os.path.join(folder, "made.pdf"), os.path.join(folder, "again.pdf")
    with tempfile.TemporaryDirectory(dir=folder) as empty:
        back = os.path.join(empty, os.path.basename(description))
        steps = [
            ["build", "-q", "--archive", description, "-o", made],
            ["verify", "-q", made],
            ["extract", "-q", made, "-o", back],
            ["build", "-q", "--archive", back, "-o", again],
        ]
        for step in steps:
            done = vanthu(*step)
            if done.returncode:
                return f"{step[0]}: {done.stderr}"
        if bytes_of(back) != bytes_of(description):
            return "another description came out"
    return "" if bytes_of(made) == bytes_of(again) else "another file was made of what came out"


def random_description(folder, seed):
    path = os.path.join(folder, f"random-{seed}.xml")
    with open(path, "w", encoding="utf-8") as f:
        f.write(random_report.report(seed))
    return path


# ---- changes ----


def same_length(pdf, pattern, change):
    """`pdf` with the first group of `pattern` changed, all offsets kept."""
    m = re.search(pattern, pdf, re.S)
    new = change(m.group(1))
    assert len(new) == len(m.group(1)) and new != m.group(1)
    return pdf[: m.start(1)] + new + pdf[m.end(1) :]


def turn_digit(b):
    return bytes([b[0] ^ 1]) + b[1:]


def streams(pdf):
    for m in re.finditer(rb"(\d+) 0 obj\n?<<(?:(?!endobj).)*?>>\s*stream\r?\n", pdf, re.S):
        yield m


def repacked(pdf, is_meant, change):
    """`pdf` with the first stream that is meant changed and packed anew, as long as before."""
    for m in streams(pdf):
        try:
            unpacker = zlib.decompressobj()
            text = unpacker.decompress(pdf[m.end() :])
        except zlib.error:
            continue
        if not is_meant(text):
            continue
        n = len(pdf) - m.end() - len(unpacker.unused_data)
        text = change(text)
        for level in range(1, 10):
            packed = zlib.compress(text, level)
            if len(packed) <= n:
                # readers take what stands behind the end of the packed data for nothing
                return pdf[: m.end()] + packed + b"\0" * (n - len(packed)) + pdf[m.end() + n :]
    raise AssertionError("there is no such stream")


def other_description(pdf):
    return repacked(pdf, lambda text: text.startswith(b"<?xml"),
                    lambda text: re.sub(rb"<number>\d", b"<number>9", text))


def other_words(pdf):
    """A letter of the first page shown twice, in place of the next one."""
    return repacked(pdf, lambda text: b" Tf\n" in text,
                    lambda text: re.sub(rb"\[\((..)..", rb"[(\1\1", text, count=1, flags=re.S))


def moved_rule(pdf):
    return repacked(pdf, lambda text: b" re f\n" in text,
                    lambda text: re.sub(rb"(\d)( [\d.]+ re f\n)", lambda m: turn_digit(m.group(1)) + m.group(2), text, count=1))


CHANGES = [
    ("the checksum of the attached description", "the attached file .* was changed",
     lambda pdf: same_length(pdf, rb"/CheckSum <([0-9A-F]{32})>", lambda b: b"0" * 32)),
    ("the attached description itself", "attached file .* (is damaged|was changed)",
     other_description),
    ("the title", "properties or metadata",
     lambda pdf: same_length(pdf, rb"/Producer \((vanthu)\)", lambda b: b"Vanthu")),
    ("a field of the metadata", "properties or metadata",
     lambda pdf: same_length(pdf, rb"<vanthu:CodeNumber>(\d)", turn_digit)),
    ("a page's size", "page 1 is not",
     lambda pdf: same_length(pdf, rb"/MediaBox \[0 0 (\d)", turn_digit)),
    ("a letter on a page", "page 1 is not",
     other_words),
    ("the length of a rule", "page 1 is not",
     moved_rule),
    ("the trailer", "from byte",
     lambda pdf: same_length(pdf, rb"/ID \[<([0-9A-F])", lambda b: b"0" if b != b"0" else b"1")),
    ("bytes behind the end", "something was added",
     lambda pdf: pdf + b"\n"),
    ("a cut file", "not a PDF as vanthu makes it",
     lambda pdf: pdf[: len(pdf) // 2]),
]


def find_change(folder, pdf, change, expected):
    path = os.path.join(folder, "changed.pdf")
    with open(path, "wb") as f:
        f.write(change(pdf))
    done = vanthu("verify", path)
    if done.returncode != 1:
        return f"status {done.returncode}: {done.stderr}"
    return "" if re.search(expected, done.stderr) else f"said: {done.stderr}"


def signed(folder, description):
    """A signature is told of and the file still proved; a page changed behind it is not."""
    path = lambda name: os.path.join(folder, name)  # noqa: E731
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=x",
                    "-keyout", path("key.pem"), "-out", path("cert.pem")], capture_output=True, check=True)
    vanthu("build", "-q", "--archive", "--sign-fields", description, "-o", path("fields.pdf"))
    vanthu("sign", path("fields.pdf"), "--key", path("key.pem"), "--cert", path("cert.pem"), "-o", path("signed.pdf"))
    done = vanthu("verify", path("signed.pdf"))
    if done.returncode or "was signed" not in done.stderr:
        return f"status {done.returncode}: {done.stderr}"
    pdf = bytes_of(path("signed.pdf"))
    page = re.search(rb"\n(\d+) 0 obj\n<<[^>]*?/Type /Page\b.*?endobj\n", pdf, re.S)
    changed = re.sub(rb"/MediaBox \[0 0 \d", b"/MediaBox [0 0 1", page.group(0)[1:])
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    root = re.findall(rb"/Root \d+ 0 R", pdf)[-1]
    table = b"xref\n%s 1\n%010d 00000 n\r\ntrailer\n<<%s /Prev %d /Size 999>>\nstartxref\n%d\n%%%%EOF\n" % (
        page.group(1), len(pdf), root, start, len(pdf) + len(changed))
    return find_change(folder, pdf, lambda pdf: pdf + changed + table, "page . is not")


def other_levels(folder, description):
    """Files that carry nothing along say so."""
    path = os.path.join(folder, "2a.pdf")
    vanthu("build", "-q", "--archive=2a", description, "-o", path)
    done = vanthu("verify", path)
    return "" if "carries no description" in done.stderr and done.returncode == 1 else done.stderr


def objects(pdf):
    return dict(re.findall(rb"(?<=\n)(\d+) 0 obj\n(.*?)endobj", pdf, re.S))


def same_as_print(folder, description):
    """All that is in the PDF for print is in that for the archive, but for the catalog and the metadata."""
    made = []
    for option in ([], ["--archive"]):
        path = os.path.join(folder, "p.pdf")
        vanthu("build", "-q", *option, description, "-o", path)
        made.append(objects(bytes_of(path)))
    other = [body for number, body in made[0].items() if made[1].get(number) != body]
    named = [body for body in other if b"/Type /Catalog" in body or b"/Type /Metadata" in body]
    lengths = [body for body in other if re.fullmatch(rb"\d+\n", body)]
    return "" if len(named) == 2 and len(lengths) <= 1 and len(other) == 2 + len(lengths) else f"{len(other)} objects differ"


def spares_what_is_there(folder):
    """An archive names the pictures that it carries; none takes the place of another file, or of the archive."""
    home, out = os.path.join(folder, "home"), os.path.join(folder, "out")
    shutil.copytree(os.path.join(SOURCE, "samples", "hinh"), os.path.join(home, "hinh"))
    os.mkdir(out)
    with open(os.path.join(SOURCE, "samples", "bao-cao-co-hinh.xml"), encoding="utf-8") as f:
        text = f.read()
    picture = re.search('src="([^"]*)"', text).group(1)
    shutil.copy(os.path.join(home, picture), os.path.join(home, "b.pdf"))
    description, made = os.path.join(home, "r.xml"), os.path.join(out, "b.pdf")
    with open(description, "w", encoding="utf-8") as f:
        f.write(text.replace(f'"{picture}"', '"b.pdf"'))
    vanthu("build", "-q", "--archive", description, "-o", made)
    before = bytes_of(made)
    done = vanthu("extract", made, "-o", os.path.join(out, "r.xml"))
    if done.returncode != 1 or "is there already" not in done.stderr or bytes_of(made) != before:
        return f"the archive itself: {done.returncode} {done.stderr}"
    if os.listdir(out) != ["b.pdf"]:
        return f"something was written: {os.listdir(out)}"
    os.mkdir(os.path.join(out, "new"))
    done = vanthu("extract", "-q", made, "-o", os.path.join(out, "new", "b.pdf"))
    if done.returncode != 1:
        return "the description was written as a picture"
    for _ in range(2):  # the same bytes are no harm
        done = vanthu("extract", "-q", made, "-o", os.path.join(out, "new", "r.xml"))
        if done.returncode:
            return done.stderr
    return ""


def main():
    found = tap.Tap()
    samples = os.path.join(SOURCE, "samples")
    descriptions = [os.path.join(samples, n) for n in sorted(os.listdir(samples)) if n.endswith(".xml")]
    with tempfile.TemporaryDirectory() as folder:
        for description in descriptions:
            found.case(os.path.basename(description), round_trip(folder, description).splitlines())
        for seed in range(1, int(sys.argv[3]) + 1):
            found.case(f"random document {seed}", round_trip(folder, random_description(folder, seed)).splitlines())
        sample = os.path.join(samples, "bao-cao-80.xml")
        made = os.path.join(folder, "sample.pdf")
        vanthu("build", "-q", "--archive", sample, "-o", made)
        for what, expected, change in CHANGES:
            found.case(f"{what}: found", find_change(folder, bytes_of(made), change, expected).splitlines())
        for name in ("bao-cao-co-hinh.xml", "ke-hoach-co-phu-luc.xml", "cong-van.xml"):
            found.case(f"{name}: the pages for print", same_as_print(folder, os.path.join(samples, name)).splitlines())
        if shutil.which("openssl"):
            found.case("a signed file", signed(folder, sample).splitlines())
        found.case("what is there is spared", spares_what_is_there(folder).splitlines())
        found.case("a level without attachments", other_levels(folder, sample).splitlines())
    return found.end()


sys.exit(main())
