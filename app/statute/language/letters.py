"""The letters of Azerbaijani: their order, their two cases, and what they become without marks."""

import unicodedata

import regex

ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
"""The 32 letters in dictionary order; w is no letter of it and sorts after z."""

LONGEST_SLUG = 80
"""Letters and hyphens a name in an address may have, at most."""

_DOTTED_CAPITAL = "I\N{COMBINING DOT ABOVE}"
_TO_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_TO_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_PLAIN = str.maketrans({"ə": "e", "ı": "i"})
_MARKS = regex.compile(r"\p{Mn}+")
_NOT_SLUG = regex.compile("[^a-z0-9]+")


def lower(text: str) -> str:
    """Small letters: I becomes ı, İ becomes i, in whichever form İ was typed."""
    return text.replace(_DOTTED_CAPITAL, "İ").translate(_TO_LOWER).lower()


def upper(text: str) -> str:
    """Capitals: i becomes İ, ı becomes I."""
    return text.translate(_TO_UPPER).upper()


def fold(text: str) -> str:
    """The forgiving search key: small letters, no diacritics, ə as e, ı as i.

    Folding twice changes nothing, so a stored key and a typed one can be folded alike.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    cased = unicodedata.normalize("NFKD", lower(bare).casefold())
    return _MARKS.sub("", cased).translate(_PLAIN)


def slug(text: str) -> str:
    """ASCII words joined by hyphens, for addresses and file names; may be empty."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def short_slug(text: str) -> str:
    """The same, cut to what names in addresses may have: LONGEST_SLUG characters."""
    return slug(text)[:LONGEST_SLUG].strip("-")
