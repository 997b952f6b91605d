"""The page of two edits that collide: base, theirs and yours, and what can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.models import Clause
from app.operations.clauses import Typed, known_wording
from app.operations.errors import Clash, StaleWording
from app.queries.wordings import Author, last_author
from app.statute.diffing import Run, compare
from app.statute.merging import Conflict, Merge, Side, merge


@dataclass(frozen=True, slots=True)
class Collision:
    """One language in which two edits touch the same words."""

    clash: Clash
    started_from: str
    """Digest of the wording both started from."""
    author: Author | None
    theirs: tuple[tuple[Run, ...], tuple[Run, ...]]
    """What they changed in heading and text."""
    mine: tuple[tuple[Run, ...], tuple[Run, ...]]
    pieces: tuple[tuple[int | None, str | Conflict], ...]
    """The text merged as far as it goes; conflicts with their number, counting from 0."""

    @property
    def language(self) -> str:
        """The language it is about."""
        return self.clash.language


def collisions(
    session: Session, clause: Clause, error: StaleWording, typed: list[Typed]
) -> list[Collision]:
    """What the page of a refused save shows, per language."""
    began = {one.language: one.started_from for one in typed}
    return [
        _collision(session, clause, clash, began[language])
        for language, clash in error.clashes.items()
    ]


def _collision(session: Session, clause: Clause, clash: Clash, began: str) -> Collision:
    merged = merge(clash.base[1], clash.mine[1], clash.theirs[1])
    return Collision(
        clash=clash,
        started_from=began,
        author=last_author(session, clause, clash.language),
        theirs=_redlines(clash.base, clash.theirs),
        mine=_redlines(clash.base, clash.mine),
        pieces=_numbered(merged),
    )


def _redlines(
    before: tuple[str, str], after: tuple[str, str]
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    heading = compare(before[0], after[0]) if before[0] != after[0] else ()
    return heading, compare(before[1], after[1])


def _numbered(merged: Merge) -> tuple[tuple[int | None, str | Conflict], ...]:
    number = 0
    found: list[tuple[int | None, str | Conflict]] = []
    for piece in merged.pieces:
        if isinstance(piece, Conflict):
            found.append((number, piece))
            number += 1
        else:
            found.append((None, piece))
    return tuple(found)


def chosen(
    session: Session, clause: Clause, form: Mapping[str, str], typed: list[Typed]
) -> list[Typed]:
    """What is to be saved after a collision: as typed, their words, or stretch by stretch."""
    return [_choice(session, clause, form, one) for one in typed]


def _choice(session: Session, clause: Clause, form: Mapping[str, str], one: Typed) -> Typed:
    how = form.get("how", "")
    theirs = known_wording(session, clause, one.language, one.started_from)
    base = known_wording(session, clause, one.language, form.get(f"base-{one.language}", ""))
    if f"base-{one.language}" not in form or theirs is None:
        return one
    if how == "theirs":
        return replace(one, heading=theirs.heading, text=theirs.text)
    if how == "picked" and base is not None:
        merged = merge(base.text, form.get(f"mine-{one.language}", ""), theirs.text)
        return replace(one, text=merged.settled(_picked(form, one.language, merged)))
    return one


def _picked(form: Mapping[str, str], language: str, merged: Merge) -> list[Side]:
    """The side chosen for each stretch; the typist's own where none was."""
    names = (f"pick-{language}-{number}" for number in range(len(merged.conflicts)))
    return [Side.THEIRS if form.get(name) == Side.THEIRS else Side.OURS for name in names]
