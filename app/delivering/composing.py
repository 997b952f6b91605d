"""Write the letters that are due to one person, and how far they tell: all in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.corresponding import letter_to, speaking_to, written
from app.delivering.due import Standing, is_due, standings, times_of
from app.delivering.slots import IMMEDIATE, NONE, Times
from app.delivering.stopping import stop_token
from app.models import Document, Person, Told
from app.operations.mailing import Outgoing, post
from app.queries.news import (
    LETTERED_ALREADY,
    URGENT,
    Bundle,
    Hint,
    bundled,
    hints,
    items,
    scope_of,
)
from app.queries.people import names_of
from app.queries.wishes import hours_of
from app.telling import Story, Teller

MOST_STORIES = 40
"""Conversations and clauses one letter tells of; the inbox has the rest."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written to a person on one document."""

    document: Document
    standing: Standing
    single: Sequence[Hint]
    """Told at once, a letter for each conversation or clause."""
    gathered: Sequence[Hint]
    """Told in one letter."""
    due: bool
    """Whether what was gathered is told now."""


def compose_for(session: Session, person_id: str, now: datetime) -> int:
    """Put a person's due letters into the outbox and move their marks; answers how many.

    Whoever else composes for them waits: a step is told in one letter, however many deliver.
    """
    person = session.scalars(
        select(Person).where(Person.id == person_id).with_for_update(key_share=True)
    ).one()
    session.refresh(person)
    times = times_of(hours_of(session, person.id))
    plans = [
        _plan(session, person, document, standing, (times, now))
        for document, standing in standings(session, person).values()
    ]
    posted = sum(_write(session, person, plan, now) for plan in plans)
    for plan in plans:
        _mark(session, person, plan, now)
    return posted


def _plan(
    session: Session,
    person: Person,
    document: Document,
    one: Standing,
    when: tuple[Times, datetime],
) -> Plan:
    due, since = is_due(one, *when), max(one.told, one.urgent_told)
    floor = one.told if due else since
    if floor >= one.newest or (one.wanted.pace == NONE and not one.wanted.urgent):
        return Plan(document, one, (), (), due)
    found = [
        hint
        for hint in hints(session, scope_of(session, person.id, {document.id: floor}))
        if hint.step <= one.newest and hint.reason not in LETTERED_ALREADY
    ]
    at_once = [
        hint for hint in found if one.wanted.urgent and hint.reason in URGENT and hint.step > since
    ]
    later = [hint for hint in found if not _is_told_at_once(hint, one)]
    if one.wanted.pace == IMMEDIATE:
        return Plan(document, one, _merged(at_once, later), (), due)
    return Plan(document, one, at_once, later if due and one.wanted.pace != NONE else (), due)


def _is_told_at_once(hint: Hint, one: Standing) -> bool:
    """Told at once, now or before: no part of what is gathered."""
    return hint.reason in URGENT and (one.wanted.urgent or hint.step <= one.urgent_told)


def _merged(some: Iterable[Hint], others: Iterable[Hint]) -> list[Hint]:
    """Both, each once, oldest first."""
    return sorted({*some, *others}, key=lambda hint: (hint.step, hint.subject))


def _mark(session: Session, person: Person, plan: Plan, now: datetime) -> None:
    one = plan.standing
    kept = session.get(Told, (person.id, one.record))
    if kept is None:
        kept = Told(
            person_id=person.id,
            record_id=one.record,
            step=one.told,
            urgent_step=one.urgent_told,
            at=now,
        )
        session.add(kept)
    if one.wanted.urgent:
        kept.urgent_step = one.newest
    if plan.due:
        kept.step, kept.at = one.newest, now


def _write(session: Session, person: Person, plan: Plan, now: datetime) -> int:
    if not plan.single and not plan.gathered:
        return 0
    with speaking_to(person.locale):
        teller = Teller(names_of(session))
        alone = [
            (bundle, teller.story(plan.document, bundle))
            for bundle in bundled(items(session, plan.single))
        ]
        together = bundled(items(session, plan.gathered))
        told = [teller.story(plan.document, bundle) for bundle in together[-MOST_STORIES:]]
        stop = url_for(
            "stopping.page", token=stop_token(person.id, plan.document.id), _external=True
        )
    letters = [_single(person, bundle, story, (now, stop)) for bundle, story in alone]
    if told:
        letters.append(_digest(person, plan, told, len(together), (now, stop)))
    return sum(post(session, letter) for letter in letters)


def _single(person: Person, bundle: Bundle, story: Story, when: tuple[datetime, str]) -> Outgoing:
    now, stop = when
    said = written("story", person.locale, story=story, person=person, stop=stop)
    steps = [one.hint.step for one in bundle.items]
    key = f"news:{person.id}:{bundle.record}:{bundle.subject}:{steps[0]}-{steps[-1]}"
    about = f"{bundle.record}.{bundle.subject}"
    return letter_to(person, said, key, now, about=about, stop_url=stop)


def _digest(
    person: Person,
    plan: Plan,
    told: Sequence[Story],
    number: int,
    when: tuple[datetime, str],
) -> Outgoing:
    now, stop = when
    one = plan.standing
    said = written(
        "digest",
        person.locale,
        stories=told,
        number=number,
        title=told[0].title,
        slug=plan.document.slug,
        pace=one.wanted.pace,
        person=person,
        stop=stop,
    )
    key = f"digest:{person.id}:{one.record}:{one.told}-{one.newest}"
    return letter_to(person, said, key, now, about=f"{one.record}.digest", stop_url=stop)
