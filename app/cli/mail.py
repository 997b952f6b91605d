"""`flask mail`: write the letters that are due, hand them to the mail server, read its bounces."""

import email
import email.policy
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import BinaryIO, cast

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import func, select

from app import db
from app.cli.fails import told
from app.clock import now
from app.config import Settings
from app.delivering.bounces import bounces
from app.delivering.rounds import Delivered, compose, never, pause, send
from app.models import Letter
from app.operations.outbox import FAILED, SENDING, WAITING, refuse_address

NO_SERVER = (
    "Nothing can be sent: SMTP_URL names no mail server. Letters wait in the outbox, where a"
    " steward reads them at /mail; docs/operating.md says how to set it."
)


@click.group()
def mail() -> None:
    """Letters to people."""


@mail.command()
@click.option("--loop", type=click.IntRange(1, 86_400), help="Go on, with so many seconds between.")
@click.option("--with-parent", is_flag=True, help="End when the program that began this one ends.")
@with_appcontext
@told
def deliver(loop: int | None, with_parent: bool) -> None:
    """Write what is due, then send it. Two that run at once never send one letter twice.

    Asked to end (SIGTERM, Ctrl-C), it finishes the letter in hand and puts the others back.
    """
    parent, idle = os.getppid(), 0
    with _stopped() as is_stopped:
        while not is_stopped():
            done = deliver_once(is_stopped)
            if loop is None:
                sys.exit(1 if done.errors or (done.trouble and _settings().smtp_url) else 0)
            idle = idle + 1 if done.trouble else 0
            until = time.monotonic() + pause(idle, timedelta(seconds=loop)).total_seconds()
            while time.monotonic() < until and not is_stopped():
                if with_parent and os.getppid() != parent:
                    return
                time.sleep(min(1, max(0, until - time.monotonic())))


@contextmanager
def _stopped() -> Iterator[Callable[[], bool]]:
    """Whether somebody asked this program to end; asked twice, it ends at once."""
    asked: list[int] = []

    def ask(number: int, _frame: object) -> None:
        asked.append(number)
        signal.signal(number, before[number])

    before = {int(one): signal.signal(one, ask) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield lambda: bool(asked)
    finally:
        for one, usual in before.items():
            signal.signal(one, usual)


def deliver_once(is_stopped: Callable[[], bool] = never) -> Delivered:
    """One round, told on the way."""
    settings = _settings()
    done = compose(now, demonstration=settings.demonstration)
    if settings.smtp_url:
        send(settings, now, done, is_stopped)
    else:
        done.trouble = NO_SERVER
    _tell(done)
    db.session().rollback()  # the next round reads anew
    return done


def _tell(done: Delivered) -> None:
    if any((done.written, done.sent, done.delayed, done.failed)):
        click.echo(
            f"{done.written} written, {done.sent} sent, {done.delayed} to be tried again,"
            f" {done.failed} failed."
        )
    for error in done.errors:
        click.echo(f"Not written for {error}", err=True)
    if done.trouble:
        click.echo(f"{done.trouble} {_waiting()} in the outbox.", err=True)


def _waiting() -> int:
    waiting = select(func.count()).where(Letter.state.in_((WAITING, SENDING)))
    return db.session().scalar(waiting) or 0


@mail.command()
@click.argument("report", type=click.File("rb"), default="-")
@with_appcontext
@told
def bounced(report: BinaryIO) -> None:
    """Read a report that a letter came back (RFC 3464): nothing more goes to its address.

    For the mail server to call with each message to MAIL_FROM. What reports no letter of ours,
    to the address it went to, is left alone.
    """
    message = email.message_from_bytes(report.read(), policy=email.policy.default)
    for one in bounces(message):
        with db.transaction() as session:
            letter = session.get(Letter, one.letter)
            if letter is None or letter.address.lower() != one.address:
                continue
            letter.state, letter.answer = FAILED, one.why
            refuse_address(session, letter.address, one.why, now())
        click.echo(f"{one.address}: {one.why}")


def _settings() -> Settings:
    return cast(Settings, current_app.config["SETTINGS"])
