"""Is what somebody says of a source fit to be printed: its names, its dates, its link."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from app.operations.errors import NotThere, Refused
from app.statute.identifiers import Scheme, read_date, read_identifier
from app.statute.snapshot import canonical


class NoLink(Refused):
    """An address that is none of the web."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given


class OutOfOrder(Refused):
    """Versions of an instrument that do not follow one another."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(before, after)
        self.before = before
        self.after = after


def checked_source(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are kept: names of instruments as their schemes write them.

    Raises NoIdentifier, NoDate, NoLink, OutOfOrder, and NotThere for a scheme nobody knows.
    """
    link = str(facts.get("link") or "").strip()
    if link and not link.startswith(("http://", "https://")):
        raise NoLink(link)
    return {
        **facts,
        "identifiers": _identifiers(facts.get("identifiers") or {}),
        "adopted": read_date(str(facts.get("adopted") or "")),
        "versions": _versions(facts.get("versions") or ()),
        "link": link,
    }


def _identifiers(given: Mapping[str, str]) -> dict[str, str]:
    if given.keys() - set(Scheme):
        raise NotThere
    return {scheme: read_identifier(Scheme(scheme), name) for scheme, name in given.items()}


def _versions(given: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Oldest first; a version without a date may stand anywhere."""
    versions = [
        {"date": read_date(str(one.get("date", ""))), "label": canonical(str(one.get("label", "")))}
        for one in given
    ]
    dated = [one["date"] for one in versions if one["date"]]
    for before, after in pairwise(dated):
        if after[: len(before)] < before[: len(after)]:
            raise OutOfOrder(before, after)
    return versions
