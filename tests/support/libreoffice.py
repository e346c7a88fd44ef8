"""LibreOffice as the tests use it: a profile of its own, and the project's fonts alone, so that what
else a machine has installed cannot move a line. (Debian's fonts-liberation 1.07 bears the same
family name and lacks the Vietnamese letters.)"""
import os
import shutil
import subprocess

FONTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "fonts")
# It passes over what comes behind 250 files.
AT_ONCE = 200
CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{folder}/font-cache</cachedir>
  <alias binding="same">
    <family>Times New Roman</family><accept><family>Liberation Serif</family></accept>
  </alias>
</fontconfig>
"""


def is_installed():
    return shutil.which("soffice") is not None


def has_math():
    """Whether it draws formulas; Debian has that in a package of its own."""
    folder = os.path.dirname(os.path.realpath(shutil.which("soffice")))
    return os.path.exists(os.path.join(folder, "libsmlo.so"))


def to_pdf(folder, files, out):
    """Write the PDF of each of `files` into the folder `out`; `folder` holds what LibreOffice needs."""
    convert(folder, files, out, "pdf")


def convert(folder, files, out, kind):
    """The same for any kind of file: "docx"."""
    if not files:  # it would open and wait
        return
    config = os.path.join(folder, "fonts.conf")
    with open(config, "w", encoding="utf-8") as f:
        f.write(CONFIG.format(fonts=os.path.realpath(FONTS), folder=folder))
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
    for at in range(0, len(files), AT_ONCE):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", out, *files[at : at + AT_ONCE]],
            env={**os.environ, "FONTCONFIG_FILE": config},
            capture_output=True,
            timeout=900,
            check=False,
        )
