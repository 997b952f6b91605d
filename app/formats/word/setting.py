"""What the paragraphs of one Word document share while it is set."""

from dataclasses import dataclass, field
from typing import NamedTuple

from app.formats.layout.labels import TAGS
from app.formats.layout.sheet import Paragraph, Sheet
from app.formats.word.markup import Marker, bookmark_name
from app.formats.word.numbering import Numbers

Listed = tuple[str, int] | None
"""The list of Word that counts a paragraph, and the level in it."""


class Numbered(NamedTuple):
    """A paragraph that a list counts."""

    bookmark: str
    number: str
    """As Word refers to it: without a full stop behind it."""


@dataclass(slots=True)
class Setting:
    """What paragraphs share while a document is set: counters, and space owed to the next."""

    language: str = ""
    marker: Marker = field(default_factory=Marker)
    numbers: Numbers = field(default_factory=Numbers)
    placed: set[str] = field(default_factory=set)
    """Clauses whose `_c_` bookmark stands already."""
    places: frozenset[str] = frozenset()
    """Clauses a link can lead to."""
    numbered: dict[str, Numbered] = field(default_factory=dict)
    """The counted paragraph of each clause."""
    new_page: bool = False
    gap: float = 0.0
    sections: int = 0
    _listed: dict[int, Listed] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet) -> "Setting":
        """All numbers placed in order, so that what refers to a later one finds it."""
        made = cls(sheet.language, places=sheet.places())
        for block in sheet.blocks:
            if not isinstance(block, Paragraph) or made.listed(block) is None or not block.clause:
                continue
            bookmark = bookmark_name("_h_" if block.heading else "_c_", block.clause)
            made.numbered[block.clause] = Numbered(bookmark, block.number.rstrip("."))
        return made

    def listed(self, block: Paragraph) -> Listed:
        """The list that counts the paragraph, and its level there; None where it is not counted."""
        if block.counted is None:
            return None
        if id(block) not in self._listed:
            self._listed[id(block)] = self.numbers.place(block.counted, block.number)
        return self._listed[id(block)]

    def tag_of(self, block: Paragraph) -> str:
        """The language of a paragraph as Word names it."""
        return TAGS.get(block.language or self.language, "")
