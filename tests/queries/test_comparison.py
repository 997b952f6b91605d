"""Laws of comparing two steps: each clause is told once, as what happened to it."""

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.documents import name_milestone
from app.operations.structure import move_clause, restore_clause, strike_clause
from app.queries.comparison import Happening, asked_steps, changing_steps, compare_steps
from app.queries.errors import NoSuchStep
from app.statute.snapshot import Kind
from tests.makers import a_document, a_person, an_article, as_actor


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


@pytest.fixture
def ids(session: Session, leyla: Person, charter: Document) -> list[str]:
    """Articles made at steps 2, 3, 4."""
    made: list[str] = []
    for text in ("Bir", "İki", "Üç"):
        made.append(
            an_article(session, charter, leyla, text, en=text, after=made[-1] if made else None)
        )
    return made


def reword(session: Session, clause: str, text: str, heading: str = "", tongue: str = "az") -> None:
    seen = standing_wording(session, clause, tongue).digest
    typed = [Typed(tongue, heading, text, seen)]
    save_wording(session, as_actor(None), session.get_one(Clause, clause), typed)


def happened(session: Session, document: Document, older: int, newer: int) -> dict[str, list[str]]:
    comparison = compare_steps(session, document, older, newer)
    return {change.id: list(change.happened) for change in comparison.changes}


def test_equal_steps_do_not_differ(session: Session, charter: Document, ids: list[str]) -> None:
    assert happened(session, charter, 4, 4) == {}


def test_words_changed_and_changed_back_do_not_differ(
    session: Session, charter: Document, ids: list[str]
) -> None:
    reword(session, ids[0], "Başqa")
    reword(session, ids[0], "Bir")
    assert happened(session, charter, 4, 6) == {}
    assert happened(session, charter, 4, 5) == {ids[0]: ["reworded"]}


def test_heading_and_text_are_told_apart_and_by_language(
    session: Session, charter: Document, ids: list[str]
) -> None:
    reword(session, ids[0], "Bir", heading="Başlıq")
    reword(session, ids[1], "Two", tongue="en")
    comparison = compare_steps(session, charter, 4, 6)
    assert [(one.happened, one.languages) for one in comparison.changes] == [
        ((Happening.HEADING,), ("az",)),
        ((Happening.REWORDED,), ("en",)),
    ]
    assert [one.id for one in comparison.in_language("en")] == [ids[1]]


def test_what_came_and_went_between_is_not_told(
    session: Session, charter: Document, leyla: Person, ids: list[str]
) -> None:
    guest = an_article(session, charter, leyla, "Qonaq", after=ids[0])
    strike_clause(session, as_actor(None), charter, guest, seen=5, reason="")
    assert happened(session, charter, 4, 6) == {}
    assert happened(session, charter, 5, 6) == {guest: ["struck"]}
    assert happened(session, charter, 6, 5) == {guest: ["restored"]}


def test_a_restored_and_reworded_clause_is_told_as_reworded(
    session: Session, charter: Document, ids: list[str]
) -> None:
    strike_clause(session, as_actor(None), charter, ids[1], seen=3, reason="")
    restore_clause(session, as_actor(None), charter, ids[1], seen=5)
    reword(session, ids[1], "Başqa")
    assert happened(session, charter, 4, 7) == {ids[1]: ["reworded"]}
    assert happened(session, charter, 5, 7) == {ids[1]: ["restored"]}


def test_a_move_is_told_as_a_move_and_the_others_as_renumbered(
    session: Session, charter: Document, ids: list[str]
) -> None:
    move_clause(session, as_actor(None), charter, ids[2], parent=None, after=None, seen=4)
    comparison = compare_steps(session, charter, 4, 5)
    assert [(one.id, one.happened) for one in comparison.changes] == [(ids[2], (Happening.MOVED,))]
    assert comparison.renumbered == (ids[0], ids[1])
    assert comparison.older.label(ids[2], "en") == "Article 3"
    assert comparison.label(comparison.changes[0], "en") == "Article 1"
    assert comparison.counts == {Happening.MOVED: 1, Happening.RENUMBERED: 2}


def test_backwards_what_the_newer_side_lacks_follows_what_it_followed(
    session: Session, charter: Document, leyla: Person, ids: list[str]
) -> None:
    inner = an_article(session, charter, leyla, "1.1", kind=Kind.PARAGRAPH, parent=ids[0])
    comparison = compare_steps(session, charter, 5, 2)
    assert [one.id for one in comparison.changes] == [inner, ids[1], ids[2]]
    assert {one.happened for one in comparison.changes} == {(Happening.STRUCK,)}
    assert comparison.label(comparison.changes[0], "az") == "1.1."


def test_without_asking_it_starts_from_the_first_words_or_the_text_in_force(
    session: Session, charter: Document, ids: list[str]
) -> None:
    assert asked_steps(session, charter) == (2, 4)
    name_milestone(session, as_actor(None), charter, 3, {"en": "Old"}, kind="in_force")
    assert asked_steps(session, charter) == (3, 5)
    assert asked_steps(session, charter, "2", "old") == (2, 3)
    with pytest.raises(NoSuchStep):
        asked_steps(session, charter, "yesterday")


def test_the_pickers_offer_steps_that_changed_the_text(
    session: Session, charter: Document, ids: list[str]
) -> None:
    name_milestone(session, as_actor(None), charter, 3, {"en": "Old"})
    reword(session, ids[0], "Başqa")
    assert [step.number for step, _ in changing_steps(session, charter, 3)] == [6, 4, 3]
    assert [name for _, name in changing_steps(session, charter, 2)] == ["", "Leyla"]


def test_a_comparison_takes_a_handful_of_questions(
    session: Session, charter: Document, ids: list[str]
) -> None:
    reword(session, ids[0], "Başqa")
    asked: list[str] = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    compare_steps(session, charter, 2, 5)
    assert len(asked) <= 15
