"""Laws of structure: what is put, moved, struck and restored stands where it should, once."""

import threading
from collections.abc import Sequence

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Document, Person, Placement, PlacementHead, Record
from app.operations.clauses import LONGEST
from app.operations.deciding import decide
from app.operations.errors import (
    ClauseIsStruck,
    MovedMeanwhile,
    NothingSaid,
    NotThere,
    ReasonNeeded,
    TooLong,
)
from app.operations.structure import insert_clause, move_clause, restore_clause, strike_clause
from app.queries.snapshots import snapshot
from app.statute.numbering import number_all
from app.statute.roles import Role
from app.statute.snapshot import Kind, Numbering, word
from app.statute.structure import Misplaced, MovedUnderItself
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, a_revision, an_article, as_actor, words

CHAPTER, PARAGRAPH = Kind.CHAPTER, Kind.PARAGRAPH


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session, "Leyla")


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


@pytest.fixture
def articles(session: Session, leyla: Person, charter: Document) -> Sequence[str]:
    """Three articles at the top, one after the other."""
    made: list[str] = []
    for text in ("Bir", "İki", "Üç"):
        after = made[-1] if made else None
        made.append(an_article(session, charter, leyla, text, after=after))
    return made


def seen(session: Session, clause_id: str) -> int:
    head = session.get_one(PlacementHead, clause_id, populate_existing=True)
    return session.get_one(Placement, head.placement_row).since


def texts(session: Session, document: Document) -> list[str]:
    return [c.wording("az").text for c in snapshot(session, document).clauses if not c.struck]


def move(
    session: Session, document: Document, clause_id: str, parent: str | None, after: str | None
) -> None:
    step = seen(session, clause_id)
    move_clause(session, as_actor(None), document, clause_id, parent=parent, after=after, seen=step)


def strike(session: Session, document: Document, clause_id: str, reason: str = "") -> None:
    step = seen(session, clause_id)
    strike_clause(session, as_actor(None), document, clause_id, seen=step, reason=reason)


def restore(session: Session, document: Document, clause_id: str) -> None:
    step = seen(session, clause_id)
    restore_clause(session, as_actor(None), document, clause_id, seen=step)


def numbers(session: Session, document: Document) -> dict[str, str]:
    now = snapshot(session, document)
    return number_all(now.clauses, now.particulars.family, now.particulars.numbering)


def test_a_clause_is_inserted_first_between_and_last(
    session: Session, leyla: Person, charter: Document, articles: Sequence[str]
) -> None:
    an_article(session, charter, leyla, "Əvvəl")
    an_article(session, charter, leyla, "Arada", after=articles[0])
    an_article(session, charter, leyla, "Sonda", after=articles[2])
    assert texts(session, charter) == ["Əvvəl", "Bir", "Arada", "İki", "Üç", "Sonda"]


def test_room_is_made_however_often_something_is_inserted_at_one_place(
    session: Session, leyla: Person, charter: Document, articles: Sequence[str]
) -> None:
    for number in range(15):
        an_article(session, charter, leyla, str(number), after=articles[0])
    expected = ["Bir", *(str(number) for number in reversed(range(15))), "İki", "Üç"]
    assert texts(session, charter) == expected


def test_a_unit_is_not_inserted_where_its_kind_may_not_stand(
    session: Session, leyla: Person, charter: Document, articles: Sequence[str]
) -> None:
    with pytest.raises(Misplaced):
        an_article(session, charter, leyla, "Fəsil", kind=CHAPTER, parent=articles[0])


@pytest.mark.parametrize("place", [{"parent": "0" * 16}, {"after": "0" * 16}])
def test_a_place_that_is_not_there_is_refused(
    session: Session, leyla: Person, charter: Document, place: dict[str, str]
) -> None:
    with pytest.raises(NotThere):
        an_article(session, charter, leyla, "Heç yerdə", **place)  # type: ignore[arg-type]


def test_a_clause_without_words_is_not_inserted(
    session: Session, leyla: Person, charter: Document
) -> None:
    with pytest.raises(NothingSaid):
        an_article(session, charter, leyla, " \n ")


def test_no_empty_translation_is_kept(session: Session, leyla: Person, charter: Document) -> None:
    said = [*words("Bir"), word("en", "", " ")]
    made = insert_clause(session, as_actor(leyla), charter, said, kind=Kind.ARTICLE)
    assert set(snapshot(session, charter).by_id[made].wordings) == {"az"}


def test_an_enormous_clause_is_not_inserted(
    session: Session, leyla: Person, charter: Document
) -> None:
    with pytest.raises(TooLong):
        an_article(session, charter, leyla, "a" * (LONGEST + 1))


def test_nothing_is_put_into_what_is_struck(
    session: Session, leyla: Person, charter: Document, articles: Sequence[str]
) -> None:
    strike(session, charter, articles[0])
    with pytest.raises(ClauseIsStruck):
        an_article(session, charter, leyla, "1.1", kind=PARAGRAPH, parent=articles[0])
    paragraph = an_article(session, charter, leyla, "2.1", kind=PARAGRAPH, parent=articles[1])
    with pytest.raises(ClauseIsStruck):
        move(session, charter, paragraph, articles[0], None)


def test_a_moved_clause_takes_along_what_is_below_it(
    session: Session, leyla: Person, charter: Document, articles: Sequence[str]
) -> None:
    an_article(session, charter, leyla, "1.1", kind=PARAGRAPH, parent=articles[0])
    move(session, charter, articles[0], None, articles[2])
    assert texts(session, charter) == ["İki", "Üç", "Bir", "1.1"]


def test_a_clause_moved_to_where_it_stands_is_no_step(
    session: Session, charter: Document, articles: Sequence[str]
) -> None:
    before = session.get_one(Record, charter.id).steps
    move(session, charter, articles[1], None, articles[0])
    move(session, charter, articles[0], None, None)
    assert session.get_one(Record, charter.id).steps == before


def test_a_clause_is_not_moved_under_itself(
    session: Session, leyla: Person, charter: Document, articles: Sequence[str]
) -> None:
    inner = an_article(session, charter, leyla, "1.1", kind=PARAGRAPH, parent=articles[0])
    deeper = an_article(session, charter, leyla, "1.1.1", kind=PARAGRAPH, parent=inner)
    for parent in (inner, deeper):
        with pytest.raises(MovedUnderItself):
            move(session, charter, inner, parent, None)


def test_a_move_from_an_old_page_is_refused(
    session: Session, charter: Document, articles: Sequence[str]
) -> None:
    step = seen(session, articles[0])
    move(session, charter, articles[0], None, articles[2])
    with pytest.raises(MovedMeanwhile):
        move_clause(
            session, as_actor(None), charter, articles[0], parent=None, after=None, seen=step
        )


def test_a_struck_clause_takes_along_what_is_below_it_and_comes_back_with_it(
    session: Session, leyla: Person, charter: Document, articles: Sequence[str]
) -> None:
    an_article(session, charter, leyla, "1.1", kind=PARAGRAPH, parent=articles[0])
    strike(session, charter, articles[0])
    assert texts(session, charter) == ["İki", "Üç"]
    restore(session, charter, articles[0])
    assert texts(session, charter) == ["Bir", "1.1", "İki", "Üç"]


def test_what_was_struck_before_stays_struck(
    session: Session, leyla: Person, charter: Document, articles: Sequence[str]
) -> None:
    inner = an_article(session, charter, leyla, "1.1", kind=PARAGRAPH, parent=articles[0])
    strike(session, charter, inner)
    strike(session, charter, articles[0])
    restore(session, charter, articles[0])
    assert texts(session, charter) == ["Bir", "İki", "Üç"]


def test_a_restored_part_brings_back_what_it_stands_in(
    session: Session, leyla: Person, charter: Document, articles: Sequence[str]
) -> None:
    inner = an_article(session, charter, leyla, "1.1", kind=PARAGRAPH, parent=articles[0])
    an_article(session, charter, leyla, "1.2", kind=PARAGRAPH, parent=articles[0], after=inner)
    strike(session, charter, articles[0])
    restore(session, charter, inner)
    assert texts(session, charter) == ["Bir", "1.1", "İki", "Üç"]


def test_what_is_struck_is_not_struck_again_nor_restored_twice(
    session: Session, charter: Document, articles: Sequence[str]
) -> None:
    with pytest.raises(MovedMeanwhile):
        restore(session, charter, articles[0])
    strike(session, charter, articles[0])
    with pytest.raises(MovedMeanwhile):
        strike(session, charter, articles[0])


def test_a_struck_clause_may_be_moved_and_stays_struck(
    session: Session, charter: Document, articles: Sequence[str]
) -> None:
    strike(session, charter, articles[0])
    move(session, charter, articles[0], None, articles[1])
    assert texts(session, charter) == ["İki", "Üç"]
    restore(session, charter, articles[0])
    assert texts(session, charter) == ["İki", "Bir", "Üç"]


def test_a_chapter_with_an_agreed_article_is_struck_only_with_a_reason(
    session: Session, leyla: Person, charter: Document
) -> None:
    chapter = an_article(session, charter, leyla, "", kind=CHAPTER, heading="Fəsil")
    article = an_article(session, charter, leyla, "Bir", parent=chapter)
    for name in ("Rashad", "Nigar"):
        member = as_actor(a_colleague(session, charter, Role.MEMBER, name))
        digest = words("Bir")[0].digest
        decide(session, member, charter, article, Verdict.APPROVE, seen={article: digest})
    with pytest.raises(ReasonNeeded):
        strike(session, charter, chapter)
    strike(session, charter, chapter, "Təkrardır")
    assert texts(session, charter) == []


def test_fixed_numbers_stay_whatever_is_inserted_struck_or_moved(
    session: Session, leyla: Person
) -> None:
    regulation = a_revision(session, leyla)
    made: list[str] = []
    for text in ("Bir", "İki", "Üç"):
        after = made[-1] if made else None
        made.append(an_article(session, regulation, leyla, text, after=after))
    assert snapshot(session, regulation).particulars.numbering is Numbering.FIXED
    newcomer = an_article(session, regulation, leyla, "Yeni", after=made[0])
    strike(session, regulation, made[1])
    move(session, regulation, made[0], None, None)
    assert [numbers(session, regulation)[one] for one in made] == ["1", "2", "3"]
    assert numbers(session, regulation)[newcomer] == "1-1"
    move(session, regulation, newcomer, None, made[2])
    assert [numbers(session, regulation)[one] for one in made] == ["1", "2", "3"]


def test_two_clauses_cannot_move_under_each_other_at_once(
    database: Database, session: Session
) -> None:
    leyla = a_person(session)
    charter = a_document(session, leyla)
    one = an_article(session, charter, leyla, "Bir", kind=PARAGRAPH)
    other = an_article(session, charter, leyla, "İki", kind=PARAGRAPH, after=one)
    document_id, steps = charter.id, {name: seen(session, name) for name in (one, other)}
    session.commit()
    ready, pause, refused = threading.Barrier(2), threading.Event(), []

    def under(clause_id: str, parent: str) -> None:
        ready.wait()
        try:
            with database.session() as mine, database.writing(mine) as writer:
                document = writer.get_one(Document, document_id)
                at = steps[clause_id]
                actor = as_actor(None)
                move_clause(writer, actor, document, clause_id, parent=parent, after=None, seen=at)
                pause.wait(timeout=0.3)
        except MovedUnderItself as refusal:
            refused.append(refusal)

    threads = [threading.Thread(target=under, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    charter = session.get_one(Document, document_id)
    assert len(refused) == 1
    assert len(snapshot(session, charter).clauses) == session.query(Clause).count() == 2
