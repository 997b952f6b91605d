"""Does a page learn what it does not know, of whoever is there and of what was done?"""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person
from app.operations.attending import Visit, touch
from app.operations.discussing import Said, begin_thread
from app.operations.membership import give_role
from app.operations.recording import Actor
from app.queries.attending import FRESH, MOST, happenings, is_known, pulse
from app.statute.roles import Role
from tests.makers import NOON, a_document, a_person, an_article, as_actor


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def marta(session: Session) -> Person:
    return a_person(session, "Marta")


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


def at(person: Person, seconds: int) -> Actor:
    """The person, so many seconds after noon."""
    return Actor(person.id, NOON + timedelta(seconds=seconds))


def names(session: Session, charter: Document, seconds: int, but: Person) -> list[str]:
    """Who is there so many seconds after noon."""
    here = pulse(session, charter, NOON + timedelta(seconds=seconds), but=but.id).here
    return [one.name for one in here]


def test_others_are_there_while_their_page_is_fresh(
    session: Session, leyla: Person, marta: Person, charter: Document
) -> None:
    touch(session, at(leyla, 0), charter, Visit("a" * 16))
    last = int(FRESH.total_seconds()) - 1
    assert names(session, charter, last, marta) == ["Leyla"]
    assert names(session, charter, last, leyla) == []
    assert names(session, charter, last + 1, marta) == []


def test_of_several_pages_the_one_that_is_edited_tells(
    session: Session, leyla: Person, marta: Person, charter: Document
) -> None:
    clause = an_article(session, charter, leyla, "Söz.")
    touch(session, at(leyla, 0), charter, Visit("a" * 16, clause, editing=True))
    touch(session, at(leyla, 5), charter, Visit("b" * 16))
    [one] = pulse(session, charter, NOON + timedelta(seconds=6), but=marta.id).here
    assert (one.clause_id, one.editing) == (clause, True)


def test_pages_of_another_document_are_elsewhere(
    session: Session, leyla: Person, marta: Person, charter: Document
) -> None:
    other = a_document(session, leyla, "another")
    touch(session, at(leyla, 0), other, Visit("a" * 16))
    assert names(session, charter, 1, marta) == []


def test_the_sign_differs_as_soon_as_anything_of_the_people_does(
    session: Session, leyla: Person, marta: Person, charter: Document
) -> None:
    clause = an_article(session, charter, leyla, "Söz.")
    signs = []
    for visit in (Visit("a" * 16), Visit("a" * 16, clause), Visit("a" * 16, clause, editing=True)):
        touch(session, at(leyla, 0), charter, visit)
        signs.append(pulse(session, charter, NOON, but=marta.id).sign)
    assert len({*signs, pulse(session, charter, NOON, but=leyla.id).sign}) == 4
    assert pulse(session, charter, NOON, but=marta.id).sign == signs[-1]


def test_the_pulse_is_one_read(session: Session, leyla: Person, charter: Document) -> None:
    said: list[str] = []
    engine = session.get_bind()
    document = session.get_one(Document, charter.id)
    me = leyla.id
    event.listen(engine, "before_cursor_execute", lambda *facts: said.append(facts[2]))
    pulse(session, document, NOON, but=me)
    assert len(said) == 1


def test_the_same_need_not_be_said_again_at_once(
    session: Session, leyla: Person, charter: Document
) -> None:
    touch(session, at(leyla, 0), charter, Visit("a" * 16))
    said = (leyla.id, None, False)
    assert is_known(session, "a" * 16, NOON + timedelta(seconds=7), said)
    assert not is_known(session, "a" * 16, NOON + timedelta(seconds=8), said)
    assert not is_known(session, "a" * 16, NOON, (leyla.id, None, True))
    assert not is_known(session, "b" * 16, NOON, said)


def test_what_was_done_is_told_oldest_first_with_its_clauses(
    session: Session, leyla: Person, charter: Document
) -> None:
    begun = pulse(session, charter, NOON, but=leyla.id).step
    first = an_article(session, charter, leyla, "Bir.")
    begin_thread(session, as_actor(leyla), charter, session.get_one(Clause, first), Said("Niyə?"))
    told = happenings(session, charter, begun)
    assert [(one.deed, one.who, one.clauses) for one in told] == [
        ("insert_clause", "Leyla", (first,)),
        ("begin_thread", "Leyla", (first,)),
    ]
    assert happenings(session, charter, told[-1].step) == []


def test_what_changes_nothing_in_the_text_is_no_news(
    session: Session, leyla: Person, marta: Person, charter: Document
) -> None:
    begun = pulse(session, charter, NOON, but=leyla.id).step
    give_role(session, as_actor(leyla), charter, marta, Role.OBSERVER)
    assert pulse(session, charter, NOON, but=leyla.id).step == begun + 1
    assert happenings(session, charter, begun) == []


def test_whoever_missed_much_is_not_told_all(
    session: Session, leyla: Person, charter: Document
) -> None:
    for number in range(MOST + 3):
        an_article(session, charter, leyla, f"{number}.")
    assert len(happenings(session, charter, 0)) == MOST + 1
