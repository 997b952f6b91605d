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

Piece = tuple[str, str | Conflict]
"""Settled words under "", or a conflict under the name its choice has in the form."""


PARTS = ("heading", "text")
"""What of a wording is merged, each by itself."""


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
    parts: Mapping[str, tuple[Piece, ...]]
    """Of "heading" and "text" each merged as far as it goes."""
    settled: Mapping[str, str]
    """Both merged, with the typist's own words where they collide."""

    @property
    def language(self) -> str:
        """The language it is about."""
        return self.clash.language

    @property
    def collides(self) -> bool:
        """Whether both touch the same words; where not, both fit together as settled."""
        return any(name for pieces in self.parts.values() for name, _piece in pieces)

    @property
    def both(self) -> Typed:
        """Both edits together, upon what stands."""
        said = self.settled
        return Typed(self.language, said["heading"], said["text"], self.clash.standing)


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
    merged = _merges(clash.base, clash.mine, clash.theirs)
    return Collision(
        clash=clash,
        started_from=began,
        author=last_author(session, clause, clash.language),
        theirs=_redlines(clash.base, clash.theirs),
        mine=_redlines(clash.base, clash.mine),
        parts={part: _named(one, clash.language, part) for part, one in merged.items()},
        settled={part: _settled(one, {}, clash.language, part) for part, one in merged.items()},
    )


def _merges(
    base: tuple[str, str], mine: tuple[str, str], theirs: tuple[str, str]
) -> dict[str, Merge]:
    return {part: merge(*texts) for part, *texts in zip(PARTS, base, mine, theirs, strict=True)}


def _redlines(
    before: tuple[str, str], after: tuple[str, str]
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    heading = compare(before[0], after[0]) if before[0] != after[0] else ()
    return heading, compare(before[1], after[1])


def _named(merged: Merge, language: str, part: str) -> tuple[Piece, ...]:
    """The pieces, each conflict with the name of its choice: `pick-az-text-0`."""
    number = 0
    found: list[Piece] = []
    for piece in merged.pieces:
        if isinstance(piece, Conflict):
            found.append((_name(language, part, number), piece))
            number += 1
        else:
            found.append(("", piece))
    return tuple(found)


def _name(language: str, part: str, number: int) -> str:
    return f"pick-{language}-{part}-{number}"


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
        mine = (form.get(f"mine-heading-{one.language}", ""), form.get(f"mine-{one.language}", ""))
        merged = _merges((base.heading, base.text), mine, (theirs.heading, theirs.text))
        heading, text = (_settled(merged[part], form, one.language, part) for part in PARTS)
        return replace(one, heading=heading, text=text)
    return one


def _settled(merged: Merge, form: Mapping[str, str], language: str, part: str) -> str:
    """The words with the side chosen for each stretch; the typist's own where none was."""
    names = (_name(language, part, number) for number in range(len(merged.conflicts)))
    asked = (form.get(name, "") for name in names)
    return merged.settled([Side(side) if side in set(Side) else Side.OURS for side in asked])
