"""Institutions nominate: for a document or a group, decided on once, by whoever leads it."""

from collections import Counter
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import (
    Document,
    FileContent,
    Invitation,
    Nomination,
    NominationTurn,
    Nominee,
    Person,
    Step,
)
from app.operations.attaching import KindNotTaken
from app.operations.errors import DoneAlready, NothingSaid
from app.operations.groups import GroupSaid, Seat, SitsAlready, add_group, seat
from app.operations.institutions import NoSuch, add_institution, merge_institutions
from app.operations.membership import Newcomer, accept_invitation, give_role, open_invitation
from app.operations.nominating import (
    AlreadyThere,
    Candidacy,
    NobodyNamed,
    NoDay,
    NominatedAlready,
    NotYetWritten,
    Paper,
    WhyDeclined,
    accept_nomination,
    decline_nomination,
    nominate,
    withdraw_nomination,
)
from app.operations.recording import Actor
from app.queries.groups import groups
from app.queries.nominations import (
    entered_by,
    nominations_by,
    nominations_for,
    nominations_on,
    open_nominations,
)
from app.queries.people import role_of
from app.queries.verification import verify
from app.statute.identifiers import NoDate
from app.statute.roles import Role
from tests.makers import NOON, a_colleague, a_document, a_person, as_actor
from tests.operations.writers import all_at_once
from tests.queries.secretariat import MINISTRY

STRANGER = Candidacy(
    "ministry", "member", "2022-05", "№ 7", name="Kamran", email="Kamran@ETN.example"
)


@pytest.fixture
def charter(session: Session) -> Document:
    """Coordinated by Leyla, in a house that knows the ministry and a legal committee."""
    add_institution(session, as_actor(None), "ministry", MINISTRY)
    add_group(session, as_actor(None), "legal", GroupSaid({"az": "Hüquq komitəsi"}))
    return a_document(session, a_person(session))


def leyla(session: Session) -> Actor:
    return as_actor(session.scalars(select(Person).where(Person.name == "Leyla")).one())


def test_a_stranger_who_is_accepted_is_invited_and_comes_from_the_institution(
    session: Session, charter: Document
) -> None:
    made = nominate(session, leyla(session), charter, STRANGER)
    [told] = nominations_on(session, charter)
    assert (told.state, told.name, told.email) == ("open", "Kamran", "kamran@etn.example")
    assert told.named_then["az"] == "Təhsil Nazirliyi"
    assert entered_by(session, made) == leyla(session).person_id

    token = accept_nomination(session, leyla(session), made, days=7)

    invitation = open_invitation(session, token, as_actor(None))
    newcomer = Newcomer("Kamran", "uzun və gözlənilməz parol 7", memory_kib=64)
    person = accept_invitation(session, as_actor(None), invitation, newcomer)
    assert role_of(session, person, charter) is Role.MEMBER
    assert person.institution_id == "ministry"
    assert nominations_on(session, charter)[0].state == "accepted"
    assert open_nominations(session, charter.id) == []
    assert [one.why for one in verify(session, {})] == ["", ""]


def test_the_address_of_a_stranger_stands_beside_the_record(
    session: Session, charter: Document
) -> None:
    nominate(session, leyla(session), charter, STRANGER)
    said = [str(one.facts) for one in session.scalars(select(Step))]
    assert not any("kamran" in one.lower() for one in said)
    assert session.scalars(select(Nominee.email)).one() == "kamran@etn.example"


def test_who_has_an_account_gets_the_role(session: Session, charter: Document) -> None:
    rashad = a_person(session, "Rashad")
    by_address = replace(STRANGER, email="RASHAD@nizam.example")
    made = nominate(session, leyla(session), charter, by_address)
    assert made.person_id == rashad.id
    assert accept_nomination(session, leyla(session), made, days=7) == ""
    assert role_of(session, rashad, charter) is Role.MEMBER
    assert rashad.institution_id == "ministry"
    assert session.scalars(select(Invitation)).all() == []


def test_a_higher_role_given_meanwhile_is_not_taken_away(
    session: Session, charter: Document
) -> None:
    rashad = a_person(session, "Rashad")
    made = nominate(session, leyla(session), charter, replace(STRANGER, person_id=rashad.id))
    give_role(session, leyla(session), charter, rashad, Role.COORDINATOR)
    accept_nomination(session, leyla(session), made, days=7)
    assert role_of(session, rashad, charter) is Role.COORDINATOR


def test_a_group_gives_the_seat_from_the_day_on(session: Session, charter: Document) -> None:
    rashad = a_person(session, "Rashad")
    for asked in (replace(STRANGER, role="chair"), replace(STRANGER, person_id=rashad.id)):
        made = nominate(session, leyla(session), "legal", asked)
        accept_nomination(session, leyla(session), made, days=0, ends="2028")
    [group] = groups(session)
    seats = [(one.name, one.term.role, one.term.begins, one.term.ends) for one in group.members]
    day = NOON.date().isoformat()
    assert seats == [("Kamran", "chair", day, "2028"), ("Rashad", "member", day, "2028")]
    assert {one.institution.id for one in group.members if one.institution} == {"ministry"}
    assert {one.state for one in nominations_for(session, "legal")} == {"accepted"}
    assert nominations_on(session, charter) == []


def test_declining_needs_a_reason_and_withdrawing_none(session: Session, charter: Document) -> None:
    made = nominate(session, leyla(session), charter, STRANGER)
    with pytest.raises(WhyDeclined):
        decline_nomination(session, leyla(session), made, "  ")
    decline_nomination(session, leyla(session), made, "Yer yoxdur")
    with pytest.raises(DoneAlready):
        accept_nomination(session, leyla(session), made, days=7)
    again = nominate(session, leyla(session), charter, STRANGER)
    withdraw_nomination(session, leyla(session), again)
    with pytest.raises(DoneAlready):
        withdraw_nomination(session, leyla(session), again)
    told = nominations_on(session, charter)
    assert Counter(one.state for one in told) == {"declined": 1, "withdrawn": 1}
    assert {one.turn.reason for one in told if one.turn} == {"Yer yoxdur", ""}


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (replace(STRANGER, institution_id="nowhere"), NoSuch),
        (replace(STRANGER, role="coordinator"), NoSuch),
        (replace(STRANGER, role="chair"), NoSuch),
        (replace(STRANGER, person_id="nobody"), NoSuch),
        (replace(STRANGER, dated=""), NoDay),
        (replace(STRANGER, dated="yesterday"), NoDate),
        (replace(STRANGER, dated="2030-01-01"), NotYetWritten),
        (replace(STRANGER, name=""), NobodyNamed),
        (replace(STRANGER, email="kamran"), NobodyNamed),
        (replace(STRANGER, paper=Paper("run.exe", b"MZ")), KindNotTaken),
        (replace(STRANGER, paper=Paper("a.pdf", b"MZ")), KindNotTaken),
        (replace(STRANGER, paper=Paper("a.pdf", b"")), NothingSaid),
    ],
)
def test_what_is_no_nomination_is_refused(
    session: Session, charter: Document, asked: Candidacy, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        nominate(session, leyla(session), charter, asked)
    assert session.scalars(select(Nomination)).all() == []


def test_nobody_is_nominated_for_what_they_have(session: Session, charter: Document) -> None:
    member = a_colleague(session, charter, Role.MEMBER, "Rashad")
    for role in ("member", "reviewer"):
        asked = replace(STRANGER, person_id=member.id, role=role)
        with pytest.raises(AlreadyThere):
            nominate(session, leyla(session), charter, asked)
    seat(session, leyla(session), "legal", Seat("member", person_id=member.id))
    with pytest.raises(AlreadyThere):
        nominate(session, leyla(session), "legal", replace(STRANGER, person_id=member.id))
    with pytest.raises(NoSuch):
        nominate(session, leyla(session), "nothing", STRANGER)


def test_an_open_nomination_is_not_entered_twice(session: Session, charter: Document) -> None:
    rashad = a_person(session, "Rashad")
    for target in (charter, "legal"):
        for asked in (STRANGER, replace(STRANGER, person_id=rashad.id)):
            nominate(session, leyla(session), target, asked)
            with pytest.raises(NominatedAlready):
                nominate(session, leyla(session), target, asked)


def test_a_seat_taken_meanwhile_leaves_the_nomination_open(
    session: Session, charter: Document
) -> None:
    rashad = a_person(session, "Rashad")
    made = nominate(session, leyla(session), "legal", replace(STRANGER, person_id=rashad.id))
    seat(session, leyla(session), "legal", Seat("member", person_id=rashad.id))
    session.commit()
    with pytest.raises(SitsAlready):
        accept_nomination(session, leyla(session), made, days=0)
    session.rollback()
    assert len(open_nominations(session, made.record_id, "legal")) == 1


def test_a_letter_is_kept_once_by_its_digest(session: Session, charter: Document) -> None:
    paper = Paper("../məktub.pdf", b"%PDF-1.7 letter")
    for target in (charter, "legal"):
        nominate(session, leyla(session), target, replace(STRANGER, paper=paper))
    [kept] = session.scalars(select(FileContent))
    assert kept.content == paper.content
    said = [one.paper for one in session.scalars(select(Nomination))]
    assert [(one["name"], one["digest"]) for one in said] == [("məktub.pdf", kept.digest)] * 2


def test_nominations_of_documents_one_may_not_read_are_not_told(
    session: Session, charter: Document
) -> None:
    for target in (charter, "legal"):
        nominate(session, leyla(session), target, STRANGER)
    assert len(nominations_by(session, ["ministry"], [charter])) == 2
    [told] = nominations_by(session, ["ministry"], [])
    assert told.document is None


def test_nominations_follow_a_merged_institution(session: Session, charter: Document) -> None:
    nominate(session, leyla(session), charter, STRANGER)
    add_institution(session, as_actor(None), "etn", MINISTRY)
    merge_institutions(session, as_actor(None), "ministry", "etn")
    assert nominations_on(session, charter)[0].institution.id == "etn"


def test_of_two_who_accept_at_once_one_is_told_it_is_done(database: Database) -> None:
    with database.session() as session, database.writing(session):
        add_institution(session, as_actor(None), "ministry", MINISTRY)
        person = a_person(session)
        document = a_document(session, person)
        other = a_colleague(session, document, Role.COORDINATOR, "Rashad")
        made = nominate(session, as_actor(person), document, STRANGER).id
        coordinators = [person.id, other.id]

    def work(number: int) -> bool:
        with database.session() as session:
            nomination = session.get_one(Nomination, made)
            try:
                with database.writing(session):
                    accept_nomination(
                        session, Actor(coordinators[number], NOON), nomination, days=7
                    )
            except DoneAlready:
                return False
            return True

    assert sum(all_at_once(work, 2)) == 1
    with database.session() as session:
        assert len(session.scalars(select(NominationTurn)).all()) == 1
        assert len(session.scalars(select(Invitation)).all()) == 1
