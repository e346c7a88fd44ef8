"""Certificates that lead to whom is trusted, and those that do not."""
import ctypes
import os

CA = """[ca]
default_ca = it
[it]
database = {folder}/index.txt
serial = {folder}/number
new_certs_dir = {folder}
default_md = sha256
policy = any
rand_serial = yes
unique_subject = no
[any]
commonName = supplied
[for_issuing]
basicConstraints = critical,CA:TRUE
[for_letters]
keyUsage = keyEncipherment
[for_documents]
keyUsage = nonRepudiation
"""
EVER = ("20200101000000Z", "20491231235959Z")
# name: first and last moment, extensions
LEAVES = {
    "good": (*EVER, "for_documents"),
    "expired": ("20200101000000Z", "20201231235959Z", "for_documents"),
    "early": ("20490101000000Z", "20491231235959Z", "for_documents"),
    "letters": (*EVER, "for_letters"),
}


def make(folder, run):
    """Leaves by a middle authority, by the root of all; a root of its own; one that issued itself."""
    path = lambda name: os.path.join(folder, name)
    with open(path("ca.cnf"), "w", encoding="ascii") as file:
        file.write(CA.format(folder=folder))
    open(path("index.txt"), "w", encoding="ascii").close()
    for name, subject in (("other", "Nha cung cap khac"), ("self", "Tu cap")):
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-keyout", path(name + ".key"),
            "-out", path(name + ".pem"), "-subj", "/CN=" + subject)
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-CA", path("ca.pem"), "-CAkey",
        path("ca.key"), "-keyout", path("middle.key"), "-out", path("middle.pem"), "-subj", "/CN=Cap trung gian")
    for name, (first, last, extensions) in LEAVES.items():
        issuer = "ca" if name != "good" else "middle"
        run("openssl", "ca", "-batch", "-notext", "-config", path("ca.cnf"), "-in", path("signer.csr"), "-cert",
            path(issuer + ".pem"), "-keyfile", path(issuer + ".key"), "-startdate", first, "-enddate", last,
            "-extensions", extensions, "-out", path(name + ".leaf"))
    run("openssl", "x509", "-x509toreq", "-in", path("ca.pem"), "-signkey", path("ca.key"), "-out", path("ca.csr"))
    run("openssl", "ca", "-batch", "-notext", "-selfsign", "-config", path("ca.cnf"), "-in", path("ca.csr"), "-keyfile",
        path("ca.key"), "-startdate", EVER[0], "-enddate", EVER[1], "-extensions", "for_issuing", "-out", path("old.pem"))
    with open(path("good.leaf"), "ab") as chain, open(path("middle.pem"), "rb") as middle:
        chain.write(middle.read())
    run("openssl", "x509", "-in", path("ca.pem"), "-outform", "DER", "-out", path("ca.cer"))
    os.makedirs(path("roots"), exist_ok=True)
    os.makedirs(path("no-roots"), exist_ok=True)
    for name in ("ca.pem", "other.pem"):
        with open(path(name), "rb") as one, open(os.path.join(folder, "roots", name), "wb") as file:
            file.write(one.read())


class Signer(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p)
                for name in ("field", "time", "key", "cert", "password", "secret", "image", "timestamp")]


def sign_at(program, time, pdf, key, cert, out):
    """Sign as if it were another day, which only the library does."""
    lib = ctypes.CDLL(os.path.join(os.path.dirname(program), "src", "lib", "libvanthu.so"))
    lib.vanthu_new.restype = ctypes.c_void_p
    bytes_at, n = ctypes.POINTER(ctypes.c_char)(), ctypes.c_size_t()
    signer = Signer(time=time.encode(), key=key.encode(), cert=cert.encode())
    context = ctypes.c_void_p(lib.vanthu_new(None))
    done = lib.vanthu_sign(context, pdf.encode(), ctypes.byref(signer), ctypes.byref(bytes_at), ctypes.byref(n))
    with open(out, "wb") as file:
        file.write(bytes_at[: n.value])
    lib.vanthu_free(context)
    return done


def cases(folder, unsigned, program, run):
    make(folder, run)
    path = lambda name: os.path.join(folder, name)
    out, key = path("trust.pdf"), path("signer.key")
    for cert, trusted, status, words in (
        ("good.leaf", "ca.pem", 0, "is to be trusted"), ("good.leaf", "ca.cer", 0, "is to be trusted"),
        ("good.leaf", "roots", 0, "is to be trusted"), ("good.leaf", "middle.pem", 0, "is to be trusted"),
        ("good.leaf", None, 0, "was not examined"), ("good.leaf", "other.pem", 1, "leads to none that is trusted"),
        ("good.leaf", "no-roots", 1, "there is no certificate"), ("good.leaf", "signer.key", 1, "there is no certificate"),
        ("good.leaf", "none.pem", 1, "there is no such file"),
        ("expired.leaf", "ca.pem", 1, "had expired when it signed"), ("early.leaf", "ca.pem", 1, "was not valid yet"),
        ("letters.leaf", "ca.pem", 1, "does not allow its key to sign"), ("self.pem", "ca.pem", 1, "issued by its holder"),
        ("self.pem", "self.pem", 0, "is to be trusted"),
    ):
        said = run(program, "sign", unsigned, "--key", path("self.key") if cert == "self.pem" else key, "--cert",
                   path(cert), "-o", out, "-q")
        if ("is not valid today" in said) != (cert in ("expired.leaf", "early.leaf")):
            yield f"{cert}: {said}"
        said = run(program, "verify-signature", out, *(["--trust", path(trusted)] if trusted else []), status=status)
        if words not in said:
            yield f"{cert}, {trusted}: {said}"
        if status and "error:" not in said:
            yield f"{cert}, {trusted}: no error: {said}"
    try:
        done = sign_at(program, "D:20200601120000+07'00'", unsigned, key, path("expired.leaf"), out)
    except OSError:  # built with sanitizers, which Python cannot load
        return
    if not done:
        yield "the library does not sign"
    said = run(program, "verify-signature", out, "--trust", path("old.pem"))
    if "is to be trusted" not in said:
        yield "valid when it signed: " + said
