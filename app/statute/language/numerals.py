"""How numbers are written in words of law: 3-cü, IV, ç)."""

from app.statute.errors import StatuteError
from app.statute.language.letters import ALPHABET, lower


class NumeralError(StatuteError, ValueError):
    """A numeral that cannot be read, or a number the notation cannot write."""


_UNITS = ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
_TENS = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")
_HUNDRED = "cü"
_POWERS = ((9, "cı"), (6, "cu"), (3, "ci"))
"""milyard, milyon, min: the last spoken word of a round number, by its power of ten."""

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_ROMAN_LIMIT = 3999


def ordinal_suffix(number: int) -> str:
    """The harmonised suffix after the last spoken word: üç-cü, min-ci, sıfır-cı."""
    if number < 0:
        raise NumeralError(f"No ordinal of a number below zero: {number}.")
    if number == 0:
        return "cı"
    if number % 10:
        return _UNITS[number % 10]
    if number % 100:
        return _TENS[number // 10 % 10]
    if number % 1000:
        return _HUNDRED
    return next(suffix for power, suffix in _POWERS if number % 10**power == 0)


def ordinal(number: int) -> str:
    """Digits, a hyphen, the suffix: `3-cü`."""
    return f"{number}-{ordinal_suffix(number)}"


def roman(number: int) -> str:
    """Roman numeral of 1 to 3999, capitals."""
    if not 0 < number <= _ROMAN_LIMIT:
        raise NumeralError(f"No Roman numeral for {number}: only 1 to {_ROMAN_LIMIT}.")
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def from_roman(numeral: str) -> int:
    """The number of a Roman numeral in its one correct form, capitals only."""
    number, rest = 0, numeral
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            number, rest = number + value, rest[len(sign) :]
    if rest or not 0 < number <= _ROMAN_LIMIT or roman(number) != numeral:
        raise NumeralError(f"Not a Roman numeral: {numeral!r}.")
    return number


def small_roman(number: int) -> str:
    """Roman numeral of a sub-point, small Latin letters: i, ii, iii."""
    return roman(number).lower()


def from_small_roman(numeral: str) -> int:
    """The number of a Roman numeral in small letters."""
    if not numeral.isascii() or not numeral.islower():
        raise NumeralError(f"Not a small Roman numeral: {numeral!r}.")
    return from_roman(numeral.upper())


def letter(number: int) -> str:
    """Letter of a point, counting from 1: a, b, c, ç … z, then aa, ab."""
    if number < 1:
        raise NumeralError(f"Letters count from 1, not from {number}.")
    written = ""
    while number:
        number, place = divmod(number - 1, len(ALPHABET))
        written = ALPHABET[place] + written
    return written


def letter_index(letters: str) -> int:
    """Place of a point's letter, counting from 1; capitals are read as small letters."""
    number = 0
    for sign in lower(letters):
        place = ALPHABET.find(sign)
        if place < 0:
            raise NumeralError(f"Not letters of the Azerbaijani alphabet: {letters!r}.")
        number = number * len(ALPHABET) + place + 1
    if not number:
        raise NumeralError("A letter is missing.")
    return number
