"""Take a text read from a file into a document: fill an empty one, or replace what it says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.models import Clause, Document, ParticularsRow, Step, new_id
from app.operations.clauses import put_wording
from app.operations.recording import Actor, Entry, step
from app.operations.structure import place
from app.queries.snapshots import particulars_row, snapshot
from app.statute import snapshot as statute
from app.statute.numbering import number_all
from app.statute.outline import Draft, DraftClause
from app.statute.snapshot import AUTHORITATIVE, Family, Numbering, Wording, word
from app.statute.structure import GAP

Path = tuple[object, ...]
"""What names a unit in both texts: the units above it, its kind, its number, its turn."""


def import_text(
    session: Session,
    actor: Actor,
    document: Document,
    draft: Draft,
    translation: Draft | None = None,
    *,
    reason: str = "",
) -> Step:
    """Make the document say what `draft` says, as one step.

    Units found in both by place, kind and number keep their identity, and so their threads;
    others are inserted; what the draft no longer has is struck. `translation` has the same
    units in the same order. The illustrative mark is taken off where the file bears none.
    """
    held = particulars_row(session, document)
    standing = snapshot(session, document).clauses
    numbering = Numbering(held.numbering)
    known = dict(zip(_paths_of(standing, held), (c.id for c in standing), strict=True))
    clauses = placed(draft, known, numbering)
    with step(session, document.id, actor, "import_text", reason=reason.strip()) as entry:
        _new_clauses(entry, clauses, set(known.values()))
        _place(entry, clauses, standing)
        _word_all(entry, clauses, standing, (draft, translation))
        _mark(entry, held, illustrative=bool(draft.front.get("illustrative", False)))
        entry.facts["clauses"] = len(clauses)
    return session.get_one(Step, (document.id, entry.record.steps))


def placed(
    draft: Draft, known: Mapping[Path, str], numbering: Numbering
) -> tuple[statute.Clause, ...]:
    """The draft's units as clauses: with the identities they had, or new ones."""
    ids = [known.get(path) or new_id() for path in _paths(draft.clauses)]
    clauses = [
        statute.Clause(
            id=ids[turn],
            kind=unit.kind,
            parent=None if unit.parent is None else ids[unit.parent],
            rank=GAP * (turn + 1),
            fixed=(unit.number or None) if numbering is Numbering.FIXED else None,
            struck=unit.struck,
        )
        for turn, unit in enumerate(draft.clauses)
    ]
    if numbering is Numbering.DERIVED:
        clauses = _pinned(clauses, draft)
    return tuple(clauses)


def _pinned(clauses: list[statute.Clause], draft: Draft) -> list[statute.Clause]:
    """Fix the numbers that the tree would not give, so that every unit prints what it printed."""
    for attempt in range(4):
        numbers = number_all(clauses, draft.family, Numbering.DERIVED)
        odd = [
            turn
            for turn, unit in enumerate(draft.clauses)
            if numbers[clauses[turn].id] != unit.number
        ]
        if not odd:
            break
        everywhere = range(len(clauses)) if attempt == 3 else odd
        for turn in everywhere:
            clauses[turn] = replace(clauses[turn], fixed=draft.clauses[turn].number or None)
    return clauses


def _paths(units: Sequence[DraftClause]) -> list[Path]:
    found: list[Path] = []
    turns: Counter[Path] = Counter()
    for unit in units:
        above = () if unit.parent is None else found[unit.parent]
        bare: Path = (above, unit.kind, unit.number)
        found.append((*bare, turns[bare]))
        turns[bare] += 1
    return found


def _paths_of(clauses: Sequence[statute.Clause], held: ParticularsRow) -> list[Path]:
    """The same names for clauses that stand."""
    numbers = number_all(clauses, Family(held.family), Numbering(held.numbering))
    where = {clause.id: turn for turn, clause in enumerate(clauses)}
    return _paths(
        [
            DraftClause(
                kind=clause.kind,
                number=numbers[clause.id],
                heading="",
                text="",
                parent=None if clause.parent is None else where[clause.parent],
            )
            for clause in clauses
        ]
    )


def _new_clauses(entry: Entry, clauses: Sequence[statute.Clause], known: set[str]) -> None:
    entry.session.add_all(
        Clause(id=clause.id, record_id=entry.record.id, born=entry.number)
        for clause in clauses
        if clause.id not in known
    )
    entry.session.flush()  # placements and wordings refer to clauses


def _place(
    entry: Entry, clauses: Sequence[statute.Clause], standing: Sequence[statute.Clause]
) -> None:
    now = {clause.id for clause in clauses}
    for clause in clauses:
        place(entry, clause)
    for clause in standing:
        if clause.id not in now and not clause.struck:
            place(entry, replace(clause, struck=True))


def _word_all(
    entry: Entry,
    clauses: Sequence[statute.Clause],
    standing: Sequence[statute.Clause],
    drafts: tuple[Draft, Draft | None],
) -> None:
    said = {clause.id: clause for clause in standing}
    for turn, clause in enumerate(clauses):
        source: Wording | None = None
        for draft in drafts:
            if draft is None:
                continue
            unit = draft.clauses[turn]
            made_from = source.digest if source and draft.language != AUTHORITATIVE else None
            wording = word(draft.language, unit.heading, unit.text, made_from)
            source = source or wording
            before = said.get(clause.id)
            if before is None or before.wording(draft.language).digest != wording.digest:
                put_wording(entry, clause.id, wording, entry.actor.person_id)


def _mark(entry: Entry, held: ParticularsRow, *, illustrative: bool) -> None:
    if illustrative == held.illustrative:
        return
    entry.add(
        ParticularsRow(
            titles=held.titles,
            kind=held.kind,
            family=held.family,
            numbering=held.numbering,
            illustrative=illustrative,
            policy=held.policy,
        )
    )
