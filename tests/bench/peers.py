#!/usr/bin/env python3
"""peers.py VANTHU REPORT [ROUNDS]: other programs on the same text in the same layout, in one run.

    VANTHU_DATA_DIR=. python3 tests/bench/peers.py build/vanthu samples/bao-cao-80.xml

Prints the tables of docs/PERFORMANCE.md. The programs come from PyPI and npm in the versions that
peers/requirements.txt and peers/package.json name, into ~/.cache/vanthu/peers; LibreOffice is the one that is
installed. Needs python3 with venv, node and npm; what is missing is left out.

Each program is started ROUNDS (11) times for one document, in turns, and three times for many, each with a number of
its own. A further document costs what many take more than one, in processor time: so what a program does on two
cores at once counts twice, and what else the machine does counts little. Only vanthu's go into files."""
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "..", "..")
PEERS = os.path.join(HERE, "peers")
CACHE = os.path.expanduser("~/.cache/vanthu/peers")
sys.path[:0] = [PEERS, os.path.join(SOURCE, "tests", "support")]
import libreoffice  # noqa: E402
import parts  # noqa: E402


def install():
    """Once for each list of versions; by the registries' ordinary clients."""
    wanted = "".join(open(os.path.join(PEERS, name), encoding="utf-8").read() for name in ("requirements.txt", "package.json"))
    stamp = os.path.join(CACHE, "installed")
    if os.path.exists(stamp) and open(stamp, encoding="utf-8").read() == wanted:
        return
    os.makedirs(CACHE, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", os.path.join(CACHE, "py")], check=True)
    pip = os.path.join(CACHE, "py", "bin", "pip")
    subprocess.run([pip, "install", "-q", "-r", os.path.join(PEERS, "requirements.txt")], check=True)
    if shutil.which("npm"):
        shutil.copy(os.path.join(PEERS, "package.json"), CACHE)
        subprocess.run(["npm", "install", "--silent", "--prefix", CACHE], check=True)
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(wanted)


class Peer:
    """`command(n)` makes n documents; `many` of them last a second or two."""

    def __init__(self, name, result, many, command, env=None):
        self.name, self.result, self.many, self.command = name, result, many, command
        self.env = {**os.environ, **(env or {})}
        self.cold, self.warm = [], []

    def run(self, n):
        """Seconds that passed, seconds of the processor, peak MB: of the process and all that it waited for."""
        command = self.command(n)
        started = time.monotonic()
        child = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        passed = time.monotonic() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{self.name} ended with status {child.returncode}: {' '.join(command)}")
        return passed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def middle(self, what):
        return statistics.median(run[what] for run in self.cold)

    def further(self):
        """Seconds of the processor for one more document."""
        return (min(run[1] for run in self.warm) - self.middle(1)) / (self.many - 1)


def to_memory(vanthu, report):
    """As the others end: the bytes are there, and not put onto the disk."""
    command = [vanthu, "build", report, "-q", "-o", "-", "--format", "pdf"]
    return [Peer("vanthu, to standard output", "PDF", 1, lambda n: command),
            Peer("vanthu --shared-fonts, to standard output", "PDF", 1, lambda n: [*command, "--shared-fonts"])]


def ours(vanthu, report, folder, kind):
    """One document by build, many by batch: the report with a field for its number."""
    with open(report, encoding="utf-8") as file:
        text = file.read()
    form = os.path.join(folder, "form.xml")
    with open(form, "w", encoding="utf-8") as file:
        file.write(text.replace("<number>80<", "<number>{{n}}<", 1))

    def command(n):
        if n == 1:
            return [vanthu, "build", report, "-q", "-o", os.path.join(folder, "vanthu." + kind)]
        # A folder of its own for each run: where files were deleted just before, the file system searches longer.
        table, out = os.path.join(folder, f"{n}.csv"), tempfile.mkdtemp(dir=folder)
        with open(table, "w", encoding="utf-8") as file:
            file.write("n\n" + "".join(f"{i + 1}\n" for i in range(n)))
        return [vanthu, "batch", form, "--data", table, "--to", out, "-o", "{n}." + kind, "-q", "-j", "1"]

    return Peer("vanthu", kind.upper(), 1000, command)


def all_peers(vanthu, report, folder):
    python = os.path.join(CACHE, "py", "bin", "python")
    known = dict(line.split("==") for line in open(os.path.join(PEERS, "requirements.txt"), encoding="utf-8").read().split())

    def of_python(name, package, result, many):
        script = os.path.join(PEERS, "peer.py")
        return Peer(f"{name} {known[package]} (PyPI)", result, many, lambda n: [python, script, package.replace("-", "_"), folder, str(n)])

    peers = [ours(vanthu, report, folder, "pdf"), ours(vanthu, report, folder, "docx"),
             of_python("Typst", "typst", "PDF", 100), of_python("WeasyPrint", "weasyprint", "PDF", 5),
             of_python("python-docx", "python-docx", "DOCX", 50)]
    if shutil.which("node"):
        version = json.load(open(os.path.join(PEERS, "package.json"), encoding="utf-8"))["dependencies"]["docx"]
        script = os.path.join(PEERS, "docx.mjs")
        peers.append(Peer(f"docx {version} (npm)", "DOCX", 100, lambda n: ["node", script, CACHE, folder, str(n)]))
    if shutil.which("soffice"):
        peers.append(of_libreoffice(vanthu, report, folder))
    return peers


def of_libreoffice(vanthu, report, folder):
    """Our own DOCX to PDF, by copies of it; with the fonts of tests/support/libreoffice.py."""
    first = os.path.join(folder, "lo1.docx")
    subprocess.run([vanthu, "build", report, "-q", "-o", first], check=True)
    libreoffice.to_pdf(folder, [first], folder)  # also makes its profile
    version = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]

    def command(n):
        files = [os.path.join(folder, f"lo{i + 1}.docx") for i in range(n)]
        for path in files[1:]:
            shutil.copy(first, path)
        profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
        return ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]

    env = {"FONTCONFIG_FILE": os.path.join(folder, "fonts.conf")}
    return Peer(f"LibreOffice {version[:4].rstrip('.')}, from DOCX", "PDF", 6, command, env)


def print_tables(peers, in_memory, floors):
    own = {peer.result: peer for peer in peers if peer.name == "vanthu"}
    print("| program | result | cold ms | times ours | cpu ms | times ours | peak MB |\n|---|---|---|---|---|---|---|")
    for p in in_memory + peers:
        o = own[p.result]
        print(f"| {p.name} | {p.result} | {1000 * p.middle(0):.1f} | {p.middle(0) / o.middle(0):.1f} | {1000 * p.middle(1):.1f} "
              f"| {p.middle(1) / o.middle(1):.1f} | {p.middle(2):.0f} |")
    for p in floors:
        print(f"| {p.name} alone | - | {1000 * p.middle(0):.1f} | | {1000 * p.middle(1):.1f} | | {p.middle(2):.0f} |")
    print("\n| program | result | documents a second and core | ours, times as many | peak MB |\n|---|---|---|---|---|")
    for p in peers:
        print(f"| {p.name} | {p.result} | {1 / p.further():.{0 if p.further() < 0.1 else 1}f} "
              f"| {p.further() / own[p.result].further():.1f} | {max(run[2] for run in p.warm):.0f} |")


def main(vanthu, report, rounds=11):
    vanthu = os.path.abspath(vanthu)
    install()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(SOURCE, "fonts"), os.path.join(folder, "fonts"))
        shutil.copy(os.path.join(PEERS, "typst.typ"), folder)
        with open(os.path.join(folder, "parts.json"), "w", encoding="utf-8") as file:
            json.dump(parts.read(report), file, ensure_ascii=False)
        peers = all_peers(vanthu, report, folder)
        python = os.path.join(CACHE, "py", "bin", "python")
        floors = [Peer("python", "", 1, lambda n: [python, "-c", ""]), Peer("node", "", 1, lambda n: ["node", "-e", ""])]
        floors = [p for p in floors if shutil.which(p.command(1)[0])]
        in_memory = to_memory(vanthu, report)
        all_of_them = in_memory + peers + floors
        for p in all_of_them:
            p.run(1)  # files in the memory of the system
        for _ in range(int(rounds)):
            random.shuffle(all_of_them)  # what runs before one leaves it more or less of the processor's caches
            for p in all_of_them:
                p.cold.append(p.run(1))
        for _ in range(3):
            for p in peers:
                p.warm.append(p.run(p.many))
        print_tables(peers, in_memory, floors)


if __name__ == "__main__":
    main(*sys.argv[1:])
