"""Do guests who come back find their words, what came of them, and a way to answer?"""

import re
from datetime import UTC, datetime, timedelta

from flask.testing import FlaskClient
from sqlalchemy import select

from app.models import Clause, Comment, GuestLink, Remark, Thread
from app.operations.discussing import Said, begin_thread, reply
from app.queries.guests import waiting_on
from tests.makers import signed_in
from tests.views.guesthouse import ENGLISH, WORDS, Guesthouse, house, send
from tests.views.posting import TOKEN

__all__ = ["house"]


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
