"""A time stamp authority (RFC 3161) on this machine alone: `openssl ts` behind http.server. The path of the
address says what goes wrong."""
import http.server
import os
import subprocess
import threading

CONFIG = """[tsa]
default_tsa = it
[it]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
certs = {folder}/ca.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
"""


def make(folder, run):
    """The authority's key and certificate, issued by ca.pem in the folder."""
    path = lambda name: os.path.join(folder, name)
    run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-keyout", path("tsa.key"), "-out", path("tsa.csr"),
        "-utf8", "-subj", "/CN=Dấu thời gian thử nghiệm")
    with open(path("tsa.ext"), "w", encoding="ascii") as file:
        file.write("extendedKeyUsage=critical,timeStamping\nkeyUsage=digitalSignature\n")
    run("openssl", "x509", "-req", "-in", path("tsa.csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
        "-CAcreateserial", "-days", "3650", "-extfile", path("tsa.ext"), "-out", path("tsa.pem"))
    for name, digests in (("tsa.cnf", "sha256, sha512"), ("strict.cnf", "sha512")):
        with open(path(name), "w", encoding="ascii") as file:
            file.write(CONFIG.format(folder=folder, digests=digests))


def reply(folder, query, config="tsa.cnf"):
    with open(os.path.join(folder, "query"), "wb") as file:
        file.write(query)
    out = os.path.join(folder, "reply")
    subprocess.run(["openssl", "ts", "-reply", "-config", os.path.join(folder, config), "-section", "it", "-queryfile",
                    os.path.join(folder, "query"), "-out", out], capture_output=True, check=True)
    with open(out, "rb") as file:
        return file.read()


def flip(data, at):
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def answer(folder, path, query):
    """(status, kind, bytes)"""
    kind = "application/timestamp-reply"
    at_hash = query.index(b"\x04\x20") + 2
    if path == "/tsa?lop=1":
        return 200, kind, reply(folder, query)
    if path == "/other-hash":
        return 200, kind, reply(folder, flip(query, at_hash))
    if path == "/other-nonce":  # its last byte stands before the Boolean at the end
        return 200, kind, reply(folder, flip(query, len(query) - 4))
    if path == "/bad-signature":
        return 200, kind, flip(data := reply(folder, query), len(data) - 1)
    if path == "/refuses":
        return 200, kind, reply(folder, query, "strict.cnf")
    if path == "/no-stamp":
        return 200, kind, b"hello"
    if path == "/endless":
        return 200, kind, b"\x30\x83\x7f\xff\xff" + bytes(1 << 20)
    if path == "/page":
        return 200, "text/html", b"<p>hello"
    return 404, "text/plain", b"none"


class Responder(http.server.BaseHTTPRequestHandler):
    def do_POST(self):  # noqa: N802
        query = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/closes":
            return
        status, kind, data = answer(self.server.folder, self.path, query)
        self.server.seen.append((self.path, self.headers["Content-Type"]))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:
            pass

    def log_message(self, *args):
        pass


def start(folder):
    """(server, address); server.seen: what was asked for. It ends with server.shutdown()."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Responder)
    server.folder, server.seen = folder, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}"
