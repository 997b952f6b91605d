"""Whether a word is a form of a noun: by the shapes of its suffixes, not by how it begins."""

import re
from collections.abc import Iterator

_SHAPES = r"""
    (?:[-'’])?                                  # CAUR-un
    (?:l{A}r)?                                  # plural
    (?:
        [ny]?{H}n? | [ny]?{A} | d{A}n? | l{A} | yl{A} | c{A}    # cases
      | s?{H}(?:n(?:{H}n|{A}|{H}|d{A}n?|c{A}))?                 # possessed, and its cases
      | s?{H}yl{A}
    )?
    (?:k[iıuü])?                                # that which is in it
    (?:d{H}r(?:l{A}r)?)?                        # is
"""
"""What may follow a noun in a text of law; {A} and {H} are the low and the high vowel."""

_FRONT = re.compile(_SHAPES.replace("{A}", "ə").replace("{H}", "[iü]"), re.VERBOSE)
_BACK = re.compile(_SHAPES.replace("{A}", "a").replace("{H}", "[ıu]"), re.VERBOSE)
_VOWELS = "aıoueəiöü"
_BACK_VOWELS = frozenset("aıou")
_HIGH = frozenset("ıiuü")
_FOLLOWS = dict(zip("aıoueəiöü", "ııuuiiiüü", strict=True))
_HARDENED = {"ğ": "q", "y": "k"}
_SOFTENED = {hard: soft for soft, hard in _HARDENED.items()}
_ENGLISH = re.compile(r"(?:e?s)?(?:['’]s?)?")
_PLURALS = ("ləri", "ları", "lər", "lar")


def stems(word: str, *, compound: bool) -> Iterator[tuple[str, bool]]:
    """The shapes a noun takes before suffixes, and whether only a vowel may follow.

    `compound`: it closes a phrase as "təhsil müəssisəsi", whose own ending gives way to others:
    "təhsil müəssisələrinin". Small letters throughout.
    """
    for base in _bases(word, compound=compound):
        yield base, False
        if base[-1] in _SOFTENED and sum(sign in _VOWELS for sign in base) > 1:
            yield base[:-1] + _SOFTENED[base[-1]], True


def _bases(word: str, *, compound: bool) -> Iterator[str]:
    yield word
    for plural in _PLURALS if compound else _PLURALS[2:]:
        if word.endswith(plural) and len(word) > len(plural) + 1:
            yield word[: -len(plural)]
            return
    if compound and word[-1] in "ıiuü" and len(word) > 3:
        yield from _unpossessed(word)


def _unpossessed(word: str) -> Iterator[str]:
    """çoxluğu: çoxluq; müəssisəsi: müəssisə; təşkilatı: təşkilat."""
    bare = word[:-1]
    if bare[-1] == "s" and bare[-2] in _VOWELS:
        yield bare[:-1]
    elif bare[-1] in _HARDENED:
        yield bare[:-1] + _HARDENED[bare[-1]]
    elif bare[-1] not in _VOWELS:
        yield bare


def is_suffix(rest: str, stem: str, *, vowel: bool = False) -> bool:
    """Whether `rest` can follow the noun `stem`: the shapes of suffixes, in vowel harmony."""
    if not rest:
        return not vowel
    if vowel and rest[0] not in _VOWELS:
        return False
    last = next((sign for sign in reversed(stem) if sign in _VOWELS), "")
    if not last:  # an abbreviation: it is spelled aloud
        return bool(_BACK.fullmatch(rest) or _FRONT.fullmatch(rest))
    shape = _BACK if last in _BACK_VOWELS else _FRONT
    return bool(shape.fullmatch(rest)) and _agrees(last, rest)


def _agrees(last: str, rest: str) -> bool:
    """Whether each high vowel of a suffix is the one that follows the vowel before it."""
    for sign in rest:
        if sign in _VOWELS:
            if sign in _HIGH and sign != _FOLLOWS[last]:
                return False
            last = sign
    return True


def is_english_ending(rest: str) -> bool:
    """Whether `rest` makes a plural or a possessive: members, members', body's."""
    return bool(_ENGLISH.fullmatch(rest))


def english_stems(word: str) -> Iterator[str]:
    """The shapes an English noun takes before its endings: body and bodi(es)."""
    yield word
    if word.endswith("y"):
        yield word[:-1] + "i"
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
