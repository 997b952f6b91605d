"""Where in the act before the amendment a citation leads, and which citations lead to one place."""

from collections.abc import Iterator
from functools import cached_property

from app.statute.amending.instructions import Target
from app.statute.amending.provisions import Act, Key, Provision, walk
from app.statute.errors import StatuteError
from app.statute.numbering import Unit, cite_path, number_key
from app.statute.snapshot import Kind

Slot = tuple[Key, int]
"""A piece of text: the unit and the place in its body, HEADING for its heading."""

HEADING = -1
"""The place of a heading in a `Slot`."""

_THROUGHOUT = frozenset({Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.ANNEX})
_HOLDERS = frozenset({Kind.ARTICLE, Kind.PARAGRAPH})


class NoSuchPlace(StatuteError):
    """The act has no such unit, line, sentence or words, or has them more than once."""


class Register:
    """An act whose units are found by the way they are cited."""

    def __init__(self, act: Act) -> None:
        self.act = act
        self.units: dict[Key, Provision] = {}
        self.paths: dict[Key, tuple[Unit, ...]] = {}
        self._cited: dict[str, list[Key]] = {}
        for key, path, one in walk(act.root):
            self.units[key], self.paths[key] = one, path
            self._cited.setdefault(self.citation(path), []).append(key)

    def citation(self, path: tuple[Unit, ...]) -> str:
        """What tells the unit from every other one, "" for the act itself."""
        return cite_path(path, self.act.family, "az")

    def by_citation(self) -> dict[str, list[tuple[Unit, ...]]]:
        """The units down to each unit cited so, in the order of print."""
        return {said: [self.paths[key] for key in keys] for said, keys in self._cited.items()}

    def is_certain(self, key: Key) -> bool:
        """Whether the citation of the unit leads to it alone."""
        return len(self._cited[self.citation(self.paths[key])]) == 1

    def find(self, path: tuple[Unit, ...]) -> Key:
        """The place a citation leads to; raises NoSuchPlace unless it is exactly one."""
        found = self._cited.get(self.citation(path), ())
        if len(found) != 1:
            raise NoSuchPlace(f"{len(found)} units are cited {self.citation(path)!r}")
        return found[0]

    def slots(self, target: Target) -> Iterator[Slot]:
        """The pieces of text a target covers, in the order of print."""
        key = self.find(target.path)
        if target.heading:
            yield key, HEADING
        elif target.line or target.sentence:
            yield self.line(key, target.line or 1)
        else:
            yield from self._all(key)

    def _all(self, key: Key) -> Iterator[Slot]:
        one = self.units[key]
        if one.heading and key:
            yield key, HEADING
        for place, part in enumerate(one.body):
            if isinstance(part, str):
                yield key, place
            else:
                yield from self._all((*key, place))

    def line(self, key: Key, number: int) -> Slot:
        """The line of a unit that is counted `number`, from 1."""
        lines = [place for place, one in enumerate(self.units[key].body) if isinstance(one, str)]
        if number > len(lines):
            raise NoSuchPlace(f"{self.citation(self.paths[key])!r} has no line {number}")
        return key, lines[number - 1]

    def text(self, slot: Slot) -> str:
        """What a slot says."""
        key, place = slot
        one = self.units[key]
        said = one.heading if place == HEADING else one.body[place]
        return said if isinstance(said, str) else ""

    def numbered_place(self, new: Provision) -> tuple[Key, int] | None:
        """Where a unit stands by its number alone: the unit above, and the place in its body.

        After the unit of its kind with the nearest lower number; in an annex, and where no lower
        number is, the number tells nothing.
        """
        lower = self._lower(new)
        beside = max(lower, key=lambda key: number_key(self.units[key].number), default=())
        return (beside[:-1], beside[-1] + 1) if beside else None

    def _lower(self, new: Provision) -> Iterator[Key]:
        """The units the new one may follow, those in annexes left out."""
        mine, above = number_key(new.number), new.number.rpartition(".")[0]
        stem = above if new.kind is Kind.PARAGRAPH else ""
        for key in self._peers[new.kind or Kind.INDENT, stem]:
            if number_key(self.units[key].number) < mine:
                yield key

    @cached_property
    def _peers(self) -> "_Peers":
        peers = _Peers()
        for key, path in self.paths.items():
            one = self.units[key]
            if one.kind and all(unit.kind is not Kind.ANNEX for unit in path[:-1]):
                above = one.number.rpartition(".")[0] if one.kind is Kind.PARAGRAPH else ""
                if _counted_in(path, above):
                    peers.setdefault((one.kind, above), []).append(key)
        return peers


def _counted_in(path: tuple[Unit, ...], above: str) -> bool:
    """Whether the number of a unit goes with those of the others of its kind and stem."""
    kind = path[-1].kind
    over = path[-2] if len(path) > 1 and path[-2].kind in _HOLDERS else None
    if kind is Kind.PARAGRAPH:
        return (over.number if over else "") == above
    return kind in _THROUGHOUT


class _Peers(dict[tuple[Kind, str], list[Key]]):
    def __missing__(self, key: tuple[Kind, str]) -> list[Key]:
        return []
