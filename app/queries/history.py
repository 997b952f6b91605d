"""Who did what to a document and to each of its clauses, and when."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.models import (
    Clause,
    Decision,
    Document,
    Extract,
    Guest,
    GuestLink,
    Person,
    Placement,
    Remark,
    RoundTerms,
    Source,
    Step,
    Thread,
    WordingRow,
)

OF_GUESTS = frozenset(
    {
        "make_guest_link",
        "extend_guest_link",
        "revoke_guest_link",
        "admit_guests",
        "refuse_guests",
    }
)
"""Deeds on links for guests, and on what was written by them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which steps of the record are wanted; empty: all of them."""

    person: str = ""
    deed: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """One page of the record, newest step first."""

    steps: Sequence[Step]
    total: int
    """How many steps there are of those asked for."""
    page: int
    """Counts from 1."""
    pages: int
    writers: Mapping[int, str]
    """By step, who wrote the words it put in, where that was not whoever put them in."""
    subjects: Mapping[int, str]
    """By step, the review round or the link for guests it is about, by what that is called."""
    extracts: Mapping[str, tuple[Source, Extract]]
    """The extracts these steps cite or pass over, by name, as the library describes them now."""


def history(
    session: Session, document: Document, asked: Asked, *, page: int = 1, size: int = 50
) -> Pages:
    """A page of the record; a page that does not exist becomes the nearest one."""
    wanted = _wanted(document, asked)
    total = session.scalar(select(func.count()).select_from(Step).where(*wanted)) or 0
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    steps = session.scalars(
        select(Step)
        .where(*wanted)
        .order_by(Step.number.desc())
        .limit(size)
        .offset((page - 1) * size)
    ).all()
    writers = _writers(session, document, steps)
    subjects = _subjects(session, document, steps)
    return Pages(steps, total, page, pages, writers, subjects, _extracts(session, steps))


def _writers(session: Session, document: Document, steps: Iterable[Step]) -> Mapping[int, str]:
    doers = {step.number: step.actor_id for step in steps}
    rows = session.execute(
        select(WordingRow.since, func.min(WordingRow.author_id))
        .where(WordingRow.record_id == document.id, WordingRow.since.in_(doers))
        .group_by(WordingRow.since)
        .having(func.count(WordingRow.author_id.distinct()) == 1)
    )
    return {step: author for step, author in rows if author and author != doers[step]}


def _subjects(session: Session, document: Document, steps: Sequence[Step]) -> Mapping[int, str]:
    rounds = {step.number: str(step.facts["round"]) for step in steps if "round" in step.facts}
    titled = (
        select(RoundTerms.round_id, RoundTerms.title)
        .where(RoundTerms.record_id == document.id, RoundTerms.round_id.in_(rounds.values()))
        .order_by(RoundTerms.since)
    )
    titles = {one: title for one, title in session.execute(titled)} if rounds else {}  # noqa: C416
    named = {one: titles[said] for one, said in rounds.items() if said in titles}
    return {**named, **_links(session, steps)}


def _links(session: Session, steps: Sequence[Step]) -> Mapping[int, str]:
    """By step, the links for guests it is about: made, ended, or what was written by them."""
    keys = {step.number: _keys(step) for step in steps if step.deed in OF_GUESTS}
    wanted = set().union(*keys.values())
    if not wanted:
        return {}
    begun = select(Thread.id, GuestLink.purpose).join(Guest, Guest.person_id == Thread.author_id)
    purposes: dict[str, str] = {}
    for rows in (
        select(GuestLink.id, GuestLink.purpose).where(GuestLink.id.in_(wanted)),
        begun.join(GuestLink, GuestLink.id == Guest.link_id).where(Thread.id.in_(wanted)),
        select(Remark.id, GuestLink.purpose)
        .join(GuestLink, GuestLink.id == Remark.guest_link_id)
        .where(Remark.id.in_(wanted)),
    ):
        purposes |= {one: purpose for one, purpose in session.execute(rows)}  # noqa: C416
    named = {
        step: sorted({purposes[one] for one in found if one in purposes})
        for step, found in keys.items()
    }
    return {step: ", ".join(names) for step, names in named.items() if names}


def _extracts(session: Session, steps: Sequence[Step]) -> Mapping[str, tuple[Source, Extract]]:
    wanted = {str(step.facts["extract"]) for step in steps if "extract" in step.facts}
    if not wanted:
        return {}
    rows = session.execute(
        select(Source, Extract)
        .join(Extract, Extract.source_slug == Source.slug)
        .where(
            Extract.slug.in_(wanted),
            Extract.row.in_(select(func.max(Extract.row)).group_by(Extract.slug)),
            Source.row.in_(select(func.max(Source.row)).group_by(Source.slug)),
        )
    )
    return {extract.slug: (source, extract) for source, extract in rows}


def _keys(step: Step) -> set[str]:
    """What a deed on guests names: a link, conversations that began, remarks kept out."""
    return {
        *filter(None, [step.facts.get("link")]),
        *step.facts.get("threads", ()),
        *step.facts.get("remarks", ()),
    }


def _wanted(document: Document, asked: Asked) -> list[ColumnElement[bool]]:
    wanted = [Step.record_id == document.id]
    if asked.person:
        wanted.append(Step.actor_id == asked.person)
    if asked.deed:
        wanted.append(Step.deed == asked.deed)
    return wanted


def deeds_done(session: Session, document: Document) -> list[str]:
    """Deeds that occur in the record."""
    return list(
        session.scalars(
            select(Step.deed).where(Step.record_id == document.id).distinct().order_by(Step.deed)
        )
    )


def doers(session: Session, document: Document) -> list[Person]:
    """People who did something to the document, by name."""
    did = select(Step.actor_id).where(Step.record_id == document.id).distinct()
    return list(session.scalars(select(Person).where(Person.id.in_(did)).order_by(Person.name)))


@dataclass(frozen=True, slots=True)
class Past:
    """Everything that ever held of some clauses, oldest first, each with its step."""

    wordings: Sequence[tuple[WordingRow, Step]]
    placements: Sequence[tuple[Placement, Step]]
    decisions: Sequence[tuple[Decision, Step]]


def past_of(session: Session, clause: Clause, below: Collection[str] = ()) -> Past:
    """The past of a clause, and of those below it whose ids are given."""
    ids = [clause.id, *below]
    wordings = session.execute(
        select(WordingRow, Step)
        .join(Step, (Step.record_id == WordingRow.record_id) & (Step.number == WordingRow.since))
        .where(WordingRow.clause_id.in_(ids))
        .order_by(WordingRow.since, WordingRow.row)
    )
    placements = session.execute(
        select(Placement, Step)
        .join(Step, (Step.record_id == Placement.record_id) & (Step.number == Placement.since))
        .where(Placement.clause_id.in_(ids))
        .order_by(Placement.since, Placement.row)
    )
    decisions = session.execute(
        select(Decision, Step)
        .join(Step, (Step.record_id == Decision.record_id) & (Step.number == Decision.since))
        .where(Decision.record_id == clause.record_id, Decision.clause_id.in_(ids))
        .order_by(Decision.since, Decision.row)
    )
    return Past(
        [(row, step) for row, step in wordings],
        [(row, step) for row, step in placements],
        [(row, step) for row, step in decisions],
    )
