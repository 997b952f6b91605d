"""Laws of naming steps: by number, by milestone, by the day that ends with them."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.documents import Founding, found_document, name_milestone
from app.operations.recording import Actor
from app.operations.structure import insert_clause
from app.queries.errors import BeforeTheFirst, InTheFuture, NoSuchStep
from app.queries.snapshots import step_named
from app.queries.steps import told
from app.statute.snapshot import Kind
from tests.makers import a_person, words


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


def on(person: Person, day: int, hour: int) -> Actor:
    return Actor(person.id, datetime(2026, 5, day, hour, tzinfo=UTC))


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    """Founded on 10 May; two clauses on the 12th, the second late in the evening of UTC."""
    founding = Founding("charter", {"az": "Nizamnamə"})
    made = found_document(session, on(leyla, 10, 8), founding)
    for hour in (9, 21):
        insert_clause(session, on(leyla, 12, hour), made, words("Mətn."), kind=Kind.ARTICLE)
    return made


def test_a_day_stands_for_its_last_step(session: Session, charter: Document) -> None:
    assert step_named(session, charter, "2026-05-10") == 1
    assert step_named(session, charter, "11.05.2026") == 1


def test_days_begin_in_baku(session: Session, charter: Document) -> None:
    assert step_named(session, charter, "12.05.2026") == 2
    assert step_named(session, charter, "13.05.2026") == 3


def test_a_day_before_the_document_names_its_first(session: Session, charter: Document) -> None:
    with pytest.raises(BeforeTheFirst) as refusal:
        step_named(session, charter, "09.05.2026")
    assert refusal.value.first == date(2026, 5, 10)


@pytest.mark.parametrize("day", ["2999-01-01", "9999-12-31"])
def test_nobody_reads_the_future(session: Session, charter: Document, day: str) -> None:
    with pytest.raises(InTheFuture):
        step_named(session, charter, day)


@pytest.mark.parametrize("name", ["0", "4", "30.02.2026", "sabah", "0001-01-01"])
def test_what_names_nothing_is_refused(session: Session, charter: Document, name: str) -> None:
    with pytest.raises(NoSuchStep):
        step_named(session, charter, name)


def test_a_milestone_that_is_called_like_a_day_is_meant_first(
    session: Session, leyla: Person, charter: Document
) -> None:
    names = {"az": "12.05.2026", "en": "12 May"}
    name_milestone(session, on(leyla, 14, 9), charter, 1, names)
    assert step_named(session, charter, "12.05.2026") == 1


def test_a_step_is_told_with_the_changes_around_it(
    session: Session, leyla: Person, charter: Document
) -> None:
    name_milestone(session, on(leyla, 14, 9), charter, 2, {"az": "Layihə", "en": "Draft"})
    clause = insert_clause(session, on(leyla, 15, 9), charter, words("Üç."), kind=Kind.ARTICLE)
    typed = [Typed("az", "", "Dörd.", standing_wording(session, clause, "az").digest)]
    save_wording(session, on(leyla, 16, 9), session.get_one(Clause, clause), typed)
    named = told(session, charter, 4)
    assert (named.before, named.after, named.newest) == (3, 5, 6)
    assert named.step.deed == "name_milestone"
    assert told(session, charter, 1).before is None
    assert told(session, charter, 6).after is None
