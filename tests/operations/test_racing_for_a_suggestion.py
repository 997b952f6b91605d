"""Two people decide on one suggestion at once: one wins, the other is told who did."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Person, Step, Thread, Turn
from app.operations.clauses import Typed, standing_wording
from app.operations.discussing import (
    accept_suggestion,
    reject_suggestion,
    suggest,
    withdraw_thread,
)
from app.operations.discussing.errors import DecidedAlready
from app.operations.errors import DoneAlready
from app.operations.recording import Actor
from app.queries.verification import verify
from app.statute.roles import Role
from tests.makers import NOON, a_colleague, a_document, a_person, an_article, as_actor
from tests.operations.writers import all_at_once

DECIDERS = 6


def a_suggestion(database: Database) -> tuple[str, str, list[str]]:
    """A thread that suggests other words, its clause, and who may decide on it."""
    with database.session() as session, database.writing(session):
        leyla = a_person(session)
        document = a_document(session, leyla)
        names = [f"Member-{number}" for number in range(DECIDERS)]
        members = [a_colleague(session, document, Role.MEMBER, name).id for name in names]
        clause = an_article(session, document, leyla, "Köhnə söz.")
        typed = Typed("az", "", "Yeni söz.", standing_wording(session, clause, "az").digest)
        found = suggest(
            session, as_actor(leyla), session.get_one(Clause, clause), typed, body="Niyə?"
        )
        return found.id, clause, members


def outcomes(session: Session) -> Counter[str]:
    """How many steps closed a suggestion, by deed."""
    query = select(Step.deed).where(Step.deed.in_(("accept_suggestion", "reject_suggestion")))
    return Counter(session.scalars(query))


def test_of_many_who_accept_at_once_one_wins_and_the_others_are_told_who(
    database: Database,
) -> None:
    thread_id, clause, members = a_suggestion(database)

    def work(number: int) -> str:
        with database.session() as session:
            thread = session.get_one(Thread, thread_id)
            try:
                with database.writing(session):
                    accept_suggestion(session, Actor(members[number], NOON), thread)
            except DecidedAlready as told:
                return told.name
            return ""

    said = all_at_once(work, DECIDERS)
    with database.session() as session:
        winner = session.get_one(Person, members[said.index("")]).name
        assert Counter(said) == {"": 1, winner: DECIDERS - 1}
        assert standing_wording(session, clause, "az").text == "Yeni söz."
        assert outcomes(session) == {"accept_suggestion": 1}
        assert [why.why for why in verify(session, {})] == [""]


def test_accepting_and_rejecting_at_once_leaves_one_decision(database: Database) -> None:
    thread_id, clause, members = a_suggestion(database)

    def work(number: int) -> bool:
        with database.session() as session:
            thread, actor = session.get_one(Thread, thread_id), Actor(members[number], NOON)
            try:
                with database.writing(session):
                    if number % 2:
                        reject_suggestion(session, actor, thread, "Yox.")
                    else:
                        accept_suggestion(session, actor, thread)
            except DecidedAlready:
                return False
            return True

    assert sum(all_at_once(work, DECIDERS)) == 1
    with database.session() as session:
        assert outcomes(session).total() == 1
        turn = session.scalars(select(Turn)).one()
        text = standing_wording(session, clause, "az").text
        expected = {"accepted": "Yeni söz.", "rejected": "Köhnə söz."}
        assert text == expected[turn.outcome]


def test_taking_and_withdrawing_at_once_leaves_one_end(database: Database) -> None:
    thread_id, clause, members = a_suggestion(database)

    def work(number: int) -> str:
        with database.session() as session:
            thread = session.get_one(Thread, thread_id)
            try:
                with database.writing(session):
                    if number % 2:
                        withdraw_thread(session, Actor(thread.author_id, NOON), thread)
                        return "withdrawn"
                    accept_suggestion(session, Actor(members[number], NOON), thread)
                    return "accepted"
            except (DecidedAlready, DoneAlready):
                return ""

    said = [one for one in all_at_once(work, DECIDERS) if one]
    with database.session() as session:
        assert [session.scalars(select(Turn)).one().outcome] == said
        text = standing_wording(session, clause, "az").text
        assert text == {"accepted": "Yeni söz.", "withdrawn": "Köhnə söz."}[said[0]]
