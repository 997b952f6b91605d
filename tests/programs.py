"""Are the programs that some tests need on this machine? In CI a missing one fails the test."""

import os
import shutil
from typing import NoReturn

import pytest


def give_up(reason: str) -> NoReturn:
    """Skip the test, saying why; fail it where nothing may be skipped (CI=true)."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def needed(program: str, package: str) -> str:
    """The path of a program; gives the test up where it is missing."""
    found = shutil.which(program)
    if found is None:
        give_up(f"{program} is not installed (Debian: apt-get install {package}).")
    return found
