"""Is a page remembered while it says something, and does saying so make nobody wait?"""

import threading
import time
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db import Busy, Database
from app.models import Document, Person, Presence
from app.operations.attending import Visit, leave, touch
from app.operations.recording import Actor
from tests.makers import NOON, a_document, a_person, an_article

PAGE, OTHER = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


def after(person: Person, seconds: int) -> Actor:
    """The person, so many seconds after noon."""
    return Actor(person.id, NOON + timedelta(seconds=seconds))


def rows(session: Session) -> list[tuple[str, str | None, bool]]:
    """What is remembered."""
    found = session.execute(
        select(Presence.id, Presence.clause_id, Presence.editing).order_by(Presence.id)
    )
    return [(page, clause, editing) for page, clause, editing in found]


def test_a_page_is_remembered_once_with_what_it_said_last(
    session: Session, leyla: Person, charter: Document
) -> None:
    clause = an_article(session, charter, leyla, "Söz.")
    touch(session, after(leyla, 0), charter, Visit(PAGE))
    touch(session, after(leyla, 5), charter, Visit(PAGE, clause, editing=True))
    assert rows(session) == [(PAGE, clause, True)]


def test_pages_that_say_nothing_are_forgotten_by_whoever_speaks_next(
    session: Session, leyla: Person, charter: Document
) -> None:
    touch(session, after(leyla, 0), charter, Visit(PAGE))
    touch(session, after(leyla, 59), charter, Visit(OTHER))
    assert len(rows(session)) == 2
    touch(session, after(leyla, 61), charter, Visit(OTHER))
    assert rows(session) == [(OTHER, None, False)]


def test_a_page_that_is_closed_is_forgotten(
    session: Session, leyla: Person, charter: Document
) -> None:
    touch(session, after(leyla, 0), charter, Visit(PAGE))
    leave(session, after(leyla, 1), charter, PAGE)
    assert rows(session) == []


def test_nobody_speaks_for_a_page_of_somebody_else(
    session: Session, leyla: Person, charter: Document
) -> None:
    marta = a_person(session, "Marta")
    touch(session, after(leyla, 0), charter, Visit(PAGE))
    leave(session, after(marta, 1), charter, PAGE)
    assert rows(session) == [(PAGE, None, False)]
    with pytest.raises(IntegrityError), session.begin_nested():
        touch(session, after(marta, 2), charter, Visit(PAGE))
    assert session.get_one(Presence, PAGE).person_id == leyla.id


def somewhere(database: Database) -> tuple[Actor, Document]:
    """Somebody with a document, saved."""
    with database.session() as session:
        with database.writing(session):
            leyla = a_person(session)
            charter = a_document(session, leyla)
        session.refresh(charter)
        session.expunge(charter)
        return after(leyla, 0), charter


def test_what_is_said_in_passing_is_kept(database: Database) -> None:
    actor, charter = somewhere(database)
    with database.passing() as session:
        touch(session, actor, charter, Visit(PAGE))
    with database.session() as session:
        assert rows(session) == [(PAGE, None, False)]


def test_what_fails_in_passing_leaves_nothing(database: Database) -> None:
    actor, charter = somewhere(database)
    with suppress(ZeroDivisionError), database.passing() as session:
        touch(session, actor, charter, Visit(PAGE))
        raise ZeroDivisionError
    with database.session() as session:
        assert rows(session) == []


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_nobody_waits_to_say_where_they_are(database: Database) -> None:
    actor, charter = somewhere(database)
    with database.session() as session, database.writing(session):
        begun = time.perf_counter()
        with pytest.raises(Busy), database.passing() as passing:
            touch(passing, actor, charter, Visit(PAGE))
        assert time.perf_counter() - begun < 0.5


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_nobody_waits_for_a_writer_of_another_process_either(database: Database) -> None:
    actor, charter = somewhere(database)
    neighbour = Database(str(database.url))
    writing = neighbour.writing(neighbour.session())
    with writing, pytest.raises(Busy), database.passing() as passing:
        touch(passing, actor, charter, Visit(PAGE))
    neighbour.let_go()


def test_somebody_who_saves_holds_back_nobody_else_for_good(database: Database) -> None:
    actor, charter = somewhere(database)
    done = threading.Event()

    def save() -> None:
        with database.session() as session, database.writing(session):
            session.get_one(Document, charter.id)
        done.set()

    with database.passing() as passing:
        touch(passing, actor, charter, Visit(PAGE))
        saving = threading.Thread(target=save)
        saving.start()
    saving.join(5)
    assert done.is_set()
