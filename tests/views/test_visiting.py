"""Does a guest link open the chosen clauses and nothing else, and is nothing typed ever lost?"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Remark
from app.operations import guests
from app.operations.guests import Terms
from app.operations.recording import Actor
from tests.installation import let_go, make_app
from tests.makers import a_document, a_person, an_article, signed_in
from tests.views.guesthouse import ENGLISH, ONCE, WORDS, Guesthouse, house, send
from tests.views.posting import TOKEN
from tests.views.test_permissions import routes

__all__ = ["house"]


def test_a_link_shows_the_chosen_clauses_and_where_they_stand(
    house: Guesthouse, client: FlaskClient
) -> None:
    page = client.get(house.link(), headers=ENGLISH).text
    assert "A member has three votes." in page
    assert "Article 1" in page
    assert "Gizli" not in page
    assert "Student unions" in page


def test_a_link_without_chosen_clauses_shows_the_whole_text(
    house: Guesthouse, client: FlaskClient
) -> None:
    page = client.get(house.link(clauses=()) + "?language=az", headers=ENGLISH).text
    assert "Bir üzvün üç səsi var." in page
    assert "Gizli maddə." in page


def test_only_the_languages_of_the_link_are_shown(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link(languages=("en",))
    for asked in ("", "?language=az", "?language=both"):
        page = client.get(address + asked, headers={"Accept-Language": "az"}).text
        assert "A member has three votes." in page
        assert "Bir üzvün" not in page


def test_the_address_is_told_to_nobody(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link()
    for path in (address, "/g/unknown", f"{address}/c/{house.below}", f"{address}/c/nothing"):
        answer = client.get(path)
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Cache-Control"] == "no-store"
        for leads in re.findall(r'(?:href|src|action)="([^"]*)"', answer.text):
            assert leads.startswith((address, "/static/", "#", "?")), leads


def test_unknown_and_ended_links_say_nothing_of_what_there_is(
    house: Guesthouse, client: FlaskClient
) -> None:
    address = house.link()
    house.change(revoked_at=datetime.now(UTC))
    revoked, unknown = client.get(address), client.get("/g/unknown")
    assert (revoked.status_code, unknown.status_code) == (410, 404)
    for page in (revoked.text, unknown.text):
        assert "Nizamnamə" not in page
        assert "Student unions" not in page


def test_a_link_whose_time_is_over_opens_nothing(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link()
    house.change(expires_at=datetime.now(UTC) - timedelta(minutes=1))
    assert client.get(address).status_code == 410
    assert client.get(f"{address}/c/{house.below}").status_code == 410


def test_a_guest_opens_nothing_else(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link(moderated=False)
    assert send(client, f"{address}/c/{house.below}", body=WORDS).status_code == 303
    for method, rule in routes(house.app):
        access = getattr(house.app.view_functions[rule.endpoint], "access", None)
        if not isinstance(access, tuple) or method != "GET":
            continue
        known = {"slug": "charter", "clause_id": house.below, "shelf": "sources", "paper": "note"}
        values = {
            name: known.get(name, 1 if name in ("step", "number") else "none")
            for name in rule.arguments
        }
        path = house.app.url_map.bind("localhost").build(rule.endpoint, values)
        assert client.get(path).headers.get("Location", "").startswith("/sign-in"), path


def test_a_clause_that_is_not_chosen_is_not_there(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link()
    assert client.get(f"{address}/c/{house.second}").status_code == 404
    answer = send(client, f"{address}/c/{house.below}", f"{address}/c/{house.second}", body=WORDS)
    assert answer.status_code == 404
    assert WORDS in answer.text
    assert house.remarks() == []


def test_a_guest_comments_on_words_and_finds_them_again(
    house: Guesthouse, client: FlaskClient
) -> None:
    address = house.link()
    sent = send(
        client,
        f"{address}/c/{house.below}",
        body=WORDS,
        quote="üç səsi",
        kind="question",
        name="Aygün",
        institution="TG",
    )
    assert sent.status_code == 303
    mine = client.get(address, headers=ENGLISH).text
    assert WORDS in mine
    assert "Waiting" in mine
    assert WORDS not in house.app.test_client().get(address).text
    remark = house.session.scalars(select(Remark)).one()
    assert (remark.kind, remark.quote, remark.blocking) == ("question", "üç səsi", False)


def test_who_reads_only_gets_no_secret(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link()
    assert "guest-" not in str(client.get(address).headers.getlist("Set-Cookie"))
    form = client.get(f"{address}/c/{house.below}")
    [cookie] = [one for one in form.headers.getlist("Set-Cookie") if "guest-" in one]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_by_https_no_neighbouring_host_can_set_the_secret(database_url: str) -> None:
    app = make_app(database_url, secure_cookies=True)
    with Session(app.extensions["nizam.database"].engine) as session:
        leyla = a_person(session)
        charter = a_document(session, leyla)
        below = an_article(session, charter, leyla, "Söz.")
        _, token = guests.make_link(
            session, Actor(leyla.id, datetime.now(UTC)), charter, Terms("Student unions")
        )
        session.commit()
    visitor = app.test_client()
    form = visitor.get(f"/g/{token}/c/{below}", base_url="https://localhost")
    [cookie] = [one for one in form.headers.getlist("Set-Cookie") if "guest-" in one]
    assert cookie.startswith("__Host-guest-")
    assert "Secure" in cookie
    found, once = TOKEN.search(form.text), ONCE.search(form.text)
    assert found
    assert once
    fields = {"csrf_token": found[1], "once": once[1], "body": WORDS, "language": "az"}
    sent = visitor.post(f"/g/{token}/c/{below}", data=fields, base_url="https://localhost")
    assert sent.status_code == 303, "a form without referrer is taken"
    let_go(app)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"body": ""}, "Nothing was written"),
        ({"quote": "dörd səsi"}, "Copy the words exactly"),
        ({"body": "a" * 20_001}, "20"),
        ({"csrf_token": "forged"}, "Send your words again"),
    ],
)
def test_what_was_typed_is_given_back_with_what_is_wrong(
    house: Guesthouse, client: FlaskClient, fields: dict[str, str], problem: str
) -> None:
    typed = {"body": WORDS, "quote": "üç səsi", "name": "Aygün", **fields}
    answer = send(client, f"{house.link()}/c/{house.below}", **typed)
    assert answer.status_code in (400, 413, 422)
    assert 'role="alert"' in answer.text
    assert typed["body"] in answer.text
    assert typed["quote"] in answer.text
    assert "Aygün" in answer.text
    assert house.remarks() == []


def test_words_are_given_back_where_the_link_is_revoked_meanwhile(
    house: Guesthouse, client: FlaskClient
) -> None:
    address = house.link()
    form = f"{address}/c/{house.below}"
    page = client.get(form).text
    house.change(revoked_at=datetime.now(UTC))
    token = TOKEN.search(page)
    assert token
    answer = client.post(form, data={"csrf_token": token[1], "body": WORDS, "text": "Başqa mətn"})
    assert answer.status_code == 410
    assert WORDS in answer.text
    assert "Başqa mətn" in answer.text
    assert "Bir üzvün" not in answer.text


def test_a_form_sent_twice_is_one_remark(house: Guesthouse, client: FlaskClient) -> None:
    form = f"{house.link()}/c/{house.below}"
    page = client.get(form).text
    token, once = TOKEN.search(page), ONCE.search(page)
    assert token
    assert once
    for _ in range(2):
        fields = {"csrf_token": token[1], "once": once[1], "body": WORDS, "language": "az"}
        assert client.post(form, data=fields).status_code == 303
    assert house.remarks() == [WORDS]


def test_a_script_that_sends_and_sends_is_stopped(house: Guesthouse, client: FlaskClient) -> None:
    form = f"{house.link()}/c/{house.below}"
    statuses = [send(client, form, body=f"{WORDS} {n}").status_code for n in range(11)]
    assert statuses == [303] * 10 + [429]
    assert len(house.remarks()) == 10


def test_hostile_words_are_words(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link(moderated=False)
    hostile = (
        "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> \u202e"
    )
    sent = send(
        client,
        f"{address}/c/{house.below}",
        body=hostile,
        name='<b onclick="x">A',
        institution="</span>",
    )
    assert sent.status_code == 303
    visitor = signed_in(house.app, house.leyla.id)
    for page in (client.get(address).text, visitor.get("/d/charter/threads").text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript:' not in page
        assert "<b onclick" not in page


@pytest.mark.parametrize(
    "junk", ["near=99999999999", "near=-1", "language=xx", "language=", "kind=%00"]
)
def test_senseless_fields_break_nothing(house: Guesthouse, client: FlaskClient, junk: str) -> None:
    form = f"{house.link()}/c/{house.below}"
    name, _, value = junk.partition("=")
    assert client.get(f"{form}?{junk}").status_code == 200
    assert send(client, form, body=WORDS, **{name: value}).status_code in (303, 422)


def test_a_whole_megabyte_is_refused(house: Guesthouse, client: FlaskClient) -> None:
    answer = client.post(f"{house.link()}/c/{house.below}", data={"body": "a" * 1_100_000})
    assert answer.status_code == 413


def test_a_link_to_read_takes_no_words(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link(commenting=False)
    assert "/c/" not in client.get(address).text
    assert client.get(f"{address}/c/{house.below}").status_code == 403
    other = house.link()
    client.get(f"{other}/c/{house.below}")
    answer = send(client, f"{other}/c/{house.below}", f"{address}/c/{house.below}", body=WORDS)
    assert answer.status_code in (400, 403)
    assert house.remarks() == []
