"""Does the coordinator, and nobody else, make links for guests and let their words in?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Comment, Document, GuestLink, Person, Remark, Thread
from app.operations import guests
from app.operations.guests import Sender
from app.operations.remarks import Written
from app.queries.guests import waiting_on
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post

ASKED = {
    "purpose": "Student unions",
    "welcome": "What do you think?",
    "language": ["az", "en"],
    "writing": "suggest",
    "moderated": "on",
    "names": "required",
    "institutions": "no",
    "days": "14",
    "most": "7",
}
LINKS, WAITING = "/d/charter/guests", "/d/charter/guests/waiting"


@dataclass
class Office:
    """A charter, its coordinator at work, and a link."""

    app: Flask
    session: Session
    leyla: Person
    charter: Document
    clause: str
    visitor: FlaskClient

    def link(self) -> GuestLink:
        """The newest link."""
        self.session.rollback()
        newest = select(GuestLink).order_by(GuestLink.made_at.desc())
        found = self.session.scalars(newest).first()
        self.session.rollback()
        return found  # type: ignore[return-value]  # where a test made one

    def says(self, body: str) -> str:
        """A guest says something; answers what the page calls it."""
        link, now = self.link(), datetime.now(UTC)
        sender = Sender(link, now, "a", name="Aygün", institution="TG")
        guests.say(self.session, sender, self.clause, Written(body, quote="Üç"))
        self.session.commit()
        key = waiting_on(self.session, self.charter)[-1].key
        self.session.rollback()
        return key

    def bodies(self) -> list[str]:
        """What is said in conversations."""
        self.session.rollback()
        return list(self.session.scalars(select(Comment.body).order_by(Comment.row)))


@pytest.fixture
def office(app: Flask) -> Iterator[Office]:
    engine = app.extensions["nizam.database"].engine
    with Session(engine, expire_on_commit=False) as session:
        leyla = a_person(session)
        charter = a_document(session, leyla)
        clause = an_article(session, charter, leyla, "Üç səs var.")
        session.commit()
        yield Office(app, session, leyla, charter, clause, signed_in(app, leyla.id))


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.REVIEWER, Role.MEMBER])
def test_only_the_coordinator_lets_guests_in(office: Office, role: Role) -> None:
    person = a_colleague(office.session, office.charter, role, role)
    office.session.commit()
    visitor = signed_in(office.app, person.id)
    assert visitor.get(LINKS).status_code == 403
    assert visitor.get(WAITING).status_code == 403
    assert post(visitor, LINKS, ASKED).status_code == 403
    assert post(visitor, WAITING, {"deed": "admit"}).status_code == 403
    assert office.link() is None


def test_a_link_is_shown_once_and_opens_what_was_chosen(office: Office) -> None:
    made = post(office.visitor, LINKS, {**ASKED, "clause": [office.clause]})
    address = re.search(r'value="http://localhost(/g/[^"]+)"', made.text)
    assert address
    link = office.link()
    assert (link.clauses, link.most, link.names, link.institutions) == (
        [office.clause],
        7,
        "required",
        "no",
    )
    assert (link.suggesting, link.moderated, link.discussion) == (True, True, False)
    assert link.expires_at - link.made_at == timedelta(days=14)
    page = office.visitor.get(LINKS).text
    assert "Student unions" in page
    assert address[1] not in page
    assert office.app.test_client().get(address[1]).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"purpose": " "},
        {"days": "0"},
        {"days": "367"},
        {"days": "99999999999999999999"},
        {"days": "²"},
        {"most": "many"},
        {"language": []},
        {"clause": ["none"]},
        {"names": "x"},
    ],
)
def test_a_senseless_link_is_not_made_and_nothing_typed_is_lost(
    office: Office, wrong: dict[str, object]
) -> None:
    answer = post(office.visitor, LINKS, {**ASKED, **wrong})
    assert answer.status_code == 422
    assert "What do you think?" in answer.text
    assert 'role="alert"' in answer.text
    assert office.link() is None


def test_a_link_is_extended_and_withdrawn(office: Office) -> None:
    post(office.visitor, LINKS, ASKED)
    where = f"{LINKS}/{office.link().id}"
    assert post(office.visitor, f"{where}/extend", {"days": "300"}).status_code == 303
    assert office.link().expires_at - datetime.now(UTC) > timedelta(days=299)
    assert post(office.visitor, f"{where}/extend", {"days": "400"}).status_code == 422
    assert post(office.visitor, f"{where}/revoke").status_code == 303
    assert office.link().revoked_at is not None
    assert post(office.visitor, f"{where}/revoke").status_code == 409
    assert post(office.visitor, f"{LINKS}/none/revoke").status_code == 422
    told = office.visitor.get("/d/charter/history").text
    assert "made a link for guests" in told
    assert "withdrew a link for guests" in told


def test_the_coordinator_sees_what_guests_see_without_its_secret(office: Office) -> None:
    post(office.visitor, LINKS, ASKED)
    page = office.visitor.get(f"{LINKS}/{office.link().id}")
    assert page.status_code == 200
    assert "Üç səs var." in page.text.replace("\n", "") or "Not translated" in page.text
    assert "/g/" not in page.text
    assert office.visitor.get(f"{LINKS}/none").status_code == 404


def test_a_link_of_another_document_is_not_seen_here(office: Office) -> None:
    post(office.visitor, LINKS, ASKED)
    link = office.link().id
    office.session.rollback()
    a_document(office.session, office.leyla, "third")
    office.session.commit()
    assert office.visitor.get(f"/d/third/guests/{link}").status_code == 404
    assert post(office.visitor, f"/d/third/guests/{link}/revoke").status_code == 422


def test_remarks_are_let_in_alone_and_together(office: Office) -> None:
    post(office.visitor, LINKS, ASKED)
    first, second, third = (office.says(body) for body in ("Bir", "İki", "Üç"))
    page = office.visitor.get(WAITING).text
    assert page.index("Bir") < page.index("İki")
    assert "(guest)" in page
    assert post(office.visitor, WAITING, {"one": second}).status_code == 303
    assert office.bodies() == ["İki"]
    assert (
        post(office.visitor, WAITING, {"said": [first, third, "x"], "deed": "admit"}).status_code
        == 303
    )
    assert office.bodies() == ["İki", "Bir", "Üç"]
    assert "Aygün" in office.visitor.get("/d/charter/threads").text
    assert "(guest)</span></b> began a discussion" in office.visitor.get("/d/charter/history").text


def test_a_remark_is_kept_out_with_a_reason(office: Office) -> None:
    post(office.visitor, LINKS, ASKED)
    key = office.says("Reklam")
    without = post(office.visitor, WAITING, {"said": key, "deed": "refuse", "reason": " "})
    assert without.status_code == 422
    assert f'value="{key}" checked' in without.text
    because = {"said": key, "deed": "refuse", "reason": "Mövzudan kənar"}
    assert post(office.visitor, WAITING, because).status_code == 303
    assert post(office.visitor, WAITING, because).status_code == 409
    page = office.visitor.get(WAITING).text
    assert "Mövzudan kənar" in page
    assert "Reklam" in page
    assert office.bodies() == []
    assert post(office.visitor, WAITING, {"one": key}).status_code == 303
    assert office.bodies() == ["Reklam"]


def test_the_history_says_which_link_and_to_moderators_alone_why_words_were_kept_out(
    office: Office,
) -> None:
    post(office.visitor, LINKS, ASKED)
    refused, admitted = office.says("Reklam"), office.says("Niyə üç?")
    post(office.visitor, WAITING, {"said": refused, "deed": "refuse", "reason": "Reklamdır"})
    post(office.visitor, WAITING, {"one": admitted})
    charter = office.session.get_one(Document, office.charter.id)
    people = {
        role: a_colleague(office.session, charter, role, f"{role}-x").id
        for role in (Role.OBSERVER, Role.MEMBER)
    }
    office.session.commit()
    for role, one in people.items():
        page = signed_in(office.app, one).get("/d/charter/history").text
        for deed in (
            "made a link for guests",
            "let in what guests wrote",
            "kept out what guests wrote",
        ):
            assert re.search(rf"{deed}: {ASKED['purpose']}", page)
        assert ("Reklamdır" in page) is (role is Role.MEMBER)


def test_nothing_chosen_is_said(office: Office) -> None:
    assert post(office.visitor, WAITING, {"deed": "admit"}).status_code == 422
    assert post(office.visitor, WAITING, {"said": "none-x"}).status_code == 409


def test_words_changed_while_they_are_read_are_read_again(office: Office) -> None:
    post(office.visitor, LINKS, ASKED)
    key = office.says("Gözəl sənəddir")
    sender = Sender(office.link(), datetime.now(UTC), "a")
    guests.change(office.session, sender, key.partition("-")[0], Written("Reklam"))
    office.session.commit()
    answer = post(office.visitor, WAITING, {"one": key})
    assert answer.status_code == 409
    assert "Reklam" in answer.text
    assert office.bodies() == []


def test_a_guest_is_offered_no_role_and_nothing_to_do(office: Office) -> None:
    post(office.visitor, LINKS, ASKED)
    post(office.visitor, WAITING, {"one": office.says("Bir")})
    office.session.rollback()
    guest = office.session.scalars(select(Person).where(Person.guest)).one()
    assert "Aygün" not in office.visitor.get("/d/charter/people").text
    thread = office.session.scalars(select(Thread)).one()
    office.session.rollback()
    assert guest.id not in office.visitor.get(f"/d/charter/t/{thread.id}").text
    visitor = signed_in(office.app, guest.id)
    assert visitor.get("/d/charter/").headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_guests_remark_never_counts_as_a_reviewers(office: Office) -> None:
    post(office.visitor, LINKS, ASKED)
    office.says("Bir")
    remark = office.session.scalars(select(Remark)).one()
    assert (remark.round_id, remark.guest_link_id) == (None, office.link().id)
    assert as_actor(office.leyla).person_id != remark.person_id
