"""LibreOffice without a window: all changes of files taken or refused, the words handed back."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.programs import needed

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Settling"/>
</library:library>"""

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling"
 script:language="StarBasic">
Function Fact(name, value)
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = name
  made.Value = value
  Fact = made
End Function

Sub Settle(source, target, command)
  Dim document, dispatcher
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Fact("Hidden", True)))
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  document.storeToURL(target, Array(Fact("FilterName", "Text (encoded)"), _
    Fact("FilterOptions", "UTF8,LF,,,")))
  document.close(True)
End Sub

Sub SettleAll(folder)
  Dim name
  name = Dir(folder &amp; "/*.docx")
  Do While name &lt;&gt; ""
    Settle(folder &amp; "/" &amp; name, folder &amp; "/" &amp; name &amp; ".taken", _
      ".uno:AcceptAllTrackedChanges")
    Settle(folder &amp; "/" &amp; name, folder &amp; "/" &amp; name &amp; ".refused", _
      ".uno:RejectAllTrackedChanges")
    name = Dir
  Loop
End Sub
</script:module>"""


def settled_by_office(folder: Path, files: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """The words of each file with all changes taken, and with all refused."""
    office = needed("soffice", "libreoffice-writer-nogui")
    profile, work = folder / "profile", folder / "files"
    work.mkdir()
    run = [office, "--headless", "--norestore", f"-env:UserInstallation=file://{profile}"]
    subprocess.run([*run, "--terminate_after_init"], check=True, capture_output=True, timeout=100)
    standard = profile / "user" / "basic" / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    (standard / "script.xlb").write_text(LIBRARY, "utf-8")
    (standard / "Settling.xba").write_text(MODULE, "utf-8")
    for name, content in files.items():
        (work / f"{name}.docx").write_bytes(content)
    macro = f'macro:///Standard.Settling.SettleAll("file://{work}")'
    subprocess.run([*run, macro], check=True, capture_output=True, timeout=100)
    return {
        name: (_words(work / f"{name}.docx.taken"), _words(work / f"{name}.docx.refused"))
        for name in files
    }


def _words(path: Path) -> str:
    return plain(path.read_text("utf-8-sig"))


def plain(text: str) -> str:
    """Words with single blanks between."""
    return re.sub(r"\s+", " ", text).strip()
