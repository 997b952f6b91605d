"""How the text of a clause is drawn from what is stored and what is said of stretches of it.

Stored text holds references as tokens; over it lie strands, in code points of the stored text:
the words a conversation quotes, uses of terms, who wrote what. Strands of one layer follow one
another, those of a later layer stand inside those of an earlier one, and none cuts a reference.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from flask_babel import gettext
from markupsafe import Markup

from app.presentation import element, joined, prose
from app.statute.references import Found, Places, is_broken, label, references

AUTHORED, QUOTED, TERM = 0, 1, 2
"""Layers, the outermost first; references lie inside all of them."""

Dress = Callable[[Markup, bool, bool], Markup]
"""Draws a piece of a strand; told whether the piece is its first and whether it is its last."""


@dataclass(frozen=True, slots=True)
class Strand:
    """Something said of `start:end` of a stored text, and how it is drawn."""

    start: int
    end: int
    layer: int
    dress: Dress


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a conversation quotes: offsets in code points, and its number on the page."""

    start: int
    end: int
    number: int


class Speaker:
    """Who says the references of a text: where they lead by now, and at which addresses.

    The numbers are counted when the first reference asks for them.
    """

    def __init__(
        self,
        counted: Callable[[], Places],
        page: str = "",
        reach: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        self._counted = counted
        self._page = page
        self._reach = reach

    @cached_property
    def places(self) -> Places:
        """Where references lead."""
        return self._counted()

    def address(self, found: Found) -> str | None:
        """Where a reference leads: on `page`, or where `reach` finds the other document.

        None where the reader may not follow.
        """
        page = self._page if found.document is None else self._reach(found.document)
        return None if page is None else f"{page}#c-{found.clause}"


def quoting(mark: Mark) -> Strand:
    """The strand of words that a conversation quotes."""

    def dress(words: Markup, first: bool, last: bool) -> Markup:  # noqa: FBT001
        name = f"q{mark.number}" if first else ""
        return element("mark", words + _number(mark.number) if last else words, id=name)

    return Strand(mark.start, mark.end, QUOTED, dress)


def explaining(address: str, name: str) -> Dress:
    """Draws uses of a term: links to its definition, which the element called `name` explains."""
    mark = "\0"
    link = element("a", prose(mark), class_="term", href=address, aria_describedby=name)
    opening, closing = link.split(mark)

    def dress(words: Markup, first: bool, last: bool) -> Markup:  # noqa: ARG001, FBT001
        return joined((opening, words, closing))

    return dress


def _number(number: int) -> Markup:
    unseen = element("span", prose(gettext("Discussion") + " "), class_="unseen")
    return element("a", element("sup", unseen + prose(str(number))), href=f"#t{number}")


def marked(text: str, marks: Iterable[Mark], speaker: Speaker | None = None) -> Markup:
    """Text of a clause with quoted words underlined and numbered; the numbers lead to the talk."""
    return woven(text, [quoting(mark) for mark in marks], speaker)


def woven(text: str, strands: Iterable[Strand], speaker: Speaker | None = None) -> Markup:
    """Text of a clause as HTML, its line breaks kept.

    Where strands of one layer overlap, the later one begins where the earlier ends. A strand that
    takes part of a reference takes it whole. Without a speaker references stand as stored.
    """
    found = references(text) if speaker else ()
    strands = list(strands)
    if not strands and not found:
        return prose(text)
    layers = [
        _one_after_another(strand for strand in strands if strand.layer == layer)
        for layer in sorted({strand.layer for strand in strands})
    ]
    cloth = _Cloth(text, found, speaker)
    whole = [[cloth.widened(strand) for strand in layer] for layer in layers]
    return cloth.drawn(0, len(text), [_one_after_another(layer) for layer in whole])


def _one_after_another(strands: Iterable[Strand]) -> list[Strand]:
    """The strands in order, cut so that none overlaps the one before."""
    cut: list[Strand] = []
    place = 0
    for strand in sorted(strands, key=lambda strand: (strand.start, strand.end)):
        start, end = max(strand.start, place), max(strand.end, place)
        cut.append(replace(strand, start=start, end=end))
        place = end
    return cut


@dataclass(frozen=True, slots=True)
class _Cloth:
    """A stored text with its references."""

    text: str
    found: Sequence[Found]
    speaker: Speaker | None

    def widened(self, strand: Strand) -> Strand:
        """The strand with the whole of each reference it takes part of."""
        first, last = self._holding(strand.start), self._holding(strand.end)
        start = first.start if first else strand.start
        end = last.end if last else strand.end
        return replace(strand, start=start, end=end if strand.end > strand.start else start)

    def _holding(self, place: int) -> Found | None:
        """The reference that has the place inside it, not at its edge."""
        index = bisect_left(self.found, place, key=lambda found: found.end)
        if index < len(self.found) and self.found[index].start < place < self.found[index].end:
            return self.found[index]
        return None

    def drawn(self, start: int, end: int, layers: Sequence[Sequence[Strand]]) -> Markup:
        """A stretch of the text, the first layer outermost."""
        if not layers or start >= end:
            return joined(self._plain(start, end))
        pieces, place = [], start
        for strand in _within(layers[0], start, end, len(self.text)):
            begins, ends = max(strand.start, start), min(strand.end, end)
            words = self.drawn(begins, ends, layers[1:])
            pieces.append(self.drawn(place, begins, layers[1:]))
            pieces.append(strand.dress(words, begins == strand.start, ends == strand.end))
            place = ends
        return joined([*pieces, self.drawn(place, end, layers[1:])])

    def _plain(self, start: int, end: int) -> Iterator[Markup]:
        place = start
        first = bisect_left(self.found, start, key=lambda found: found.start)
        for index in range(first, len(self.found)):
            found = self.found[index]
            if found.start >= end:
                break
            yield prose(self.text[place : found.start])
            yield self._reference(found)
            place = found.end
        yield prose(self.text[place:end])

    def _reference(self, found: Found) -> Markup:
        if self.speaker is None:
            return prose(found.token)
        words = prose(label(found, self.speaker.places))
        if is_broken(found, self.speaker.places):
            return element("span", words, class_="ref flaw")
        address = self.speaker.address(found)
        return element("a", words, class_="ref", href=address) if address else words


def _within(layer: Sequence[Strand], start: int, end: int, size: int) -> Iterator[Strand]:
    """The strands of a layer that lie in a stretch; an empty one lies in the stretch it begins."""
    first = bisect_left(layer, start, key=lambda strand: strand.end)
    for index in range(first, len(layer)):
        strand = layer[index]
        if strand.start > end:
            break
        lies = strand.start < end and strand.end > start
        empty = strand.start == strand.end
        if lies or (empty and (start <= strand.start < end or strand.start == end == size)):
            yield strand
