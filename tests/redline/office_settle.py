#!/usr/bin/python3
"""What LibreOffice makes of files, through its own interface (UNO):

    office_settle.py FOLDER accept A.docx reject A.docx plain B.docx ...

Each file is opened, its tracked changes are accepted or rejected (plain: left alone), and its text with
labels and notes is written to FOLDER as A.docx.accept.txt and so on. Needs the system's Python."""
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def connect(folder):
    pipe = f"vanthu{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", "-env:UserInstallation=file://" + os.path.join(folder, "profile"), "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return office, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not answer")


def settle(context, folder, how, path):
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (value("Hidden", True),))
    if how in COMMANDS:
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        dispatcher.executeDispatch(document.getCurrentController().getFrame(), COMMANDS[how], "", 0, ())
    out = os.path.join(folder, f"{os.path.basename(path)}.{how}.txt")
    document.storeToURL(uno.systemPathToFileUrl(out),
                        (value("FilterName", "Text (encoded)"), value("FilterOptions", "UTF8,LF,,,")))
    document.close(True)


def main():
    folder = sys.argv[1]
    office, context = connect(folder)
    try:
        for how, path in zip(sys.argv[2::2], sys.argv[3::2]):
            settle(context, folder, how, os.path.abspath(path))
    finally:
        office.terminate()


if __name__ == "__main__":
    main()
