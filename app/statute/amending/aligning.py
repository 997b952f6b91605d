"""Which line and which unit of a body became which, what went, and what is new where."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from app.statute.amending.instructions import Content
from app.statute.amending.provisions import Provision, name_of
from app.statute.snapshot import Family

Item = str | Provision
Ident = tuple[str, str]
"""What a unit is called and its number: two units cited alike are one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A unit in both texts; `place` in the old body."""

    place: int
    new: Provision


@dataclass(frozen=True, slots=True)
class Pair:
    """A line that reads otherwise; `line` counts from 1."""

    place: int
    line: int
    new: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A line, or a unit where `line` is 0, that the new text has no more."""

    place: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Fresh:
    """New items that may stand anywhere from place `low` to `high` of the old body."""

    low: int
    high: int
    line: int
    """How many lines stand before place `low`."""
    content: Content

    def not_before(self, low: int, body: Sequence[Item]) -> "Fresh":
        """The same, where other new items are to stand at place `low` of the old body already."""
        if low <= self.low:
            return self
        return replace(self, low=low, line=sum(isinstance(one, str) for one in body[:low]))


Step = Kept | Pair | Gone | Fresh


def aligned(old: Provision, new: Provision, family: Family) -> list[Step] | None:
    """What happened in a body, in order; lines that stayed are left out.

    None where units are cited alike or stand in another order: nothing can be told apart then.
    """
    were, are = _idents(old, family), _idents(new, family)
    both = set(were) & set(are)
    order = [one for one in were if one in both]
    if order != [one for one in are if one in both] or _doubled(were) or _doubled(are):
        return None
    return list(_Walk(old.body, new.body, both, family).steps())


def _idents(one: Provision, family: Family) -> list[Ident]:
    return [(name_of(unit, family), unit.number) for unit in one.units()]


def _doubled(idents: Sequence[Ident]) -> bool:
    return len(set(idents)) < len(idents)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Two bodies and the units both have."""

    old: Sequence[Item]
    new: Sequence[Item]
    both: set[Ident]
    family: Family

    def steps(self) -> Iterator[Step]:
        """From one common unit to the next."""
        start = new_start = 0
        places = [place for place, one in enumerate(self.old) if self.common(one)]
        new_places = [place for place, one in enumerate(self.new) if self.common(one)]
        for place, new_place in zip(places, new_places, strict=True):
            yield from self.gap((start, place), self.new[new_start:new_place])
            kept = self.new[new_place]
            assert isinstance(kept, Provision)  # noqa: S101  # only units are common
            yield Kept(place, kept)
            start, new_start = place + 1, new_place + 1
        yield from self.gap((start, len(self.old)), self.new[new_start:])

    def common(self, one: Item) -> bool:
        """Whether it is a unit both bodies have."""
        return isinstance(one, Provision) and (name_of(one, self.family), one.number) in self.both

    def gap(self, bounds: tuple[int, int], new: Sequence[Item]) -> Iterator[Step]:
        """What happened between two common units."""
        start, end = bounds
        lines = [place for place in range(start, end) if isinstance(self.old[place], str)]
        said = [one for one in new if isinstance(one, str)]
        matched, changed = _matched([self.old[place] for place in lines], said)
        stays = {turn: lines[place] for turn, place in matched.items()}
        yield from self.olds(bounds, {stays[turn]: said[turn] for turn in changed}, stays.values())
        yield from self.news(bounds, new, stays)

    def olds(
        self, bounds: tuple[int, int], changed: dict[int, str], stays: Collection[int]
    ) -> Iterator[Step]:
        """What becomes of each old item."""
        for place in range(*bounds):
            if place in changed:
                yield Pair(place, self.line(place), changed[place])
            elif isinstance(self.old[place], Provision):
                yield Gone(place)
            elif place not in stays:
                yield Gone(place, self.line(place))

    def line(self, place: int) -> int:
        """Which line stands at a place, counting from 1."""
        return sum(isinstance(one, str) for one in self.old[: place + 1])

    def news(
        self, bounds: tuple[int, int], new: Sequence[Item], stays: dict[int, int]
    ) -> Iterator[Step]:
        """New items, those beside each other and of one name together."""
        low, turn = bounds[0], -1
        fresh: list[tuple[int, Item]] = []
        for one in new:
            turn += isinstance(one, str)
            if isinstance(one, str) and turn in stays:
                low = stays[turn] + 1
            else:
                fresh.append((low, one))
        anchors = sorted(stays.values())
        for (place, _), group in groupby(fresh, key=lambda pair: (pair[0], self._sort(pair[1]))):
            high = next((one for one in anchors if one >= place), bounds[1])
            content = tuple(one for _, one in group)
            yield Fresh(place, high, self.line(place - 1) if place else 0, content)

    def _sort(self, one: Item) -> str:
        return name_of(one, self.family) if isinstance(one, Provision) else ""


def _matched(old: Sequence[Item], new: Sequence[Item]) -> tuple[dict[int, int], list[int]]:
    """The old line each new one continues, by place; and the new ones that read otherwise."""
    found: dict[int, int] = {}
    changed: list[int] = []
    for tag, low, high, new_low, new_high in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag in {"equal", "replace"}:
            pairs = list(zip(range(new_low, new_high), range(low, high), strict=False))
            found.update(pairs)
            if tag == "replace":
                changed += [turn for turn, _ in pairs]
    return found, changed
