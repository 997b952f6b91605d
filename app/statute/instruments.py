"""What is said of an instrument itself, and which of its versions is the newest."""

from collections.abc import Mapping
from typing import Any

MARKS = ("verified", "checked")
"""What is said of a description, not of the instrument: whether and where it was checked."""


def content(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of the instrument itself; what says nothing is left out."""
    return {key: said for key, said in facts.items() if key not in MARKS and said}


def version_dates(source: Mapping[str, Any]) -> tuple[str, ...]:
    """Dates under which versions of an instrument can be named, oldest first.

    The day it was adopted is one of them: its first version. `source`: facts of a source.
    """
    dates = {str(one.get("date") or "") for one in source.get("versions") or ()}
    return tuple(sorted((dates | {str(source.get("adopted") or "")}) - {""}))


def newest_version(source: Mapping[str, Any]) -> str:
    """The date of the newest version of an instrument; "" where no date is known."""
    return max(version_dates(source), default="")
