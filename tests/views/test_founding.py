"""Beginning an empty document."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Person
from app.queries.people import role_of
from app.queries.snapshots import particulars
from app.statute.roles import Role
from app.statute.snapshot import Family, Kind
from app.views import words
from tests.makers import a_document, a_person, signed_in
from tests.views.posting import post

TITLE = {"title_az": "Strateji plan"}


def steward(app: Flask, session: Session) -> tuple[FlaskClient, str]:
    who = a_person(session, steward=True).id
    session.commit()
    return signed_in(app, who), who


def test_a_steward_begins_a_document_and_coordinates_it(app: Flask, session: Session) -> None:
    visitor, who = steward(app, session)
    asked = {**TITLE, "title_en": "Strategic plan", "kind": "plan", "numbering": "fixed"}
    answer = post(visitor, "/documents/new", asked)
    assert (answer.status_code, answer.location) == (303, "/d/strateji-plan/")
    document = session.scalars(select(Document)).one()
    said = particulars(session, document)
    assert (said.title("en"), said.kind, said.numbering) == ("Strategic plan", "plan", "fixed")
    assert role_of(session, session.get_one(Person, who), document) is Role.COORDINATOR


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"title_az": "", "title_en": "Only English"}, 422),
        ({"title_az": "Plan", "slug": "No Such Name!"}, 422),
        ({"title_az": "…"}, 422),
        ({"title_az": "Plan", "slug": "charter"}, 409),
    ],
)
def test_what_cannot_be_taken_is_shown_again_as_typed(
    app: Flask, session: Session, asked: dict[str, str], status: int
) -> None:
    a_document(session, a_person(session, "Founder"))
    visitor, _ = steward(app, session)
    answer = post(visitor, "/documents/new", asked)
    assert answer.status_code == status
    assert all(typed in answer.text for typed in asked.values())


def test_who_is_no_steward_may_not_begin_a_document(app: Flask, session: Session) -> None:
    who = a_person(session).id
    session.commit()
    visitor = signed_in(app, who)
    assert visitor.get("/documents/new").status_code == 403
    assert post(visitor, "/documents/new", TITLE).status_code == 403


def test_a_text_may_be_built_like_a_european_act(app: Flask, session: Session) -> None:
    visitor, _ = steward(app, session)
    offered = visitor.get("/documents/new").text
    assert "cited as Article 5(1)(a)" in offered
    assert offered.count('name="family"') == len(Family)
    assert offered.count(" checked") == 2
    post(visitor, "/documents/new", {**TITLE, "family": "european"})
    document = session.scalars(select(Document)).one()
    assert particulars(session, document).family is Family.EUROPEAN
    assert visitor.get("/d/strateji-plan/").status_code == 200


def test_every_act_family_has_all_the_words_pages_say_of_it() -> None:
    for said in (words.FAMILIES, words.FAMILY_EXAMPLES, words.KINDS_IN, words.UNITS, words.TALLIES):
        assert set(said) == set(Family)
    assert {frozenset(words.kinds_of(family)) for family in Family} == {frozenset(Kind)}
