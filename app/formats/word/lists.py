"""Which number Word prints before a paragraph of a list: no word of the text says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.statute.language import roman, small_roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 9
"""Levels a list of Word may have."""

BULLET = "–"
"""What stands for the sign of a list that is not counted."""

LONGEST = 80
"""Characters of what is printed before a paragraph."""

LARGEST = 3_000
"""Numbers beyond are printed in figures whatever the list asks for."""


class Level(NamedTuple):
    """How one level of a list is counted."""

    start: int
    kind: str
    """decimal, lowerLetter, upperRoman, bullet and so on."""
    text: str
    """What is printed: `%1.%2.` stands for the numbers of the levels."""


Numbering = tuple[str, int]
"""A list by its id, and the level in it, counting from 0."""


@dataclass(slots=True)
class Lists:
    """The lists of one file, and how far each has been counted."""

    levels: Mapping[str, Mapping[int, Level]]
    """By the id of the list."""
    shared: Mapping[str, str]
    """What lists are counted together, by the id of the list."""
    counts: dict[str, list[int]] = field(default_factory=dict)

    def label(self, numbering: Numbering | None) -> str:
        """What is printed before the next paragraph that stands so; empty for nothing."""
        if numbering is None or numbering[1] not in self.levels.get(numbering[0], {}):
            return ""
        name, depth = numbering
        levels = self.levels[name]
        counts = self.counts.setdefault(self.shared[name], [0] * DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        counts[depth + 1 :] = [0] * (DEEPEST - depth - 1)
        said = levels[depth].text
        for place, level in levels.items():
            number = counts[place] or level.start
            said = said.replace(f"%{place + 1}", _written(number, level.kind))
        return BULLET if levels[depth].kind == "bullet" else said.strip()


def lists_of(part: Any | None) -> Lists:
    """The lists that the part `word/numbering.xml` describes; None where a file has none."""
    if part is None:
        return Lists({}, {})
    abstract = {one.get(f"{W}abstractNumId"): _levels(one) for one in part.iter(f"{W}abstractNum")}
    shared = {}
    for one in part.iter(f"{W}num"):
        meant = one.find(f"{W}abstractNumId")
        if meant is not None:
            shared[one.get(f"{W}numId", "")] = meant.get(f"{W}val", "")
    return Lists({name: abstract.get(meant, {}) for name, meant in shared.items()}, shared)


def numbering_in(properties: Any | None) -> Numbering | None:
    """The list a paragraph or a style stands in, as its properties say."""
    told = None if properties is None else properties.find(f"{W}numPr")
    if told is None:
        return None
    name, level = (_value(told, tag) for tag in ("numId", "ilvl"))
    return (name, _number(level, 0)) if name and name != "0" else None


def _levels(abstract: Any) -> dict[int, Level]:
    found = {}
    for one in abstract.iter(f"{W}lvl"):
        place = _number(one.get(f"{W}ilvl", ""), 0)
        if place < DEEPEST:
            start, kind, text = (_value(one, tag) for tag in ("start", "numFmt", "lvlText"))
            found[place] = Level(_number(start, 1), kind, text[:LONGEST])
    return found


def _value(within: Any, tag: str) -> str:
    found = within.find(f"{W}{tag}")
    return "" if found is None else found.get(f"{W}val", "")


def _number(said: str, otherwise: int) -> int:
    return min(int(said), LARGEST) if said.isdecimal() and said.isascii() else otherwise


def _written(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < number <= LARGEST:
        return roman(number) if kind == "upperRoman" else small_roman(number)
    return str(number)
