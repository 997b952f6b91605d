"""One round of delivery: what is due is written down, then handed over letter by letter."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app import db
from app.config import Settings
from app.delivering.composing import compose_for
from app.delivering.due import people_behind
from app.delivering.handing import LONGEST, Counter, Fate, Outcome
from app.delivering.message import parcel
from app.operations.outbox import (
    Claim,
    claim,
    forget_secrets,
    give_back,
    hold_back,
    note_delayed,
    note_failed,
    note_refused,
    note_sent,
    put_back,
)
from app.posting import mail_server

MOST_BROKEN = 3
"""Conversations that break off one after the other before the server is left alone for a while."""

SAFE = timedelta(seconds=2 * LONGEST)
"""Before a claim ends no letter of it is begun: others would send it too."""

Clock = Callable[[], datetime]


def never() -> bool:
    """Nobody asks the deliverer to end."""
    return False


@dataclass(slots=True)
class Delivered:
    """What came of one round."""

    written: int = 0
    sent: int = 0
    delayed: int = 0
    failed: int = 0
    trouble: str = ""
    """Why no more was tried; empty where everything due was."""
    errors: list[str] = field(default_factory=list)
    """People whose letters could not be written, with the reason."""


def compose(clock: Clock, *, demonstration: bool) -> Delivered:
    """Write every letter that is due: each person's with their marks in one transaction.

    What goes wrong with one person's letters keeps nobody else's back.
    """
    done = Delivered()
    for person in people_behind(db.session(), clock(), demonstration=demonstration):
        try:
            with db.transaction() as session:
                done.written += compose_for(session, person, clock())
        except Exception as error:  # noqa: BLE001  # told, and tried again in the next round
            done.errors.append(f"{person}: {type(error).__name__}: {error}")
    return done


@dataclass(slots=True)
class Turn:
    """One go at the outbox, while it lasts."""

    counter: Counter
    settings: Settings
    clock: Clock
    done: Delivered
    broken: int = 0
    """Conversations that broke off, one after the other, up to now."""
    last: str = ""
    """What the server said of the newest letter."""
    refused: set[str] = field(default_factory=set)
    """Addresses the server refused meanwhile."""
    is_stopped: Callable[[], bool] = never
    """Whether somebody asked the deliverer to end."""

    @property
    def place(self) -> str:
        """How the server is named to people."""
        return mail_server(self.settings.smtp_url).place

    @property
    def is_over(self) -> bool:
        """Whether the server is left alone now."""
        return bool(self.done.trouble) or self.broken == MOST_BROKEN or self.is_stopped()


def send(
    settings: Settings,
    clock: Clock,
    done: Delivered,
    is_stopped: Callable[[], bool] = never,
) -> Delivered:
    """Hand over every letter that is due: some are claimed, each is sent and marked by itself.

    Once stopped, the letter in hand is finished and the others are put back.

    Dead between claim and sending: the letter goes out once the claim is over. Dead between the
    server's yes and the mark: that one goes out once more, with the same Message-ID. A mark waits
    for no disk, the next claim does: where the power fails, no more than one claim goes out twice.
    """
    with db.transaction() as session:
        hold_back(session)
        forget_secrets(session, clock())
    server = mail_server(settings.smtp_url)
    with Counter(server, settings.mail_from, settings.mail_timeout_seconds) as counter:
        turn = Turn(counter, settings, clock, done, is_stopped=is_stopped)
        while not turn.is_over and (claims := _claimed(clock)):
            _hand_over(turn, claims)
        if turn.broken and not done.trouble:
            done.trouble = f"{turn.place}: {turn.last}"
    return done


def _claimed(clock: Clock) -> Sequence[Claim]:
    with db.transaction() as session:
        return claim(session, clock())


def _hand_over(turn: Turn, claims: Sequence[Claim]) -> None:
    """The letters one by one; what is left when the turn or its time ends is put back."""
    left = list(claims)
    try:
        while left and not turn.is_over and turn.clock() < left[0].until - SAFE:
            if left[0].letter.address in turn.refused:
                break
            _hand_over_one(turn, left.pop(0))
    finally:
        if left:
            with db.transaction() as session:
                put_back(session, left)


def _hand_over_one(turn: Turn, one: Claim) -> None:
    outcome = _handed(turn.counter, one, turn.settings.mail_from)
    with db.without_disk() as session:
        _note(session, one, outcome, turn.clock())
    turn.last = outcome.answer
    if outcome.fate is Fate.NO_SERVER:
        turn.done.trouble = f"{turn.place}: {outcome.answer}"
        return
    if outcome.fate is Fate.NO_SUCH_ADDRESS:
        turn.refused.add(one.letter.address)
    _count(turn.done, outcome.fate)
    turn.broken = turn.broken + 1 if outcome.fate is Fate.BROKEN else 0


def _handed(counter: Counter, claim: Claim, sender: str) -> Outcome:
    """A letter nothing can be made of fails by itself; the others go on."""
    try:
        made = parcel(claim.letter, sender)
    except (ValueError, IndexError, UnicodeError) as error:
        return Outcome(Fate.NEVER, f"No e-mail can be made of it: {error}")
    return counter.hand_over(made)


def _note(session: Session, claim: Claim, outcome: Outcome, now: datetime) -> None:
    if outcome.fate is Fate.TAKEN:
        note_sent(session, claim, outcome.answer, now)
    elif outcome.fate is Fate.NO_SUCH_ADDRESS:
        note_refused(session, claim, outcome.answer, now)
    elif outcome.fate is Fate.NEVER:
        note_failed(session, claim, outcome.answer)
    elif outcome.fate is Fate.NO_SERVER:
        give_back(session, claim, now, outcome.answer)
    else:
        note_delayed(session, claim, outcome.answer, now, jitter=random.random())  # noqa: S311  # spreads letters, guards nothing


def _count(done: Delivered, fate: Fate) -> None:
    if fate is Fate.TAKEN:
        done.sent += 1
    elif fate in (Fate.LATER, Fate.BROKEN):
        done.delayed += 1
    else:
        done.failed += 1


def pause(rounds_without_server: int, usual: timedelta) -> timedelta:
    """How long to wait for the next round: longer each time while the server is away."""
    longer: timedelta = usual * 2 ** min(rounds_without_server, 6)
    return min(longer, max(usual, timedelta(minutes=15)))
