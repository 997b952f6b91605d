"""Whether JSON keeps to the form of docs/submission.schema.json, and where it does not."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any, str], str]
"""Where a value at a place does not fit: the place, "" where it fits."""


def text(pattern: str = "(?s).*", least: int = 0, most: int = 1_000_000) -> Check:
    """A string that matches as a whole."""
    compiled = re.compile(pattern)

    def check(value: Any, place: str) -> str:
        fits = isinstance(value, str) and least <= len(value) <= most and compiled.fullmatch(value)
        return "" if fits else place

    return check


def whole(least: int) -> Check:
    """An integer, and no truth value."""

    def check(value: Any, place: str) -> str:
        return "" if isinstance(value, int) and value is not True and value >= least else place

    return check


def one_of(*values: object) -> Check:
    """One of these, of the same type."""
    return lambda value, place: (
        "" if any(value == one and type(value) is type(one) for one in values) else place
    )


def or_null(check: Check) -> Check:
    """Null, or what the check asks."""
    return lambda value, place: "" if value is None else check(value, place)


def a_list(of: Check, least: int = 0) -> Check:
    """A list whose members all fit."""

    def check(value: Any, place: str) -> str:
        if not isinstance(value, list) or len(value) < least:
            return place
        wrong = (of(one, f"{place}[{number}]") for number, one in enumerate(value))
        return next(filter(None, wrong), "")

    return check


def members(required: Mapping[str, Check], further: Mapping[str, Check] | None = None) -> Check:
    """An object with these members, perhaps further ones, and no others."""
    known = {**required, **(further or {})}

    def check(value: Any, place: str) -> str:
        if not isinstance(value, dict) or not required.keys() <= value.keys() <= known.keys():
            return place or "{}"
        wrong = (known[name](one, f"{place}.{name}".lstrip(".")) for name, one in value.items())
        return next(filter(None, wrong), "")

    return check


TRUTH = one_of(True, False)  # noqa: FBT003  # the two values
DIGEST = text("[0-9a-f]{64}")
MOMENT = text(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
NAME = members({"az": text()}, {"en": text()})
WHO = members({"id": text(), "name": text()})
HEAD = members({"step": whole(0), "digest": DIGEST})
EXCEPTION = members({"clause": text(), "why": text(), "reason": text()})
SEAL = members(
    {
        "root": DIGEST,
        "tree": one_of("rfc6962"),
        "statement": text(),
        "by": WHO,
        "at": MOMENT,
        "exceptions": a_list(EXCEPTION),
        "step": whole(1),
    }
)
LEAF = members(
    {"kind": one_of("document", "clause", "citation", "need"), "id": text(), "digest": DIGEST},
    {"number": or_null(text())},
)
DOCUMENT = members(
    {
        "slug": text("[a-z0-9][a-z0-9-]*"),
        "id": text(),
        "title": NAME,
        "language": one_of("az"),
        "step": whole(1),
        "digest": DIGEST,
        "seal": SEAL,
        "head": HEAD,
        "leaves": a_list(LEAF),
    }
)
ROLES = ("document", "text", "record", "people", "enclosure", "certificate", "sums", "readme")
FILE = members(
    {
        "path": text("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*"),
        "bytes": whole(0),
        "sha256": DIGEST,
        "media_type": text(),
        "role": one_of(*ROLES),
    },
    {
        "document": text(),
        "form": text(),
        "format": one_of("docx", "pdf"),
        "language": one_of("az", "en", "both"),
        "unsigned_sha256": DIGEST,
        "name": text(),
    },
)
MANIFEST = members(
    {
        "format": one_of("nizam-submission"),
        "version": one_of(1),
        "number": text(least=1, most=80),
        "title": text(),
        "date": MOMENT,
        "addressee": members({"slug": or_null(text()), "name": NAME}),
        "sender": members({"name": NAME}),
        "prepared_by": WHO,
        "signed": TRUTH,
        "demonstration": TRUTH,
        "previous": or_null(members({"number": text(), "manifest": DIGEST})),
        "house": HEAD,
        "documents": a_list(DOCUMENT, 1),
        "files": a_list(FILE, 1),
    }
)
