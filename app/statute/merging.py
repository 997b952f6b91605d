"""Whether two edits of one text can stand together, and what they come to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.statute.diffing import Hunk, hunks, tokens
from app.statute.errors import StatuteError


class Side(StrEnum):
    """Whose words are taken where both edits cannot stand."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


class ChoiceError(StatuteError, ValueError):
    """Not one choice for each conflict."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One stretch both edits changed: as it was, and as each side has it."""

    base: str
    ours: str
    theirs: str

    @property
    def both(self) -> str:
        """What each side has, one after the other."""
        parted = any(edge.isspace() for edge in (self.ours[-1:], self.theirs[:1]))
        blank = " " if self.ours and self.theirs and not parted else ""
        return self.ours + blank + self.theirs


@dataclass(frozen=True, slots=True)
class Merge:
    """Both edits laid over the base, from top to bottom: settled text and conflicts in turn."""

    pieces: tuple[str | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What only a person can settle, in reading order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Conflict))

    @property
    def text(self) -> str | None:
        """The merged text; None where anything is in conflict."""
        return None if self.conflicts else self.settled(())

    def settled(self, choices: Sequence[Side]) -> str:
        """The text with one choice per conflict, in order; ChoiceError if they do not match up."""
        if len(choices) != len(self.conflicts):
            raise ChoiceError(f"{len(choices)} choices for {len(self.conflicts)} conflicts.")
        waiting = iter(choices)
        return "".join(
            getattr(piece, next(waiting)) if isinstance(piece, Conflict) else piece
            for piece in self.pieces
        )


class _Change(NamedTuple):
    """One side's change: tokens `start:end` of the base become `words`."""

    start: int
    end: int
    words: tuple[str, ...]
    ours: bool

    def meets(self, start: int, end: int) -> bool:
        """Whether it shares a token with the stretch, or an insertion stands at its edge."""
        if self.start == self.end or start == end:
            return self.start <= end and start <= self.end
        return self.start < end and start < self.end


def merge(base: str, ours: str, theirs: str) -> Merge:
    """Both edits of `base`, token by token; refuses where they meet.

    Two changes meet where they share a token of the base, or where an insertion stands at the
    edge of the other change: which comes first would be a guess. The same change on both sides is
    no conflict. Nothing either side typed is lost or doubled.
    """
    old = tokens(base)
    changes = sorted([*_changes(old, ours, ours=True), *_changes(old, theirs, ours=False)])
    return Merge(tuple(_joined(_pieces(old, changes))))


def meetings(base: str, ours: str, theirs: str) -> Iterator[tuple[int, int]]:
    """Where both edits cannot stand, in order: which tokens of the base, none at an insertion."""
    old = tokens(base)
    changes = sorted([*_changes(old, ours, ours=True), *_changes(old, theirs, ours=False)])
    for group in _meeting(changes):
        start, end = group[0].start, max(change.end for change in group)
        if isinstance(_settle(old, start, end, group), Conflict):
            yield start, end


def _changes(old: Sequence[str], text: str, *, ours: bool) -> Iterator[_Change]:
    new = tokens(text)
    found: list[Hunk] = hunks(old, new)
    for hunk in found:
        words = tuple(new[hunk.new_start : hunk.new_end])
        yield _Change(hunk.start, hunk.end, words, ours)


def _pieces(old: Sequence[str], changes: Iterable[_Change]) -> Iterator[str | Conflict]:
    place = 0
    for group in _meeting(changes):
        start, end = group[0].start, max(change.end for change in group)
        yield "".join(old[place:start])
        yield _settle(old, start, end, group)
        place = end
    yield "".join(old[place:])


def _meeting(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Changes in groups that meet; changes of one side never do."""
    group: list[_Change] = []
    end = 0
    for change in changes:
        if group and change.meets(group[0].start, end):
            group.append(change)
            end = max(end, change.end)
            continue
        if group:
            yield group
        group, end = [change], change.end
    if group:
        yield group


def _settle(old: Sequence[str], start: int, end: int, group: list[_Change]) -> str | Conflict:
    """What a group of meeting changes comes to."""
    ours = _laid(old, start, end, (change for change in group if change.ours))
    theirs = _laid(old, start, end, (change for change in group if not change.ours))
    base = "".join(old[start:end])
    if all(change.ours for change in group) or ours == theirs:
        return ours
    if not any(change.ours for change in group):
        return theirs
    return Conflict(base, ours, theirs)


def _laid(old: Sequence[str], start: int, end: int, changes: Iterable[_Change]) -> str:
    """The stretch of the base with one side's changes."""
    laid: list[str] = []
    for change in changes:
        laid += [*old[start : change.start], *change.words]
        start = change.end
    return "".join([*laid, *old[start:end]])


def _joined(pieces: Iterable[str | Conflict]) -> Iterator[str | Conflict]:
    """Neighbouring stretches of settled text as one, none empty."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text
