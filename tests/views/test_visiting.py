"""Does a guest link open the chosen clauses and nothing else, and is nothing typed ever lost?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.models import Clause, Comment, Document, GuestLink, Person, Remark, Thread
from app.operations import guests
from app.operations.discussing import Said, begin_thread, reply
from app.operations.guests import Terms
from app.operations.recording import Actor
from app.queries.guests import waiting_on
from app.statute.snapshot import Kind
from tests.installation import let_go, make_app
from tests.makers import a_document, a_person, an_article, signed_in
from tests.views.posting import TOKEN
from tests.views.test_permissions import routes

ONCE = re.compile(r'name="once" value="([^"]+)"')
ENGLISH = {"Accept-Language": "en"}
WORDS = "Üç səs azdır."


@dataclass
class Guesthouse:
    """A charter, its coordinator, and links to parts of it."""

    app: Flask
    session: Session
    leyla: Person
    charter: Document
    below: str
    second: str

    def link(self, **terms: object) -> str:
        """The address of a new link."""
        self.session.rollback()
        asked = replace(Terms("Student unions", clauses=(self.below,)), **terms)  # type: ignore[arg-type]
        _, token = guests.make_link(self.session, self.now(), self.charter, asked)
        self.session.commit()
        return f"/g/{token}"

    def now(self) -> Actor:
        """The coordinator, now."""
        return Actor(self.leyla.id, datetime.now(UTC))

    def admit(self) -> Thread:
        """Let everything in; the newest conversation."""
        self.session.rollback()
        keys = [one.key for one in waiting_on(self.session, self.charter)]
        self.session.rollback()
        guests.admit(self.session, self.now(), self.charter, keys)
        self.session.commit()
        newest = select(Thread).order_by(Thread.since.desc())
        thread = self.session.scalars(newest).first()
        self.session.rollback()
        return thread  # type: ignore[return-value]  # where something waited

    def remarks(self) -> list[str]:
        """What waits."""
        self.session.rollback()
        return list(self.session.scalars(select(Remark.body).order_by(Remark.at)))

    def change(self, **values: object) -> None:
        """Let every link be otherwise."""
        self.session.rollback()
        self.session.execute(update(GuestLink).values(**values))
        self.session.commit()


@pytest.fixture
def house(app: Flask) -> Iterator[Guesthouse]:
    engine = app.extensions["nizam.database"].engine
    with Session(engine, expire_on_commit=False) as session:
        leyla = a_person(session)
        charter = a_document(session, leyla)
        first = an_article(session, charter, leyla, "", heading="Səsvermə")
        below = an_article(
            session,
            charter,
            leyla,
            "Bir üzvün üç səsi var.",
            kind=Kind.PARAGRAPH,
            parent=first,
            en="A member has three votes.",
        )
        second = an_article(session, charter, leyla, "Gizli maddə.", after=first)
        session.commit()
        yield Guesthouse(app, session, leyla, charter, below, second)


def send(visitor: FlaskClient, form: str, address: str = "", **fields: str) -> TestResponse:
    """Fill in a form of a guest and send it."""
    page = visitor.get(form, headers=ENGLISH).text
    token, once = TOKEN.search(page), ONCE.search(page)
    assert token
    assert once
    typed = {"csrf_token": token[1], "once": once[1], "kind": "comment", "language": "az", **fields}
    return visitor.post(address or form, data=typed, headers=ENGLISH)


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
        known = {"slug": "charter", "clause_id": house.below}
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


def test_words_that_wait_are_changed_and_taken_back(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link()
    send(client, f"{address}/c/{house.below}", body=WORDS, quote="üç səsi")
    house.session.rollback()
    remark = house.session.scalars(select(Remark)).one()
    form = f"{address}/r/{remark.id}"
    assert WORDS in client.get(form).text
    assert send(client, form, body="Dörd olsun.", quote="üç səsi").status_code == 303
    assert house.remarks() == ["Dörd olsun."]
    assert house.app.test_client().get(form).status_code == 404
    assert send(client, form, f"{form}/withdraw").status_code == 303
    assert house.remarks() == []
    assert client.get(form).status_code == 404


def test_a_suggestion_shows_what_it_changes_and_is_let_in_as_one(
    house: Guesthouse, client: FlaskClient
) -> None:
    address = house.link(suggesting=True)
    form = f"{address}/c/{house.below}/suggest?language=az"
    base = re.search(r'name="base" value="([^"]+)"', client.get(form).text)
    assert base
    fields = {"kind": "suggestion", "base": base[1], "body": "Ədalətlidir."}
    said = f"{address}/c/{house.below}"
    same = send(client, form, said, text="Bir üzvün üç səsi var.", **fields)
    assert same.status_code == 422
    assert "Ədalətlidir." in same.text
    assert send(client, form, said, text="Bir üzvün iki səsi var.", **fields).status_code == 303
    mine = client.get(address, headers=ENGLISH).text
    assert "<del>" in mine
    assert "<ins>" in mine
    assert house.admit().kind == "suggestion"
    assert "iki" in client.get(address).text


def test_a_guest_reads_the_reply_and_answers(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link()
    send(client, f"{address}/c/{house.below}", body=WORDS)
    thread = house.admit()
    reply(house.session, house.now(), thread, "Neçə olsun?")
    house.session.commit()
    assert "Neçə olsun?" in client.get(address).text
    answer = f"{address}/t/{thread.id}/answer"
    assert send(client, f"{address}/say", answer, body="Dörd.").status_code == 303
    empty = send(client, f"{address}/say", answer, body="")
    assert empty.status_code == 422
    assert "Neçə olsun?" in empty.text
    stranger = house.app.test_client()
    refused = send(stranger, f"{address}/say", answer, body="Mənim sözüm")
    assert refused.status_code == 422
    assert "Mənim sözüm" in refused.text
    assert "Neçə olsun?" not in refused.text
    house.admit()
    assert list(house.session.scalars(select(Comment.body).order_by(Comment.row))) == [
        WORDS,
        "Neçə olsun?",
        "Dörd.",
    ]


def test_an_answer_that_waits_is_changed_and_taken_back(
    house: Guesthouse, client: FlaskClient
) -> None:
    address = house.link()
    send(client, f"{address}/c/{house.below}", body=WORDS)
    thread = house.admit()
    form = f"{address}/say"
    send(client, form, f"{address}/t/{thread.id}/answer", body="Dörd.")
    house.session.rollback()
    [waits] = waiting_on(house.session, house.charter)
    where = f"{address}/a/{waits.said.id}"
    assert send(client, form, where, body="Beş.").status_code == 303
    assert "Beş." in client.get(address).text
    assert send(client, form, where, body=" ").status_code == 422
    assert send(client, form, f"{where}/withdraw").status_code == 303
    assert "Beş." not in client.get(address).text


def test_what_was_let_in_is_taken_back_by_its_guest(house: Guesthouse, client: FlaskClient) -> None:
    address = house.link(moderated=False)
    send(client, f"{address}/c/{house.below}", body=WORDS)
    house.session.rollback()
    thread = house.session.scalars(select(Thread)).one()
    where = f"{address}/t/{thread.id}/withdraw"
    assert send(client, f"{address}/say", where).status_code == 303
    assert WORDS not in client.get(address).text


def test_discussions_are_shown_where_the_link_says_so(
    house: Guesthouse, client: FlaskClient
) -> None:
    clause = house.session.get_one(Clause, house.below)
    begin_thread(house.session, house.now(), house.charter, clause, Said("Daxili söhbət"))
    hidden = house.session.get_one(Clause, house.second)
    begin_thread(house.session, house.now(), house.charter, hidden, Said("Gizli söhbət"))
    house.session.commit()
    assert "Daxili söhbət" not in client.get(house.link()).text
    page = client.get(house.link(discussion=True)).text
    assert "Daxili söhbət" in page
    assert "Gizli söhbət" not in page


def test_after_its_time_a_guest_still_reads_what_came_of_their_words(
    house: Guesthouse, client: FlaskClient
) -> None:
    address = house.link()
    send(client, f"{address}/c/{house.below}", body=WORDS)
    thread = house.admit()
    reply(house.session, house.now(), thread, "Qəbul etdik.")
    house.session.commit()
    house.change(expires_at=datetime.now(UTC) - timedelta(minutes=1))
    page = client.get(address)
    assert page.status_code == 410
    assert "Qəbul etdik." in page.text
    assert "<textarea" not in page.text
    assert "Qəbul etdik." not in house.app.test_client().get(address).text
    house.change(revoked_at=datetime.now(UTC))
    assert "Qəbul etdik." not in client.get(address).text


def test_a_member_who_opens_the_link_sees_what_guests_see(house: Guesthouse) -> None:
    visitor = signed_in(house.app, house.leyla.id)
    page = visitor.get(house.link())
    assert page.status_code == 200
    assert "Leyla" not in page.text
    assert "/sign-out" not in page.text


def test_a_browser_that_opens_the_link_is_counted_once(
    house: Guesthouse, client: FlaskClient
) -> None:
    address = house.link()
    token = TOKEN.search(client.get(address).text)
    assert token
    for _ in range(2):
        assert client.post(f"{address}/opened", data={"csrf_token": token[1]}).status_code == 204
    assert client.post(f"{address}/opened").status_code == 204
    house.app.test_client().get(address)
    house.session.rollback()
    assert house.session.scalars(select(GuestLink.opened)).one() == 1


def test_language_and_theme_are_chosen_without_leaving(
    house: Guesthouse, client: FlaskClient
) -> None:
    address = house.link()
    answer = client.post(f"{address}/choose", data={"locale": "en", "theme": "dark", "x": "y"})
    assert answer.headers["Location"] == address
    page = client.get(address, headers={"Accept-Language": "az"}).text
    assert '<html lang="en" data-theme="dark">' in page
    assert client.post(f"{address}/choose", data={"locale": "<x>"}).status_code == 303
