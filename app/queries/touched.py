"""Which clauses open suggestions touch, and what each would do there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.queries.suggestions import Proposed
from app.queries.threads import Talk
from app.statute.snapshot import Snapshot
from app.statute.suggesting import Deed, Part

Said = Mapping[str | None, Sequence[Talk]]
"""Conversations by clause."""


class Touch(StrEnum):
    """What a part of a suggestion would do at a clause."""

    REWORD = "reword"
    STRIKE = "strike"
    MOVE = "move"
    MOVED_BEHIND = "moved-behind"
    """Another clause would stand behind it."""
    MOVED_INTO = "moved-into"
    NEW_BEHIND = "new-behind"
    NEW_INSIDE = "new-inside"

    @property
    def changes(self) -> bool:
        """Whether it changes the clause, not only what stands beside or in it."""
        return self in (Touch.REWORD, Touch.STRIKE, Touch.MOVE)


@dataclass(frozen=True, slots=True)
class Also:
    """A suggestion that names a clause and is shown at another."""

    talk: Talk
    touches: tuple[Touch, ...]


def also_suggested(said: Said, now: Snapshot) -> dict[str, list[Also]]:
    """By clause, the open suggestions that name it and are shown elsewhere, oldest first."""
    found: dict[str, list[Also]] = defaultdict(list)
    for talk in sorted(_open(said), key=lambda one: one.thread.since):
        for clause, touches in _touches(talk, now).items():
            if clause != talk.clause:
                found[clause].append(Also(talk, touches))
    return dict(found)


def rivals(said: Said, now: Snapshot) -> Counter[str]:
    """How many open suggestions there are for each clause."""
    return Counter(clause for talk in _open(said) for clause in _changed(talk, now))


def _changed(talk: Talk, now: Snapshot) -> set[str]:
    """The clauses it would change, and the one it is shown at."""
    touched = _touches(talk, now).items()
    changed = {clause for clause, touches in touched if any(one.changes for one in touches)}
    return changed | ({talk.clause} if talk.clause else set())


def _open(said: Said) -> Iterator[Talk]:
    return (talk for some in said.values() for talk in some if talk.suggests and not talk.resolved)


def _touches(talk: Talk, now: Snapshot) -> dict[str, tuple[Touch, ...]]:
    """What it would do at each clause it names, in the order of its parts, each told once."""
    found: dict[str, dict[Touch, None]] = defaultdict(dict)
    if talk.suggests:
        for part in talk.suggests.parts:
            for clause, touch in _touched(part, talk.suggests, now):
                found[clause][touch] = None
    return {clause: tuple(touches) for clause, touches in found.items()}


def _touched(part: Part, suggested: Proposed, now: Snapshot) -> Iterator[tuple[str, Touch]]:
    if part.clause:
        yield _home(part, suggested, now), Touch(part.deed.value)
    if part.deed not in (Deed.MOVE, Deed.INSERT) or part.under:
        return
    new = part.deed is Deed.INSERT
    if part.after:
        yield part.after, Touch.NEW_BEHIND if new else Touch.MOVED_BEHIND
    elif part.parent:
        yield part.parent, Touch.NEW_INSIDE if new else Touch.MOVED_INTO


def _home(part: Part, suggested: Proposed, now: Snapshot) -> str:
    """The first clause in force that has its words now; where there is none, the one it named."""
    named = part.clause or ""
    homes: Iterable[str] = suggested.homes.get(named, (named,)) if part.words else (named,)
    return next((one for one in homes if one in now.by_id and not now.by_id[one].struck), named)
