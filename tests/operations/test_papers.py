"""Are words of a note kept, merged where two write at once, and never lost?"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.models import Document, PaperSection, Person, Record
from app.operations.errors import DoneAlready, NotThere, TooLong
from app.operations.papers import (
    LONGEST,
    Draft,
    PaperChanged,
    Place,
    keep_section,
    redraft_section,
    write_section,
)
from app.queries.papers import written_sections
from app.statute.snapshot import canonical
from tests.makers import a_document, a_person, as_actor

PLACE = Place("note", "purpose", "az")
DRAFT = Draft("Bir cümlə burada durur.")


@pytest.fixture
def leyla(session: Session) -> Person:
    """The coordinator."""
    return a_person(session, "Leyla")


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    """A document whose note nobody wrote."""
    return a_document(session, leyla)


def standing(session: Session, charter: Document) -> PaperSection | None:
    """The row that holds."""
    return written_sections(session, charter, "note", "az").get("purpose")


def text_of(session: Session, charter: Document) -> str:
    """The words that hold, which are people's."""
    row = standing(session, charter)
    assert row is not None
    assert row.own
    return row.text


def test_the_draft_sent_back_as_it_was_makes_no_step(
    session: Session, leyla: Person, charter: Document
) -> None:
    before = session.get_one(Record, charter.id).steps
    write_section(session, as_actor(leyla), charter, PLACE, DRAFT.text, seen=0, draft=DRAFT)
    assert session.get_one(Record, charter.id).steps == before


def test_edits_at_different_words_are_merged(
    session: Session, leyla: Person, charter: Document
) -> None:
    actor = as_actor(leyla)
    first = "Bir qısa cümlə burada durur."
    assert not write_section(session, actor, charter, PLACE, first, seen=0, draft=DRAFT)
    second = "Bir cümlə burada dayanır."
    assert write_section(session, actor, charter, PLACE, second, seen=0, draft=DRAFT)
    assert text_of(session, charter) == "Bir qısa cümlə burada dayanır."


def test_edits_at_the_same_words_are_refused_and_nothing_is_lost(
    session: Session, leyla: Person, charter: Document
) -> None:
    actor = as_actor(leyla)
    write_section(session, actor, charter, PLACE, "Üç cümlə burada durur.", seen=0, draft=DRAFT)
    mine = "Dörd cümlə burada durur."
    with pytest.raises(PaperChanged) as clash:
        write_section(session, actor, charter, PLACE, mine, seen=0, draft=DRAFT)
    assert clash.value.theirs == "Üç cümlə burada durur."
    seen = clash.value.standing
    write_section(session, actor, charter, PLACE, mine, seen=seen, draft=DRAFT)
    assert text_of(session, charter) == mine


def test_the_draft_stands_again_and_the_words_stay_in_the_record(
    session: Session, leyla: Person, charter: Document
) -> None:
    actor = as_actor(leyla)
    write_section(session, actor, charter, PLACE, "Öz sözümüz.", seen=0, draft=DRAFT)
    row = standing(session, charter)
    assert row is not None
    with pytest.raises(PaperChanged):
        redraft_section(session, actor, charter, PLACE, seen=row.since - 1)
    redraft_section(session, actor, charter, PLACE, seen=row.since)
    now = standing(session, charter)
    assert now is not None
    assert not now.own
    then = written_sections(session, charter, "note", "az", row.since)["purpose"]
    assert then.text == "Öz sözümüz."
    with pytest.raises(DoneAlready):
        redraft_section(session, actor, charter, PLACE, seen=now.since)


def test_words_are_kept_beside_another_draft_once(
    session: Session, leyla: Person, charter: Document
) -> None:
    actor = as_actor(leyla)
    write_section(session, actor, charter, PLACE, "Öz sözümüz.", seen=0, draft=DRAFT)
    row = standing(session, charter)
    assert row is not None
    with pytest.raises(DoneAlready):
        keep_section(session, actor, charter, PLACE, seen=row.since, draft=DRAFT)
    newer = Draft("Başqa layihə.")
    keep_section(session, actor, charter, PLACE, seen=row.since, draft=newer)
    kept = standing(session, charter)
    assert kept is not None
    assert (kept.text, kept.drafted) == ("Öz sözümüz.", newer.digest)


def test_a_section_may_be_emptied(session: Session, leyla: Person, charter: Document) -> None:
    write_section(session, as_actor(leyla), charter, PLACE, "", seen=0, draft=DRAFT)
    assert text_of(session, charter) == ""


def test_too_long_a_section_and_no_section_are_refused(
    session: Session, leyla: Person, charter: Document
) -> None:
    long = "a" * (LONGEST + 1)
    with pytest.raises(TooLong):
        write_section(session, as_actor(leyla), charter, PLACE, long, seen=0, draft=DRAFT)
    for paper, section, language in (
        ("note", "x", "az"),
        ("x", "purpose", "az"),
        ("note", "purpose", "de"),
    ):
        with pytest.raises(NotThere):
            Place(paper, section, language)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ab \n*#", max_size=30))
def test_whatever_is_typed_stands_or_nothing_was_typed(
    session: Session, leyla: Person, charter: Document, typed: str
) -> None:
    row = standing(session, charter)
    seen = row.since if row else 0
    write_section(session, as_actor(leyla), charter, PLACE, typed, seen=seen, draft=DRAFT)
    assert text_of(session, charter) == canonical(typed).strip()
