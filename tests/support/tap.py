"""What a test finds, case by case, as TAP."""


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def case(self, name, problems, most=20):
        """A case, which holds when there are no problems (texts); `most` of them are shown."""
        problems = list(problems)
        self.count += 1
        self.failed += bool(problems)
        print("not ok" if problems else "ok", self.count, "-", name, flush=True)
        for problem in problems[:most]:
            print("#", str(problem).strip().replace("\n", "\n# "))

    def skip(self, name, why):
        self.count += 1
        print("ok", self.count, "-", name, "# SKIP", why)

    def end(self):
        """The plan; gives the exit status."""
        print(f"1..{self.count}")
        return 1 if self.failed else 0
