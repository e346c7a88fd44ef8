#!/usr/bin/env python3
"""conformance.py PROGRAM FOLDER...: veraPDF on the results of all descriptions in the folders.

Each description is built for print, as a set of copies and for the archive in every level that is offered, and each result
must pass as all that it claims to be. VANTHU_VERAPDF names the folder of veraPDF's jars; one Java
process checks all files. Prints TAP; skips, saying so, when veraPDF or Java is not there."""
import os
import shutil
import subprocess
import sys
import tempfile

CLAIMS = {  # option -> what the file says of itself
    None: ["ua1"],
    "set": ["ua1"],  # vanthu print-set
    "shared": ["ua1"],  # --shared-fonts
    "3a": ["3a", "ua1"],
    "2a": ["2a", "ua1"],
    "2u": ["2u", "ua1"],
    "1a": ["1a"],
}
DRIVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Conformance.java")
# The validator is loaded more often than it runs for long.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]


def descriptions(folders):
    for folder in folders:
        for name in sorted(os.listdir(folder)):
            if name.endswith(".xml"):
                yield os.path.join(folder, name)


def build(program, description, level, folder):
    name = os.path.splitext(os.path.basename(description))[0]
    pdf = os.path.join(folder, f"{name}.{level or 'print'}.pdf")
    command = "print-set" if level == "set" else "build"
    option = {None: [], "set": [], "shared": ["--shared-fonts"]}.get(level, [f"--archive={level}"])
    done = subprocess.run([program, command, "-q", *option, description, "-o", pdf],
                          capture_output=True, text=True)
    return pdf, done.stderr if done.returncode else ""


def judge(jars, questions):
    """The broken rules of each (level, file); [] for one that passes."""
    lines = "".join(f"{level}\t{pdf}\n" for level, pdf in questions)
    done = subprocess.run([*JAVA, "-cp", os.path.join(jars, "*"), DRIVER], input=lines,
                          capture_output=True, text=True, encoding="utf-8")
    verdicts, current = {}, None
    for line in done.stdout.splitlines():
        if line.startswith(" "):
            verdicts[current].append(line.strip())
            continue
        word, level, pdf = line.split("\t")
        current = (level, pdf)
        verdicts[current] = [] if word == "pass" else ["failed"]
    for question in questions:
        verdicts.setdefault(question, ["no answer: " + done.stderr[-300:]])
    return verdicts


def main():
    program, folders = sys.argv[1], sys.argv[2:]
    jars = os.environ.get("VANTHU_VERAPDF")
    if not jars or not shutil.which("java"):
        print("1..0 # SKIP " + ("java is not installed" if jars else "VANTHU_VERAPDF is not set"))
        return 0
    questions, problems = [], []
    with tempfile.TemporaryDirectory() as folder:
        for description in descriptions(folders):
            for level, claims in CLAIMS.items():
                pdf, problem = build(program, description, level, folder)
                if "nobody is named who gets a copy" in problem:
                    continue
                if problem:
                    problems.append((pdf, problem))
                else:
                    questions += [(claim, pdf) for claim in claims]
        verdicts = judge(jars, questions)
    cases = [(f"{os.path.basename(pdf)} is built", [text]) for pdf, text in problems]
    cases += [(f"{os.path.basename(pdf)} is {level}", verdicts[level, pdf]) for level, pdf in questions]
    for i, (title, broken) in enumerate(cases, 1):
        print(f"{'not ok' if broken else 'ok'} {i} - {title}")
        for line in broken:
            print("# " + line.replace("\n", "\n# "))
    print(f"1..{len(cases)}")
    return 1 if any(broken for _, broken in cases) else 0


sys.exit(main())
