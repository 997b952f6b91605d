"""How a unit's number is printed before its words, so that reading finds the same unit again."""

import re

from app.formats.acts.blocks import Hint
from app.statute.snapshot import Family, Kind

HEADED = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.ANNEX})
"""Kinds whose words are a heading; the words of the others are a text."""

NAMES = {
    "az": {
        Kind.PART: "bölmə",
        Kind.CHAPTER: "fəsil",
        Kind.ARTICLE: "maddə",
        Kind.ANNEX: "əlavə",
    },
    "en": {
        Kind.PART: "part",
        Kind.CHAPTER: "chapter",
        Kind.ARTICLE: "article",
        Kind.ANNEX: "annex",
    },
}
CAPITALS = {"ə": "Ə"}
REPEALED_NOTE = {"az": "*(ləğv edilmişdir)*", "en": "*(repealed)*"}
PRINTABLE = re.compile(r"[0-9A-Za-zçğıöşüəÇĞİÖŞÜƏ]+(?:[-. ][0-9A-Za-zçğıöşüəÇĞİÖŞÜƏ]+)*")


def label(kind: Kind, number: str, family: Family, language: str) -> str:
    """What is printed before the words of the unit; empty where it has no label of its own.

    A number that is not made of letters, digits, dots and hyphens is not printed.
    """
    if number and not PRINTABLE.fullmatch(number):
        return ""
    if kind is Kind.SECTION:
        return number and f"§ {number}"
    if kind is Kind.POINT:
        opening_bracket = "(" if family is Family.EUROPEAN and language == "en" else ""
        return number and f"{opening_bracket}{number})"
    if kind is Kind.PARAGRAPH or (kind is Kind.ARTICLE and not family.has_articles):
        return number and f"{number}."
    names = NAMES.get(language, NAMES["az"])
    return _named(names[kind], kind, number, language) if kind in names else ""


def _named(name: str, kind: Kind, number: str, language: str) -> str:
    counted_first = language != "en" and kind in {Kind.PART, Kind.CHAPTER}
    if counted_first and number and not number[0].isdigit():
        return f"{number} {name}"
    if kind is Kind.ANNEX or number:
        return f"{CAPITALS.get(name[0], name[0].upper())}{name[1:]} {number}".rstrip()
    return ""


def opening(printed: str, words: str) -> str:
    """`printed` with the full stop and space that part it from the words that follow."""
    if not printed:
        return ""
    stop = "" if printed[-1] in ".)" or not (words or printed.startswith("Maddə")) else "."
    return f"{printed}{stop} " if words else f"{printed}{stop}"


def hinted_opening(hint: Hint, family: Family, language: str) -> str:
    """What stands before the words of a hinted clause: its label, and that it has been struck."""
    note = REPEALED_NOTE.get(language, REPEALED_NOTE["az"]) if hint.struck else ""
    words = hint.has_heading if is_headed(hint) else hint.has_text
    start = opening(label(hint.kind, hint.number, family, language), note or ("x" if words else ""))
    return f"{start}{note} " if note and words else start + note


def is_headed(hint: Hint) -> bool:
    """Whether the clause opens with a line set as a heading."""
    return hint.kind in HEADED or hint.has_heading


def parts_of(hint: Hint, family: Family, language: str) -> tuple[bool, bool]:
    """Whether a heading's line and whether a paragraph follow the hint."""
    starts = bool(hinted_opening(hint, family, language))
    if is_headed(hint):
        return starts or hint.has_heading, hint.has_text
    return False, starts or hint.has_text
