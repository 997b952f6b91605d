"""Which letters of a Latin word are Cyrillic look-alikes, and what they were meant to be.

Copied legal texts carry them ("Azәrbaycan", "iхtisas"); search and comparison would miss the word.
"""

import regex

_CYRILLIC = dict(
    zip(
        "әӘоОӧӦхХаАеЕрРсСуУіІјЈѕЅһҺҫҪԛԚԝԜВКМНТ",
        "əƏoOöÖxXaAeEpPcCyYiIjJsShHçÇqQwWBKMHT",
        strict=True,
    )
)
"""Small в, к, м, н, т are absent: they do not look like b, k, m, h, t."""

_TURNED_E = {"ǝ": "ə", "Ǝ": "Ə"}
"""Another alphabet's turned e, which keyboards and PDF fonts put for ə."""

_TABLE = str.maketrans(_CYRILLIC | _TURNED_E)
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_SUSPECT = regex.compile(rf"[{''.join(_CYRILLIC)}{''.join(_TURNED_E)}]")
_LATIN = regex.compile(r"\p{Script=Latin}")
_FOREIGN = regex.compile(r"\p{Script=Cyrillic}")


def map_lookalikes(text: str) -> tuple[str, int]:
    """The text with look-alikes replaced, and how many letters were.

    Only inside words that are Latin but for the look-alikes: a word that is Cyrillic throughout,
    or holds a Cyrillic letter no Latin one resembles, is left alone.
    """
    if not _SUSPECT.search(text):
        return text, 0
    mapped = 0

    def mend(found: "regex.Match[str]") -> str:
        nonlocal mapped
        word = found.group()
        latin = word.translate(_TABLE)
        if word == latin or not _LATIN.search(word) or _FOREIGN.search(latin):
            return word
        mapped += len(_SUSPECT.findall(word))
        return latin

    return _WORD.sub(mend, text), mapped
