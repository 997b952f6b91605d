"""What place a printed number names, and whether one number may follow another."""

import re

from app.statute.language import NumeralError, from_roman, letter_index, lower

ENGLISH = "abcdefghijklmnopqrstuvwxyz"

ONES = (
    *("birinci", "ikinci", "üçüncü", "dördüncü", "beşinci"),
    *("altıncı", "yeddinci", "səkkizinci", "doqquzuncu"),
)
TENS = {"on": 10, "iyirmi": 20, "otuz": 30, "qırx": 40, "əlli": 50, "altmış": 60, "yetmiş": 70}
ROUND = {
    "onuncu": 10,
    "iyirminci": 20,
    "otuzuncu": 30,
    "qırxıncı": 40,
    "əllinci": 50,
    "altmışıncı": 60,
    "yetmişinci": 70,
}
WORDS = (
    {word: place for place, word in enumerate(ONES, 1)}
    | ROUND
    | {
        f"{ten} {one}": value + place
        for ten, value in TENS.items()
        for place, one in enumerate(ONES, 1)
    }
)
"""Ordinals in words, as chapters of older codes are counted: «On birinci fəsil»."""

Place = tuple[tuple[int, ...], ...]
"""`10-1` is ((10, 1),), `5.2-1` is ((5,), (2, 1)), `ç` is ((4,),)."""


def place_of(number: str, language: str) -> Place | None:
    """The place a bare number names, None where it names none."""
    if re.fullmatch(r"\d+(?:[-.]\d+)*", number):
        return tuple(
            tuple(int(part) for part in step.split("-") if part) for step in number.split(".")
        )
    base, _, inserted = number.partition("-")
    first = _letters(base, language) or _roman(base) or WORDS.get(lower(base))
    if first is None or (inserted and not inserted.isdecimal()):
        return None
    return ((first, int(inserted)) if inserted else (first,),)


def _letters(number: str, language: str) -> int | None:
    """Place of `ç` or, past the end of the alphabet, of `aa`; small letters only."""
    if not 0 < len(number) <= 2 or not number.islower():
        return None
    if language == "en" and len(number) == 1:
        return ENGLISH.find(number) + 1 or None
    try:
        return letter_index(number)
    except NumeralError:
        return None


def _roman(number: str) -> int | None:
    try:
        return from_roman(number)
    except NumeralError:
        return None


def follows(place: Place, before: Place | None) -> bool:
    """Whether `place` is the next after `before`, or opens a sequence where there is none.

    After 10 may come 11 or 10-1; after 10-1 may come 10-2, 11 or 10-1-1.
    """
    last = place[-1]
    if before is None:
        return last in ((0,), (1,))
    previous = before[-1]
    if place[:-1] != before[:-1]:
        return False
    inserted = (*previous, 1)
    nexts = [(*previous[:depth], previous[depth] + 1) for depth in range(len(previous))]
    return last == inserted or last in nexts


def names_a_place(number: str, language: str) -> bool:
    """Whether `number` can be counted in one of the alphabets of the language."""
    return any(place_of(number, alphabet) for alphabet in _alphabets(language))


def succeeds(number: str, last: str | None, language: str) -> bool:
    """Whether `number` may come right after `last`, None being none yet.

    A translation may keep the letters of the text, so in English either alphabet will do.
    """
    for alphabet in _alphabets(language):
        place, before = place_of(number, alphabet), place_of(last, alphabet) if last else None
        if place and (before or not last) and follows(place, before):
            return True
    return False


def leap(number: str, last: str, language: str) -> int | None:
    """How many letters lie from `last` to `number`; None where it does not come later."""
    leaps = []
    for alphabet in _alphabets(language):
        place, before = place_of(number, alphabet), place_of(last, alphabet)
        if place and before and place >= before:
            leaps.append(place[0][0] - before[0][0])
    return min(leaps, default=None)


def _alphabets(language: str) -> tuple[str, ...]:
    return ("az", "en") if language == "en" else ("az",)
