"""Open a review round, ask more people, put its deadline off, and close it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Asking, Clause, Document, ReviewRound, RoundTerms, new_id
from app.operations.errors import DoneAlready, NothingSaid, NotThere, TooLong
from app.operations.recording import Actor, Entry, hold, step
from app.operations.reviewing.errors import DeadlinePassed, NobodyAsked, NotLater, RoundClosed
from app.queries.people import colleagues
from app.statute.roles import Action, allowed
from app.statute.snapshot import LANGUAGES, canonical

LONGEST_TITLE = 200
LONGEST_MESSAGE = 10_000
LONGEST_QUESTION = 2_000
"""Characters, each."""

MOST_QUESTIONS = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What a round asks, of whom, until when."""

    title: str
    deadline: date
    """The last day."""
    people: Sequence[str]
    """Ids; each is asked of the documents they may comment on."""
    message: str = ""
    questions: Sequence[Mapping[str, str]] = ()
    """Each by language; one that says nothing is left out."""
    clauses: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Ids of clauses by document; none: the whole text."""


def open_round(
    session: Session, actor: Actor, documents: Sequence[Document], asked: Asked
) -> ReviewRound:
    """Ask people to review documents: one step in the record of each.

    Raises NothingSaid without a title, TooLong, DeadlinePassed, NotThere for a clause that is not
    the document's, and NobodyAsked where a document would be reviewed by nobody.
    """
    terms = _terms(asked)
    if asked.deadline < day_of(actor.at):
        raise DeadlinePassed
    if not documents:
        raise NotThere
    opened = ReviewRound(id=new_id(), person_id=actor.person_id, opened_at=actor.at)
    session.add(opened)
    session.flush()  # rows of every document name it
    for document in in_order(documents):
        clauses = _clauses(session, document, asked.clauses.get(document.id, ()))
        people = _reviewers(session, document, asked.people)
        if not people:
            raise NobodyAsked
        with _step(session, actor, document.id, opened.id, "open_round") as entry:
            entry.facts |= {"deadline": terms["deadline"], "people": len(people)}
            entry.add(RoundTerms(round_id=opened.id, **terms, clauses=clauses, closed=False))
            _ask(entry, opened.id, people)
    return opened


def ask_more(
    session: Session, actor: Actor, opened: ReviewRound, people: Sequence[str]
) -> tuple[str, ...]:
    """Ask more people; answers whom the round had not asked before.

    Raises RoundClosed, and NobodyAsked where it asks nobody new.
    """
    found: list[str] = []
    for terms in _hold_all(session, opened):
        document = session.get_one(Document, terms.record_id)
        known = set(asked_people(session, opened.id, document.id))
        new = [one for one in _reviewers(session, document, people) if one not in known]
        if new:
            with _step(session, actor, document.id, opened.id, "ask_reviewers") as entry:
                entry.facts["people"] = len(new)
                _ask(entry, opened.id, new)
            found += new
    if not found:
        raise NobodyAsked
    return tuple(dict.fromkeys(found))


def extend_round(session: Session, actor: Actor, opened: ReviewRound, deadline: date) -> None:
    """Put the last day off. Raises RoundClosed, DeadlinePassed, NotLater."""
    if deadline < day_of(actor.at):
        raise DeadlinePassed
    for terms in _hold_all(session, opened):
        if deadline.isoformat() <= terms.deadline:
            raise NotLater
        with _step(session, actor, terms.record_id, opened.id, "extend_round") as entry:
            entry.facts["deadline"] = deadline.isoformat()
            entry.add(_again(terms, deadline=deadline.isoformat()))


def close_round(session: Session, actor: Actor, opened: ReviewRound) -> None:
    """Take nothing more in. What was not handed in stays its author's. Raises DoneAlready."""
    try:
        standing = _hold_all(session, opened)
    except RoundClosed:
        raise DoneAlready from None
    for terms in standing:
        with _step(session, actor, terms.record_id, opened.id, "close_round") as entry:
            entry.add(_again(terms, closed=True))


def reopen_round(session: Session, actor: Actor, opened: ReviewRound, deadline: date) -> None:
    """Take reviews in again, up to a day to come. Raises DoneAlready, DeadlinePassed."""
    if deadline < day_of(actor.at):
        raise DeadlinePassed
    for terms in _held(session, opened):
        if not terms.closed:
            raise DoneAlready
        with _step(session, actor, terms.record_id, opened.id, "reopen_round") as entry:
            entry.facts["deadline"] = deadline.isoformat()
            entry.add(_again(terms, deadline=deadline.isoformat(), closed=False))


def standing_terms(session: Session, round_id: str) -> list[RoundTerms]:
    """What the round asks of each of its documents as it stands, by record."""
    newest: dict[str, RoundTerms] = {}
    query = select(RoundTerms).where(RoundTerms.round_id == round_id)
    for terms in session.scalars(query.order_by(RoundTerms.record_id, RoundTerms.since)):
        newest[terms.record_id] = terms
    return list(newest.values())


def asked_people(session: Session, round_id: str, record_id: str) -> Sequence[str]:
    """Ids of whom the round asks of a document."""
    asked = select(Asking.person_id).where(
        Asking.round_id == round_id, Asking.record_id == record_id
    )
    return session.scalars(asked).all()


def in_order(documents: Iterable[Document]) -> list[Document]:
    """In the order in which records are held: the same for every deed, so none waits in a ring."""
    return sorted(set(documents), key=lambda one: one.id)


def _hold_all(session: Session, opened: ReviewRound) -> list[RoundTerms]:
    """The terms as they stand, their records held. Raises RoundClosed."""
    standing = _held(session, opened)
    if any(terms.closed for terms in standing):
        raise RoundClosed
    return standing


def _held(session: Session, opened: ReviewRound) -> list[RoundTerms]:
    for terms in standing_terms(session, opened.id):
        hold(session, terms.record_id)
    return standing_terms(session, opened.id)


def _step(
    session: Session, actor: Actor, record_id: str, round_id: str, deed: str
) -> AbstractContextManager[Entry]:
    return step(session, record_id, actor, deed, round=round_id)


def _ask(entry: Entry, round_id: str, people: Iterable[str]) -> None:
    for person in people:
        entry.add(Asking(round_id=round_id, person_id=person))


def _again(terms: RoundTerms, **other: object) -> RoundTerms:
    """The same terms but for what is said."""
    kept = ("round_id", "title", "message", "questions", "clauses", "deadline", "closed")
    return RoundTerms(**{name: getattr(terms, name) for name in kept} | other)


def _terms(asked: Asked) -> dict[str, object]:
    """What is asked in canonical form. Raises NothingSaid, TooLong."""
    title = " ".join(_checked(asked.title, LONGEST_TITLE).split())
    if not title:
        raise NothingSaid
    questions = [
        {language: _checked(one.get(language, ""), LONGEST_QUESTION) for language in LANGUAGES}
        for one in asked.questions
    ]
    questions = [one for one in questions if any(one.values())]
    if len(questions) > MOST_QUESTIONS:
        raise TooLong(len(questions), MOST_QUESTIONS)
    return {
        "title": title,
        "message": _checked(asked.message, LONGEST_MESSAGE),
        "questions": questions,
        "deadline": asked.deadline.isoformat(),
    }


def _checked(said: str, longest: int) -> str:
    words = canonical(said)
    if len(words) > longest:
        raise TooLong(len(words), longest)
    return words


def _clauses(session: Session, document: Document, chosen: Sequence[str]) -> list[str]:
    """The chosen clauses, each once. Raises NotThere."""
    wanted = list(dict.fromkeys(chosen))
    known = select(Clause.id).where(Clause.record_id == document.id, Clause.id.in_(wanted))
    if set(wanted) - set(session.scalars(known)):
        raise NotThere
    return wanted


def _reviewers(session: Session, document: Document, people: Sequence[str]) -> list[str]:
    """Whom of these the document may ask: they may comment on it."""
    hold(session, document.id)
    may = {
        one.person.id
        for one in colleagues(session, document)
        if allowed(Action.COMMENT, one.role) and not one.person.disabled
    }
    return [one for one in dict.fromkeys(people) if one in may]
