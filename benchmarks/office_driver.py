"""Runs under Debian's Python: starts LibreOffice and compares two files of text."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS = 40
"""How long LibreOffice may take to start."""


def main() -> None:
    profile, before, after = sys.argv[1:]
    pipe = f"nizam{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nodefault",
            f"-env:UserInstallation=file://{profile}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        print(json.dumps(_compared(_context(pipe), before, after)), flush=True)
    finally:
        office.terminate()
        office.wait(20)


def _context(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(SECONDS * 10):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    sys.exit("LibreOffice did not start")


def _service(context: Any, name: str) -> Any:
    return context.ServiceManager.createInstanceWithContext(name, context)


def _compared(context: Any, before: str, after: str) -> dict[str, float]:
    hidden = (_named("Hidden", value=True),)
    desktop = _service(context, "com.sun.star.frame.Desktop")
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, hidden)
    with Path(after).open(encoding="utf-8") as said:
        document.Text.setString(said.read())
    dispatcher = _service(context, "com.sun.star.frame.DispatchHelper")
    other = (_named("URL", f"file://{before}"),)
    begin = time.perf_counter()
    dispatcher.executeDispatch(
        document.CurrentController.Frame, ".uno:CompareDocuments", "", 0, other
    )
    spent = (time.perf_counter() - begin) * 1000
    changes = document.Redlines.createEnumeration()
    count = 0
    while changes.hasMoreElements():
        changes.nextElement()
        count += 1
    return {"milliseconds": spent, "changes": count}


def _named(name: str, value: object) -> Any:
    pair = PropertyValue()
    pair.Name, pair.Value = name, value
    return pair


if __name__ == "__main__":
    main()
