#!/usr/bin/env python3
"""Sum up the tests in meson's junit files: sum_tests.py FILE...; the last line says how many.

Each subtest counts as one test, and a test program that ends badly as a failed one.
"""

import sys
import xml.etree.ElementTree as ElementTree


def result(case):
    """passed, failed or skipped, of a <testcase>."""
    names = {child.tag for child in case}
    if names & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in names else "passed"


def count(paths):
    """How many tests came to what, and the names of those that failed."""
    totals, failed = {"passed": 0, "failed": 0, "skipped": 0}, []
    for path in paths:
        try:
            suites = ElementTree.parse(path).getroot()
        except (OSError, ElementTree.ParseError) as error:
            totals["failed"] += 1
            failed.append(f"{path}: {error}")
            continue
        for suite in suites.iter("testsuite"):
            for case in suite.iter("testcase"):
                totals[result(case)] += 1
                if result(case) == "failed":
                    failed.append(f"{suite.get('name')}: {case.get('name')}")
    return totals, failed


def main():
    totals, failed = count(sys.argv[1:])
    for name in failed:
        print("failed:", name)
    print(f"{totals['passed']} passed, {totals['failed']} failed, {totals['skipped']} skipped")
    return 1 if totals["failed"] or not totals["passed"] else 0


sys.exit(main())
