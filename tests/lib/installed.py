#!/usr/bin/env python3
"""Install into an empty folder and use what is there, as a user would: installed.py MESON SOURCE BUILD

The command finds its layouts, fonts and messages without being told; a C program and a C++ program
are compiled with what pkg-config says; the library shows the symbols of symbols.txt and no other. Prints TAP.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

MESON, SOURCE, BUILD = sys.argv[1:4]
SAMPLE = os.path.join(SOURCE, "samples/bao-cao-80.xml")
EXAMPLE = os.path.join(SOURCE, "docs/example.c")
SYMBOLS = os.path.join(SOURCE, "tests/lib/symbols.txt")
HEADER = os.path.join(SOURCE, "src/vanthu.h")


def run(*command, **options):
    """Standard output of a command that must do well."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise AssertionError(f"{' '.join(command)}: status {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def find(root, pattern):
    found = glob.glob(os.path.join(root, "**", pattern), recursive=True)
    assert found, f"{pattern} was not installed"
    return found[0]


class Tree:
    """An installed tree and the environment of somebody who has nothing but it."""

    def __init__(self, root, work):
        self.root, self.work = root, work
        run(MESON, "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", root)
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("VANTHU", "LC_", "LANG"))}
        self.env["PKG_CONFIG_PATH"] = os.path.dirname(find(root, "vanthu.pc"))
        self.env["PKG_CONFIG_SYSROOT_DIR"] = root
        self.env["LD_LIBRARY_PATH"] = os.path.dirname(find(root, "libvanthu.so"))
        self.data = os.path.dirname(os.path.dirname(find(root, "nd30.xml")))

    def run(self, *command, **env):
        return run(*command, cwd=self.work, env={**self.env, **env})


def command_works(tree):
    tree.run(find(tree.root, "bin/vanthu"), "build", SAMPLE, "-o", "a.pdf", "-o", "a.docx")


def command_speaks_vietnamese(tree):
    text = tree.run(find(tree.root, "bin/vanthu"), "--help", LC_ALL="vi_VN.UTF-8")
    assert "Cách dùng" in text, text


def layouts_and_fonts_are_found(tree):
    for command in "layouts", "fonts":
        for line in tree.run(find(tree.root, "bin/vanthu"), command).splitlines():
            path = line.split("\t")[2]
            assert os.path.realpath(path).startswith(os.path.realpath(tree.data)), line


def compile_example(tree, *compiler):
    flags = tree.run("pkg-config", "--cflags", "--libs", "vanthu").split()
    tree.run(*compiler, "-Wall", "-Wextra", "-Wpedantic", "-Werror", EXAMPLE, *flags, "-o", "example")


def c_program_works(tree):
    compile_example(tree, os.environ.get("CC", "cc"), "-std=c11")
    tree.run("./example", tree.data, SAMPLE, "b.pdf", "b.docx")
    for kind in "pdf", "docx":
        with open(f"{tree.work}/a.{kind}", "rb") as a, open(f"{tree.work}/b.{kind}", "rb") as b:
            assert a.read() == b.read(), f"the {kind} is another than the command's"


def header_is_cpp_too(tree):
    path = os.path.join(tree.work, "h.cpp")
    with open(path, "w", encoding="utf-8") as file:
        file.write("#include <vanthu.h>\nint main() { return vanthu_version() == nullptr; }\n")
    flags = tree.run("pkg-config", "--cflags", "vanthu").split()
    tree.run(*os.environ.get("CC", "cc").split(), "-x", "c++", "-fsyntax-only", path, *flags)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def prototypes():
    return {re.sub(r"\s+", " ", text) for text in re.findall(r"VANTHU_API ([^;]*?\([^;]*\);)", read(HEADER))}


def declared():
    return sorted(re.search(r"(vanthu_\w+)\(", prototype).group(1) for prototype in prototypes())


def symbols_are_those_of_the_list(tree):
    """One that goes or changes its meaning needs another soname; a new one a line in the list."""
    lines = tree.run("nm", "-D", "--defined-only", find(tree.root, "libvanthu.so")).splitlines()
    names = sorted(line.split()[-1] for line in lines)
    listed = read(SYMBOLS).split()
    assert names == listed, f"missing: {set(listed) - set(names)}, not listed: {set(names) - set(listed)}"
    assert names == declared(), set(names) ^ set(declared())


def soname_is_that_of_the_interface(tree):
    text = tree.run("readelf", "-d", find(tree.root, "libvanthu.so"))
    assert "[libvanthu.so.0]" in text, text


def manual_has_the_calls_of_the_header(tree):
    lines = re.findall(r'^\.B "(.*)"$', read(find(tree.root, "man3/vanthu.3")), re.MULTILINE)
    said = {line.replace("\\-", "-") for line in lines}
    assert said == prototypes(), said ^ prototypes()


def manual_and_completion_are_there(tree):
    find(tree.root, "man1/vanthu.1")
    find(tree.root, "bash-completion/completions/vanthu")


def a_changed_sheet_is_obeyed(tree):
    """Whatever is known of the sheets since the program was built. Leaves it broken."""
    path, vanthu = find(tree.root, "nd30.xml"), find(tree.root, "bin/vanthu")
    sheet, dump = read(path), (vanthu, "build", SAMPLE, "-q", "-o", "-", "--format", "dump")
    before = tree.run(*dump)

    def change(old, new):
        assert old in sheet
        with open(path, "w", encoding="utf-8") as file:
            file.write(sheet.replace(old, new, 1))

    change('top="20mm"', 'top="21mm"')
    assert tree.run(*dump) != before, "the change is not seen"
    change("<notes ", "<nodes ")
    done = subprocess.run(dump, capture_output=True, text=True, check=False, env=tree.env)
    assert done.returncode == 1 and f"{path}:20:3: " in done.stderr, done.stderr


def main():
    checks = [command_works, command_speaks_vietnamese, layouts_and_fonts_are_found, c_program_works]
    checks += [header_is_cpp_too, symbols_are_those_of_the_list, soname_is_that_of_the_interface]
    checks += [manual_has_the_calls_of_the_header, manual_and_completion_are_there]
    checks += [a_changed_sheet_is_obeyed]
    print(f"1..{len(checks)}")
    failed = 0
    with tempfile.TemporaryDirectory() as root, tempfile.TemporaryDirectory() as work:
        tree = Tree(root, work)
        for number, check in enumerate(checks, 1):
            problem = None
            try:
                check(tree)
            except (AssertionError, OSError) as error:
                problem = str(error)
            failed += problem is not None
            print("not ok" if problem else "ok", number, "-", check.__name__.replace("_", " "))
            if problem:
                print("#", problem.replace("\n", "\n# "))
    return 1 if failed else 0


sys.exit(main())
