"""In which order Azerbaijani texts stand in a list."""

import unicodedata

import regex

from app.statute.language.letters import ALPHABET, lower

_ORDER = ALPHABET + "w"
_END, _SPACE, _OTHER, _FOREIGN = "\x01", "\x02", "\x03", "\u0fff"
_FIRST_LETTER = 0x0100
_FIRST_LENGTH = 0x80
_LONGEST = 0x70
_PRIVATE = 0xE000
_PIECES = regex.compile("[0-9]+|[^0-9]+")


class _Weights(dict[int, str]):
    """What each character weighs, learnt once per character."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _weight(chr(code))
        return found


def _weight(sign: str) -> str:
    base = sign if sign in _ORDER else unicodedata.normalize("NFD", sign)[0]
    if base in _ORDER:
        return chr(_FIRST_LETTER + _ORDER.index(base))
    if unicodedata.combining(sign):
        return ""
    if sign.isspace():
        return _SPACE
    if sign < " ":
        return _OTHER + chr(_PRIVATE + ord(sign))
    return (_FOREIGN if sign.isalnum() else _OTHER) + sign


_WEIGHTS = _Weights()


def _weigh(found: "regex.Match[str]") -> str:
    piece: str = found.group()
    if not "0" <= piece[0] <= "9":
        return piece.translate(_WEIGHTS)
    digits = piece.lstrip("0") or "0"
    return chr(_FIRST_LENGTH + min(len(digits), _LONGEST)) + digits


def sort_key(text: str) -> str:
    """A string whose plain order by code point is the order of the dictionary.

    Blanks before punctuation, digits, letters, other scripts; case and accents decide only
    between texts otherwise equal; digits count as numbers, so 1.2 stands before 1.10. Equal keys
    mean equal texts, so the order is total; the key may be stored and compared bytewise as UTF-8.
    """
    composed = lower(unicodedata.normalize("NFC", text))
    return _PIECES.sub(_weigh, composed) + _END + text
