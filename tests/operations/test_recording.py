"""Is a deed judged once more when its turn comes, and is a reason a reason?"""

import threading

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Document, Person, Step
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.errors import LeaveEnded, ReasonTooLong
from app.operations.membership import give_role
from app.operations.recording import LONGEST_REASON, Actor
from app.statute.roles import Action, Role
from tests.makers import NOON, a_colleague, a_document, a_person, an_article, as_actor


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


@pytest.fixture
def clause(session: Session, leyla: Person, charter: Document) -> Clause:
    return session.get_one(Clause, an_article(session, charter, leyla, "Söz."))


def reword(session: Session, actor: Actor, clause: Clause, *, reason: str = "") -> Step | None:
    """Save other words; answers the step."""
    now = standing_wording(session, clause.id, "az")
    typed = Typed("az", "", f"{now.text} Yeni.", now.digest)
    return save_wording(session, actor, clause, [typed], reason=reason).step


def editing(person_id: str) -> Actor:
    """Somebody who was let in to edit."""
    return Actor(person_id, NOON, Action.EDIT)


@pytest.mark.parametrize("role", [None, Role.OBSERVER, Role.REVIEWER])
def test_whoever_lost_the_role_meanwhile_changes_nothing(
    session: Session, leyla: Person, charter: Document, clause: Clause, role: Role | None
) -> None:
    marta = a_colleague(session, charter, Role.MEMBER, "Marta")
    assert reword(session, editing(marta.id), clause)
    give_role(session, as_actor(leyla), charter, marta, role)
    stands = standing_wording(session, clause.id, "az").digest
    with pytest.raises(LeaveEnded):
        reword(session, editing(marta.id), clause)
    assert standing_wording(session, clause.id, "az").digest == stands


def test_a_deed_nobody_was_let_in_for_is_the_systems_own(
    session: Session, leyla: Person, clause: Clause
) -> None:
    stranger = a_person(session, "stranger")
    assert reword(session, as_actor(stranger), clause)
    with pytest.raises(LeaveEnded):
        reword(session, editing(stranger.id), clause)


def test_a_role_that_ends_while_somebody_waits_to_save_ends_in_time(database: Database) -> None:
    with database.session() as session, database.writing(session):
        leyla = a_person(session)
        charter = a_document(session, leyla)
        marta = a_colleague(session, charter, Role.MEMBER, "Marta").id
        clause = an_article(session, charter, leyla, "Söz.")
    refused: list[Exception] = []
    waits = threading.Event()

    def save() -> None:
        with database.session() as mine:
            assert mine.get_one(Clause, clause)  # let in: the role still holds
            waits.set()
            try:
                with database.writing(mine) as writer:
                    reword(writer, editing(marta), writer.get_one(Clause, clause))
            except LeaveEnded as error:
                refused.append(error)

    with database.session() as session, database.writing(session) as writer:
        document = writer.get_one(Document, writer.get_one(Clause, clause).record_id)
        give_role(writer, as_actor(None), document, writer.get_one(Person, marta), None)
        saving = threading.Thread(target=save)
        saving.start()
        waits.wait(5)
    saving.join(10)
    assert len(refused) == 1


def test_a_reason_is_a_sentence_or_two(session: Session, leyla: Person, clause: Clause) -> None:
    assert reword(session, as_actor(leyla), clause, reason="a" * LONGEST_REASON)
    with pytest.raises(ReasonTooLong) as refusal:
        reword(session, as_actor(leyla), clause, reason="a" * (LONGEST_REASON + 1))
    assert (refusal.value.length, refusal.value.limit) == (2001, 2000)


def test_a_line_break_of_a_form_counts_as_one_character(
    session: Session, leyla: Person, clause: Clause
) -> None:
    assert reword(session, as_actor(leyla), clause, reason="a\r\n" * (LONGEST_REASON // 2))
