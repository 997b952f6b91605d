"""Is every letter sent once, whatever the mail server does, whoever dies, however many deliver?"""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import session, transaction
from app.delivering.message import parcel
from app.delivering.rounds import MOST_BROKEN, Delivered, send
from app.models import Letter, RefusedAddress
from app.operations.mailing import Outgoing, post
from app.operations.outbox import (
    CLAIMED,
    MOST_CLAIMED,
    ROLE_ENDED,
    let_letters_through,
    try_again,
)
from tests.delivering.desks import Desk, desk_of
from tests.delivering.dying import POINTS
from tests.delivering.servers import Postbox, mail_server, no_server, talking

ROOT = Path(__file__).parents[2]


@pytest.fixture
def box() -> Iterator[tuple[Postbox, str]]:
    with mail_server() as made:
        yield made


@pytest.fixture
def desk(app: Flask, box: tuple[Postbox, str]) -> Iterator[Desk]:
    with desk_of(app, box[1]) as made:
        made.caught_up()
        yield made


def put(desk: Desk, *addresses: str, **facts: str) -> None:
    """Letters in the outbox, one for each address."""
    with transaction() as writer:
        for number, address in enumerate(addresses):
            given = {"name": "Günel", "subject": "Maddə 5", "text": "Söz.", "html": "<p>Söz.</p>"}
            given |= facts
            post(
                writer,
                Outgoing(to=address, locale="az", key=f"{address}:{number}", at=desk.now, **given),
            )


def sent(desk: Desk, url: str = "") -> Delivered:
    desk.url = url or desk.url
    return send(desk.settings, desk.clock, Delivered())


def states(desk: Desk) -> dict[str, str]:
    return {letter.address: letter.state for letter in desk.letters()}


def test_a_change_goes_from_the_deed_to_the_postbox(desk: Desk, box: tuple[Postbox, str]) -> None:
    desk.reword("Nigar", "İki səs var.")
    assert desk.deliver().sent == 1
    [letter] = box[0].letters
    assert letter["To"] == "Leyla <leyla@nizam.example>"
    assert letter["Message-ID"].endswith("@example.az>")
    assert letter["References"] == letter["In-Reply-To"]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/mail/stop/" in letter["List-Unsubscribe"]
    assert "reply" in letter["Reply-To"]
    plain, html = letter.iter_parts()
    assert "“Bir” → “İki”" in plain.get_content()
    assert "<ins" in html.get_content()
    assert desk.deliver().sent == 0


def test_what_is_typed_ends_no_header(desk: Desk, box: tuple[Postbox, str]) -> None:
    put(desk, "a@b.az", name='X"\r\nBcc: all@b.az', subject="Salam\r\nBcc: all@b.az\r\n\r\nSöz")
    put(desk, "evil@b.az\r\nRCPT TO:<c@b.az>", "a@b.az, c@b.az", "a@b.az>", "no address")
    assert sent(desk).sent == 1
    [letter] = box[0].letters
    assert letter["Bcc"] is None
    assert box[0].to == ["a@b.az"]
    assert sorted(states(desk).values()) == ["failed"] * 4 + ["sent"]


def test_long_subjects_and_names_beyond_ascii_arrive_whole(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    subject = ("Maddə 5.2 müzakirəsi «şərh» " * 8).strip()
    put(desk, "günel@b.az", "a@nümunə.az", subject=subject, name="Günel “Ə” Həsənova, dosent")
    assert sent(desk).sent == 2
    for letter in box[0].letters:
        assert letter["Subject"] == subject
        called = letter["To"].addresses[0].display_name.encode("utf-8", "surrogateescape").decode()
        assert called == "Günel “Ə” Həsənova, dosent"
    assert sorted(box[0].to) == ["a@xn--nmun-0ra11s.az", "günel@b.az"]


def test_an_address_that_is_refused_gets_nothing_more_until_it_is_believed(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    box[0].answers["gone@b.az"] = "550 5.1.1 no such user"
    put(desk, "gone@b.az", "here@b.az")
    done = sent(desk)
    assert (done.sent, done.failed) == (1, 1)
    assert session().get(RefusedAddress, "gone@b.az").answer == "550 5.1.1 no such user"  # type: ignore[union-attr]
    with transaction() as writer:
        post(
            writer,
            Outgoing("gone@b.az", "", "az", "Söz", "Söz", "Söz", key="another", at=desk.now),
        )
    assert sent(desk).sent == 0
    assert [letter.state for letter in desk.letters()].count("held") == 1
    box[0].answers.clear()
    with transaction() as writer:
        let_letters_through(writer, "gone@b.az", desk.now)
    assert sent(desk).sent == 1


def test_a_refusal_by_policy_is_about_the_letter_not_the_address(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    box[0].answers["a@b.az"] = "550 5.7.1 looks like spam"
    put(desk, "a@b.az")
    assert sent(desk).failed == 1
    assert session().get(RefusedAddress, "a@b.az") is None
    box[0].answers.clear()
    with transaction() as writer:
        try_again(writer, writer.scalars(select(Letter)).one(), desk.now)
    assert sent(desk).sent == 1


def test_a_letter_that_must_wait_waits_longer_each_time_and_is_given_up_after_days(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    box[0].answers["a@b.az"] = "450 4.2.0 greylisted"
    put(desk, "a@b.az")
    waits = []
    for _ in range(4):
        assert sent(desk).delayed == 1
        assert sent(desk).delayed == 0
        [letter] = desk.letters()
        waits.append((letter.due_at - desk.now).total_seconds())
        desk.now = letter.due_at
    assert all(45 * 2**n <= wait <= 75 * 2**n for n, wait in enumerate(waits))
    desk.later(days=6)
    assert sent(desk).delayed == 1
    assert states(desk) == {"a@b.az": "failed"}


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (b"220 hello",),
        (b"220 hello", b"250 fine", b"250 ok", b"250 ok"),
        (b"220 hello", b"250 fine", b"250 ok", b"250 ok", b"354 go on"),
    ],
    ids=["at once", "after hello", "before the letter", "after the letter"],
)
@pytest.mark.parametrize("then", ["silent", "gone"])
@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_server_that_falls_silent_or_hangs_up_loses_nothing(
    desk: Desk, box: tuple[Postbox, str], lines: tuple[bytes, ...], then: str
) -> None:
    put(desk, "a@b.az")
    with talking(*lines, then=then) as url:
        done = sent(desk, url)
        assert done.sent == 0
        assert done.trouble
    assert states(desk) == {"a@b.az": "waiting"}
    desk.later(minutes=2)
    assert sent(desk, box[1]).sent == 1


def test_a_server_that_is_away_is_asked_once_not_once_for_each_letter(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    put(desk, *(f"a{n}@b.az" for n in range(20)))
    assert "Connection refused" in sent(desk, no_server()).trouble
    assert {letter.tries for letter in desk.letters()} == {0}
    assert sent(desk, box[1]).sent == 20


def test_two_deliverers_at_once_send_no_letter_twice(
    app: Flask, desk: Desk, box: tuple[Postbox, str]
) -> None:
    put(desk, *(f"a{n}@b.az" for n in range(30)))
    chosen = desk.settings

    def work() -> None:
        with app.app_context():
            send(chosen, desk.clock, Delivered())

    deliverers = [threading.Thread(target=work) for _ in range(3)]
    for one in deliverers:
        one.start()
    for one in deliverers:
        one.join()
    assert sorted(box[0].to) == sorted(f"a{n}@b.az" for n in range(30))


@pytest.mark.parametrize("point", POINTS)
def test_a_deliverer_that_dies_loses_nothing_and_doubles_only_what_was_just_taken(
    desk: Desk, box: tuple[Postbox, str], database_url: str, point: str
) -> None:
    desk.now = datetime.now(UTC)
    desk.reword("Nigar", "İki səs var.")
    command = [sys.executable, "-m", "tests.delivering.dying", database_url, box[1], point]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode == 9
    desk.now = datetime.now(UTC) + CLAIMED
    desk.later(seconds=1)
    desk.deliver()
    copies = 2 if point in ("sent, not marked", "mark written, not committed") else 1
    assert box[0].to == ["leyla@nizam.example"] * copies
    assert len({letter["Message-ID"] for letter in box[0].letters}) == 1
    assert [letter.state for letter in desk.letters()] == ["sent"]
    assert desk.deliver().sent == 0


@pytest.mark.parametrize(
    ("point", "at_once", "twice"),
    [
        ("claimed, not sent", 0, 0),
        ("sent, not marked", 1, 1),
        ("mark written, not committed", 1, 1),
    ],
)
def test_of_many_letters_claimed_together_only_the_one_in_hand_goes_out_twice(
    desk: Desk, box: tuple[Postbox, str], database_url: str, point: str, at_once: int, twice: int
) -> None:
    desk.now = datetime.now(UTC)
    everybody = [f"a{n:02}@b.az" for n in range(MOST_CLAIMED + 5)]
    put(desk, *everybody)
    command = [sys.executable, "-m", "tests.delivering.dying", database_url, box[1], point]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode == 9
    assert len(box[0].to) == at_once
    desk.deliver()
    assert len(box[0].to) == at_once + 5  # what the dead one had is still claimed
    desk.now = datetime.now(UTC) + CLAIMED
    desk.later(seconds=1)
    desk.deliver()
    assert set(box[0].to) == set(everybody)
    assert len(box[0].to) == len(everybody) + twice
    assert {letter.state for letter in desk.letters()} == {"sent"}


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_deliverer_that_is_asked_to_end_finishes_its_letter_and_puts_the_others_back(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    put(desk, *(f"a{n}@b.az" for n in range(5)))
    send(desk.settings, desk.clock, Delivered(), lambda: len(box[0].to) == 2)
    assert sorted(states(desk).values()) == ["sent"] * 2 + ["waiting"] * 3
    assert sent(desk).sent == 3
    assert len(box[0].to) == 5


def test_what_is_left_of_a_claim_when_the_server_goes_away_waits_as_if_it_was_never_taken(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    put(desk, *(f"a{n}@b.az" for n in range(6)))
    with talking(b"220 hello", b"250 fine", b"250 ok", then="gone") as url:
        done = sent(desk, url)
    assert (done.sent, done.delayed) == (0, MOST_BROKEN)
    tried = [letter for letter in desk.letters() if letter.tries]
    assert len(tried) == MOST_BROKEN
    assert {letter.state for letter in desk.letters()} == {"waiting"}
    assert {letter.due_at for letter in desk.letters() if not letter.tries} == {desk.now}
    desk.later(minutes=2)
    assert sent(desk, box[1]).sent == 6


def test_a_second_letter_to_an_address_refused_meanwhile_is_held_though_it_was_claimed(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    box[0].answers["gone@b.az"] = "550 5.1.1 no such user"
    put(desk, "gone@b.az", "gone@b.az", "here@b.az")
    assert (sent(desk).sent, box[0].asked.count("gone@b.az")) == (1, 1)
    assert sorted(letter.state for letter in desk.letters()) == ["failed", "held", "sent"]


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_claim_that_is_about_to_end_is_given_back_not_worked_on(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    put(desk, *(f"a{n}@b.az" for n in range(4)))
    began = desk.now

    def slow() -> datetime:
        """Each look at the clock is two minutes later."""
        desk.later(minutes=2)
        return desk.now

    assert send(desk.settings, slow, Delivered()).sent == 4
    assert desk.now - began > CLAIMED
    assert len(box[0].to) == 4


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_letter_is_the_same_to_the_byte_each_time_it_is_tried(desk: Desk) -> None:
    put(desk, "a@b.az")
    [letter] = desk.letters()
    assert parcel(letter, "n@b.az") == parcel(letter, "n@b.az")


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_the_same_letter_is_posted_once(desk: Desk) -> None:
    put(desk, "a@b.az")
    put(desk, "a@b.az")
    assert len(desk.letters()) == 1


def test_what_waits_for_somebody_whose_role_ended_is_not_sent(
    desk: Desk, box: tuple[Postbox, str]
) -> None:
    desk.reword("Leyla", "İki səs var.")
    thread = desk.begin("Nigar", "Niyə?")
    desk.reply("Leyla", thread, "Gizli söz.")
    assert desk.compose().written > 0
    desk.leave("Nigar")
    sent(desk)
    assert set(box[0].to) == {"leyla@nizam.example"}
    mine = [letter for letter in desk.letters() if letter.address == "nigar@nizam.example"]
    assert {(letter.state, letter.answer) for letter in mine} == {("failed", ROLE_ENDED)}
