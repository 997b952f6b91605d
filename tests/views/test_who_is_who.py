"""Laws of the pages of institutions, groups and nominations."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Document, GroupTerm, Institution, Nomination, Person
from app.operations.discussing import Said, begin_thread
from app.operations.groups import GroupSaid, Seat, add_group, seat
from app.operations.institutions import add_institution
from app.operations.nominating import Candidacy, Paper, nominate
from app.operations.recording import Actor
from app.queries.people import role_held
from app.statute.roles import Role
from app.views.places import place, places
from tests.makers import a_colleague, a_document, a_person, as_actor, signed_in
from tests.queries.secretariat import MINISTRY
from tests.views.posting import post

THEN = datetime(2021, 5, 1, 12, tzinfo=UTC)
"""When the ministry bore its earlier name."""

KAMRAN = {
    "institution": "ministry",
    "role": "member",
    "dated": "2026-11-01",
    "letter": "№ 7",
    "name": "Kamran",
    "email": "kamran@etn.example",
}


@dataclass
class House:
    """A ministry and a university, a charter, a legal committee that works on it."""

    database: Database
    steward: FlaskClient
    member: FlaskClient
    reviewer: FlaskClient
    stranger: FlaskClient
    ids: dict[str, str]

    def nomination(self) -> Nomination:
        with self.database.session() as session:
            return session.scalars(select(Nomination).order_by(Nomination.since)).all()[-1]

    def role(self, who: str) -> Role | None:
        with self.database.session() as session:
            return role_held(session, self.ids[who], self.ids["charter"])


@pytest.fixture
def house(app: Flask, database: Database) -> House:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla", steward=True)
        by = as_actor(leyla)
        add_institution(session, by, "ministry", MINISTRY)
        add_institution(session, by, "bdu", MINISTRY)
        charter = a_document(session, leyla)
        ids = {"leyla": leyla.id, "charter": charter.id}
        for role in (Role.MEMBER, Role.REVIEWER):
            ids[role] = a_colleague(session, charter, role, role).id
        session.get_one(Person, ids["member"]).institution_id = "ministry"
        ids["stranger"] = a_person(session, "Marta").id
        said = GroupSaid({"az": "Hüquq komitəsi", "en": "Legal committee"}, documents=[charter.id])
        add_group(session, by, "legal", said)
        sevda = Seat("chair", "2020", "2021-12-31", name="Sevda", institution_id="ministry")
        seat(session, by, "legal", sevda)
        session.commit()
    steward, member, reviewer, stranger = (
        signed_in(app, ids[who]) for who in ("leyla", "member", "reviewer", "stranger")
    )
    return House(database, steward, member, reviewer, stranger, ids)


def text_of(visitor: FlaskClient, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200, (address, answer.status)
    return unescape(answer.text)


def test_institutions_are_found_by_any_name_they_bore(house: House) -> None:
    whole = text_of(house.reviewer, "/institutions")
    assert "Authority" in whole
    assert "/institutions/ministry" in text_of(house.reviewer, "/institutions?q=TEHSIL")
    assert "No institution answers this" in text_of(house.reviewer, "/institutions?q=bank")
    assert "Add an institution" not in whole
    assert "Add an institution" in text_of(house.steward, "/institutions")


def test_the_list_is_taken_home_as_it_is_filtered(house: House) -> None:
    written = house.reviewer.get("/institutions/export/csv?q=elm")
    assert written.mimetype == "text/csv"
    assert "Ministry of Education (…–2022-07)" in written.text
    book = load_workbook(io.BytesIO(house.reviewer.get("/institutions/export/xlsx").data))
    assert {row[0].value for row in book.active.iter_rows()} >= {"bdu", "ministry"}
    assert house.reviewer.get("/institutions/export/exe").status_code == 404


def test_a_page_says_what_an_authority_was_called_on_a_day(house: House) -> None:
    page = text_of(house.reviewer, "/institutions/ministry?on=2021")
    assert "<b>Ministry of Education</b></p>" in page
    assert "is no date" in text_of(house.reviewer, "/institutions/ministry?on=soon")
    assert house.reviewer.get("/institutions/nowhere").status_code == 404


def test_an_institution_is_added_and_described_anew(house: House) -> None:
    fields = {"kind": "students", "country": "AZ", "name_az": "Gənclər", "name_en": "Youth union"}
    answer = post(house.steward, "/institutions/new", fields)
    assert answer.headers["Location"] == "/institutions/youth-union"
    form = text_of(house.steward, "/institutions/youth-union/edit")
    assert 'value="Youth union"' in form
    anew = {
        **fields,
        "name_az": ["Gənclər", "Tələbələr"],
        "name_en": ["Youth union", ""],
        "since": ["", "2024-05-02"],
        "until": ["2024-05-02", ""],
    }
    assert post(house.steward, "/institutions/youth-union/edit", anew).status_code == 303
    page = text_of(house.steward, "/institutions/youth-union")
    assert "Tələbələr" in page
    assert "2 May 2024 – today" in page
    history = text_of(house.steward, "/institutions/youth-union/history")
    assert history.count("described an institution") == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"since": "tomorrow"}, "“tomorrow” is no date"),
        ({"since": "2022", "until": "2021"}, "2021 is not after 2022"),
        (
            {"name_az": "", "name_en": "", "since": "2022"},
            "Write each name in at least one language",
        ),
        ({"country": ""}, "Choose the country"),
        ({"link": "ftp://x"}, "is no address of the web"),
        ({"name_az": ["A", "B"], "since": ["2010", "2005"]}, "“B” cannot stand under “A”"),
    ],
)
def test_what_is_refused_is_said_and_nothing_typed_is_lost(
    house: House, wrong: dict[str, object], sentence: str
) -> None:
    fields = {"kind": "other", "country": "AZ", "name_az": "Birlik", "slug": "birlik-slug", **wrong}
    answer = post(house.steward, "/institutions/new", fields)
    assert answer.status_code == 422
    assert sentence in unescape(answer.text)
    assert 'value="birlik-slug"' in answer.text
    with house.database.session() as session:
        assert session.get(Institution, "birlik-slug") is None


def test_a_merged_institution_leads_to_the_other_and_people_follow(house: House) -> None:
    assert "member" in text_of(house.steward, "/institutions/ministry/merge")
    post(house.steward, "/institutions/ministry/merge", {"into": "bdu"})
    answer = house.reviewer.get("/institutions/ministry")
    assert answer.headers["Location"] == "/institutions/bdu"
    page = text_of(house.reviewer, "/institutions/bdu")
    assert "<span>member</span>" in page
    assert "Legal committee" in page
    again = post(house.steward, "/institutions/bdu/merge", {"into": "bdu"})
    assert again.status_code == 422


def test_a_steward_says_who_comes_from_where(house: House) -> None:
    fields = {"person": house.ids["reviewer"]}
    post(house.steward, "/institutions/bdu/people", fields)
    assert "<span>reviewer</span>" in text_of(house.steward, "/institutions/bdu")
    post(house.steward, "/institutions/bdu/people", {**fields, "leaves": "1"})
    assert "<span>reviewer</span>" not in text_of(house.steward, "/institutions/bdu")
    nobody = post(house.steward, "/institutions/bdu/people", {"person": "nobody"})
    assert nobody.status_code == 422


def test_remarks_are_counted_where_one_may_read_them(house: House) -> None:
    with Session(house.database.engine) as session:
        document = session.get_one(Document, house.ids["charter"])
        by = Actor(house.ids["member"], THEN)
        begin_thread(session, by, document, None, Said("Niyə?"))
        session.commit()
    page = text_of(house.reviewer, "/institutions/ministry")
    assert "/d/charter/threads?institution=ministry&state=all" in page
    assert "threads?institution" not in text_of(house.stranger, "/institutions/ministry")
    listed = house.reviewer.get("/d/charter/threads.csv?state=all").text
    assert "Ministry of Education" in listed, "the name of the day it was said"
    register = house.reviewer.get("/d/charter/register.csv").text
    assert "Ministry of Education" in register


def test_a_group_shows_its_members_and_those_who_were(house: House) -> None:
    page = text_of(house.reviewer, "/groups/legal")
    assert "Past members" in page
    assert "ran out, nobody followed" in page
    assert "Ministry of Education" in page, "what it was called when the term ended"
    assert "Terms that ran out without a successor: 1" in text_of(house.reviewer, "/groups")
    assert "Charter" in page
    assert "1 you do not take part in" in text_of(house.stranger, "/groups/legal")
    assert house.reviewer.get("/groups/nothing").status_code == 404


@pytest.mark.parametrize("ext", ["docx", "pdf", "xlsx", "csv"])
def test_groups_are_taken_home(house: House, ext: str) -> None:
    for address in ("/groups/export", "/groups/legal/export"):
        answer = house.reviewer.get(f"{address}/{ext}")
        assert answer.status_code == 200
        assert len(answer.data) > 100
    assert house.reviewer.get("/groups/export/exe").status_code == 404


def test_a_group_is_added_and_described_anew(house: House) -> None:
    fields = {"name_az": "Elm komitəsi", "name_en": "Science", "founded": "2022-06"}
    answer = post(house.steward, "/groups/new", fields)
    assert answer.headers["Location"] == "/groups/science"
    assert post(house.steward, "/groups/new", fields).status_code == 409
    wrong = post(house.steward, "/groups/science/edit", {**fields, "ended": "2021"})
    assert wrong.status_code == 422
    assert 'value="Elm komitəsi"' in unescape(wrong.text)
    ids = {"documents": house.ids["charter"]}
    post(house.steward, "/groups/science/edit", {**fields, **ids, "mandate_en": "Research"})
    assert "Research" in text_of(house.reviewer, "/groups/science")
    assert "Science" in text_of(house.reviewer, "/d/charter/")
    assert "Science" in text_of(house.reviewer, "/d/charter/people")
    assert "described a group" in text_of(house.reviewer, "/groups/science/history")


def test_seats_are_entered_changed_and_taken_away(house: House) -> None:
    seat_of = {"role": "secretary", "person": house.ids["member"], "begins": "2024"}
    post(house.steward, "/groups/legal/members", seat_of)
    twice = post(house.steward, "/groups/legal/members", {**seat_of, "begins": "2025"})
    assert twice.status_code == 409
    assert "member sits in this group already, 2024–…" in unescape(twice.text)
    assert 'value="2025"' in twice.text
    with house.database.session() as session:
        query = select(GroupTerm.term).where(GroupTerm.person_id == house.ids["member"])
        term = session.scalars(query).one()
    address = f"/groups/legal/members/{term}"
    assert 'value="2024"' in text_of(house.steward, address)
    assert post(house.steward, address, {**seat_of, "ends": "2023"}).status_code == 422
    post(house.steward, address, {**seat_of, "ends": "2030"})
    assert "2024 – 2030" in text_of(house.reviewer, "/groups/legal")
    post(house.steward, f"{address}/withdraw")
    assert "2024 – 2030" not in text_of(house.reviewer, "/groups/legal")
    assert post(house.steward, f"{address}/withdraw").status_code == 422
    assert house.steward.get(address).status_code == 404


def test_a_member_enters_what_their_own_institution_writes(house: House) -> None:
    other = post(house.member, "/d/charter/nominations", {**KAMRAN, "institution": "bdu"})
    assert other.status_code == 403
    assert 'value="kamran@etn.example"' in other.text
    assert post(house.member, "/d/charter/nominations", KAMRAN).status_code == 303
    assert post(house.reviewer, "/d/charter/nominations", KAMRAN).status_code == 403
    assert post(house.stranger, "/d/charter/nominations", KAMRAN).status_code == 404
    assert "Kamran" in text_of(house.reviewer, "/d/charter/nominations")
    assert "kamran@etn.example" not in text_of(house.reviewer, "/d/charter/nominations")
    assert "1 wait for a decision" in text_of(house.reviewer, "/d/charter/people")
    assert "Nominations wait for your decision: 1." in text_of(house.steward, "/work")


def test_the_coordinator_accepts_once_and_sees_the_link(house: House) -> None:
    post(house.member, "/d/charter/nominations", KAMRAN)
    address = f"/d/charter/nominations/{house.nomination().id}"
    assert post(house.member, f"{address}/accept").status_code == 403
    answer = post(house.steward, f"{address}/accept")
    assert "/invitation/" in answer.text
    late = post(house.steward, f"{address}/accept")
    assert late.status_code == 409
    assert "done already" in late.text


def test_somebody_known_gets_the_role_or_a_reason_why_not(house: House) -> None:
    known = {**KAMRAN, "person": house.ids["stranger"], "name": "", "email": ""}
    for deed, said in (("accept", {}), ("decline", {"reason": "Yer yoxdur"})):
        if deed == "decline":
            known = {**known, "person": house.ids["reviewer"]}
        post(house.steward, "/d/charter/nominations", known)
        address = f"/d/charter/nominations/{house.nomination().id}/{deed}"
        assert post(house.steward, address, said).status_code == 303
    assert house.role("stranger") is Role.MEMBER
    assert house.role("reviewer") is Role.REVIEWER
    assert "Yer yoxdur" in text_of(house.reviewer, "/d/charter/nominations")
    assert post(house.steward, address, {"reason": ""}).status_code == 422


def test_who_entered_a_nomination_takes_it_back(house: House) -> None:
    post(house.steward, "/d/charter/nominations", KAMRAN)
    theirs = f"/d/charter/nominations/{house.nomination().id}/withdraw"
    assert post(house.member, theirs).status_code == 403
    assert post(house.steward, theirs).status_code == 303
    assert post(house.steward, theirs).status_code == 409
    post(house.member, "/d/charter/nominations", KAMRAN)
    own = f"/d/charter/nominations/{house.nomination().id}/withdraw"
    assert post(house.member, own).status_code == 303


def test_a_group_takes_nominations_too(house: House) -> None:
    asked = {**KAMRAN, "role": "chair"}
    assert post(house.member, "/groups/legal/nominations", asked).status_code == 403
    wrong = post(house.steward, "/groups/legal/nominations", {**asked, "dated": ""})
    assert wrong.status_code == 422
    assert "Write the day of the letter" in wrong.text
    post(house.steward, "/groups/legal/nominations", asked)
    address = f"/groups/legal/nominations/{house.nomination().id}"
    elsewhere = address.replace("legal", "none")
    assert post(house.steward, f"{elsewhere}/accept").status_code == 404
    assert post(house.steward, f"{address}/decline").status_code == 422
    assert post(house.steward, f"{address}/accept", {"ends": "soon"}).status_code == 422
    assert post(house.steward, f"{address}/accept", {"ends": "2030"}).status_code == 303
    assert post(house.steward, f"{address}/withdraw").status_code == 409
    assert "– 2030" in text_of(house.reviewer, "/groups/legal")
    for deed in ("decline", "withdraw"):
        post(house.steward, "/groups/legal/nominations", asked)
        done = f"/groups/legal/nominations/{house.nomination().id}/{deed}"
        assert post(house.steward, done, {"reason": "Sonra"}).status_code == 303


def test_the_letter_is_the_committee_s(house: House) -> None:
    with Session(house.database.engine) as session:
        whom = {"name": "Kamran", "email": "k@bdu.example"}
        paper = Paper("məktub.pdf", b"%PDF-1.7")
        asked = Candidacy("bdu", "member", "2026-11-01", paper=paper, **whom)
        leyla = as_actor(session.get_one(Person, house.ids["leyla"]))
        document = session.get_one(Document, house.ids["charter"])
        nominate(session, leyla, document, asked)
        nominate(session, leyla, "legal", asked)
        session.commit()
        ids = session.scalars(select(Nomination.id).order_by(Nomination.group_slug.is_(None))).all()
    of_group = f"/groups/legal/nominations/{ids[0]}/letter"
    of_document = f"/d/charter/nominations/{ids[1]}/letter"
    assert house.member.get(of_document).data == b"%PDF-1.7"
    assert house.steward.get(of_group).headers["Content-Type"] == "application/pdf"
    assert house.reviewer.get(of_document).status_code == 403
    assert house.member.get(of_group).status_code == 403


def test_every_country_has_a_name_in_both_languages(app: Flask) -> None:
    with app.test_request_context():
        known = dict(places())
        assert len(known) > 200
        assert {"AZ", "EU", "TR", "UA"} <= known.keys()
        assert place("Q?") == "Q?"
