"""Letters that bring single-use links: whole on the way, and no secret kept of them afterwards."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import text

from app.db import session, transaction
from app.delivering.inviting import invitation_letter, reset_letter
from app.delivering.message import parcel
from app.delivering.rounds import Delivered, send
from app.models import Letter
from app.operations.mailing import HIDDEN, Outgoing, post
from app.operations.membership import invite
from app.operations.outbox import SECRETS_KEPT, try_again
from app.operations.recording import Actor
from app.statute.roles import Role
from tests.delivering.desks import Desk, desk_of
from tests.delivering.servers import Postbox, mail_server

LINK = re.compile(r"https://nizam\.example\.az/(?:invitation|forgotten)/([\w-]{20,})")


@pytest.fixture
def box() -> Iterator[Postbox]:
    with mail_server() as (made, url):
        made.url = url
        yield made


@pytest.fixture
def desk(app: Flask, box: Postbox) -> Iterator[Desk]:
    with desk_of(app, box.url) as made:
        made.caught_up()
        yield made


def invited(desk: Desk, email: str = "günel@b.az", name: str = "Günel") -> str:
    """Leyla invites somebody by mail; answers the secret of the link."""
    with transaction() as writer:
        leyla, charter = desk.person("Leyla"), desk.charter
        token = invite(
            writer,
            Actor(leyla.id, desk.now),
            charter,
            email=email,
            name=name,
            role=Role.MEMBER,
            days=14,
        )
        assert post(writer, invitation_letter(writer, charter, leyla, token, desk.now))
    return token


def kept(desk: Desk) -> str:
    """All that the outbox keeps, as whoever steals the database reads it."""
    desk.letters()
    rows = session().execute(text("SELECT * FROM letter")).all()
    return repr(rows)


def sent(desk: Desk) -> Delivered:
    return send(desk.settings, desk.clock, Delivered())


def test_an_invitation_says_who_invites_to_what_in_which_role_and_leads_there(
    desk: Desk, box: Postbox
) -> None:
    token = invited(desk)
    assert sent(desk).sent == 1
    [letter] = box.letters
    assert box.to == ["günel@b.az"]
    plain, html = (part.get_content() for part in letter.iter_parts())
    for said in (plain, html):
        assert LINK.findall(said) == [token]
        assert "Leyla" in said
        assert "Charter" in said
        assert "member" in said
    assert "Leyla" in str(letter["Subject"])


def test_whoever_is_known_is_invited_in_their_own_language(desk: Desk) -> None:
    with transaction():
        desk.person("Nigar").locale = "az"
    invited(desk, "nigar@nizam.example", "")
    [letter] = desk.letters()
    assert (letter.locale, letter.name) == ("az", "Nigar")
    assert "dəvət" in letter.text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", 'X"\r\nBcc: all@b.az', HIDDEN])
def test_a_hostile_name_opens_nothing(desk: Desk, box: Postbox, name: str) -> None:
    token = invited(desk, name=name)
    assert sent(desk).sent == 1
    [letter] = box.letters
    assert letter["Bcc"] is None
    _plain, html = (part.get_content() for part in letter.iter_parts())
    assert "<script" not in html
    assert token in LINK.findall(html)


def test_the_secret_of_a_link_is_not_in_the_words_that_are_kept_and_gone_once_they_were_sent(
    desk: Desk,
) -> None:
    token = invited(desk)
    [letter] = desk.letters()
    assert token not in letter.text + letter.html
    assert HIDDEN in letter.text
    assert letter.secret == token
    assert sent(desk).sent == 1
    assert token not in kept(desk)


def test_a_link_to_another_password_is_forgotten_the_same_way(desk: Desk, box: Postbox) -> None:
    token = "r" * 43
    with transaction() as writer:
        post(writer, reset_letter(desk.person("Leyla"), token, 60, desk.now))
    assert sent(desk).sent == 1
    assert token in box.letters[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert token not in kept(desk)


def test_a_letter_that_must_wait_brings_its_link_when_it_goes(desk: Desk, box: Postbox) -> None:
    box.answers["günel@b.az"] = "450 4.2.0 greylisted"
    token = invited(desk)
    assert sent(desk).delayed == 1
    box.answers.clear()
    desk.later(minutes=2)
    assert sent(desk).sent == 1
    assert token in box.letters[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_a_letter_that_was_sent_and_came_back_never_goes_out_without_its_link(
    desk: Desk, box: Postbox
) -> None:
    invited(desk)
    sent(desk)
    with transaction() as writer:
        letter = writer.get_one(Letter, desk.letters()[0].id)
        letter.state = "failed"
        try_again(writer, letter, desk.now)
    assert sent(desk).failed == 1
    assert "a new one has to be asked for" in desk.letters()[0].answer
    assert len(box.letters) == 1


def test_the_secret_of_a_letter_that_never_went_out_is_forgotten_when_its_link_has_ended(
    desk: Desk, box: Postbox
) -> None:
    box.answers["günel@b.az"] = "550 5.1.1 no such user"
    token = invited(desk)
    assert sent(desk).failed == 1
    assert token in kept(desk)
    desk.now += SECRETS_KEPT + timedelta(seconds=1)
    sent(desk)
    assert token not in kept(desk)


@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize(
    "address",
    ["https://b.az/" + "x" * 900, "https://nümunə.az/stop", "https://b.az/\r\nBcc: a", ""],
)
def test_an_address_that_could_end_no_letters_is_an_error_where_the_letter_is_written(
    desk: Desk, address: str
) -> None:
    letter = Outgoing(
        "a@b.az", "", "az", "Söz", "Söz", "Söz", key="k", at=desk.now, stop_url=address
    )
    with pytest.raises(ValueError, match="end letters"), transaction() as writer:
        post(writer, letter)
    assert desk.letters() == []


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_the_longest_address_that_is_taken_stands_in_the_letter_unbroken(desk: Desk) -> None:
    address = "https://b.az/" + "x" * 887
    letter = Outgoing(
        "a@b.az", "", "az", "Söz", "Söz", "Söz", key="k", at=desk.now, stop_url=address
    )
    with transaction() as writer:
        post(writer, letter)
    content = parcel(desk.letters()[0], "n@b.az").content
    assert f"<{address}>\r\n".encode() in content
    assert max(map(len, content.split(b"\r\n"))) <= 998
