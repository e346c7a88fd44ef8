#!/usr/bin/env python3
"""runs.py VANTHU SHIM: two runs in one folder, of which one is held at the moment that matters (shim.c), and what the
file system may lack. Prints TAP."""
import errno
import glob
import os
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from checks import run_all  # noqa: E402

VANTHU, SHIM = (os.path.abspath(p) for p in sys.argv[1:3])
SECONDS = 60
FORM = """<report xmlns="urn:vanthu:report:1" type="BC">
<issuer><name>SỞ Y TẾ</name></issuer>
<number>{{a}}</number><symbol>BC-SYT</symbol><place>An Giang</place><date>2024-03-18</date>
<subject>Nước sạch</subject><body><p>Kết quả như sau.</p></body>
<recipients><to>Bộ Y tế</to><archive>VT</archive></recipients>
<signature><post>GIÁM ĐỐC</post><name>Lê Thị Bình</name></signature>
</report>
"""
checks = []


def check(test):
    checks.append(test)
    return test


def prepare(folder, n):
    with open(os.path.join(folder, "m.xml"), "w", encoding="utf-8") as file:
        file.write(FORM)
    with open(os.path.join(folder, "k.csv"), "w", encoding="utf-8") as file:
        file.write("a\n" + "".join(f"{i}\n" for i in range(1, n + 1)))


def start(folder, *more, fault=""):
    words = [VANTHU, "batch", "m.xml", "--data", "k.csv", "--to", "out", "-j", "1", "-q", "-o", "{row}.dump", *more]
    env = dict(os.environ, FAULT=fault, LD_PRELOAD=SHIM)
    return subprocess.Popen(words, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def run(folder, *more, fault=""):
    process = start(folder, *more, fault=fault)
    said = process.communicate(timeout=SECONDS)[0]
    return process.returncode, said


def state(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        return file.read().rpartition(") ")[2][0]


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
        return [int(n) for n in file.read().split()]


def wait_for(what):
    """What it gives, once it gives something."""
    end = time.monotonic() + SECONDS
    while not (found := what()):
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.005)
    return found


def dumps(folder):
    return len(glob.glob(os.path.join(folder, "out", "*.dump")))


@check
def a_manifest_that_another_run_replaced_is_opened_again(folder):
    prepare(folder, 300)
    # One has opened the manifest; before it locks it, another ends, and puts its own in the place.
    first = start(folder, fault="lock 1 stop")
    wait_for(lambda: state(first.pid) == "T")
    manifest = os.path.join(folder, "out", "manifest.jsonl")
    shutil.copy(manifest, manifest + ".new")
    os.replace(manifest + ".new", manifest)
    first.send_signal(signal.SIGCONT)
    wait_for(lambda: dumps(folder))
    first.send_signal(signal.SIGSTOP)
    status, said = run(folder, "--resume")
    first.send_signal(signal.SIGCONT)
    first.communicate(timeout=SECONDS)
    assert status == 3 and "another run is writing out/manifest.jsonl" in said, said
    assert first.returncode == 0 and dumps(folder) == 300
    with open(manifest, encoding="utf-8") as file:
        assert len(file.readlines()) == 300


@check
def a_file_system_without_locks_is_told_and_used(folder):
    prepare(folder, 2)
    with open(os.path.join(folder, "k.csv"), "a", encoding="utf-8") as file:
        file.write('" "\n')
    status, said = run(folder, fault=f"lock 1 {errno.ENOLCK} +")
    assert status == 1 and dumps(folder) == 2, said
    assert said.index("cannot lock") < said.index("row 3 has nothing"), said
    prepare(folder, 2)
    status, said = run(folder, fault=f"lock 1 {errno.ENOLCK} +")
    assert status == 0 and dumps(folder) == 2, said
    assert "warning: cannot lock out/manifest.jsonl: " + os.strerror(errno.ENOLCK) in said and "another run" not in said, said
    status, said = run(folder, "--resume", fault=f"lock 1 {errno.EINTR}")
    assert status == 0 and not said, said
    status, said = run(folder, "--resume", fault=f"lock 1 {errno.EAGAIN} +")
    assert status == 3 and "another run is writing out/manifest.jsonl" in said, said


@check
def two_runs_that_put_the_same_file_do_not_meet(folder):
    prepare(folder, 2)
    assert run(folder)[0] == 0
    # A worker has the name for a moment, and is about to replace what is there.
    first = start(folder, fault="rename 1 stop")
    (worker,) = wait_for(lambda: [pid for pid in children(first.pid) if state(pid) == "T"])
    status, said = run(folder, "--shard", "1/1")
    assert status == 3 and "another run is writing" in said, said
    for shard in ("1/2", "2/2"):
        status, said = run(folder, "--shard", shard)
        assert status == 0, said
    os.kill(worker, signal.SIGCONT)
    said = first.communicate(timeout=SECONDS)[0]
    assert first.returncode == 0, said
    left = [name for name in os.listdir(os.path.join(folder, "out")) if name.startswith(".")]
    assert not left and dumps(folder) == 2, left


@check
def those_that_are_left_do_the_work_of_a_worker_that_ended(folder):
    # No worker can be started but the first two, of which one ends over a document, with another before it.
    prepare(folder, 2000)
    first = start(folder, "-j", "2", fault=f"fork 3 {errno.EAGAIN} +")
    (worker, _) = wait_for(lambda: len(found := children(first.pid)) == 2 and found)
    os.kill(worker, signal.SIGKILL)
    said = first.communicate(timeout=SECONDS)[0]
    lost = said.count("the program ended over this document (signal 9)")
    assert lost <= 1 and dumps(folder) >= 2000 - lost and first.returncode == 3 * lost, said
    assert "no worker can be started" not in said, said
    # A single one was the last, and the run ends and says why.
    shutil.rmtree(os.path.join(folder, "out"))
    first = start(folder, fault=f"fork 2 {errno.EAGAIN} +")
    wait_for(lambda: children(first.pid))
    wait_for(lambda: dumps(folder))
    os.kill(children(first.pid)[0], signal.SIGKILL)
    said = first.communicate(timeout=SECONDS)[0]
    assert first.returncode == 3 and "no worker can be started" in said, said
    assert run(folder, "--resume")[0] == 0 and dumps(folder) == 2000


if __name__ == "__main__":
    sys.exit(run_all(checks))
