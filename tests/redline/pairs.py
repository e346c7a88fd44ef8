"""Seeded pairs of versions of a description, and what vanthu builds of them.

Even seeds change random reports (sections of all kinds, articles, quotes of laws, forms), odd ones drafts of
all elements (draft.py)."""
import os
import subprocess

import change
import draft
import random_report

MOST_TRIES = 20


class Pair:
    """Descriptions and documents of a pair; the same seed gives the same."""

    def __init__(self, program, folder, seed):
        self.program, self.seed = program, seed
        self.at = lambda ending: os.path.join(folder, f"{seed}-{ending}")
        draft.write_images(folder)

    def run(self, *command):
        done = subprocess.run([self.program, *command], capture_output=True, text=True, check=False)
        return done.stderr.strip() if done.returncode else None

    def build(self, name):
        return self.run("build", self.at(name + ".xml"), "-q", "-o", self.at(name + ".docx"))

    def write(self, name, text):
        with open(self.at(name + ".xml"), "w", encoding="utf-8") as file:
            file.write(text)

    def old(self):
        if self.seed % 2:
            return draft.report(self.seed)
        old = random_report.report(self.seed % 50 + 1)
        return change.with_table(old, self.seed) if self.seed % 3 == 0 else old

    def make(self):
        """What is wrong, or None. A change may make a description wrong: then another one is tried."""
        old = self.old()
        self.write("old", old)
        wrong = self.build("old")
        for i in range(0 if wrong else MOST_TRIES):
            new, self.steps = change.change(old, self.seed + 1000 * i)
            self.write("new", new)
            wrong = self.build("new")
            if not wrong:
                break
        return wrong or self.run("redline", self.at("old.xml"), self.at("new.xml"), "-q", "-o", self.at("redline.docx"))
