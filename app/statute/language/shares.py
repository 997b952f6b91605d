"""How "31 of them" is written in Azerbaijani: 31-i, 6-sı, 20-si."""

from app.statute.language.numerals import NumeralError

_UNITS = ("", "i", "si", "ü", "ü", "i", "sı", "si", "i", "u")
_TENS = ("", "u", "si", "u", "ı", "si", "ı", "i", "i", "ı")
_POWERS = ((9, "ı"), (6, "u"), (3, "i"), (2, "ü"))
"""milyard, milyon, min, yüz: the last spoken word of a round number, by its power of ten."""


def share(number: int) -> str:
    """Digits, a hyphen, the possessive suffix after the last spoken word: `6-sı`, `40-ı`, `0-ı`.

    Raises NumeralError below zero.
    """
    if number < 0:
        raise NumeralError(f"Nobody counts {number} of something.")
    return f"{number}-{_suffix(number)}"


def _suffix(number: int) -> str:
    if number == 0:
        return "ı"
    if number % 10:
        return _UNITS[number % 10]
    if number % 100:
        return _TENS[number // 10 % 10]
    return next(suffix for power, suffix in _POWERS if number % 10**power == 0)
