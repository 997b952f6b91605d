"""How the difference of two texts is shown: runs of kept, struck and added words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.statute.diffing.hunk import Hunk
from app.statute.diffing.hunks import hunks
from app.statute.diffing.shaping import shaped
from app.statute.diffing.tokens import tokens

RunKind = Literal["kept", "added", "struck"]
KEPT: RunKind = "kept"
ADDED: RunKind = "added"
STRUCK: RunKind = "struck"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and what became of it."""

    kind: RunKind
    text: str


def compare(before: str, after: str) -> tuple[Run, ...]:
    """What became of `before`, in reading order, what is struck before what is added.

    Kept and struck runs joined are `before`, kept and added ones `after`, to the character. Words
    are compared whole. A blank or light sign between two replacements goes with them; a sentence,
    then a line, that keeps less than two fifths of its words is shown replaced whole. Equal texts
    are one kept run, or none. Texts too long to be compared throughout: see `hunks`.
    """
    if before == after:
        return (Run(KEPT, before),) if before else ()
    old, new = tokens(before), tokens(after)
    return tuple(_runs(old, new, shaped(hunks(old, new), old, new)))


def before_of(runs: Iterable[Run]) -> str:
    """The text before the changes."""
    return "".join(run.text for run in runs if run.kind != ADDED)


def after_of(runs: Iterable[Run]) -> str:
    """The text after the changes."""
    return "".join(run.text for run in runs if run.kind != STRUCK)


def change_ratio(runs: Iterable[Run]) -> float:
    """Share of the characters of both texts that were struck or added: 0 equal, 1 nothing kept."""
    changed = both = 0
    for run in runs:
        changed += len(run.text) if run.kind != KEPT else 0
        both += len(run.text) * (2 if run.kind == KEPT else 1)
    return changed / both if both else 0.0


def _runs(old: Sequence[str], new: Sequence[str], found: Iterable[Hunk]) -> Iterator[Run]:
    place = 0
    for hunk in found:
        pieces = (
            (KEPT, old[place : hunk.start]),
            (STRUCK, old[hunk.start : hunk.end]),
            (ADDED, new[hunk.new_start : hunk.new_end]),
        )
        yield from (Run(kind, "".join(piece)) for kind, piece in pieces if piece)
        place = hunk.end
    if place < len(old):
        yield Run(KEPT, "".join(old[place:]))
