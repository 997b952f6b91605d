"""Put several clauses into a document at once, as they were read from what somebody pasted."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.models import Document, new_id
from app.operations.clauses import check_length, put_wording
from app.operations.errors import NothingSaid
from app.operations.recording import Actor, hold, step
from app.operations.structure import plans
from app.operations.structure.placing import born, place_all
from app.queries.snapshots import snapshot
from app.statute.outline import Draft, DraftClause
from app.statute.snapshot import (
    AUTHORITATIVE,
    Clause,
    Kind,
    Numbering,
    Snapshot,
    word,
)
from app.statute.structure import GAP, MAY_STAND_UNDER

SMALLER = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.INDENT)
"""Kinds that a unit read as something larger may become where that cannot stand."""


def paste_clauses(
    session: Session,
    actor: Actor,
    document: Document,
    draft: Draft,
    *,
    parent: str | None,
    after: str | None,
    reason: str = "",
) -> list[str]:
    """Insert the units of a draft under `parent`, behind sibling `after`, as one step.

    Numbers that were pasted are not kept: units get the numbers of the place. Answers the ids in
    reading order. Raises NothingSaid, TooLong, NotThere, ClauseIsStruck, Misplaced.
    """
    if not draft.clauses:
        raise NothingSaid
    for unit in draft.clauses:
        check_length(unit.heading, unit.text)
    hold(session, document.id)
    now = snapshot(session, document)
    units, room = planned(now, draft, parent, after)
    with step(
        session,
        document.id,
        actor,
        "paste_clauses",
        clause_id=units[0].id,
        clauses=len(units),
        reason=reason.strip(),
    ) as entry:
        born(entry, [unit.id for unit in units])
        place_all(entry, [*units, *room])
        for clause, said in zip(units, draft.clauses, strict=True):
            wording = word(draft.language, said.heading, said.text)
            if draft.language != AUTHORITATIVE:
                wording = replace(wording, made_from=word(AUTHORITATIVE, "", "").digest)
            put_wording(entry, clause.id, wording, actor.person_id)
    return [unit.id for unit in units]


def planned(
    now: Snapshot, draft: Draft, parent: str | None, after: str | None
) -> tuple[list[Clause], list[Clause]]:
    """The clauses the units become, in reading order, and siblings that make room."""
    then, behind = now, after
    made: list[Clause] = []
    room: dict[str, Clause] = {}
    last: dict[str, int] = {}
    above_all = now.by_id.get(parent or "")
    holder = above_all.kind if above_all else None
    for unit in draft.clauses:
        if unit.parent is None:
            clause = Clause(new_id(), fitting(unit, holder), parent, 0)
            clause, *others = plans.inserted(_derived(then), clause, behind)
            room |= {one.id: one for one in others}
            then, behind = plans.after(then, [clause, *others]), clause.id
        else:
            above = made[unit.parent]
            last[above.id] = last.get(above.id, 0) + GAP
            clause = Clause(new_id(), fitting(unit, above.kind), above.id, last[above.id])
        made.append(clause)
    ids = {clause.id for clause in made}
    made = [replace(one, rank=room[one.id].rank) if one.id in room else one for one in made]
    kept = [one for one in room.values() if one.id not in ids]
    return _numbered(now, made, kept), kept


def fitting(unit: DraftClause, holder: Kind | None) -> Kind:
    """The kind of the unit, or the next smaller one that may stand under `holder`."""
    if holder in MAY_STAND_UNDER[unit.kind]:
        return unit.kind
    return next(kind for kind in SMALLER if holder in MAY_STAND_UNDER[kind])


def _derived(now: Snapshot) -> Snapshot:
    """The same with derived numbers: those that are fixed are given to all units at once."""
    return replace(now, particulars=replace(now.particulars, numbering=Numbering.DERIVED))


def _numbered(now: Snapshot, made: Sequence[Clause], room: Sequence[Clause]) -> list[Clause]:
    if now.particulars.numbering is Numbering.DERIVED:
        return list(made)
    numbers = plans.numbers_of(plans.after(now, [*made, *room]))
    return [replace(one, fixed=numbers[one.id] or None) for one in made]
