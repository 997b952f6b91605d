"""What is typography in a text and what is words: spaces, the shapes of quotation marks, dashes."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from app.statute.snapshot import Wording


class Typographic(StrEnum):
    """A way in which two texts may differ and still say the same."""

    SPACES = "spaces"
    """How wide or how many the spaces between words are; not whether there are any."""
    QUOTES = "quotes"
    """The shape of quotation marks and apostrophes; not whether there are any."""
    DASHES = "dashes"
    """The length of hyphens and dashes; not whether there are any, nor the minus sign."""
    INVISIBLE = "invisible"
    """Soft hyphens, joiners and marks of direction, which nobody sees."""


_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff]")
_DOUBLE = re.compile("[«»“”„‟＂]")
_SINGLE = re.compile("[‘’‚‛‹›ʼʻ´`＇]")
_DASHES = re.compile("[‐‑‒–—―]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")

_PLAIN: Mapping[Typographic, Callable[[str], str]] = {
    Typographic.INVISIBLE: lambda text: _INVISIBLE.sub("", text),
    Typographic.QUOTES: lambda text: _SINGLE.sub("'", _DOUBLE.sub('"', text)),
    Typographic.DASHES: lambda text: _DASHES.sub("-", text),
    Typographic.SPACES: lambda text: "\n".join(
        _SPACES.sub(" ", line).strip() for line in text.split("\n")
    ),
}
"""How each is made plain, in this order: an invisible sign may stand between two spaces."""


def plain_form(text: str, but: Typographic | None = None) -> str:
    """The text without its typography; `but`: that way of differing is left in.

    Capital letters, line ends, punctuation and digits are words: they may change what is meant.
    """
    for way, plain in _PLAIN.items():
        if way is not but:
            text = plain(text)
    return text


def typographic_only(before: Wording, after: Wording) -> bool:
    """Whether two wordings differ, and in nothing but typography."""
    return before.digest != after.digest and _said(before) == _said(after)


def ways(before: Wording, after: Wording) -> tuple[Typographic, ...]:
    """In which ways two wordings that say the same differ; none where they say other things."""
    if not typographic_only(before, after):
        return ()
    return tuple(way for way in Typographic if _said(before, way) != _said(after, way))


def _said(wording: Wording, but: Typographic | None = None) -> tuple[str, str, str]:
    return wording.language, plain_form(wording.heading, but), plain_form(wording.text, but)
