"""Keys on a token, which SoftHSM plays: softhsm2, OpenSSL's engine for tokens, and pkcs11-tool for a
certificate on it."""
import os
import shutil
import subprocess

MODULE = "/usr/lib/softhsm/libsofthsm2.so"


def missing():
    """What is not installed; "": nothing is missing."""
    if not shutil.which("softhsm2-util"):
        return "softhsm2"
    if not shutil.which("pkcs11-tool"):
        return "opensc"
    done = subprocess.run(["openssl", "engine", "pkcs11"], capture_output=True)
    return "OpenSSL's engine for tokens" if done.returncode else ""


def make(folder, run):
    """A token with the signer's key and certificate; os.environ leads to it from now on."""
    path = lambda name: os.path.join(folder, name)
    os.makedirs(path("tokens"))
    with open(path("softhsm.conf"), "w", encoding="ascii") as file:
        file.write(f"directories.tokendir = {path('tokens')}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = path("softhsm.conf")
    run("softhsm2-util", "--init-token", "--free", "--label", "van-thu", "--so-pin", "12345678", "--pin", "2468")
    for label, number in (("signer", "01"), ("seal", "02")):
        run("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", path(label + ".key"), "-out", path(label + ".p8"))
        run("softhsm2-util", "--import", path(label + ".p8"), "--token", "van-thu", "--label", label, "--id", number,
            "--pin", "2468")
    run("openssl", "x509", "-in", path("signer.pem"), "-outform", "DER", "-out", path("signer.der"))
    run("pkcs11-tool", "--module", MODULE, "--token-label", "van-thu", "--login", "--pin", "2468", "--write-object",
        path("signer.der"), "--type", "cert", "--label", "signer", "--id", "01")
    for name, pin in (("pin", "2468\n"), ("wrong-pin", "1357\n")):
        with open(path(name), "w", encoding="ascii") as file:
            file.write(pin)


def cases(folder, unsigned, program, run, accepted):
    make(folder, run)
    path = lambda name: os.path.join(folder, name)
    first, second, out = path("token.pdf"), path("token+.pdf"), path("no.pdf")
    uri = "pkcs11:token=van-thu;object="
    run(program, "sign", unsigned, "--key", uri + "signer", "--password", path("pin"), "-o", first)
    run(program, "sign", first, "--key", uri + "seal", "--cert", path("seal.pem"), "--password", path("pin"), "--as",
        "organisation", "-o", second)
    yield from accepted(second, 2)
    for key, options, status, words in (
        ("signer", ("--password", path("wrong-pin")), 1, "PIN incorrect"),
        ("signer", (), 1, "the token does not give the key"),
        ("nobody", ("--password", path("pin")), 1, "object not found"),
        ("seal", ("--password", path("pin")), 1, "certificate is missing"),
        ("seal", ("--password", path("pin"), "--cert", path("signer.pem")), 1, "does not belong to the certificate"),
        ("signer?pin-value=2468", (), 1, "does not belong on a command line"),
    ):
        said = run(program, "sign", unsigned, "--key", uri + key, *options, "-o", out, status=status)
        if words not in said or os.path.exists(out):
            yield f"{key}: {said}"
    os.environ["OPENSSL_ENGINES"] = folder
    said = run(program, "sign", unsigned, "--key", uri + "signer", "-o", out, status=3)
    del os.environ["OPENSSL_ENGINES"]
    if "is not installed" not in said:
        yield said
