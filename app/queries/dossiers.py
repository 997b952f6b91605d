"""Everything a document says besides its text, gathered for export."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.models import Document, Record, Seal, Step
from app.queries.agreement import Agreement, Standing, agreement, newest_seal
from app.queries.answers import needs_answered
from app.queries.evidence import Cited, citations, in_language
from app.queries.people import Colleague, colleagues, named, names_of
from app.queries.resting import shifts
from app.queries.sealed import root_at
from app.queries.snapshots import milestones, snapshot
from app.statute.dossier import Approver, CitationChange, CitedExtract, Dossier, Objection, SealMark
from app.statute.roles import Role
from app.statute.snapshot import AUTHORITATIVE, Snapshot
from app.statute.workflow import Verdict, Vote

SPEAKING = ("decide_", "enter_", "speak_")
"""How deeds begin that record somebody's word: their own, at a meeting, through another."""


def dossier(
    session: Session,
    document: Document,
    language: str,
    step: int | None = None,
    against: int | None = None,
) -> Dossier:
    """The document at `step`, compared with `against`, ready to be written down.

    Agreement is told for the newest step only: decisions are made on what stands.
    Raises NoSuchStep.
    """
    now = with_milestone(session, document, snapshot(session, document, step), language)
    newest = now.step == session.get_one(Record, document.id).steps
    where = agreement(session, document, now) if newest else None
    since = against or 0
    return Dossier(
        snapshot=now,
        against=None
        if against is None
        else with_milestone(session, document, snapshot(session, document, against), language),
        citations=_citations(session, document, language, now),
        citation_changes=()
        if against is None
        else tuple(_citation_changes(session, document, language, (against, now.step))),
        rationale=_rationale(session, document, since, now.step),
        needs=_needs(session, document, language, now),
        states={one.clause: one.state for one in where.by_clause.values()} if where else {},
        approvers=_approvers(session, document, language, where) if where else (),
        seal=seal_mark(session, document, now),
    )


def with_milestone(session: Session, document: Document, now: Snapshot, language: str) -> Snapshot:
    """The same snapshot with its milestone called by its name instead of its slug."""
    for milestone in milestones(session, document):
        if milestone.slug == now.milestone:
            name = milestone.name_az if language == AUTHORITATIVE else milestone.name_en
            return replace(now, milestone=name)
    return now


def _citations(
    session: Session, document: Document, language: str, now: Snapshot
) -> tuple[CitedExtract, ...]:
    found = citations(session, document, now.step)
    return tuple(
        _cited(one, language)
        for clause in now.clauses
        for one in found.get(clause.id, ())
        if not clause.struck
    )


def _citation_changes(
    session: Session, document: Document, language: str, steps: tuple[int, int]
) -> Iterator[CitationChange]:
    """What became of the references between two steps; links to needs are told elsewhere."""
    for clause, some in shifts(session, document, *steps).items():
        for shift in some:
            sides = [
                _cited(one, language) if isinstance(one, Cited) else None
                for one in (shift.before, shift.after)
            ]
            if any(sides):
                yield CitationChange(clause, *sides)


def _cited(cited: Cited, language: str) -> CitedExtract:
    """As it was described when it was cited: what was signed off is printed so for ever."""
    facts = (cited.pinned or cited.source).facts
    organisation = in_language(facts.get("organisation"), language)
    title = in_language(facts.get("title"), language)
    return CitedExtract(
        clause=cited.clause,
        relation=cited.relation,
        source=", ".join(part for part in (organisation, title) if part),
        article=str(cited.extract.facts.get("article", "")),
        note=in_language(cited.note, language)
        or in_language(cited.extract.facts.get("summary"), language),
        link=str(facts.get("link", "")),
        version=cited.version,
    )


def _rationale(
    session: Session, document: Document, since: int, until: int
) -> Mapping[str, tuple[str, ...]]:
    rows = session.execute(
        select(Step.clause_id, Step.facts)
        .where(Step.record_id == document.id, Step.clause_id.is_not(None))
        .where(Step.number > since, Step.number <= until)
        .where(Step.deed.in_(("save_wording", "insert_clause", "move_clause", "strike_clause")))
        .order_by(Step.number)
    )
    reasons: dict[str, list[str]] = defaultdict(list)
    for clause, facts in rows:
        if clause and facts.get("reason"):
            reasons[clause].append(str(facts["reason"]))
    return {clause: tuple(said) for clause, said in reasons.items()}


def _needs(
    session: Session, document: Document, language: str, now: Snapshot
) -> Mapping[str, tuple[str, ...]]:
    return {
        clause: tuple(
            f"{one.need.slug} {in_language(one.need.facts.get('title'), language)}"
            for one in answered
        )
        for clause, answered in needs_answered(session, document, now.step).items()
    }


def _approvers(
    session: Session, document: Document, language: str, where: Agreement
) -> tuple[Approver, ...]:
    dates = _dates(session, document)
    return tuple(
        _approver(one, language, where, dates)
        for one in colleagues(session, document)
        if one.role in (Role.MEMBER, Role.COORDINATOR)
    )


def _dates(session: Session, document: Document) -> dict[int, datetime]:
    rows = session.execute(
        select(Step.number, Step.at).where(
            Step.record_id == document.id,
            or_(*(Step.deed.startswith(kind) for kind in SPEAKING)),
        )
    )
    return {number: at for number, at in rows}  # noqa: C416  # rows are no pairs to dict()


def _approver(
    colleague: Colleague, language: str, where: Agreement, dates: Mapping[int, datetime]
) -> Approver:
    cast = [
        (standing, vote)
        for standing in where.by_clause.values()
        for vote in standing.votes
        if vote.person == colleague.person.id
    ]
    last = max((vote.since for _, vote in cast), default=None)
    at = dates.get(last) if last else None
    return Approver(
        name=colleague.person.name,
        institution=named(colleague.institution, language, at),
        approved=_count(cast, Verdict.APPROVE, current=True),
        objected=_count(cast, Verdict.OBJECT, current=True),
        outdated=_count(cast, Verdict.APPROVE, current=False),
        last_at=at,
        objections=_objections(cast),
    )


def _objections(cast: list[tuple[Standing, Vote]]) -> tuple[Objection, ...]:
    """Each objection once, at the first clause it was made on: one deed objects to a whole unit."""
    first: dict[int, Objection] = {}
    for standing, vote in cast:
        if vote.verdict is Verdict.OBJECT and vote.digest == standing.digest:
            first.setdefault(vote.since, Objection(standing.clause, vote.reason))
    return tuple(first.values())


def _count(cast: list[tuple[Standing, Vote]], verdict: Verdict, *, current: bool) -> int:
    return sum(
        vote.verdict is verdict and (vote.digest == standing.digest) is current
        for standing, vote in cast
    )


def seal_mark(session: Session, document: Document, now: Snapshot) -> SealMark | None:
    """The newest seal, where all it signed stands at this step as it was signed."""
    seal = newest_seal(session, document)
    if seal is None or not _covers(session, document, seal, now):
        return None
    person = names_of(session)[seal.person_id]
    made = session.get_one(Step, (document.id, seal.since))
    return SealMark(
        step=seal.step,
        digest=seal.root,
        by=person.name,
        at=made.at,
        statement=seal.statement,
        exceptions=tuple(exception["reason"] for exception in seal.exceptions),
    )


def _covers(session: Session, document: Document, seal: Seal, now: Snapshot) -> bool:
    """Whether all that was sealed, evidence included, is what stands at this step."""
    return seal.step <= now.step and seal.root == root_at(session, document, now, seal.tree)
