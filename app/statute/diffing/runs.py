"""How the difference of two texts is shown: runs of kept, struck and added words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from app.statute.diffing.hunks import Hunk, hunks
from app.statute.diffing.tokens import is_word, tokens

RunKind = Literal["kept", "added", "struck"]
KEPT: RunKind = "kept"
ADDED: RunKind = "added"
STRUCK: RunKind = "struck"

_REWRITTEN = 0.4
"""Share of words below which neither side has kept enough to be read through the changes."""

_SHORT = 6
"""Words up to which a text is never shown as rewritten: it can be read either way."""

_LIGHT = frozenset(",()[]«»“”„\"'’/–—-")
"""Signs that may be drawn into the change around them, for they end no sentence."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and what became of it."""

    kind: RunKind
    text: str


def compare(before: str, after: str) -> tuple[Run, ...]:
    """What became of `before`, in reading order, what is struck before what is added.

    Kept and struck runs joined are `before`, kept and added ones `after`, to the character. Words
    are compared whole. A blank or light sign between two replacements goes with them, and a text
    of which each side keeps less than two fifths of the words is shown replaced as a whole. Beyond
    `LIMIT` tokens the differing middle is one replacement. Equal texts are one kept run, or none.
    """
    if before == after:
        return (Run(KEPT, before),) if before else ()
    old, new = tokens(before), tokens(after)
    found = hunks(old, new)
    if _rewritten(old, new, found):
        found = [Hunk(0, len(old), 0, len(new))]
    return tuple(_runs(old, new, _bridged(found, old)))


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


def _words(pieces: Iterable[str]) -> int:
    return sum(map(is_word, pieces))


def _rewritten(old: Sequence[str], new: Sequence[str], found: Iterable[Hunk]) -> bool:
    """Whether both sides changed so much that the changes would not help to read them."""
    size = min(_words(old), _words(new))
    if size <= _SHORT:
        return False
    kept = _words(old) - sum(_words(old[hunk.start : hunk.end]) for hunk in found)
    return kept < _REWRITTEN * size


def _bridged(found: Iterable[Hunk], old: Sequence[str]) -> Iterator[Hunk]:
    """Hunks joined where only a blank or a light sign would stand kept between replacements."""
    waiting: Hunk | None = None
    for hunk in found:
        if waiting and _belong(waiting, hunk, old):
            waiting = Hunk(waiting.start, hunk.end, waiting.new_start, hunk.new_end)
            continue
        if waiting:
            yield waiting
        waiting = hunk
    if waiting:
        yield waiting


def _belong(hunk: Hunk, following: Hunk, old: Sequence[str]) -> bool:
    between = old[hunk.end : following.start]
    return hunk.replaces and following.replaces and _slight(between)


def _slight(kept: Sequence[str]) -> bool:
    """Whether what stands between is one line's blanks and at most one light sign."""
    signs = [token for token in kept if not token.isspace()]
    broken = any("\n" in token for token in kept)
    return not broken and len(signs) <= 1 and _LIGHT.issuperset(signs)


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
