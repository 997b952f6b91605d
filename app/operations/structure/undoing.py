"""Undo one's own last change of the text, as a new step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Citation,
    Continuation,
    Document,
    NeedLink,
    Person,
    Placement,
    Step,
    WordingRow,
)
from app.operations.clauses import put_wording
from app.operations.errors import NothingToUndo, Overtaken
from app.operations.recording import Actor, Entry, hold, step
from app.operations.structure import plans
from app.operations.structure.placing import check_reason, place_all
from app.queries.snapshots import snapshot
from app.statute.snapshot import Clause, Kind, Snapshot, Wording, word
from app.statute.structure import check_place

UNDOABLE = frozenset(
    {
        "save_wording",
        "insert_clause",
        "move_clause",
        "strike_clause",
        "restore_clause",
        "split_clause",
        "join_clauses",
        "change_kind",
        "paste_clauses",
        "restore_text",
        "undo",
    }
)
"""Deeds that change the text; undoing an undo does the deed again."""


@dataclass(frozen=True, slots=True)
class Made:
    """The rows one step made."""

    number: int
    placements: Sequence[Placement]
    wordings: Sequence[WordingRow]
    continuations: Sequence[Continuation]
    citations: Sequence[Citation]
    links: Sequence[NeedLink]


def last_of(session: Session, document: Document, person_id: str | None) -> Step | None:
    """The newest step in which somebody changed the text of a document."""
    return session.scalars(
        select(Step)
        .where(Step.record_id == document.id, Step.actor_id == person_id, Step.deed.in_(UNDOABLE))
        .order_by(Step.number.desc())
        .limit(1)
    ).first()


def undone(session: Session, document: Document, number: int) -> tuple[Snapshot, Snapshot]:
    """The text as it stands, and as it would read with step `number` undone.

    Raises Overtaken, Misplaced as undoing it would.
    """
    now = snapshot(session, document)
    made = _made(session, document, number)
    placements = _placed_back(session, now, made)
    _check_untouched(session, now, made, placements)
    then = plans.after(now, placements)
    said: dict[str, dict[str, Wording]] = {}
    for clause_id, wording, _ in _worded_back(session, made):
        said.setdefault(clause_id, {})[wording.language] = wording
    return now, replace(
        then,
        clauses=tuple(
            replace(one, wordings={**one.wordings, **said[one.id]}) if one.id in said else one
            for one in then.clauses
        ),
    )


def undo(
    session: Session, actor: Actor, document: Document, number: int, *, reason: str = ""
) -> str | None:
    """Put back what stood before one's own newest change, step `number`; answers its clause.

    What was inserted is struck, what was moved bears its old number again. Raises NothingToUndo
    where the step is not that one, Overtaken where somebody touched the same clauses since, and
    ReasonNeeded, Misplaced as the deed itself would.
    """
    hold(session, document.id)
    last = last_of(session, document, actor.person_id)
    if last is None or last.number != number:
        raise NothingToUndo
    now = snapshot(session, document)
    made = _made(session, document, number)
    placements = _placed_back(session, now, made)
    wordings = _worded_back(session, made)
    _check_untouched(session, now, made, placements)
    gone = {one.id for one in placements if one.struck and not now.by_id[one.id].struck}
    check_reason(session, document, now, gone | {clause for clause, _, _ in wordings}, reason)
    with step(
        session,
        document.id,
        actor,
        "undo",
        clause_id=last.clause_id,
        undone=number,
        of=last.deed,
        reason=reason.strip(),
    ) as entry:
        place_all(entry, placements)
        for clause_id, wording, author in wordings:
            put_wording(entry, clause_id, wording, author)
        _taken_back(entry, made)
    return last.clause_id


Table = TypeVar("Table", Placement, WordingRow, Continuation, Citation, NeedLink)


def _made(session: Session, document: Document, number: int) -> Made:
    def rows(table: type[Table]) -> Sequence[Table]:
        query = select(table).where(table.record_id == document.id, table.since == number)
        return session.scalars(query.order_by(table.row)).all()

    return Made(
        number,
        rows(Placement),
        rows(WordingRow),
        rows(Continuation),
        rows(Citation),
        rows(NeedLink),
    )


def _placed_back(session: Session, now: Snapshot, made: Made) -> list[Clause]:
    """Where the clauses of the step stood before; what it brought into being is struck."""
    back: list[Clause] = []
    for row in made.placements:
        here = now.by_id[row.clause_id]
        earlier = session.scalars(
            select(Placement)
            .where(Placement.clause_id == row.clause_id, Placement.since < made.number)
            .order_by(Placement.since.desc())
            .limit(1)
        ).first()
        if earlier is None:
            back.append(replace(here, struck=True))
            continue
        back.append(
            replace(
                here,
                parent=earlier.parent_id,
                rank=earlier.rank,
                kind=Kind(earlier.kind),
                fixed=earlier.fixed,
                struck=earlier.struck,
            )
        )
    return _without_clashes(now, back)


def _without_clashes(now: Snapshot, back: list[Clause]) -> list[Clause]:
    """The same, where meanwhile somebody took the place between two neighbours, or the number."""
    coming = {one.id for one in back}
    ranks = {(one.parent, one.rank): one for one in now.clauses if one.id not in coming}
    numbers = {(one.parent, one.kind, one.fixed) for one in now.clauses if one.id not in coming}
    found: dict[str, Clause] = {}
    for one in back:
        found[one.id] = one
        if one.fixed and (one.parent, one.kind, one.fixed) in numbers:
            found[one.id] = replace(one, fixed=plans.number_there(now, one))
        if (beside := ranks.get((one.parent, one.rank))) and not one.struck:
            there, *room = plans.inserted(now, found[one.id], beside.id)
            found[one.id] = replace(there, fixed=found[one.id].fixed)
            found |= {other.id: other for other in room if other.id not in coming}
    return list(found.values())


def _worded_back(session: Session, made: Made) -> list[tuple[str, Wording, str | None]]:
    """What the clauses of the step said before, and whose words those are."""
    born = _born(session, made)
    found: list[tuple[str, Wording, str | None]] = []
    for row in made.wordings:
        if row.clause_id in born:
            continue
        earlier = session.scalars(
            select(WordingRow)
            .where(
                WordingRow.clause_id == row.clause_id,
                WordingRow.language == row.language,
                WordingRow.since < made.number,
            )
            .order_by(WordingRow.since.desc())
            .limit(1)
        ).first()
        before = word(row.language, "", "")
        if earlier is not None:
            before = word(row.language, earlier.heading, earlier.text, earlier.made_from)
        found.append((row.clause_id, before, earlier.author_id if earlier else None))
    return found


def _born(session: Session, made: Made) -> frozenset[str]:
    """Clauses the step brought into being."""
    ids = {row.clause_id for row in made.placements}
    older = session.scalars(
        select(Placement.clause_id).where(
            Placement.clause_id.in_(ids), Placement.since < made.number
        )
    )
    return frozenset(ids - set(older))


def _check_untouched(
    session: Session, now: Snapshot, made: Made, placements: Sequence[Clause]
) -> None:
    """Raise Overtaken where a later step placed or worded what the step placed or worded."""
    placed = {row.clause_id for row in made.placements}
    worded = {row.clause_id for row in made.wordings} | _born(session, made)
    _refuse_later(session, Placement, placed, made.number)
    _refuse_later(session, WordingRow, worded, made.number)
    then = {one.id: one for one in [*now.clauses, *placements]}
    for one in then.values():
        parent = then.get(one.parent or "")
        if parent is not None and parent.struck and not one.struck:
            new = one.id if parent.id in placed else parent.id
            _refuse_later(session, Placement, {new}, 0)
        if one.id in placed or one.parent in placed:
            check_place(one.kind, parent.kind if parent else None)
    if len(plans.after(now, placements).clauses) < len(now.clauses):  # it would stand in itself
        _refuse_later(session, Placement, {one.parent for one in placements if one.parent}, 0)


def _refuse_later(
    session: Session, table: type[Placement | WordingRow], clauses: Iterable[str], number: int
) -> None:
    columns = (table.record_id, table.since)
    later = session.execute(
        select(*columns)
        .where(table.clause_id.in_(set(clauses)), table.since > number)
        .order_by(table.since.desc())
        .limit(1)
    ).first()
    if later is None:
        return
    done = session.get_one(Step, (later.record_id, later.since))
    person = session.get(Person, done.actor_id) if done.actor_id else None
    raise Overtaken(person.name if person else "", done.number)


def _taken_back(entry: Entry, made: Made) -> None:
    """Words flow back to where they came from; what was carried along is let go."""
    for row in made.continuations:
        entry.add(Continuation(clause_id=row.into_id, into_id=row.clause_id))
    for cited in made.citations:
        entry.add(
            Citation(
                clause_id=cited.clause_id,
                extract_slug=cited.extract_slug,
                extract_row=cited.extract_row,
                source_row=cited.source_row,
                relation=cited.relation,
                note=cited.note,
                withdrawn=not cited.withdrawn,
            )
        )
    for link in made.links:
        entry.add(
            NeedLink(
                clause_id=link.clause_id,
                need_slug=link.need_slug,
                need_row=link.need_row,
                read_at=link.read_at,
                answers=link.answers,
                note=link.note,
                withdrawn=not link.withdrawn,
            )
        )
