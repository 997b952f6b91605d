"""Places beside and in the clauses that a suggestion inserts itself, for what it moves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.operations.errors import NotThere
from app.statute.snapshot import AUTHORITATIVE, Clause, Kind, Snapshot
from app.statute.structure import kinds_under
from app.statute.suggesting import Deed, Part

_NAMED = re.compile(r"(inside|behind)-(\d{1,3})", re.ASCII)


class Beside(StrEnum):
    """Where something goes, seen from a new clause."""

    INSIDE = "inside"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place that is there once a part of the suggestion is done."""

    where: Beside
    number: int
    """The part that inserts the clause."""
    words: str = ""
    """How the new clause begins."""

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.where}-{self.number}"


def new_places(parts: Sequence[Part], clause: Clause, now: Snapshot) -> list[NewPlace]:
    """Where the clause may go among what the parts insert, in their order."""
    return [
        NewPlace(where, number, _words(part))
        for number, part in enumerate(parts, start=1)
        if part.deed is Deed.INSERT and part.kind
        for where in _ways(parts, part, clause, now)
    ]


def _ways(parts: Sequence[Part], part: Part, clause: Clause, now: Snapshot) -> Iterator[Beside]:
    if clause.kind in kinds_under(part.kind):
        yield Beside.INSIDE
    if clause.kind in kinds_under(_parent_kind(parts, part, now)):
        yield Beside.BEHIND


def _parent_kind(parts: Sequence[Part], part: Part, now: Snapshot) -> Kind | None:
    if part.under:
        return parts[part.under - 1].kind
    parent = now.by_id.get(part.parent or "")
    return parent.kind if parent else None


def _words(part: Part) -> str:
    said = sorted(part.words, key=lambda words: words.language != AUTHORITATIVE)
    return next((one.heading or one.text for one in said), "")


def is_new_place(place: str) -> bool:
    """Whether a form names a place that only parts of a suggestion make."""
    return _NAMED.fullmatch(place) is not None


def put_at(place: str, part: Part, parts: Sequence[Part]) -> tuple[Part, int | None]:
    """The part that goes there, and which of the parts it has to follow. Raises NotThere."""
    named = _NAMED.fullmatch(place)
    number = int(named[2]) if named else 0
    if named is None or not 1 <= number <= len(parts) or parts[number - 1].deed is not Deed.INSERT:
        raise NotThere
    if named[1] == Beside.INSIDE:
        return replace(part, under=number), None
    new = parts[number - 1]
    return replace(part, parent=new.parent, after=new.after, under=new.under), number


def place_named(parts: Sequence[Part], number: int) -> str:
    """How a form names the place that a part puts its clause at."""
    part = parts[number - 1]
    before = parts[number - 2] if number > 1 else None
    if before and before.deed is Deed.INSERT and before.place == part.place:
        return NewPlace(Beside.BEHIND, number - 1).value
    if part.under:
        return NewPlace(Beside.INSIDE, part.under).value
    return f"{part.parent or ''}:{part.after or ''}"
