"""In which order printed numbers stand: 5, 5.1, 5.1-1, 5.2, 5-1, 6."""

import re

from app.statute.language import NumeralError, from_roman, letter_index, sort_key

NumberKey = tuple[tuple[tuple[tuple[int, int, str], ...], ...], str]
"""Per dotted level, per hyphenated part: what sort of numeral, its value, its text; then ties."""

_DIGITS = re.compile("[0-9]{1,18}")
_ARABIC, _ROMAN, _LETTERS, _OTHER = range(4)


def _atom(part: str) -> tuple[int, int, str]:
    if _DIGITS.fullmatch(part):
        return _ARABIC, int(part), ""
    if part.isupper():
        try:
            return _ROMAN, from_roman(part), ""
        except NumeralError:
            return _OTHER, 0, sort_key(part)
    try:
        return _LETTERS, letter_index(part), ""
    except NumeralError:
        return _OTHER, 0, sort_key(part)


def number_key(number: str) -> NumberKey:
    """Sort key of a bare printed number, total over all texts: equal keys mean equal numbers.

    A hyphen inserts after the whole unit (5-1 stands after 5.9), a dot inside it. Arabic before
    Roman before letters; letters by the Azerbaijani alphabet.
    """
    levels = (level.split("-") for level in number.split(".")) if number else ()
    return tuple(tuple(_atom(part) for part in level) for level in levels), number
