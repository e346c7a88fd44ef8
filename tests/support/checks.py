"""Functions that assert, each in a folder of its own."""
import tempfile


def run_all(checks):
    """Prints TAP; the status: 1 when one fails."""
    print(f"1..{len(checks)}")
    bad = False
    for number, test in enumerate(checks, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                print(f"ok {number} - {test.__name__}", flush=True)
            except AssertionError as problem:
                bad = True
                print(f"not ok {number} - {test.__name__}\n# line {problem.__traceback__.tb_next.tb_lineno}", flush=True)
                print("# " + str(problem).replace("\n", "\n# "), flush=True)
    return 1 if bad else 0
