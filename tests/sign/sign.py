#!/usr/bin/env python3
"""Signing, judged by other programs: sign.py PROGRAM SOURCE [all]

Keys and certificates are made by openssl here. poppler's pdfsig and mutool must accept both signatures,
veraPDF what it accepted before; the attributes are read by openssl; one changed byte must be reported.
With `all` every sample is signed, in each form that is offered. Prints TAP; what is not installed is left
out, with a word.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
sys.path.insert(0, os.path.join(SOURCE, "tests", "support"))
import pictures  # noqa: E402
import responder  # noqa: E402
import tap  # noqa: E402
import token_key  # noqa: E402
import trust  # noqa: E402
from files import read, write  # noqa: E402
DRIVER = os.path.join(SOURCE, "tests", "pdf", "Conformance.java")
found = tap.Tap()


def run(*args, status=0):
    done = subprocess.run(args, capture_output=True, text=True, env={**os.environ, "LANGUAGE": ""})
    if status is not None and done.returncode != status:
        raise AssertionError(f"status {done.returncode} of {' '.join(args)}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def make_keys(folder):
    """An issuer, a signer of RSA, an organisation on a curve, both also as PKCS#12."""
    path = lambda name: os.path.join(folder, name)
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-keyout", path("ca.key"),
        "-out", path("ca.pem"), "-subj", "/CN=Nha cung cap thu nghiem")
    for name, kind, subject in (("signer", ["-newkey", "rsa:2048"], "Lê Quốc Cường"),
                                ("seal", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"], "Sở Y tế")):
        run("openssl", "req", *kind, "-nodes", "-keyout", path(name + ".key"), "-out", path(name + ".csr"),
            "-utf8", "-subj", "/CN=" + subject)
        run("openssl", "x509", "-req", "-in", path(name + ".csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
            "-CAcreateserial", "-days", "3650", "-out", path(name + ".pem"))
        run("openssl", "pkcs12", "-export", "-inkey", path(name + ".key"), "-in", path(name + ".pem"),
            "-certfile", path("ca.pem"), "-passout", "pass:bí mật", "-out", path(name + ".p12"))
    run("openssl", "rsa", "-aes256", "-passout", "pass:bí mật", "-in", path("signer.key"), "-out", path("locked.key"))
    write(path("password"), "bí mật\n".encode())
    write(path("wrong"), b"khac\n")
    write(path("chain.pem"), read(path("signer.pem")) + read(path("ca.pem")))


def build(folder, sample, *options):
    out = os.path.join(folder, sample + "".join(options) + ".pdf")
    run(PROGRAM, "build", "-q", os.path.join(SOURCE, "samples", sample + ".xml"), "--sign-fields", *options, "-o", out)
    return out


def sign(folder, pdf, *options):
    out = pdf[:-4] + "+.pdf"
    run(PROGRAM, "sign", pdf, *options, "-o", out, "-q")
    return out


def key(folder, name):
    return ("--key", os.path.join(folder, name + ".key"), "--cert", os.path.join(folder, name + ".pem"))


def accepted(pdf, n):
    """What poppler and MuPDF say of n signatures."""
    if shutil.which("pdfsig"):
        said = run("pdfsig", "-nocert", pdf, status=None)
        if said.count("Signature is Valid.") != n:
            yield "pdfsig: " + said
        if "ETSI.CAdES.detached" not in said:
            yield "pdfsig: another kind of signature: " + said
    if shutil.which("mutool"):
        said = run("mutool", "sign", "-v", pdf, status=None)
        if said.count("The document is unchanged since signing.") < 1 or "igest" in said.replace("Digest", ""):
            yield "mutool: " + said
    if shutil.which("qpdf"):
        run("qpdf", "--check", pdf)


def both(unsigned, first, second):
    if not read(first).startswith(read(unsigned)) or not read(second).startswith(read(first)):
        yield "the bytes before the increment are not those of the file that was signed"
    said = run(PROGRAM, "verify-signature", second)
    if "--archive.pdf" in unsigned and "byte for byte" not in run(PROGRAM, "verify", second):
        yield "the archive is not what its description gives"
    for words in ("signer: intact, signed by Lê Quốc Cường, 20", "organisation: intact, signed by Sở Y tế, 20"):
        if words not in said:
            yield said


def cms_of(data):
    value = re.findall(rb"/Contents <([0-9A-F]+)>", data)[-1]
    return bytes.fromhex(value.decode())


def attributes(folder, pdf):
    """PAdES baseline B: the certificate's hash among the signed attributes, and no time."""
    path = os.path.join(folder, "cms.der")
    write(path, cms_of(read(pdf)))
    said = run("openssl", "cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", path)
    if "signingTime" in said:
        yield "signingTime is among the attributes"
    for name in ("messageDigest", "contentType", "signingCertificateV2"):
        if name not in said:
            yield f"{name} is missing"


def other_opinion(folder, pdf):
    """openssl verifies the chain over the very bytes that ByteRange names."""
    data = read(pdf)
    a, b, c, d = map(int, re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", data)[-1])
    der, content = os.path.join(folder, "c.der"), os.path.join(folder, "content")
    write(der, cms_of(data))
    write(content, data[a : a + b] + data[c : c + d])
    run("openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", der, "-content", content,
        "-CAfile", os.path.join(folder, "ca.pem"), "-purpose", "any", "-out", os.devnull)
    if c + d != len(data):
        yield "it does not cover the file to its end"


def covered(data):
    """One place in each range that a signature covers, in pictures, and in what is not text."""
    for number, numbers in enumerate(re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", data), 1):
        a, b, c, d = map(int, numbers)
        yield f"in the middle of what signature {number} covers first", a + b // 2
        yield f"in what it covers behind itself", c + d // 2
    yield "in the catalog", data.index(b"/AcroForm") + 2
    for number, match in enumerate(re.finditer(rb"/Filter /FlateDecode\n/Length \d+>>\nstream\n", data)):
        if data.rfind(b"/Subtype /Image", 0, match.start()) > match.start() - 200:
            yield f"in stream {number}, a picture", match.end() + 9


def changes(folder, pdf):
    """One changed byte is seen, by poppler too; and what is added behind the end."""
    data, path = read(pdf), os.path.join(folder, "changed.pdf")
    places = list(covered(data))
    if len([name for name, _ in places if "picture" in name]) < 4:
        yield f"too few pictures: {places}"
    for name, at in places:
        changed = bytearray(data)
        changed[at] ^= 1
        write(path, changed)
        said = run(PROGRAM, "verify-signature", path, status=1)
        if "error" not in said:
            yield f"{name}: not seen"
        if "behind what the last signature covers" in said:
            yield f"{name}: nothing was added, and it is said"
        if shutil.which("pdfsig") and run("pdfsig", "-nocert", path, status=None).count("is Valid.") > 1:
            yield f"{name}: not seen by pdfsig"
    write(path, data + b"%\n")
    if "behind what the last signature covers" not in run(PROGRAM, "verify-signature", path, status=1):
        yield "what is added is not seen"
    zeros = re.search(rb"(0{40,})>>>", data)
    if not zeros:
        yield "no room is left behind the signature"


def make_pictures(folder):
    """What signs, and what must not."""
    def plain(colour, width=120, height=60):  # of one colour, but for a strip at its left
        return pictures.png(width, height, [bytes((*colour, 0)) * 4 + bytes((*colour, 255)) * (width - 4)] * height)

    for name, data in (
        ("sig.png", pictures.signature(edge=10)), ("seal.png", pictures.seal()), ("black.png", plain((20, 20, 20))),
        ("white.png", plain((250, 250, 250))), ("large.png", pictures.seal(dots_per_inch=150)),
        ("small.png", pictures.seal(dots_per_inch=600)), ("unsized.png", pictures.seal(dots_per_inch=None)),
        ("narrow.png", plain(pictures.BLUE, 60, 100)), ("empty.png", pictures.png(9, 9, [bytes(36)] * 9)),
        ("opaque.png", pictures.png(40, 20, [bytes(pictures.BLUE) * 40] * 20, kind=2)),
        ("gray.png", pictures.png(40, 20, [bytes((60, 255)) * 20 + bytes((60, 0)) * 20] * 20, kind=4)),
        ("cut.png", pictures.seal(side=60)[:400]),
        ("huge.png", pictures.png(60000, 60000, [])),
    ):
        write(os.path.join(folder, name), data)


def page_colours(pdf, page):
    """The boxes of blue and red on a page as it is drawn: left, top, right, bottom in mm."""
    done = subprocess.run(["pdftoppm", "-r", "127", "-f", str(page), "-l", str(page), pdf], capture_output=True,
                          check=True)
    head = re.match(rb"P6\n(\d+) (\d+)\n255\n", done.stdout)
    width, data = int(head[1]), done.stdout[head.end():]
    boxes = {}
    for at in range(0, len(data), 3):
        r, g, b = data[at : at + 3]
        if max(r, b) - g < 90:
            continue
        name, x, y = "blue" if b > r else "red", at // 3 % width / 5, at // 3 // width / 5
        box = boxes.setdefault(name, [x, y, x, y])
        box[:] = [min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y)]
    return boxes


def lines_of(pdf, page):
    """[(text, left, top, right, bottom)] of words, in mm."""
    said = run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-")
    for x, y, right, bottom, word in re.findall(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', said):
        yield word, *(float(v) * 25.4 / 72 for v in (x, y, right, bottom))


def looks(pdf, post, name):
    """The signature between post and name, in their middle; the seal in real size over its left third."""
    page = int(re.search(r"Pages: *(\d+)", run("pdfinfo", pdf))[1])
    boxes, words = page_colours(pdf, page), list(lines_of(pdf, page))
    if set(boxes) != {"blue", "red"}:
        yield f"the page shows {sorted(boxes)}"
        return
    blue, red = boxes["blue"], boxes["red"]
    above = [w for w in words if w[0] in post.split()][-len(post.split()):]
    below = [w for w in words if w[0] in name.split()][-len(name.split()):]
    middle = (below[0][1] + below[-1][3]) / 2
    if not (above[0][4] - 1 < blue[1] and blue[3] < below[0][2] + 1):
        yield f"the signature {blue} is not between {above} and {below}"
    if abs((blue[0] + blue[2]) / 2 - middle) > 1:
        yield f"the signature {blue} is not in the middle, {middle}"
    covered = (red[2] - blue[0]) / (blue[2] - blue[0])
    if not 0.25 <= covered <= 0.4 or red[0] > blue[0]:
        yield f"the seal covers {covered:.2f} of the signature"
    if abs(red[2] - red[0] - 36) > 0.6 or abs(red[3] - red[1] - 36) > 0.6:
        yield f"the seal is not as large as it is: {red}"


def picture_refusals(folder, unsigned, part):
    """What is no picture of a signature or seal; and what is one, with a word of advice."""
    out = os.path.join(folder, "no.pdf")
    for who, picture, words in (
        ("signer", "black.png", "has not the colour"), ("signer", "seal.png", "has not the colour"),
        ("organisation", "sig.png", "has not the colour"), ("signer", "gray.png", "has not the colour"),
        ("signer", "white.png", "is not transparent"), ("signer", "opaque.png", "is not transparent"),
        ("signer", "empty.png", "shows nothing"), ("signer", "ca.pem", "neither a PNG nor a JPEG"),
        ("signer", "cut.png", "damaged or not complete"), ("signer", "huge.png", "60000 x 60000 pixels"),
        ("organisation", "large.png", "is 48 mm large, and its field 36 mm"),
        ("organisation", "small.png", "is only 12 mm large"), ("signer", "none.png", "cannot read"),
        ("signer", os.path.join(SOURCE, "samples", "hinh", "bo-song-sau.jpg"), "is not a PNG file"),
    ):
        said = run(PROGRAM, "sign", unsigned, *key(folder, "signer"), "--as", who, "--image",
                   os.path.join(folder, picture), "-o", out, status=1)
        if words not in said or os.path.exists(out):
            yield f"{picture}: {said}"
    for who, picture, words in (("organisation", "unsized.png", "does not say how large"),
                                ("signer", "narrow.png", "so narrow"), ("signer", "sig.png", "")):
        said = run(PROGRAM, "sign", "-q", unsigned, *key(folder, "signer"), "--as", who, "--image",
                   os.path.join(folder, picture), "-o", out)
        if words not in said or (said and not words):
            yield f"{picture}: {said}"
        os.remove(out)
    said = run(PROGRAM, "sign", part, *key(folder, "seal"), "--as", "organisation", "--image",
               os.path.join(folder, "seal.png"), "-o", out, status=1)
    if "this field shows no picture" not in said:
        yield "words alone: " + said


def refusals(folder, unsigned, signed):
    plain = os.path.join(folder, "plain.pdf")
    run(PROGRAM, "build", "-q", os.path.join(SOURCE, "samples", "bao-cao-80.xml"), "-o", plain)
    out = ("-o", os.path.join(folder, "no.pdf"))
    key_of = lambda name: os.path.join(folder, name)
    cases = [
        ("no fields", (plain, *key(folder, "signer")), "not a PDF with fields to sign"),
        ("no such field", (unsigned, *key(folder, "signer"), "--as", "giam-doc"), 'no signature field "giam-doc"'),
        ("twice", (signed, *key(folder, "signer")), 'the field "signer" is signed already'),
        ("another's key", (unsigned, "--key", key_of("seal.key"), "--cert", key_of("signer.pem")), "does not belong"),
        ("no certificate", (unsigned, "--key", key_of("signer.key")), "certificate is missing"),
        ("no key", (unsigned, "--key", key_of("signer.pem"), "--cert", key_of("signer.pem")), "cannot be read"),
        ("no password", (unsigned, "--key", key_of("locked.key"), "--cert", key_of("signer.pem")), "another password"),
        ("wrong password", (unsigned, "--key", key_of("signer.p12"), "--password", key_of("wrong")), "another password"),
        ("not a PDF", (key_of("ca.pem"), *key(folder, "signer")), "not a PDF with fields"),
    ]
    for name, call, words in cases:
        said = run(PROGRAM, "sign", *call, *out, status=1)
        if words not in said or os.path.exists(out[1]):
            yield f"{name}: {said}"
    if "has no signature" not in run(PROGRAM, "verify-signature", unsigned, status=1):
        yield "an unsigned file is not told of"


def typed(folder, unsigned):
    """A password that is asked for on a terminal, and not shown."""
    out = os.path.join(folder, "typed.pdf")
    process, terminal = pty.fork()
    if not process:
        os.execv(PROGRAM, [PROGRAM, "sign", unsigned, "--key", os.path.join(folder, "signer.p12"), "--password", "-",
                           "-o", out])
    said = os.read(terminal, 1000)
    os.write(terminal, "bí mật\n".encode())
    try:
        while data := os.read(terminal, 1000):
            said += data
    except OSError:  # its end
        pass
    if os.waitpid(process, 0)[1] or b"PIN" not in said or "mật".encode() in said:
        yield said
    yield from accepted(out, 1)


def names(folder, unsigned):
    """A name that breaks the line, or steers the terminal, and would say what the verdict does not."""
    trusted = "its certificate is to be trusted, and was valid then"
    path = lambda name: os.path.join(folder, name)
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-utf8", "-keyout", path("forged.key"), "-out",
        path("forged.pem"), "-subj", f"/CN=An\n  {trusted}\x1b[m\x9b\u202e\u2066")
    signed = sign(folder, unsigned, *key(folder, "forged"))
    said = run(PROGRAM, "verify-signature", signed)
    if f"signed by An?  {trusted}?[m???, 20" not in said or re.search(f"^  {trusted}", said, re.M):
        yield repr(said)


def add_behind(data, number, entry, body=b"", extra=b""):
    """An increment that says something else of one object, as an editor adds it."""
    table = len(data) + len(body)
    before = re.findall(rb"startxref\n(\d+)", data)[-1]
    rest = re.sub(rb"/(Size|Prev) \d+", b"", re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", data, re.S)[-1])
    size = re.findall(rb"/Size (\d+)", data)[-1]
    return (data + body + b"xref\n%d 1\n" % number + entry % len(data) + b"trailer\n<<" + rest.strip() + extra
            + b"\n/Size %s\n/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, before, table))


def edits(folder, first):
    """Changes between two signatures, which leave the first intact: what is shown is not what was signed."""
    data, path, here = read(first), os.path.join(folder, "edited.pdf"), b"%010d 00000 n \n"
    contents = int(re.search(rb"/Contents (\d+) 0 R", data)[1])
    field, text = re.search(rb"\n(\d+) 0 obj\s*<<([^>]*?/T \(organisation\).*?)endobj", data, re.S).groups()
    other = b"<<" + text.replace(b"/F 132", b"/F 134")
    empty = b"%d 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n" % contents
    for name, edited in (
        ("another page", add_behind(data, contents, here, empty)),
        ("a page that is gone", add_behind(data, contents, b"%010d 00001 f \n")),
        ("another field", add_behind(data, int(field), here, field + b" 0 obj\n" + other + b"endobj\n")),
        ("another table", add_behind(data, 0, b"%010d 65535 f \n", extra=b"\n/XRefStm 17")),
    ):
        write(path, edited)
        second = sign(folder, path, *key(folder, "seal"), "--as", "organisation")
        said = run(PROGRAM, "verify-signature", second, status=1)
        if "behind the signature in the field signer changes more" not in said or "organisation: intact" not in said:
            yield f"{name}: {said}"
        if "signer: intact" in said:
            yield f"{name}: it is said to be intact"


def token_of(folder, pdf):
    """The stamp and the signature (RSA, 256 bytes) that it is of, cut out of the DER around its OID."""
    der = cms_of(read(pdf))
    at = der.index(bytes.fromhex("060b2a864886f70d010910020e"))
    write(os.path.join(folder, "signature.bin"), der[at - 8 - 256 : at - 8])
    write(os.path.join(folder, "token.der"), der[at + 13 + 4 :])


def stamps(folder, unsigned):
    """A stamp that openssl verifies too; and answers that are none, after which nothing is there."""
    server, address = responder.start(folder)
    try:
        pdf = sign(folder, unsigned, *key(folder, "signer"), "--timestamp", address + "/tsa?lop=1")
        if server.seen != [("/tsa?lop=1", "application/timestamp-query")]:
            yield server.seen
        yield from accepted(pdf, 1)
        token_of(folder, pdf)
        run("openssl", "ts", "-verify", "-in", os.path.join(folder, "token.der"), "-token_in", "-data",
            os.path.join(folder, "signature.bin"), "-CAfile", os.path.join(folder, "ca.pem"))
        said = run(PROGRAM, "verify-signature", pdf, "--trust", os.path.join(folder, "ca.pem"))
        if not re.search(r"  time stamp by Dấu thời gian thử nghiệm, 20\d\d-\d\d-\d\dT[\d:]{8}\+07:00\n", said):
            yield said
        yield from wrong_stamps(folder, unsigned, address)
    finally:
        server.shutdown()
    data = read(pdf)  # the hash within the token
    at = data.index(b"2A864886F70D010910020E") + 240
    changed = os.path.join(folder, "changed.pdf")
    write(changed, data[:at] + (b"0" if data[at : at + 1] != b"0" else b"1") + data[at + 1 :])
    if "error" not in run(PROGRAM, "verify-signature", changed, status=1):
        yield "a changed stamp is not seen"


def wrong_stamps(folder, unsigned, address):
    out = os.path.join(folder, "no.pdf")
    for url, status, words in (
        (address + "/other-hash", 3, "message imprint mismatch"), (address + "/other-nonce", 3, "nonce mismatch"),
        (address + "/bad-signature", 3, "is not a time stamp of this signature"),
        (address + "/refuses", 3, "refuses to give a time stamp"), (address + "/no-stamp", 3, "gives no time stamp"),
        (address + "/endless", 3, "gives no time stamp"), (address + "/page", 3, "unexpected content type"),
        (address + "/none", 3, "404"), (address + "/closes", 3, "gives no time stamp"),
        ("http://127.0.0.1:1/", 3, "nobody answers at http://127.0.0.1:1/"),
        ("https://127.0.0.1/", 2, "by http alone"), ("ftp://127.0.0.1/", 2, "is not the address"),
        ("http://", 2, "is not the address"),
    ):
        said = run(PROGRAM, "sign", unsigned, *key(folder, "signer"), "--timestamp", url, "-o", out, status=status)
        if words not in said or os.path.exists(out):
            yield f"{url}: {said}"


def cut_off(folder, pdf):
    """Files that end anywhere are refused, or found changed, and nothing worse."""
    data, path = read(pdf), os.path.join(folder, "cut.pdf")
    for n in list(range(0, len(data), max(1, len(data) // 40))) + [len(data) - k for k in range(1, 60, 7)]:
        write(path, data[:n])
        done = subprocess.run([PROGRAM, "verify-signature", path], capture_output=True)
        if done.returncode != 1:
            yield f"{n} bytes: status {done.returncode}"


def conforms(files):
    jars = os.environ.get("VANTHU_VERAPDF") or os.path.expanduser("~/.cache/vanthu/verapdf-1.30.2")
    if not os.path.isdir(jars) or not shutil.which("java"):
        found.skip("veraPDF finds nothing after signing", "veraPDF or java is not installed")
        return
    lines = "".join(f"{level}\t{pdf}\n" for level, pdf in files)
    done = subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-cp", os.path.join(jars, "*"), DRIVER], input=lines,
                          capture_output=True, text=True)
    broken = [l for l in done.stdout.splitlines() if not l.startswith("pass")]
    if done.stdout.count("pass\t") != len(files):
        broken.append(done.stderr[-300:])
    found.case("veraPDF finds nothing after signing", broken)


LEVELS = {"": ["ua1"], "3a": ["3a", "ua1"], "2a": ["2a", "ua1"], "2u": ["2u", "ua1"], "1a": ["1a"]}


def sign_all(folder):
    """Every sample in every form: each field signed with its picture, one over the other."""
    files, n_signatures = [], 0
    for name in sorted(os.listdir(os.path.join(SOURCE, "samples"))):
        if not name.endswith(".xml"):
            continue
        for level, claims in LEVELS.items():
            pdf = build(folder, name[:-4], *([f"--archive={level}"] if level else []))
            fields = [f.decode() for f in re.findall(rb"/T \(((?:signer|organisation)[-\d]*)\)", read(pdf))]
            files += [(claim, pdf) for claim in claims] if fields else []
            for n, field in enumerate(fields, 1):
                who, picture = ("seal", "seal.png") if field.startswith("org") else ("signer", "sig.png")
                before, pdf = pdf, sign(folder, pdf, *key(folder, who), "--as", field, "--image",
                                        os.path.join(folder, picture))
                if not read(pdf).startswith(read(before)):
                    found.case(f"{pdf}: the bytes before stay", ["they do not"])
            n_signatures += len(fields)
            if fields:
                found.case(f"{name} {level}: {len(fields)} signatures", accepted(pdf, len(fields)))
                files += [(claim, pdf) for claim in claims]
    print("#", n_signatures, "signatures;", len(files), "judgements of veraPDF")
    conforms(files)


def main():
    with tempfile.TemporaryDirectory() as folder:
        make_keys(folder)
        make_pictures(folder)
        if sys.argv[3:] == ["all"]:
            sign_all(folder)
            return found.end()
        picture = lambda name: ("--image", os.path.join(folder, name))
        files = []
        for sample, options, claims in (("bao-cao-80", ("--archive",), ("3a", "ua1")), ("bao-cao-80", (), ("ua1",)),
                                        ("quyet-dinh-ban-hanh-quy-che", ("--archive=2a",), ("2a", "ua1")),
                                        ("bao-cao-80", ("--archive=1a",), ("1a",))):
            unsigned = build(folder, sample, *options)
            first = sign(folder, unsigned, *key(folder, "signer"), *picture("sig.png"))
            second = sign(folder, first, *key(folder, "seal"), "--as", "organisation", *picture("seal.png"))
            name = " ".join((sample, *options))
            found.case(f"{name}: the first is accepted", accepted(first, 1))
            found.case(f"{name}: both are accepted", accepted(second, 2))
            found.case(f"{name}: nothing before is changed", both(unsigned, first, second))
            if sample == "bao-cao-80" and shutil.which("pdftoppm"):
                found.case(f"{name}: the pictures stand where they belong", looks(second, "GIÁM ĐỐC", "Lê Quốc Cường"))
            files += [(claim, pdf) for claim in claims for pdf in (unsigned, first, second)]
        found.case("attributes of RSA", attributes(folder, first))
        found.case("attributes of a curve", attributes(folder, second))
        found.case("openssl verifies the first", other_opinion(folder, first))
        found.case("openssl verifies the second", other_opinion(folder, second))
        found.case("changes are seen", changes(folder, second))
        found.case("refused", refusals(folder, unsigned, first))
        found.case("cut off", cut_off(folder, second))
        unsigned = build(folder, "bao-cao-80", "--archive=2u")
        responder.make(folder, run)
        found.case("time stamps", stamps(folder, unsigned))
        files += [(claim, unsigned[:-4] + "+.pdf") for claim in ("2u", "ua1")]
        found.case("edits between signatures", edits(folder, first))
        found.case("names that look like a verdict", names(folder, unsigned))
        found.case("a password that is typed", typed(folder, unsigned))
        if token_key.missing():
            found.skip("keys on a token", token_key.missing() + " is not installed")
        else:
            found.case("keys on a token", token_key.cases(folder, unsigned, PROGRAM, run, accepted))
        found.case("whom to trust", trust.cases(folder, unsigned, PROGRAM, run))
        part = build(folder, "ke-hoach-co-phu-luc", "--part=appendix-1")
        found.case("pictures that are refused", picture_refusals(folder, unsigned, part))
        unsigned = build(folder, "ban-ghi-nho")
        one = sign(folder, unsigned, "--key", os.path.join(folder, "signer.p12"), "--password",
                   os.path.join(folder, "password"))
        two = sign(folder, one, "--key", os.path.join(folder, "locked.key"), "--cert",
                   os.path.join(folder, "chain.pem"), "--password", os.path.join(folder, "password"), "--as", "signer-2")
        found.case("PKCS#12, and a key with a password, of two signers", accepted(two, 2))
        copy = os.path.join(folder, "copy.pdf")
        run(PROGRAM, "copy", "-q", os.path.join(SOURCE, "samples", "thong-bao.xml"), "--sign-fields", "--as",
            os.path.join(SOURCE, "samples", "copies", "sao-luc.xml"), "-o", copy)
        found.case("a copy, by the office that makes it",
               accepted(sign(folder, copy, *key(folder, "seal"), "--as", "organisation-2"), 1))
        conforms(files)
    return found.end()


sys.exit(main())
