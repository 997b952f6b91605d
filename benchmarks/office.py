"""LibreOffice's comparison of two documents, driven without a screen."""

import json
import subprocess
import tempfile
from pathlib import Path
from shutil import which

PYTHON = Path("/usr/bin/python3")
"""Debian's own Python: it alone has LibreOffice's bridge (package python3-uno)."""

DRIVER = Path(__file__).with_name("office_driver.py")

PATIENCE = 90
"""Seconds one comparison may take, with the start of LibreOffice."""


def is_here() -> bool:
    """Whether there is a LibreOffice to drive."""
    return bool(which("soffice")) and PYTHON.exists()


def compare(before: Path, after: Path) -> tuple[float, int] | None:
    """Milliseconds of the comparison alone, and the changes it marked; None where it failed.

    Each time in a LibreOffice of its own: 7.4 falls over at the second comparison.
    """
    with tempfile.TemporaryDirectory(prefix="nizam-office-", ignore_cleanup_errors=True) as folder:
        asked = [str(PYTHON), str(DRIVER), folder, str(before), str(after)]
        try:
            done = subprocess.run(
                asked, capture_output=True, text=True, timeout=PATIENCE, check=True
            )
        except subprocess.SubprocessError:
            return None
    said = json.loads(done.stdout)
    return said["milliseconds"], said["changes"]
