"""Institutions in the house's record: described, merged, and people placed in them."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import HOUSE, Institution, InstitutionRow, Step
from app.operations.describing import NoLink
from app.operations.errors import DoneAlready, NothingSaid, Taken, TooLong
from app.operations.institutions import (
    LONGEST_NAME,
    Described,
    MergedAlready,
    NoCountry,
    NoSuch,
    SameInstitution,
    add_institution,
    describe_institution,
    merge_institutions,
    place_person,
    standing_institution,
)
from app.queries.institutions import Wanted, changes, houses, people_from
from app.queries.people import institutions, named
from app.queries.verification import verify
from app.statute.institutions import DatedName, Nameless
from tests.makers import NOON, a_person, as_actor
from tests.queries.secretariat import MINISTRY

BY = as_actor(None)


def university(name: str, **facts: object) -> Described:
    return Described("university", "AZ", [DatedName({"az": name})], **facts)  # type: ignore[arg-type]


def test_a_renamed_authority_is_one_and_prints_the_name_of_the_day(session: Session) -> None:
    held = add_institution(session, BY, "ministry", MINISTRY)
    assert named(held, "az") == "Elm və Təhsil Nazirliyi"
    assert named(held, "en", NOON.replace(year=2021)) == "Ministry of Education"
    assert named(held, "en", NOON) == "Ministry of Science"
    assert named(None, "az", NOON) == ""
    assert held.names_on(day_of(NOON.replace(year=2021)))["az"] == "Təhsil Nazirliyi"


def test_what_was_said_before_stays_in_the_record(session: Session) -> None:
    add_institution(session, BY, "bdu", university("Bakı  Dövlət\nUniversiteti"))
    describe_institution(session, BY, "bdu", university("BDU", link="https://bsu.edu.az"))

    rows = session.scalars(select(InstitutionRow).order_by(InstitutionRow.row)).all()
    assert [row.names[0]["names"]["az"] for row in rows] == ["Bakı Dövlət Universiteti", "BDU"]
    assert [row.names[0]["names"]["en"] for row in rows] == ["Bakı Dövlət Universiteti", "BDU"]
    assert session.get_one(Institution, "bdu").names["az"] == "BDU"
    assert verify(session, {}, only=HOUSE)[0].step is None


@pytest.mark.parametrize("slug", ["new", "export"])
def test_a_name_that_addresses_use_is_no_institutions(session: Session, slug: str) -> None:
    with pytest.raises(Taken):
        add_institution(session, BY, slug, university("BDU"))


@pytest.mark.parametrize(
    ("slug", "said", "refusal"),
    [
        ("", university("BDU"), NothingSaid),
        ("a b", university("BDU"), NothingSaid),
        ("bdu", university(""), Nameless),
        ("bdu", university("x" * (LONGEST_NAME + 1)), TooLong),
        ("bdu", university("BDU", link="javascript:alert(1)"), NoLink),
        ("bdu", university("BDU", link="https://bsu.edu.az/\x01"), NoLink),
        ("bdu", Described("university", "", MINISTRY.names), NoCountry),
        ("bdu", Described("university", "1Z", MINISTRY.names), NoCountry),
        ("bdu", Described("kolxoz", "AZ", MINISTRY.names), NoSuch),
    ],
)
def test_what_cannot_be_kept_is_refused(
    session: Session, slug: str, said: Described, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        add_institution(session, BY, slug, said)
    assert session.scalars(select(InstitutionRow)).all() == []


def test_two_that_are_the_same_become_one_and_people_follow(session: Session) -> None:
    for slug, name in (("bdu", "BDU"), ("bsu", "Baku State University"), ("x", "Third")):
        add_institution(session, BY, slug, university(name))
    rashad = a_person(session, "Rashad", institution_id="bsu")

    merge_institutions(session, BY, "bsu", "bdu")
    merge_institutions(session, BY, "bdu", "x")

    assert rashad.institution_id == "x"
    assert standing_institution(session, "bsu").id == "x"
    assert {one.id for one in institutions(session).values()} == {"x"}
    [house] = houses(session, "az")
    assert house.ids == {"bdu", "bsu", "x"}
    assert people_from(session, house) == [rashad]
    assert Wanted("baku STATE").shows(house)
    deeds = [one.step.deed for one in changes(session, house)]
    assert deeds == ["merge_institutions"] * 2 + ["describe_institution"] * 3
    told = session.scalars(select(Step).where(Step.deed == "merge_institutions")).all()
    assert [one.facts["people"] for one in told] == [[rashad.id], [rashad.id]]


def test_what_is_merged_is_neither_merged_nor_described_again(session: Session) -> None:
    for slug in ("bdu", "bsu"):
        add_institution(session, BY, slug, university(slug))
    with pytest.raises(SameInstitution):
        merge_institutions(session, BY, "bdu", "bdu")
    with pytest.raises(NoSuch):
        merge_institutions(session, BY, "bdu", "nobody")
    merge_institutions(session, BY, "bsu", "bdu")
    for lost, kept in (("bsu", "bdu"), ("bdu", "bsu")):
        with pytest.raises(MergedAlready):
            merge_institutions(session, BY, lost, kept)
    with pytest.raises(MergedAlready):
        describe_institution(session, BY, "bsu", university("BSU"))
    with pytest.raises(Taken):
        add_institution(session, BY, "bsu", university("BSU"))
    with pytest.raises(NoSuch):
        standing_institution(session, "nobody")


def test_somebody_comes_from_somewhere_else(session: Session) -> None:
    leyla, guest = a_person(session), a_person(session, "guest", guest=True)
    add_institution(session, BY, "bdu", university("BDU"))

    place_person(session, BY, leyla, "bdu")

    assert leyla.institution_id == "bdu"
    [house] = houses(session, "az")
    assert changes(session, house)[0].about == leyla
    with pytest.raises(DoneAlready):
        place_person(session, BY, leyla, "bdu")
    with pytest.raises(NoSuch):
        place_person(session, BY, leyla, "nowhere")
    with pytest.raises(NoSuch):
        place_person(session, BY, guest, "bdu")
    place_person(session, BY, leyla, None)
    assert leyla.institution_id is None


def test_search_folds_letters_and_looks_at_every_name(session: Session) -> None:
    add_institution(session, BY, "ministry", MINISTRY)
    [house] = houses(session, "az")
    for words in ("TƏHSİL", "tehsil nazirliyi", "ministry of education", "elm"):
        assert Wanted(words).shows(house), words
    assert not Wanted("bank").shows(house)
    assert not Wanted("", kind="university").shows(house)
    assert Wanted("", kind="authority", country="AZ").shows(house)


def test_a_head_that_says_otherwise_than_its_row_is_noticed(session: Session) -> None:
    held = add_institution(session, BY, "ministry", MINISTRY)
    held.country = "TR"
    session.flush()
    assert verify(session, {}, only=HOUSE)[0].why == "institution"
    held.country = "AZ"
    session.add(Institution(id="slipped-in", kind="other", country="AZ", names={}))
    session.flush()
    assert verify(session, {}, only=HOUSE)[0].step == 1
