"""Whose hand made each change between two texts, and in which step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.statute.authorship import Stretch, Version, struck, written
from app.statute.diffing import ADDED, KEPT, STRUCK, Run, RunKind, compare
from app.statute.snapshot import Snapshot

Part = tuple[str, bool]
"""A clause by its id, and whether its heading is meant rather than its text."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who did something, when, in which step of the record."""

    author: str
    at: datetime | None
    step: int


@dataclass(frozen=True, slots=True)
class Bit:
    """Words and what became of them; `hand` is None for words that are kept."""

    kind: RunKind
    text: str
    hand: Hand | None = None


@dataclass(frozen=True, slots=True)
class Hands:
    """Who changed what between the steps of two texts."""

    steps: Mapping[int, Hand]
    """Who took each step, by number."""
    newest: Hand
    """Who is credited with what nothing else explains: the last who changed the text."""
    versions: Mapping[Part, Sequence[Version]] = field(default_factory=dict)
    """What each part said, as printed: on the older side, as of step 0, then after each step that
    changed it, at last on the newer side. Authors by name."""
    placed: Mapping[str, int] = field(default_factory=dict)
    """By clause the newest step between the two that put it where it is, moved it or struck it."""
    counted: Hand | None = None
    """Who is credited with a number or a label that differs: the last who changed the structure."""

    @property
    def numbers(self) -> Hand:
        """Who is credited with numbers that differ."""
        return self.counted or self.newest

    def of_place(self, clause: str | None, snapshot: Snapshot) -> Hand | None:
        """Who put, moved or struck a clause of that snapshot, or what it stands in."""
        here = snapshot.by_id.get(clause or "")
        while here is not None:
            if here.id in self.placed:
                return self.steps[self.placed[here.id]]
            here = snapshot.by_id.get(here.parent or "")
        return None

    def of_words(self, part: Part) -> Hand | None:
        """Who last changed the words of a part; None where nobody did."""
        versions = self.versions.get(part, ())
        return self._hand(versions[-1]) if len(versions) > 1 else None

    def _hand(self, by: Version | Stretch) -> Hand:
        step = self.steps.get(by.step, self.newest)
        return Hand(by.author or step.author, step.at, step.step)

    def put(self, text: str, part: Part, hand: Hand) -> Iterator[Bit]:
        """Words of a part that are new as a whole, by who wrote them; else by who put it there."""
        found = written(self.versions.get(part, ()))
        if "".join(one.text for one in found) != text:
            found = (Stretch(text, None, 0),)
        for one in found:
            yield Bit(ADDED, one.text, self._hand(one) if one.step else hand)

    def changed(self, before: str, after: str, part: Part) -> Iterator[Bit]:
        """What became of the words of a part, each change by who made it."""
        versions = self.versions.get(part, ())
        told = versions and (versions[0].text, versions[-1].text) == (before, after)
        gone = _places(struck(versions)) if told else ()
        came = _places(written(versions)) if told else ()
        old = new = 0
        for run in compare(before, after):
            if run.kind != KEPT:
                places, start = (gone, old) if run.kind == STRUCK else (came, new)
                yield from self._credited(run, start, places)
            else:
                yield Bit(KEPT, run.text)
            old += len(run.text) if run.kind != ADDED else 0
            new += len(run.text) if run.kind != STRUCK else 0

    def _credited(
        self, run: Run, start: int, places: Sequence[tuple[int, int, Stretch]]
    ) -> Iterator[Bit]:
        """A run parted by who made it; what the wordings between do not explain, by the newest."""
        end, place = start + len(run.text), start
        for begins, ends, stretch in places:
            if begins < end and ends > start and stretch.step:
                low, high = max(begins, place), min(ends, end)
                if low > place:
                    yield Bit(run.kind, run.text[place - start : low - start], self.newest)
                yield Bit(run.kind, run.text[low - start : high - start], self._hand(stretch))
                place = high
        if place < end:
            yield Bit(run.kind, run.text[place - start :], self.newest)


def _places(stretches: Iterable[Stretch]) -> list[tuple[int, int, Stretch]]:
    """Where each stretch begins and ends, in characters."""
    found, place = [], 0
    for one in stretches:
        found.append((place, place + len(one.text), one))
        place += len(one.text)
    return found


def joined(bits: Iterable[Bit]) -> tuple[Bit, ...]:
    """Neighbours of one fate and one hand in one."""
    found: list[Bit] = []
    for bit in bits:
        last = found[-1] if found else None
        if last is not None and (last.kind, last.hand) == (bit.kind, bit.hand):
            found[-1] = Bit(bit.kind, last.text + bit.text, bit.hand)
        elif bit.text:
            found.append(bit)
    return tuple(found)
