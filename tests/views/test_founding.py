"""Beginning an empty document."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.loading.templates import templates
from app.models import Document, Person
from app.operations.membership import give_role
from app.queries.people import role_of
from app.queries.snapshots import particulars, snapshot
from app.statute.roles import Role
from app.statute.snapshot import Family, Kind
from app.views import words
from tests.makers import a_document, a_person, as_actor, signed_in
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


def test_a_document_may_begin_with_a_text(app: Flask, session: Session) -> None:
    visitor, _ = steward(app, session)
    choice = visitor.get("/documents/new").text
    for name, template in templates().items():
        assert f"template={name}" in choice
        offered = visitor.get(f"/documents/new?template={name}").text
        assert template.purpose["en"] in offered
        assert template.pair.translation.clauses[-1].text.split("\n")[0] in offered
    asked = {"template": "action-plan", "title_az": "Plan 2027", "slug": "x"}
    answer = post(visitor, "/documents/new", asked)
    assert (answer.status_code, answer.location) == (303, "/d/x/")
    document = session.scalars(select(Document)).one()
    said = particulars(session, document)
    assert (said.kind, said.family, said.illustrative) == ("action_plan", Family.PLAN, True)
    assert said.title("az") == "Plan 2027"
    begun = snapshot(session, document).clauses
    assert len(begun) == len(templates()["action-plan"].pair.clauses)
    assert "To adopt rules on registering drafts" in visitor.get("/d/x/").text


def test_of_a_text_that_cannot_be_begun_nothing_stays(app: Flask, session: Session) -> None:
    a_document(session, a_person(session, "Founder"))
    visitor, _ = steward(app, session)
    asked = {"template": "action-plan", "title_az": "Plan 2027", "slug": "charter"}
    answer = post(visitor, "/documents/new", asked)
    assert answer.status_code == 409
    assert "Plan 2027" in answer.text
    assert 'value="action-plan"' in answer.text
    assert len(session.scalars(select(Document)).all()) == 1


def test_a_kind_is_begun_in_the_family_it_is_built_in(app: Flask, session: Session) -> None:
    visitor, _ = steward(app, session)
    assert visitor.get("/documents/new?template=none-such&kind=action_plan").text.count(
        'value="plan" checked'
    )
    post(visitor, "/documents/new", {**TITLE, "kind": "service_charter"})
    document = session.scalars(select(Document)).one()
    assert particulars(session, document).family is Family.SUBORDINATE


def test_who_begins_a_document_is_led_to_those_who_decide(app: Flask, session: Session) -> None:
    visitor, _ = steward(app, session)
    post(visitor, "/documents/new", {**TITLE, "slug": "x"})
    assert 'href="/d/x/people">Invite those who decide with you' in visitor.get("/d/x/").text
    board = visitor.get("/d/x/board").text
    assert "the document has no members" in board
    member = a_person(session, "Rashad")
    document = session.scalars(select(Document)).one()
    coordinator = session.scalars(select(Person).where(Person.id != member.id)).first()
    assert coordinator
    give_role(session, as_actor(coordinator), document, member, Role.MEMBER)
    session.commit()
    assert "the document has no members" not in visitor.get("/d/x/board").text
