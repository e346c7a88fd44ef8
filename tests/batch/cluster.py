#!/usr/bin/env python3
"""cluster.py VANTHU SOURCE [ROWS]: a batch on several machines, as docs/BATCH.md says it. Prints TAP.

A Slurm of three nodes and two ssh servers are set up on the loopback, each with a folder and keys of its own, and
taken down again. One node is lost in the middle, with all that runs on it: what comes out is byte for byte what one
run makes. Needs slurm-wlm and munge, parallel and openssh-server; what is not installed is skipped."""

import glob
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

VANTHU, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ROWS = int(sys.argv[3]) if len(sys.argv) > 3 else 600
SAMPLE = os.path.join(SOURCE, "samples", "batch")
OPTIONS = ["giay-moi.xml", "--data", "t.csv", "--to", "out", "-o", "{row}-{number}-{symbol}.pdf", "-o", "{row}.docx", "--register", "so.csv"]
SLURM = """ClusterName=vanthu
SlurmctldHost=localhost
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.sock,cred_expire=5
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/%n.log
SlurmctldPort={ports[0]}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SlurmdTimeout=5
SchedulerParameters=sched_min_interval=0,batch_sched_delay=0,sched_interval=2,bf_interval=2
{nodes}
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""
SSHD = """ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/key.pub
PidFile {folder}/sshd.pid
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
"""
SSH = """Host may1 may2
HostName 127.0.0.1
IdentityFile {folder}/key
IdentitiesOnly yes
UserKnownHostsFile /dev/null
StrictHostKeyChecking no
LogLevel ERROR
Host may1
Port {ports[0]}
Host may2
Port {ports[1]}
"""
ALSO = "/usr/sbin:/sbin:" + os.environ.get("PATH", "")


def has(*programs):
    return all(shutil.which(program, path=ALSO) for program in programs)


def free_ports(n):
    sockets = [socket.socket() for _ in range(n)]
    for s in sockets:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def write(path, text, mode=0o644):
    with open(path, "wb" if isinstance(text, bytes) else "w") as file:
        file.write(text)
    os.chmod(path, mode)


def prepare(folder):
    """The sample with as many rows as asked for, in a folder of its own."""
    os.makedirs(folder)
    shutil.copy(os.path.join(SAMPLE, "giay-moi.xml"), folder)
    with open(os.path.join(SAMPLE, "khach.csv"), encoding="utf-8") as file:
        head, *lines = file.read().splitlines()
    write(os.path.join(folder, "t.csv"), "\n".join([head] + [lines[i % len(lines)] for i in range(ROWS)]) + "\n")


def results(folder):
    found = {}
    for path in glob.glob(os.path.join(folder, "out", "*")):
        if not os.path.basename(path).startswith("manifest"):
            with open(path, "rb") as file:
                found[os.path.basename(path)] = hashlib.sha256(file.read()).hexdigest()
    return found


def whole(folder):
    """What one run on one machine makes."""
    path = os.path.join(folder, "whole")
    prepare(path)
    subprocess.run([VANTHU, "batch", *OPTIONS, "-q"], cwd=path, check=True)
    made = results(path)
    assert len(made) == 2 * ROWS + 1
    return made


class Servers:
    """Programs that are ended with the test, in the order opposite to that of their start."""

    def __init__(self, env):
        self.env, self.running = env, []

    def start(self, *command):
        program = shutil.which(command[0], path=ALSO)
        server = subprocess.Popen([program, *command[1:]], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.running.append(server)
        return server

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in reversed(self.running):
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def wait_for(what, seconds, words):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, words()
        time.sleep(0.1)


# ---- Slurm ----


def processes_of(node):
    """What runs on a node: tasks know it by their environment; what started them is their parent."""
    found = set()
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/environ", "rb") as file:
                if f"SLURMD_NODENAME={node}".encode() not in file.read().split(b"\0"):
                    continue
            found.add(int(entry))
            with open(f"/proc/{entry}/stat", encoding="ascii") as file:
                parent = int(file.read().rsplit(")", 1)[1].split()[1])
            with open(f"/proc/{parent}/comm", encoding="ascii") as file:
                if file.read().startswith("slurmstepd"):
                    found.add(parent)
        except OSError:
            continue
    return found


def lose(node, server):
    """As by a loss of power: its daemon, and all that it started."""
    server.kill()
    tasks = processes_of(node)
    for pid in tasks:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    return len(tasks)


def start_slurm(servers, folder):
    ports = free_ports(4)
    nodes = "\n".join(f"NodeName=node{i} NodeHostname=localhost NodeAddr=127.0.0.1 Port={ports[i]} CPUs=1 State=UNKNOWN" for i in (1, 2, 3))
    user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    write(os.path.join(folder, "slurm.conf"), SLURM.format(folder=folder, ports=ports, nodes=nodes, user=user))
    write(os.path.join(folder, "munge.key"), os.urandom(1024), 0o400)
    own = {"key-file": "munge.key", "socket": "munge.sock", "pid-file": "munge.pid", "log-file": "munge.log", "seed-file": "munge.seed"}
    servers.start("munged", "--foreground", "--force", *(f"--{option}={folder}/{name}" for option, name in own.items()))
    wait_for(lambda: os.path.exists(os.path.join(folder, "munge.sock")), 20, lambda: "munged does not answer")
    os.mkdir(os.path.join(folder, "state"))
    servers.start("slurmctld", "-D")
    return {f"node{i}": servers.start("slurmd", "-D", "-N", f"node{i}") for i in (1, 2, 3)}


def slurm(*words, env, cwd="/"):
    done = subprocess.run(words, env=env, cwd=cwd, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def a_job_array_that_loses_a_node_makes_the_whole(folder):
    if not has("munged", "slurmctld", "slurmd", "sbatch"):
        return "slurm-wlm and munge are not installed"
    made = whole(folder)
    work, run = os.path.join(folder, "work"), os.path.join(folder, "slurm")
    prepare(work)
    os.mkdir(run)
    os.chmod(folder, 0o711)
    env = {**os.environ, "SLURM_CONF": os.path.join(run, "slurm.conf"), "VANTHU": VANTHU, "PATH": ALSO}
    with Servers(env) as servers:
        nodes = start_slurm(servers, run)
        wait_for(lambda: slurm("sinfo", "-h", "-o", "%D %t", env=env).split() == ["3", "idle"], 60,
                 lambda: slurm("sinfo", "-N", env=env))
        script = os.path.join(SAMPLE, "slurm.sh")
        job = slurm("sh", script, "submit", "6", *OPTIONS, env=env, cwd=work).strip()
        assert job.isdigit(), job
        wait_for(lambda: len(results(work)) > ROWS // 10 and processes_of("node2"), 60, lambda: slurm("squeue", env=env))
        lost = lose("node2", nodes["node2"])
        before = len(results(work))
        assert lost and before < len(made), f"{lost} processes were lost when {before} results were there"
        wait_for(lambda: not slurm("squeue", "-h", env=env).strip(), 240, lambda: slurm("squeue", env=env))
        print(f"# a node with {lost} processes was lost when {before} of {len(made)} results were there")
        state = slurm("scontrol", "-o", "show", "jobs", env=env)
    said = "".join(open(path, encoding="utf-8").read() for path in glob.glob(os.path.join(work, "slurm-*.out")))
    assert "Restarts=1" in state, state
    assert results(work) == made, said
    assert f"{ROWS} documents: 0 made, {ROWS} unchanged, 0 failed" in said, said
    return None


# ---- GNU parallel over ssh ----


def parallel_over_ssh_makes_the_whole(folder):
    if not has("parallel", "sshd", "ssh", "ssh-keygen"):
        return "parallel and openssh-server are not installed"
    made = whole(folder)
    work, run = os.path.join(folder, "work"), os.path.join(folder, "ssh")
    prepare(work)
    os.mkdir(run)
    ports = free_ports(2)
    write(os.path.join(run, "sshd"), SSHD.format(folder=run))
    write(os.path.join(run, "ssh"), SSH.format(folder=run, ports=ports))
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", os.path.join(run, name)], check=True)
    if os.getuid() == 0:
        os.makedirs("/run/sshd", exist_ok=True)
    with Servers(dict(os.environ)) as servers:
        for port in ports:
            servers.start("sshd", "-D", "-f", os.path.join(run, "sshd"), "-p", str(port))
        ssh = f"ssh -F {run}/ssh"
        wait_for(lambda: subprocess.run([*ssh.split(), "may2", "true"], capture_output=True, check=False).returncode == 0, 20,
                 lambda: "ssh does not answer")
        quoted = [f"'{word}'" if "{" in word else word for word in OPTIONS]
        command = ["parallel", "--will-cite", "--ssh", ssh, "-S", "may1,may2", "-j1", "--retries", "3", "--wd", ".",
                   VANTHU, "batch", *quoted, "--resume", "-q", "--shard", "{}/8", ":::", *map(str, range(1, 9))]
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr
    end = subprocess.run([VANTHU, "batch", *OPTIONS, "--resume"], cwd=work, capture_output=True, text=True, check=False)
    assert results(work) == made, end.stderr
    assert f"0 made, {ROWS} unchanged" in end.stdout, end.stdout
    return None


def main():
    tests = [a_job_array_that_loses_a_node_makes_the_whole, parallel_over_ssh_makes_the_whole]
    print(f"1..{len(tests)}")
    bad = False
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                skipped = test(folder)
                print(f"ok {number} - {test.__name__}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
            except AssertionError as problem:
                bad = True
                print(f"not ok {number} - {test.__name__}\n# " + str(problem).replace("\n", "\n# "), flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
