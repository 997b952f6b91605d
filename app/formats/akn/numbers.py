"""Which bare number the words of a `num` print: `Art. 1.` is 1, `(a)` a, `I fəsil` I."""

import re

_COUNTED = re.compile(r"\d\w*(?:[.\-–]\w+)*")
_LETTERED = re.compile(r"[^\W\d_]{1,2}(?:-\d+)+")
_ROMAN = re.compile(r"[IVXLCDM]+(?:-\d+)*")
_ORDINAL = re.compile(r"-(?:ci|cı|cu|cü)$")
_WORDS = re.compile(r"\w+(?:-\w+)*")
_LONGEST_LETTERS = 3


def bare(printed: str) -> str:
    """The number alone; empty where the words hold none."""
    if lettered := _LETTERED.fullmatch(printed.strip(" ().")):
        return lettered[0]
    if counted := _COUNTED.search(printed):
        return _ORDINAL.sub("", counted[0].replace("–", "-"))
    words: list[str] = _WORDS.findall(printed)
    roman = [word for word in words if _ROMAN.fullmatch(word)]
    if roman:
        return roman[-1]
    last = words[-1] if words else ""
    letters = last.partition("-")[0]
    return last if 0 < len(letters) <= _LONGEST_LETTERS and letters.isalpha() else ""
