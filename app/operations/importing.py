"""Take a text read from a file into a document: fill an empty one, or replace what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from app.models import Clause, Document, ParticularsRow, Step
from app.operations.clauses import put_wording
from app.operations.errors import ReasonNeeded, TooLong
from app.operations.recording import Actor, Entry, step
from app.operations.structure import place
from app.queries.agreement import agreement
from app.queries.references import Readable, by_anybody
from app.queries.replacing import Replacement, replacement
from app.queries.snapshots import particulars_row
from app.statute import snapshot as statute
from app.statute.outline import Draft
from app.statute.snapshot import AUTHORITATIVE, Wording
from app.statute.workflow import State

LONGEST_NUMBER = 40
"""Characters of a printed number."""


def import_text(
    session: Session,
    actor: Actor,
    document: Document,
    draft: Draft,
    translation: Draft | None = None,
    *,
    reason: str = "",
    readable: Readable = by_anybody,
) -> Step:
    """Make the document say what `draft` says, as one step.

    Units found in both keep their identity (app.statute.matching), and so their threads; others
    are inserted; what the draft no longer has is struck. `translation` has the same units in the
    same order. Braces become references to the draft's own units, and to documents that are
    `readable`. The illustrative mark is taken off where the file bears none. Raises ReasonNeeded
    where agreed words would change and no reason is given, TooLong for a number that is none.
    """
    planned = replacement(session, document, draft, readable=readable)
    longest = max((len(clause.fixed or "") for clause in planned.clauses), default=0)
    if longest > LONGEST_NUMBER:
        raise TooLong(longest, LONGEST_NUMBER)
    if not reason.strip():
        _refuse_without_reason(session, document, planned)
    held = particulars_row(session, document)
    with step(session, document.id, actor, "import_text", reason=reason.strip()) as entry:
        _new_clauses(entry, planned)
        _place(entry, planned)
        _word_all(entry, planned, (planned.draft, translation and planned.stored(translation)))
        _mark(entry, held, illustrative=bool(draft.front.get("illustrative", False)))
        entry.facts["clauses"] = len(planned.clauses)
    return session.get_one(Step, (document.id, entry.record.steps))


def _refuse_without_reason(session: Session, document: Document, planned: Replacement) -> None:
    touched = {*planned.reworded, *planned.struck}
    if not touched:
        return
    standings = agreement(session, document, planned.now).by_clause
    if any(
        standings[clause].state in (State.AGREED, State.SIGNED)
        for clause in touched & standings.keys()
    ):
        raise ReasonNeeded


def _new_clauses(entry: Entry, planned: Replacement) -> None:
    entry.session.add_all(
        Clause(id=clause, record_id=entry.record.id, born=entry.number) for clause in planned.new
    )
    entry.session.flush()  # placements and wordings refer to clauses


def _place(entry: Entry, planned: Replacement) -> None:
    """Say where units stand, only of those that stand elsewhere than before."""
    before = {clause.id: _where(clause) for clause in planned.now.clauses}
    for clause in (*planned.clauses, *planned.gone):
        if before.get(clause.id) != _where(clause):
            place(entry, clause)


def _where(clause: statute.Clause) -> tuple[object, ...]:
    return clause.parent, clause.rank, clause.kind, clause.fixed, clause.struck


def _word_all(entry: Entry, planned: Replacement, drafts: tuple[Draft, Draft | None]) -> None:
    sources: Mapping[str, Wording] = {
        clause.id: clause.wording(AUTHORITATIVE) for clause in planned.now.clauses
    }
    for draft in drafts:
        if draft is None:
            continue
        worded = _wordings(planned.clauses, draft, sources)
        for clause_id, wording in worded.items():
            standing = planned.now.by_id.get(clause_id)
            held = standing.wording(draft.language) if standing else None
            if held is None and _is_untranslated(wording):
                continue
            if held is None or held.digest != wording.digest:
                put_wording(entry, clause_id, wording, entry.actor.person_id)
        if draft.language == AUTHORITATIVE:
            sources = worded


def _wordings(
    clauses: Sequence[statute.Clause], draft: Draft, sources: Mapping[str, Wording]
) -> dict[str, Wording]:
    """What each unit says in the draft; a translation names the words it was made from."""
    found = {}
    for clause, unit in zip(clauses, draft.clauses, strict=True):
        wording = statute.word(draft.language, unit.heading, unit.text)
        source = sources.get(clause.id)
        if draft.language != AUTHORITATIVE and source is not None:
            wording = replace(wording, made_from=source.digest)
        found[clause.id] = wording
    return found


def _is_untranslated(wording: Wording) -> bool:
    """Whether a translation says nothing: a unit that has none in the file has none here."""
    return wording.language != AUTHORITATIVE and not (wording.heading or wording.text)


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
