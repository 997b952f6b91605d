"""A person's first page, and their choices."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.operations.deciding import decidable, decide
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Family, Kind
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post


def visitor(app: Flask, session: Session, person_id: str) -> FlaskClient:
    session.commit()
    return signed_in(app, person_id)


def test_somebody_who_is_not_signed_in_is_led_to_the_door(client: FlaskClient) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.location.partition("?")[0]) == (302, "/sign-in")


def test_somebody_without_documents_is_told_what_to_do(app: Flask, session: Session) -> None:
    who = a_person(session).id
    page = visitor(app, session, who).get("/").text
    assert "You have no document yet." in page
    assert "Ask the coordinator of your committee." in page


def test_a_steward_is_offered_to_import_an_act(app: Flask, session: Session) -> None:
    who = a_person(session, steward=True).id
    page = visitor(app, session, who).get("/").text
    assert "/documents/import" in page


def test_a_document_shows_its_role_its_count_and_its_newest_deed(
    app: Flask, session: Session
) -> None:
    leyla = a_person(session)
    document = a_document(session, leyla)
    an_article(session, document, leyla, "Mətn.", heading="Birinci")
    who = leyla.id
    page = visitor(app, session, who).get("/").text
    assert "1 article, none agreed yet" in page
    assert "coordinator" in page
    assert "inserted: " in page


def test_the_preamble_is_counted_alike_on_every_page_and_called_by_its_name(
    app: Flask, session: Session
) -> None:
    leyla = a_person(session)
    document = a_document(session, leyla)
    first = an_article(session, document, leyla, "Biz, rektorlar.", kind=Kind.PREAMBLE)
    an_article(session, document, leyla, "Mətn.", heading="Birinci", after=first)
    browser = visitor(app, session, leyla.id)
    said = "2 articles, none agreed yet (with the preamble)"
    assert said in browser.get("/").text
    assert said in browser.get("/d/charter/").text
    seal = browser.get("/d/charter/seal").text
    assert "Articles not settled: 2 (with the preamble)" in seal
    assert ">Preamble</a>" in seal
    board = browser.get("/d/charter/board").text
    assert re.search(r'<span class="no">Preamble</span>', board)
    assert re.search(r"All</a>\s*2|All <span[^>]*>2", board)


def test_a_document_without_articles_still_has_its_card(app: Flask, session: Session) -> None:
    leyla = a_person(session)
    a_document(session, leyla)
    who = leyla.id
    page = visitor(app, session, who).get("/").text
    assert "founded the document" in page


def test_a_member_is_told_how_many_articles_wait_for_them(app: Flask, session: Session) -> None:
    leyla = a_person(session)
    document = a_document(session, leyla)
    member = a_colleague(session, document, Role.MEMBER, "Rashad")
    article = an_article(session, document, leyla, "Mətn.", heading="Birinci")
    seen = decidable(snapshot(session, document), article)
    decide(session, as_actor(leyla), document, article, Verdict.PROPOSE, seen=seen)
    who = member.id
    page = visitor(app, session, who).get("/").text
    assert "1 article waits for your decision." in page


def test_nobody_sees_a_document_they_have_no_role_on(app: Flask, session: Session) -> None:
    a_document(session, a_person(session))
    who = a_person(session, "Stranger").id
    assert "/d/charter/" not in visitor(app, session, who).get("/").text


def test_the_service_says_that_it_is_well(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    ("theme", "kept"), [("dark", 'data-theme="dark"'), ("nonsense", '<html lang="en">')]
)
def test_a_choice_of_theme_is_kept_with_the_person(
    app: Flask, session: Session, theme: str, kept: str
) -> None:
    who = a_person(session).id
    reader = visitor(app, session, who)
    post(reader, "/preferences", {"theme": theme, "next": "/"})
    assert kept in reader.get("/").text


def test_a_choice_leads_to_no_other_site(app: Flask, session: Session) -> None:
    who = a_person(session).id
    reader = visitor(app, session, who)
    answer = post(reader, "/preferences", {"locale": "az", "next": "//evil.example/"})
    assert answer.location == "/"


def test_units_of_a_subordinate_act_are_not_called_articles(app: Flask, session: Session) -> None:
    leyla = a_person(session)
    document = a_document(session, leyla, family=Family.SUBORDINATE)
    clause = an_article(session, document, leyla, "Mətn.", heading="Birinci")
    slug, who = document.slug, leyla.id
    reader = visitor(app, session, who)
    assert "1 paragraph, none agreed yet" in reader.get("/").text
    board = reader.get(f"/d/{slug}/board").text
    assert "Paragraphs and members" in board
    assert "rticles" not in board
    insert = reader.get(f"/d/{slug}/c/{clause}/insert").text
    assert '<option value="article" data-unfit="inside" selected>Paragraph' in insert


def test_only_a_coordinator_is_led_to_the_settings(app: Flask, session: Session) -> None:
    leyla = a_person(session)
    document = a_document(session, leyla)
    member = a_colleague(session, document, Role.MEMBER, "Nigar").id
    settings, slug, who = f'href="/d/{document.slug}/settings"', document.slug, leyla.id
    leader, other = visitor(app, session, who), visitor(app, session, member)
    for page in ("/", f"/d/{slug}/", f"/d/{slug}/people"):
        assert settings in leader.get(page).text
        assert settings not in other.get(page).text
