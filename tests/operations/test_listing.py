"""Laws of taking lists: all or nothing or what was chosen, a step each, never over a colleague."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.formats.listing.rows import Table
from app.formats.listing.weighing import Verdict
from app.listing import KNOWN_TOPICS, Kept, received, tables_of
from app.models import HOUSE, Source, Step
from app.operations.citing import describe_source
from app.operations.errors import Taken
from app.operations.listing import (
    Choice,
    ListOvertaken,
    NoRowChosen,
    RowsWrong,
    SourceLeftOut,
    TooManyAtOnce,
    report_on,
    take_rows,
)
from app.operations.recording import Actor
from app.queries.evidence import extracts
from app.queries.listing import held
from app.queries.needs import needs
from tests.makers import a_person, as_actor

SOURCES = "id,title_en,country\na,Statute of one,PT\nb,Rules of the other,DE\n"


def read(text: str, shelf: str = "sources") -> list[Table]:
    return tables_of(*received(text.encode(), Kept(shelf)))


@pytest.fixture
def actor(session: Session) -> Actor:
    return as_actor(a_person(session, "Leyla", steward=True))


def take(session: Session, actor: Actor, tables: Sequence[Table], choice: Choice) -> list[str]:
    return [one.slug for one in take_rows(session, actor, tables, choice, topics=KNOWN_TOPICS)]


def deeds(session: Session) -> list[str]:
    steps = select(Step.deed).where(Step.record_id == HOUSE).order_by(Step.number)
    return list(session.scalars(steps))


def test_each_row_is_a_step_of_the_house(session: Session, actor: Actor) -> None:
    assert take(session, actor, read(SOURCES), Choice("all")) == ["a", "b"]
    assert deeds(session) == ["describe_source", "describe_source"]
    assert report_on(session, read(SOURCES), ()).counts == {Verdict.SAME: 2}
    with pytest.raises(NoRowChosen):
        take(session, actor, read(SOURCES), Choice("all"))


def test_where_a_row_is_wrong_all_is_nothing_and_the_right_ones_can_be_taken(
    session: Session, actor: Actor
) -> None:
    tables = read(SOURCES + "c,Third,Portugal\n")
    with pytest.raises(RowsWrong) as refusal:
        take(session, actor, tables, Choice("all"))
    assert refusal.value.rows == 1
    assert deeds(session) == []
    assert take(session, actor, tables, Choice("right")) == ["a", "b"]


def test_only_rows_that_were_chosen_are_taken_and_wrong_ones_never(
    session: Session, actor: Actor
) -> None:
    tables = read(SOURCES + "c,Third,Portugal\n")
    assert take(session, actor, tables, Choice("chosen", {"sources.3", "sources.4"})) == ["b"]
    with pytest.raises(NoRowChosen):
        take(session, actor, tables, Choice("chosen", {"sources.4"}))


def test_a_duplicate_is_taken_by_who_says_so(session: Session, actor: Actor) -> None:
    take(session, actor, read(SOURCES), Choice("all"))
    again = read("id,title_en\nc,Statute of one\n")
    assert report_on(session, again, ()).counts == {Verdict.DUPLICATE: 1}
    assert take(session, actor, again, Choice("chosen", {"sources.2"})) == ["c"]


def test_what_a_colleague_did_meanwhile_is_never_written_over(
    session: Session, actor: Actor
) -> None:
    take(session, actor, read(SOURCES), Choice("all"))
    tables = read("id,country\na,ES\n")
    seen = report_on(session, tables, ()).digest
    describe_source(session, actor, "a", {"title": {"en": "Statute of one"}, "country": "FR"})
    with pytest.raises(ListOvertaken):
        take(session, actor, tables, Choice("all", seen=seen))
    seen = report_on(session, tables, ()).digest
    assert take(session, actor, tables, Choice("all", seen=seen)) == ["a"]


def test_two_who_import_the_same_at_once_take_it_once(
    session: Session, actor: Actor, database: Database
) -> None:
    session.commit()
    tables = read(SOURCES)
    seen = report_on(session, tables, ()).digest
    session.rollback()
    take(session, actor, tables, Choice("all", seen=seen))
    session.commit()
    with Session(database.engine) as other, pytest.raises(ListOvertaken):
        take(other, actor, tables, Choice("all", seen=seen))
    assert deeds(session) == ["describe_source", "describe_source"]


def test_an_extract_is_not_taken_without_its_new_source(session: Session, actor: Actor) -> None:
    tables = read(
        '{"sources": [{"id": "a", "title": {"en": "One"}, "versions": [{"date": "2019"}]}],'
        ' "extracts": [{"id": "a-1", "source": "a", "summary": {"en": "Words"},'
        ' "version": "2019"}]}'
    )
    with pytest.raises(SourceLeftOut) as refusal:
        take(session, actor, tables, Choice("chosen", {"extracts.1"}))
    assert (refusal.value.source, refusal.value.line) == ("a", 1)
    assert take(session, actor, tables, Choice("all")) == ["a", "a-1"]
    [extract] = extracts(session)["a"]
    assert (extract.slug, "source" in extract.facts) == ("a-1", False)


def test_more_than_is_taken_in_one_go_is_taken_in_turns(session: Session, actor: Actor) -> None:
    tables = read(SOURCES)
    with pytest.raises(TooManyAtOnce):
        take(session, actor, tables, Choice("all", most=1))
    assert take(session, actor, tables, Choice("right", most=1)) == ["a"]
    assert take(session, actor, tables, Choice("right", most=1)) == ["b"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ('"versions": [{"date": "2019"}, {"date": "2005"}]', "versions"),
        ('"organisation": {"en": "' + "x" * 5001 + '"}', "organisation_en"),
    ],
)
def test_what_the_deed_would_refuse_is_wrong_before(
    session: Session, row: str, column: str
) -> None:
    tables = read('{"sources": [{"id": "a", "title": {"en": "One"}, ' + row + "}]}")
    [one] = report_on(session, tables, ()).rows
    assert [*one.refusals, *(fault.column for fault in one.faults)] == [column]


def test_names_of_pages_are_no_names_of_rows(session: Session) -> None:
    [one] = report_on(session, read("id,title_en\nimport,One\n"), ()).rows
    assert isinstance(one.refusals["id"], Taken)


NEEDS = "id;group;title_en;status;reason_en\n"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("X-1;students;One;set_aside;", "reason"),
        ("X-1;;One;open;", "group"),
        ("new;students;One;open;", "id"),
    ],
)
def test_a_need_is_held_to_the_rules_of_the_register(
    session: Session, row: str, column: str
) -> None:
    [one] = report_on(session, read(NEEDS + row, "needs"), ()).rows
    assert (one.verdict, list(one.refusals)) == (Verdict.WRONG, [column])


def test_needs_are_taken_through_the_register(session: Session, actor: Actor) -> None:
    tables = read(NEEDS + "X-1;students;One;;\n", "needs")
    assert take(session, actor, tables, Choice("all")) == ["X-1"]
    [need] = needs(session)
    assert (need.group, need.facts["status"], need.facts["kind"]) == ("students", "open", "need")


def test_lists_are_held_as_the_json_form_has_them(session: Session, actor: Actor) -> None:
    take(session, actor, read(SOURCES), Choice("all"))
    library = held(session, ("sources", "extracts", "needs"))
    assert list(library["sources"]) == ["a", "b"]
    assert library["sources"]["a"]["country"] == "PT"
    assert session.scalars(select(Source.slug)).all() == ["a", "b"]
