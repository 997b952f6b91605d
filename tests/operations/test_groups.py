"""Committees and working groups: what may be said of them, and who may sit in them when."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import GroupTerm
from app.operations.errors import Taken, TooLong
from app.operations.groups import (
    LONGEST,
    BeforeGroup,
    GroupSaid,
    NobodySits,
    NoName,
    Seat,
    SitsAlready,
    add_group,
    change_seat,
    describe_group,
    seat,
    withdraw_seat,
)
from app.operations.institutions import NoSuch, add_institution, merge_institutions
from app.queries.groups import groups, groups_working_on
from app.statute.identifiers import NoDate
from app.statute.periods import EndsFirst
from tests.makers import a_document, a_person, as_actor
from tests.queries.secretariat import MINISTRY

BY = as_actor(None)
LEGAL = GroupSaid({"az": "Hüquq komitəsi"}, founded="2022-06-27")
TODAY = date(2026, 11, 22)


@pytest.fixture
def legal(session: Session) -> str:
    add_group(session, BY, "legal", LEGAL)
    return "legal"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (GroupSaid({"az": " "}), NoName),
        (replace(LEGAL, founded="2022-06-27", ended="2021"), EndsFirst),
        (replace(LEGAL, founded="yesterday"), NoDate),
        (replace(LEGAL, documents=["nothing"]), NoSuch),
        (replace(LEGAL, mandate={"az": "x" * (LONGEST + 1)}), TooLong),
    ],
)
def test_what_cannot_be_kept_of_a_group_is_refused(
    session: Session, said: GroupSaid, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        add_group(session, BY, "legal", said)


def test_a_group_is_described_anew_and_names_its_documents(session: Session, legal: str) -> None:
    charter = a_document(session, a_person(session))
    describe_group(session, BY, legal, replace(LEGAL, documents=[charter.id]))
    [group] = groups(session)
    assert group.documents == (charter,)
    assert [one.slug for one in groups_working_on(session, charter)] == [legal]
    with pytest.raises(Taken):
        add_group(session, BY, "new", LEGAL)
    with pytest.raises(Taken):
        add_group(session, BY, legal, LEGAL)


def test_past_members_stay_and_terms_nobody_followed_are_told(session: Session, legal: str) -> None:
    add_institution(session, BY, "ministry", MINISTRY)
    add_institution(session, BY, "bdu", MINISTRY)
    for asked in (
        Seat("chair", "2022-06-27", "2024", name="Sevda", institution_id="ministry"),
        Seat("chair", "2025", name="Kamran", institution_id="ministry"),
        Seat("member", "2023", "2025-06", name="Vusal", institution_id="bdu"),
        Seat("secretary", "2027", name="Lale"),
    ):
        seat(session, BY, legal, asked)
    [group] = groups(session)
    assert [one.name for one in group.standing(TODAY)] == ["Kamran", "Lale"]
    assert [one.name for one in group.past(TODAY)] == ["Sevda", "Vusal"]
    assert [one.name for one in group.lapsed(TODAY)] == ["Vusal"]
    assert group.works(TODAY)


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (Seat("king", name="Sevda"), NoSuch),
        (Seat("member", name=" "), NobodySits),
        (Seat("member", person_id="nobody"), NoSuch),
        (Seat("member", name="Sevda", institution_id="nowhere"), NoSuch),
        (Seat("member", "2025", "2024", name="Sevda"), EndsFirst),
        (Seat("member", "soon", name="Sevda"), NoDate),
        (Seat("member", "2020", name="Sevda"), BeforeGroup),
        (Seat("member", "", "2021", name="Sevda"), BeforeGroup),
    ],
)
def test_a_seat_that_cannot_be_is_refused(
    session: Session, legal: str, asked: Seat, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        seat(session, BY, legal, asked)
    assert session.scalars(select(GroupTerm)).all() == []


def test_nobody_sits_twice_at_a_time(session: Session, legal: str) -> None:
    leyla = a_person(session)
    seat(session, BY, legal, Seat("chair", "2024", "2026-05-31", person_id=leyla.id))
    seat(session, BY, legal, Seat("member", "2024", name="Sevda Rzayeva"))
    with pytest.raises(SitsAlready):
        seat(session, BY, legal, Seat("member", "2025", person_id=leyla.id))
    with pytest.raises(SitsAlready):
        seat(session, BY, legal, Seat("member", "2025", name="SEVDA RZAYEVA"))
    seat(session, BY, legal, Seat("member", "2026-06-01", person_id=leyla.id))


def test_a_term_is_said_anew_and_taken_away(session: Session, legal: str) -> None:
    leyla = a_person(session)
    term = seat(session, BY, legal, Seat("member", "2024", person_id=leyla.id))
    change_seat(session, BY, legal, term, Seat("chair", "2024", "2025", person_id=leyla.id))
    [[member]] = [one.members for one in groups(session)]
    assert (member.term.role, member.term.ends) == ("chair", "2025")
    withdraw_seat(session, BY, legal, term)
    assert groups(session)[0].members == ()
    with pytest.raises(NoSuch):
        withdraw_seat(session, BY, legal, term)
    with pytest.raises(NoSuch):
        change_seat(session, BY, legal, term, Seat("chair", name="X"))


def test_a_group_that_was_dissolved_takes_nobody(session: Session, legal: str) -> None:
    describe_group(session, BY, legal, replace(LEGAL, ended="2025-01-01"))
    with pytest.raises(BeforeGroup):
        seat(session, BY, legal, Seat("member", "2026", name="Sevda"))
    assert not groups(session)[0].works(TODAY)
    with pytest.raises(NoSuch):
        seat(session, BY, "nothing", Seat("member", name="Sevda"))


def test_seats_follow_a_merged_institution(session: Session, legal: str) -> None:
    for slug in ("ministry", "etn"):
        add_institution(session, BY, slug, MINISTRY)
    seat(session, BY, legal, Seat("chair", name="Sevda", institution_id="etn"))
    merge_institutions(session, BY, "etn", "ministry")
    [[member]] = [one.members for one in groups(session)]
    assert member.institution is not None
    assert member.institution.id == "ministry"
