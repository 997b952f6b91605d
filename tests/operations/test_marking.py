"""Laws of noting what was read: never back, never beyond, nobody else's business."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.models import Clause, Person, Record
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.marking import mark_read
from app.queries.snapshots import snapshot
from app.queries.unread import mark_of, unread
from tests.makers import NOON, a_document, a_person, an_article, as_actor


def reword(session: Session, who: Person, clause_id: str, text: str) -> None:
    typed = [Typed("az", "", text, standing_wording(session, clause_id, "az").digest)]
    save_wording(session, as_actor(who), session.get_one(Clause, clause_id), typed)


def test_a_mark_moves_on_and_never_back(session: Session) -> None:
    leyla = a_person(session)
    charter = a_document(session, leyla)
    for _ in range(3):
        an_article(session, charter, leyla, "Mətn.")
    assert mark_read(session, leyla, charter, 3, NOON) == 3
    assert mark_read(session, leyla, charter, 2, NOON + timedelta(days=1)) == 3
    assert mark_read(session, leyla, charter, 99, NOON + timedelta(days=2)) == 4
    mark = mark_of(session, charter, leyla.id)
    assert mark is not None
    assert (mark.step, mark.at) == (4, NOON + timedelta(days=2))


def test_marking_is_no_step_of_the_record(session: Session) -> None:
    leyla = a_person(session)
    charter = a_document(session, leyla)
    before = session.get_one(Record, charter.id).steps
    mark_read(session, leyla, charter, 1, NOON)
    assert session.get_one(Record, charter.id).steps == before


def test_a_mark_of_one_reader_says_nothing_of_another(session: Session) -> None:
    leyla, rashad = a_person(session), a_person(session, "Rashad")
    charter = a_document(session, leyla)
    mark_read(session, leyla, charter, 1, NOON)
    made = an_article(session, charter, rashad, "Mətn.")
    now = snapshot(session, charter)
    assert unread(session, charter, rashad.id, now) is None
    found = unread(session, charter, leyla.id, now)
    assert found is not None
    assert (found.steps, set(found.clauses)) == (1, {made})


def test_a_change_that_was_taken_back_is_no_news(session: Session) -> None:
    leyla, rashad = a_person(session), a_person(session, "Rashad")
    charter = a_document(session, leyla)
    made = an_article(session, charter, leyla, "Mətn.")
    mark_read(session, leyla, charter, 2, NOON)
    for text in ("Başqa.", "Mətn."):
        reword(session, rashad, made, text)
    found = unread(session, charter, leyla.id, snapshot(session, charter))
    assert found is not None
    assert (found.steps, dict(found.clauses)) == (0, {})
