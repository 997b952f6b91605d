"""Laws of `flask mail deliver` and `flask mail bounced`."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import session, transaction
from app.delivering.message import parcel
from app.models import Letter, RefusedAddress
from app.operations.mailing import Outgoing, post
from tests.delivering.desks import Desk, desk_of
from tests.delivering.servers import Postbox, mail_server, no_server

ROOT = Path(__file__).parents[2]

REPORT = """\
From: mailer-daemon@b.az
To: nizam@example.az
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=X

--X
Content-Type: text/plain

Sorry.

--X
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.b.az

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user here

--X
Content-Type: {quoted}

{original}
--X--
"""


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


def put(desk: Desk, address: str = "gone@b.az") -> Letter:
    """A letter in the outbox, due now."""
    with transaction() as writer:
        told = Outgoing(address, "", "az", "Söz", "Söz", "<p>Söz</p>", key=address, at=desk.now)
        post(writer, told)
    return next(letter for letter in desk.letters() if letter.address == address)


def run(desk: Desk, *words: str, given: bytes = b"") -> tuple[int, str]:
    result = desk.app.test_cli_runner().invoke(args=["mail", *words], input=given)
    return result.exit_code, result.output


def report(letter: Letter, **said: str) -> bytes:
    """What a mail server says of a letter that came back; it quotes the letter."""
    original = parcel(letter, "nizam@example.az").content.decode()
    facts = {
        "address": letter.address,
        "action": "failed",
        "status": "5.1.1",
        "quoted": "message/rfc822",
        "original": original,
    }
    return REPORT.format(**facts | said).encode()


def refused() -> list[str]:
    session().rollback()
    return list(session().scalars(select(RefusedAddress.address)))


@pytest.mark.parametrize("quoted", ["message/rfc822", "text/rfc822-headers"])
def test_a_letter_that_came_back_for_good_ends_letters_to_its_address(
    desk: Desk, quoted: str
) -> None:
    letter = put(desk)
    assert run(desk, "deliver")[0] == 0
    put(desk, "other@b.az")
    code, said = run(desk, "bounced", given=report(letter, quoted=quoted))
    assert (code, said) == (0, "gone@b.az: 550 5.1.1 no such user here\n")
    assert refused() == ["gone@b.az"]
    states = {one.address: (one.state, one.answer) for one in desk.letters()}
    assert states["gone@b.az"] == ("failed", "550 5.1.1 no such user here")
    assert states["other@b.az"][0] == "waiting"


@pytest.mark.parametrize(
    "said",
    [
        {"action": "delayed", "status": "4.2.0"},
        {"action": "delivered", "status": "2.0.0"},
        {"action": "failed", "status": "4.4.7"},
        {"address": "somebody.else@b.az"},
        {"address": "no address"},
        {"original": "Subject: no letter of ours\nMessage-ID: <0123456789abcdef@b.az>\n\nHi\n"},
        {"original": ""},
        {"quoted": "text/plain"},
    ],
    ids=str,
)
def test_what_reports_no_letter_of_ours_that_came_back_for_good_is_left_alone(
    desk: Desk, said: dict[str, str]
) -> None:
    letter = put(desk)
    assert run(desk, "bounced", given=report(letter, **said)) == (0, "")
    assert refused() == []
    assert desk.letters()[0].state == "waiting"


@pytest.mark.parametrize(
    "given",
    [b"", b"\xff\xfe\x00", b"Subject: out of office\n\nI am away.\n", b"Content-Type: multipart/x"],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_other_messages_and_garbage_are_read_in_peace(desk: Desk, given: bytes) -> None:
    assert run(desk, "bounced", given=given) == (0, "")


def test_a_round_is_told_and_nothing_is_said_of_an_empty_one(desk: Desk) -> None:
    put(desk)
    assert run(desk, "deliver") == (0, "0 written, 1 sent, 0 to be tried again, 0 failed.\n")
    assert run(desk, "deliver") == (0, "")


def test_a_server_that_is_away_is_an_error_of_the_command(desk: Desk) -> None:
    put(desk)
    desk.url = no_server()
    desk.app.config["SETTINGS"] = desk.settings
    code, said = run(desk, "deliver")
    assert code == 1
    assert "Connection refused" in said
    assert "1 in the outbox" in said


def test_without_a_server_letters_are_written_and_wait(desk: Desk) -> None:
    desk.url = ""
    desk.app.config["SETTINGS"] = desk.settings
    desk.reword("Nigar", "İki səs var.")
    code, said = run(desk, "deliver")
    assert code == 0
    assert said.startswith("1 written, 0 sent")
    assert "SMTP_URL names no mail server" in said
    assert [letter.state for letter in desk.letters()] == ["waiting"]


DELIVER = [sys.executable, "-m", "flask", "--app", "wsgi", "mail", "deliver"]

KEEPS_GOING = """
import subprocess, sys, time
deliverer = subprocess.Popen(sys.argv[1:])
print(deliverer.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_the_loop_sends_what_comes_later_and_ends_with_the_program_that_began_it(
    desk: Desk, box: Postbox, database_url: str
) -> None:
    words = [*DELIVER, "--loop", "1", "--with-parent"]
    put(desk, "first@b.az")
    parent = subprocess.Popen(
        [sys.executable, "-c", KEEPS_GOING, *words],
        cwd=ROOT,
        env=_known(database_url, box),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert parent.stdout
        deliverer = int(parent.stdout.readline())
        _until(lambda: box.to == ["first@b.az"])
        put(desk, "second@b.az")
        _until(lambda: box.to == ["first@b.az", "second@b.az"])
        parent.kill()
        parent.wait(10)
        _until(lambda: not _runs(deliverer))
    finally:
        parent.kill()
        parent.communicate()
        if _runs(deliverer):
            os.kill(deliverer, signal.SIGKILL)


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_loop_that_is_asked_to_end_ends(desk: Desk, box: Postbox, database_url: str) -> None:
    put(desk, "first@b.az")
    loop = subprocess.Popen([*DELIVER, "--loop", "600"], cwd=ROOT, env=_known(database_url, box))
    try:
        _until(lambda: box.to == ["first@b.az"])
        loop.terminate()
        assert loop.wait(20) == 0
    finally:
        loop.kill()
    assert {letter.state for letter in desk.letters()} == {"sent"}


def _known(database_url: str, box: Postbox) -> dict[str, str]:
    """What a deliverer is told of the installation."""
    return os.environ | {
        "DATABASE_URL": database_url,
        "SECRET_KEY": "for tests only, and long enough for production",
        "SMTP_URL": box.url,
        "MAIL_FROM": "nizam@example.az",
        "PUBLIC_URL": "https://nizam.example.az",
    }


def _until(happened: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "It never happened."
        time.sleep(0.1)


def _runs(process: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
