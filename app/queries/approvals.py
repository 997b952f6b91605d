"""The approval sheet of a document at a step: gathered from decisions, people and seals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.models import Document, Seal
from app.queries.agreement import Agreement, Standing, agreement
from app.queries.people import colleagues, named, names_of
from app.queries.register import moments_of, names_in
from app.queries.sealing import seals
from app.queries.snapshots import milestones, snapshot
from app.statute.approvals import Approvals, Excepted, Line, Member, Sealed, Voice
from app.statute.policy import in_words
from app.statute.roles import Action, allowed
from app.statute.snapshot import LANGUAGES, Snapshot
from app.statute.units import units_of
from app.statute.workflow import Vote

Labels = Mapping[str, Mapping[str, str]]
"""What each clause is called, by id, by language."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What lines and seals are told with."""

    people: Mapping[str, str]
    """Names by id."""
    moments: Mapping[int, datetime]
    """By step."""
    deciding: Mapping[str, Member]
    """By id, by name."""
    heads: Mapping[str, str]
    """What heads the unit a clause is decided on in, by clause."""


def approvals(session: Session, document: Document, step: int | None = None) -> Approvals:
    """Who said what of the words that stood at a step. Raises NoSuchStep."""
    now = snapshot(session, document, step)
    where = agreement(session, document, now)
    sealed = [one for one in seals(session, document) if one.since <= now.step]
    steps = {vote.since for one in where.by_clause.values() for vote in one.votes}
    moments = moments_of(session, document, steps | {one.since for one in sealed})
    labels = _labels(now)
    people = {person: called.name for person, called in names_of(session).items()}
    deciding = {member.id: member for member in _deciding(session, document, now)}
    heads = {clause: head for head, clauses in units_of(now).items() for clause in clauses}
    known = _Known(people, moments, deciding, heads)
    lines = tuple(_lines(now, where, labels, known))
    return Approvals(
        slug=document.slug,
        titles={one: now.particulars.title(one) for one in LANGUAGES},
        step=now.step,
        digest=now.digest,
        at=now.at,
        milestone=_milestone(session, document, now),
        policy={one: in_words(where.policy, one, people) for one in LANGUAGES},
        members=_members(lines, known),
        lines=lines,
        seals=tuple(_sealed(one, labels, known) for one in sealed),
    )


def _labels(now: Snapshot) -> Labels:
    by_language = {one: names_in(now, one) for one in LANGUAGES}
    return {
        clause.id: {one: by_language[one][clause.id] for one in LANGUAGES} for clause in now.clauses
    }


def _milestone(session: Session, document: Document, now: Snapshot) -> str:
    found = (one for one in milestones(session, document) if one.slug == now.milestone)
    return next((one.name_az for one in found), "")


def _deciding(session: Session, document: Document, now: Snapshot) -> Iterator[Member]:
    """Members at the step who may decide, by name."""
    for one in colleagues(session, document, now.step):
        if allowed(Action.DECIDE, one.role):
            called = {tongue: named(one.institution, tongue, now.at) for tongue in LANGUAGES}
            yield Member(one.person.id, one.person.name, called)


def _members(lines: Iterable[Line], known: _Known) -> tuple[Member, ...]:
    """Who may decide, and who decided before they left."""
    found = dict(known.deciding)
    for voice in (voice for line in lines for voice in line.voices):
        found.setdefault(voice.person, Member(voice.person, known.people.get(voice.person, ""), {}))
    return tuple(found.values())


def _lines(now: Snapshot, where: Agreement, labels: Labels, known: _Known) -> Iterator[Line]:
    for clause in now.clauses:
        standing = where.by_clause.get(clause.id)
        if standing is None:
            continue
        yield Line(
            clause=clause.id,
            label=labels[clause.id],
            heading={one: clause.wording(one).heading for one in LANGUAGES},
            digest=standing.digest,
            state=standing.state.value,
            voices=tuple(
                _voice(vote, standing, known)
                for vote in sorted(standing.votes, key=lambda vote: vote.since)
            ),
            missing=tuple(_missing(standing, where, known)),
            silent=tuple(one for one in known.deciding if one in standing.silent),
            unsigned=standing.unsigned,
        )


def _missing(standing: Standing, where: Agreement, known: _Known) -> Iterator[str]:
    spoken = {vote.person for vote in standing.current} | standing.silent
    writers = frozenset() if where.policy.authors_count else standing.authors
    return (one for one in known.deciding if one not in spoken and one not in writers)


def _voice(vote: Vote, standing: Standing, known: _Known) -> Voice:
    return Voice(
        person=vote.person,
        verdict=vote.verdict.value,
        step=vote.since,
        at=known.moments[vote.since],
        reason=vote.reason,
        outdated=vote in standing.outdated,
        spoken_by=known.people.get(vote.by, ""),
        carried_by=known.people.get(vote.carried_by, ""),
    )


def _sealed(seal: Seal, labels: Labels, known: _Known) -> Sealed:
    return Sealed(
        step=seal.step,
        since=seal.since,
        by=known.people.get(seal.person_id or "", ""),
        at=known.moments[seal.since],
        statement=seal.statement,
        root=seal.root,
        exceptions=tuple(
            Excepted(
                label=labels.get(one.get("clause", ""), {}),
                reason=one.get("reason", ""),
                unit=labels.get(known.heads.get(one.get("clause", ""), ""), {}),
            )
            for one in seal.exceptions
        ),
    )
