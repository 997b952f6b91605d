"""Can somebody look after their account, and a coordinator after the document?"""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Person, SignIn
from app.operations.signing_in import password_hash
from app.queries.people import sign_ins
from app.queries.snapshots import milestones, particulars
from tests.makers import a_document, a_person, an_article, signed_in
from tests.views.posting import post

OLD, NEW = "yeddi göy durna uçdu", "qırx qapılı otaq, bir açar"


def opened(app: Flask) -> Session:
    """A session on the app's database."""
    return Session(app.extensions["nizam.database"].engine)


@pytest.fixture
def leyla(app: Flask) -> str:
    """Leyla coordinates the charter."""
    with opened(app) as session:
        made = a_person(session, password_hash=password_hash(OLD, memory_kib=64))
        a_document(session, made)
        session.commit()
        return str(made.id)


def test_somebody_is_called_otherwise_from_now_on(app: Flask, leyla: str) -> None:
    visitor = signed_in(app, leyla)
    assert post(visitor, "/me/name", {"name": " "}).status_code == 422
    assert post(visitor, "/me/name", {"name": "Leyla Məmmədova"}).status_code == 303
    assert "Leyla Məmmədova" in visitor.get("/me").text


def test_a_new_password_ends_every_other_sign_in(app: Flask, leyla: str) -> None:
    here, there = signed_in(app, leyla), signed_in(app, leyla)
    wrong = post(here, "/me/password", {"present": "səhv", "password": NEW})
    assert wrong.status_code == 422
    weak = post(here, "/me/password", {"present": OLD, "password": "leyla-leyla-1"})
    assert weak.status_code == 422
    assert there.get("/me").status_code == 200
    assert post(here, "/me/password", {"present": OLD, "password": NEW}).status_code == 303
    assert here.get("/me").status_code == 200
    assert there.get("/me").status_code == 302
    fields = {"email": "leyla@nizam.example", "password": NEW}
    assert post(app.test_client(), "/sign-in", fields).status_code == 303


def test_the_present_password_cannot_be_guessed_at_leisure(app: Flask, leyla: str) -> None:
    visitor = signed_in(app, leyla)
    for _ in range(5):
        post(visitor, "/me/password", {"present": "səhv", "password": NEW})
    answer = post(visitor, "/me/password", {"present": OLD, "password": NEW})
    assert answer.status_code == 429


def test_somebody_ends_a_sign_in_of_their_own_and_nobody_elses(app: Flask, leyla: str) -> None:
    with opened(app) as session:
        other = a_person(session, "Rashad").id
        session.commit()
    here, there, stranger = signed_in(app, leyla), signed_in(app, leyla), signed_in(app, other)
    with opened(app) as session:
        theirs = sign_ins(session, session.get_one(Person, other))[0].id
        mine = session.scalars(
            select(SignIn.id).where(SignIn.person_id == leyla).order_by(SignIn.began_at)
        ).all()
    assert post(here, f"/me/sign-ins/{theirs}/end").status_code == 404
    assert stranger.get("/me").status_code == 200
    assert post(here, f"/me/sign-ins/{mine[1]}/end").status_code == 303
    assert there.get("/me").status_code == 302


def test_somebody_signs_out_everywhere(app: Flask, leyla: str) -> None:
    here, there = signed_in(app, leyla), signed_in(app, leyla)
    assert post(here, "/me/sign-ins/end").location == "/sign-in"
    assert {one.get("/me").status_code for one in (here, there)} == {302}


def test_a_document_gets_other_titles_and_keeps_what_was_typed(app: Flask, leyla: str) -> None:
    lead = signed_in(app, leyla)
    answer = post(lead, "/d/charter/settings/titles", {"title-az": " ", "title-en": "Typed"})
    assert answer.status_code == 422
    assert "Typed" in answer.text
    fields = {"title-az": "Yeni nizamnamə", "title-en": "New charter"}
    assert post(lead, "/d/charter/settings/titles", fields).status_code == 303
    with opened(app) as session:
        document = session.scalars(select(Document)).one()
        assert particulars(session, document).titles["az"] == "Yeni nizamnamə"


def test_a_text_is_built_otherwise_without_a_word_changed(app: Flask, leyla: str) -> None:
    visitor = signed_in(app, leyla)
    with opened(app) as session:
        charter = session.scalars(select(Document)).one()
        an_article(session, charter, session.get_one(Person, leyla), "Söz.", heading="Ad")
        session.commit()
    before = visitor.get("/d/charter/?language=az").text
    assert "Maddə 1" in before
    assert post(visitor, "/d/charter/settings/family", {"family": "gothic"}).status_code == 422
    answer = post(visitor, "/d/charter/settings/family", {"family": "subordinate"})
    assert answer.status_code == 303
    after = visitor.get("/d/charter/?language=az").text
    assert "Maddə 1" not in after
    assert "Söz." in after


def test_a_step_is_named_and_a_name_that_is_none_refused(app: Flask, leyla: str) -> None:
    lead = signed_in(app, leyla)
    path = "/d/charter/settings/milestones"
    for fields in (
        {"name-en": "Sent", "step": "99"},
        {"name-en": "57", "step": "1"},
        {"name-en": "Sent", "step": "x"},
        {"step": "1"},
    ):
        answer = post(lead, path, fields)
        assert answer.status_code == 422
        assert fields.get("name-en", "") in answer.text
    fields = {"name-az": "Göndərilib", "name-en": "Sent", "step": "1", "in-force": "on"}
    assert post(lead, path, fields).status_code == 303
    assert post(lead, path, fields).status_code == 409
    with opened(app) as session:
        document = session.scalars(select(Document)).one()
        assert [one.kind for one in milestones(session, document)] == ["in_force"]


def test_no_name_breaks_what_others_take_home(app: Flask, leyla: str) -> None:
    visitor = signed_in(app, leyla)
    post(visitor, "/me/name", {"name": "Leyla\x0b\x01\r\nQ."})
    titles = {"title_az": "Ad\x0bı", "title_en": "Na\x02me", "slug": "named"}
    with app.extensions["nizam.database"].session() as session:
        session.get_one(Person, leyla).steward = True
        session.commit()
    post(visitor, "/documents/new", titles)
    post(visitor, "/d/named/settings/milestones", {"step": "1", "name-az": "Bir\x1b"})
    assert ">Leyla Q.<" in visitor.get("/d/named/people").text
    assert visitor.get("/d/named/export/clean.docx").status_code == 200
