"""Of what one text would change in another, which changes are taken."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from app.statute.diffing import ADDED, KEPT, STRUCK, Run, compare


@dataclass(frozen=True, slots=True)
class Group:
    """One change that is taken or left as a whole: words struck, added, or replaced."""

    number: int
    """Counts from 0 in reading order."""
    start: int
    """Where it begins in the text before, in code points."""
    struck: str
    added: str

    @property
    def end(self) -> int:
        """Where what it strikes ends in the text before."""
        return self.start + len(self.struck)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The same as a redline has it."""
        both = (Run(STRUCK, self.struck), Run(ADDED, self.added))
        return tuple(run for run in both if run.text)


Piece = str | Group
"""Words that stay, or a change."""


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What stays and what changes, in reading order, as the redline of both texts shows it."""
    found: list[Piece] = []
    place = number = 0
    for stays, some in groupby(compare(before, after), lambda run: run.kind == KEPT):
        runs = list(some)
        struck = "".join(run.text for run in runs if run.kind != ADDED)
        if stays:
            found.append(struck)
        else:
            added = "".join(run.text for run in runs if run.kind == ADDED)
            found.append(Group(number, place, struck, added))
            number += 1
        place += len(struck)
    return tuple(found)


def groups(before: str, after: str) -> tuple[Group, ...]:
    """The changes alone."""
    return tuple(piece for piece in pieces(before, after) if isinstance(piece, Group))


def taken(before: str, after: str, chosen: Collection[int]) -> str:
    """The text before with the chosen changes, by their numbers; others are left as they were."""
    return "".join(
        piece
        if isinstance(piece, str)
        else (piece.added if piece.number in chosen else piece.struck)
        for piece in pieces(before, after)
    )
