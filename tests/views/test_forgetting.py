"""May who forgot their password choose another, and nobody learn or take anything by it?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Letter, PasswordReset, Person, SignIn
from app.operations.mailing import HIDDEN
from app.operations.signing_in import check_password, password_hash
from tests.installation import let_go, make_app
from tests.makers import a_person, signed_in
from tests.views.posting import post

OLD, NEW = "köhnə pəncərə altında", "yeni körpü üstündə qış"


@dataclass
class Door:
    app: Flask
    session: Session
    leyla: Person

    def ask(self, address: str) -> str:
        answer = post(self.app.test_client(), "/forgotten", {"email": address})
        assert answer.status_code == 200
        return answer.text.replace(address, "ADDRESS")

    def link(self) -> str:
        self.session.rollback()
        letter = self.session.scalars(select(Letter).order_by(Letter.at.desc())).first()
        assert letter
        assert letter.secret
        assert f"https://nizam.example.az/forgotten/{HIDDEN}" in letter.text
        return f"/forgotten/{letter.secret}"


@pytest.fixture
def door(database_url: str, database: Database) -> Iterator[Door]:
    app = make_app(
        database_url,
        smtp_url="smtp://127.0.0.1:9",
        mail_from="nizam@example.az",
        public_url="https://nizam.example.az",
        sign_in_tries=50,
    )
    app.testing = True
    with Session(database.engine, expire_on_commit=False) as session:
        leyla = a_person(session, password_hash=password_hash(OLD, memory_kib=64))
        session.commit()
        yield Door(app, session, leyla)
    let_go(app)


def test_the_link_of_the_letter_changes_the_password_once_and_ends_sign_ins(door: Door) -> None:
    inside = signed_in(door.app, door.leyla.id)
    door.ask("leyla@nizam.example")
    path = door.link()
    visitor = door.app.test_client()
    assert visitor.get(path).status_code == 200
    assert post(visitor, path, {"password": "kort"}).status_code == 422
    assert post(visitor, path, {"password": NEW}).status_code == 303
    door.session.rollback()
    assert check_password(door.session, "leyla@nizam.example", NEW).id == door.leyla.id
    assert inside.get("/").status_code == 302
    assert door.session.scalars(select(SignIn).where(SignIn.ended_at.is_(None))).all() == []
    assert post(visitor, path, {"password": OLD}).status_code == 410
    assert visitor.get(path).status_code == 410


def test_the_answer_is_the_same_for_strangers_and_nothing_is_written_to_them(door: Door) -> None:
    closed = a_person(door.session, "Orxan", password_hash="x", disabled=True)
    door.session.commit()
    known = door.ask("leyla@nizam.example")
    same = re.compile(r'name="csrf_token" value="[^"]+"')
    for address in ("nobody@nizam.example", closed.email):
        assert same.sub("", door.ask(address)) == same.sub("", known)
    assert [one.address for one in door.session.scalars(select(Letter))] == ["leyla@nizam.example"]


def test_a_link_is_good_for_an_hour_and_a_newer_one_ends_it(door: Door) -> None:
    door.ask("leyla@nizam.example")
    first = door.link()
    door.ask("leyla@nizam.example")
    visitor = door.app.test_client()
    assert visitor.get(first).status_code == 410
    second = door.link()
    assert visitor.get(second).status_code == 200
    newest = door.session.scalars(select(PasswordReset).order_by(PasswordReset.at.desc())).first()
    assert newest
    newest.expires_at = newest.at - timedelta(seconds=1)
    door.session.commit()
    assert visitor.get(second).status_code == 410


def test_nobody_is_flooded_with_letters_they_did_not_ask_for(door: Door) -> None:
    for _ in range(6):
        door.ask("leyla@nizam.example")
    door.session.rollback()
    assert len(door.session.scalars(select(Letter)).all()) == 3


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_without_a_mail_server_nobody_is_offered_a_letter(app: Flask) -> None:
    visitor = app.test_client()
    assert "/forgotten" not in visitor.get("/sign-in").text
    assert post(visitor, "/forgotten", {"email": "leyla@nizam.example"}).status_code == 404
