"""The page of what waits for a person, its number in the bar, and the calendar of last days."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy.orm import Session

from app.clock import day_of, now
from app.models import Clause, Document, Person
from app.operations.deciding import decidable, decide
from app.operations.discussing import Said, begin_thread
from app.operations.discussing.tending import assign_thread
from app.operations.recording import Actor
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.test_query_counts import queries


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def document(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


def visitor_of(app: Flask, session: Session, person: Person) -> FlaskClient:
    who = person.id
    session.commit()
    return signed_in(app, who)


def proposed(session: Session, document: Document, leyla: Person, heading: str = "Birinci") -> str:
    """An article of two paragraphs that Leyla put forward."""
    article = an_article(session, document, leyla, "", heading=heading)
    for text in ("Bir.", "İki."):
        an_article(session, document, leyla, text, kind=Kind.PARAGRAPH, parent=article)
    seen = decidable(snapshot(session, document), article)
    decide(session, as_actor(leyla), document, article, Verdict.PROPOSE, seen=seen)
    return article


def given(session: Session, document: Document, by: Person, to: Person, days: int) -> None:
    """A conversation that somebody is to see to within so many days."""
    clause = session.get_one(Clause, an_article(session, document, by, "Söz."))
    thread = begin_thread(session, as_actor(by), document, clause, Said("Baxın."))
    due = (day_of(now()) + timedelta(days=days)).isoformat()
    at = now() - timedelta(days=30)
    assign_thread(session, Actor(by.id, at), thread, to.id, due)


def test_what_is_decided_as_one_is_one_row_wherever_it_is_counted(
    app: Flask, session: Session, leyla: Person, document: Document
) -> None:
    member = a_colleague(session, document, Role.MEMBER, "Rashad")
    article = proposed(session, document, leyla)
    visitor = visitor_of(app, session, member)
    page = visitor.get("/work").text
    assert page.count('class="task"') == 1
    assert f'href="/d/charter/c/{article}/decide"' in page
    assert "Leyla put these words forward: your decision is missing." in page
    assert '<span class="n">1</span>' in page
    assert "1 article waits for your decision." in visitor.get("/").text


def test_first_words_name_people_wherever_they_are_cut(
    app: Flask, session: Session, leyla: Person, document: Document
) -> None:
    member = a_colleague(session, document, Role.MEMBER, "Rashad")
    clause = session.get_one(Clause, an_article(session, document, leyla, "Söz."))
    said = f"@Leyla baxsın. {'Uzun fikir. ' * 5}@Rashad, @Rashad, @Rashad nə deyir?"
    begin_thread(session, as_actor(leyla), document, clause, Said(said))
    page = visitor_of(app, session, member).get("/work").text
    assert "@Leyla baxsın." in page
    assert "@{" not in page


def test_the_number_in_the_bar_follows_what_happens(
    app: Flask, session: Session, leyla: Person, document: Document
) -> None:
    member = a_colleague(session, document, Role.MEMBER, "Rashad")
    visitor = visitor_of(app, session, member)
    assert "things wait for you" not in visitor.get("/d/charter/").text
    proposed(session, document, leyla)
    session.commit()
    assert "things wait for you" in visitor.get("/d/charter/").text


def test_somebody_with_nothing_to_do_is_told_what_will_stand_here(
    app: Flask, session: Session, leyla: Person, document: Document
) -> None:
    page = visitor_of(app, session, leyla).get("/work").text
    assert "Nothing waits for you." in page
    assert 'href="/d/charter/"' in page


def test_somebody_without_documents_is_told_whom_to_ask(app: Flask, session: Session) -> None:
    who = a_person(session)
    assert "You have no document yet." in visitor_of(app, session, who).get("/work").text


def test_rows_are_filtered_by_kind_by_document_and_by_what_is_overdue(
    app: Flask, session: Session, leyla: Person, document: Document
) -> None:
    member = a_colleague(session, document, Role.MEMBER, "Rashad")
    proposed(session, document, leyla)
    given(session, document, leyla, member, days=-2)
    visitor = visitor_of(app, session, member)
    everything = visitor.get("/work").text
    assert everything.index("overdue") < everything.index("your decision is missing")
    overdue = visitor.get("/work?what=overdue").text
    assert "gave you this discussion" in overdue
    assert "your decision is missing" not in overdue
    decisions = visitor.get("/work?what=decide&document=charter").text
    assert "your decision is missing" in decisions
    assert "gave you this discussion" not in decisions
    assert "Nothing of that kind waits for you." in visitor.get("/work?what=review").text
    assert visitor.get("/work?what=nonsense&document=none").status_code == 200


def test_long_lists_are_shown_whole_on_request(
    app: Flask, session: Session, leyla: Person, document: Document
) -> None:
    member = a_colleague(session, document, Role.MEMBER, "Rashad")
    for number in range(14):
        proposed(session, document, leyla, f"Başlıq {number}")
    visitor = visitor_of(app, session, member)
    assert visitor.get("/work").text.count('class="task"') == 12
    assert "Show all 14" in visitor.get("/work").text
    assert visitor.get("/work?what=decide&document=charter").text.count('class="task"') == 14


def test_last_days_come_as_a_calendar(
    app: Flask, session: Session, leyla: Person, document: Document
) -> None:
    member = a_colleague(session, document, Role.MEMBER, "Rashad")
    given(session, document, leyla, member, days=4)
    proposed(session, document, leyla)
    answer = visitor_of(app, session, member).get("/work.ics")
    assert answer.mimetype == "text/calendar"
    [event] = Calendar.from_ical(answer.data).walk("VEVENT")
    assert event.decoded("dtstart") == day_of(now()) + timedelta(days=4)
    assert "gave you this discussion to see to" in str(event["summary"])
    assert str(event["url"]).startswith("http://localhost/d/charter/t/")


@pytest.mark.parametrize("path", ["/sources", "/work"])
def test_many_documents_are_counted_with_the_questions_of_one(
    app: Flask, session: Session, leyla: Person, path: str
) -> None:
    proposed(session, a_document(session, leyla, "first"), leyla)
    visitor = visitor_of(app, session, leyla)
    few = queries(app, visitor, path)
    for slug in ("second", "third", "fourth"):
        proposed(session, a_document(session, leyla, slug), leyla)
    session.commit()
    assert queries(app, visitor, path) == few
