#!/usr/bin/env python3
"""Signing, judged by other programs: sign.py PROGRAM SOURCE

Keys and certificates are made by openssl here. poppler's pdfsig and mutool must accept both signatures,
veraPDF what it accepted before; the attributes are read by openssl; one changed byte must be reported.
Prints TAP; what is not installed is left out, with a word.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
DRIVER = os.path.join(SOURCE, "tests", "pdf", "Conformance.java")
results = []


def report(name, problems):
    problems = list(problems)
    results.append(not problems)
    print("ok" if not problems else "not ok", len(results), "-", name)
    for problem in problems[:10]:
        print("#", str(problem).replace("\n", "\n# "))


def skip(name, why):
    results.append(True)
    print("ok", len(results), "-", name, "# SKIP", why)


def run(*args, status=0):
    done = subprocess.run(args, capture_output=True, text=True, env={**os.environ, "LANGUAGE": ""})
    if status is not None and done.returncode != status:
        raise AssertionError(f"status {done.returncode} of {' '.join(args)}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


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


def changes(folder, pdf, n_base):
    """One byte of the text, of the first increment, behind the end."""
    data = read(pdf)
    for name, at in (("in the document", 2000), ("in the catalog", data.index(b"/AcroForm") + 2),
                     ("in the first increment", n_base + 30)):
        changed = bytearray(data)
        changed[at] ^= 1
        path = os.path.join(folder, "changed.pdf")
        write(path, changed)
        said = run(PROGRAM, "verify-signature", path, status=1)
        if "error" not in said:
            yield f"{name}: {said}"
    write(path, data + b"%\n")
    if "behind what the last signature covers" not in run(PROGRAM, "verify-signature", path, status=1):
        yield "what is added is not seen"
    zeros = re.search(rb"(0{40,})>>>", data)
    if not zeros:
        yield "no room is left behind the signature"


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
        skip("veraPDF finds nothing after signing", "veraPDF or java is not installed")
        return
    lines = "".join(f"{level}\t{pdf}\n" for level, pdf in files)
    done = subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-cp", os.path.join(jars, "*"), DRIVER], input=lines,
                          capture_output=True, text=True)
    broken = [l for l in done.stdout.splitlines() if not l.startswith("pass")]
    if done.stdout.count("pass\t") != len(files):
        broken.append(done.stderr[-300:])
    report("veraPDF finds nothing after signing", broken)


def main():
    with tempfile.TemporaryDirectory() as folder:
        make_keys(folder)
        files = []
        for sample, options, claims in (("bao-cao-80", ("--archive",), ("3a", "ua1")), ("bao-cao-80", (), ("ua1",)),
                                        ("quyet-dinh-ban-hanh-quy-che", ("--archive=2a",), ("2a", "ua1")),
                                        ("bao-cao-80", ("--archive=1a",), ("1a",))):
            unsigned = build(folder, sample, *options)
            first = sign(folder, unsigned, *key(folder, "signer"))
            second = sign(folder, first, *key(folder, "seal"), "--as", "organisation")
            name = " ".join((sample, *options))
            report(f"{name}: the first is accepted", accepted(first, 1))
            report(f"{name}: both are accepted", accepted(second, 2))
            report(f"{name}: nothing before is changed", both(unsigned, first, second))
            files += [(claim, pdf) for claim in claims for pdf in (unsigned, first, second)]
        report("attributes of RSA", attributes(folder, first))
        report("attributes of a curve", attributes(folder, second))
        report("openssl verifies the first", other_opinion(folder, first))
        report("openssl verifies the second", other_opinion(folder, second))
        report("changes are seen", changes(folder, second, len(read(unsigned))))
        report("refused", refusals(folder, unsigned, first))
        report("cut off", cut_off(folder, second))
        unsigned = build(folder, "ban-ghi-nho")
        one = sign(folder, unsigned, "--key", os.path.join(folder, "signer.p12"), "--password",
                   os.path.join(folder, "password"))
        two = sign(folder, one, "--key", os.path.join(folder, "locked.key"), "--cert",
                   os.path.join(folder, "chain.pem"), "--password", os.path.join(folder, "password"), "--as", "signer-2")
        report("PKCS#12, and a key with a password, of two signers", accepted(two, 2))
        conforms(files)
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


sys.exit(main())
