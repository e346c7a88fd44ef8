#!/usr/bin/env python3
"""options.py VANTHU SOURCE [--every N] [--first N] [--keep DIR]: the samples with each option that shapes a DOCX,
and what a batch makes, before the validators.

--every 1 makes all samples with all options, which takes minutes; more makes every Nth of them. Prints TAP; the
validators are those of validate.py."""
import argparse
import os
import subprocess
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import validate
import variants



def batch(vanthu, source, folder):
    """The DOCX of the rows of the sample's table."""
    samples, out = os.path.join(source, "samples", "batch"), os.path.join(folder, "batch")
    subprocess.run([vanthu, "batch", os.path.join(samples, "giay-moi.xml"), "--data", os.path.join(samples, "khach.csv"),
                    "--to", out, "-o", "{row}.docx", "-q"], check=True, capture_output=True)
    return sorted(os.path.join(out, name) for name in os.listdir(out) if name.endswith(".docx"))


def build(vanthu, source, folder, every, first):
    """(name, path, what is wrong)"""
    for name, arguments in variants.variants(source, folder, every=every, first=first):
        docx = os.path.join(folder, name + ".docx")
        done = subprocess.run([vanthu, *arguments, "-q", "-o", docx], capture_output=True, text=True)
        yield name, docx, done.stderr.strip() if done.returncode else None
    for docx in batch(vanthu, source, folder)[:: 1 if every == 1 else 10]:
        yield "batch-" + os.path.basename(docx)[:-5], docx, None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("vanthu")
    parser.add_argument("source")
    parser.add_argument("--every", type=int, default=40)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep")
    options = parser.parse_args()
    if not validate.is_there():
        print("1..0 # SKIP neither schemas nor VANTHU_OOXML_VALIDATOR are here")
        return 0
    failed = refused = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or scratch
        os.makedirs(folder, exist_ok=True)
        made = list(build(options.vanthu, options.source, folder, options.every, options.first))
        verdicts = validate.verdicts([docx for _, docx, message in made if message is None])
        for count, (name, docx, message) in enumerate(made, 1):
            problems = verdicts.get(docx, [])
            failed, refused = failed + bool(problems), refused + (message is not None)
            print(f"{'not ok' if problems else 'ok'} {count} - {name}{' # SKIP it is refused' if message else ''}")
            for line in problems[:5] + ([message.splitlines()[0]] if message else []):
                print("# " + line)
    print(f"# {len(made) - refused} files, {refused} refused")
    print(f"1..{len(made)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
