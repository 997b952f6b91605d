"""What our units are called in Akoma Ntoso 3.0, and how their names begin an eId."""

from collections.abc import Mapping

from app.statute.snapshot import Kind

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""The namespace of the standard (OASIS, 29 August 2018)."""

OURS = "urn:nizam:akn:1"
"""Our own namespace, for the little the standard has no word for; readers may ignore it."""

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ELEMENTS: Mapping[Kind, str] = {
    Kind.PART: "part",
    Kind.CHAPTER: "chapter",
    Kind.SECTION: "section",
    Kind.ARTICLE: "article",
    Kind.PARAGRAPH: "paragraph",
    Kind.POINT: "point",
    Kind.INDENT: "indent",
}
"""Kinds the standard has an element of the hierarchy for; the others are `hcontainer` there."""

BEGINNINGS = {
    "chapter": "chp",
    "section": "sec",
    "article": "art",
    "paragraph": "para",
    "attachment": "att",
    "recital": "rec",
    "component": "cmp",
}
"""Abbreviations of the Naming Convention; every other element is called by its whole name."""

CODES = {"az": "aze", "en": "eng"}
"""ISO 639-2, as FRBRlanguage has it."""

LANGUAGES = {
    **{code: language for language, code in CODES.items()},
    **{language: language for language in CODES},
}
"""Our language by the codes other houses write."""


def tag(name: str) -> str:
    """The element of the standard with its namespace."""
    return f"{{{AKN}}}{name}"


def ours(name: str) -> str:
    """A name of our own namespace."""
    return f"{{{OURS}}}{name}"
