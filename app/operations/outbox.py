"""Take letters out of the outbox, a handful at a time, and note what became of each."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app.models import Letter, RefusedAddress, new_id
from app.queries.people import role_held

CLAIMED = timedelta(minutes=15)
"""How long a deliverer has for what it took; one that has not told the end by then is dead."""

MOST_CLAIMED = 20
"""Letters that are taken at once: each commit that waits for the disk serves so many."""

SECRETS_KEPT = timedelta(days=14)
"""How long the secret of a letter that never went out is kept: no link works longer by default."""

FIRST_WAIT = timedelta(minutes=1)
"""Before a letter is tried again for the first time; it doubles each time."""

LONGEST_WAIT = timedelta(hours=4)

GIVEN_UP = timedelta(days=5)
"""After which a letter that was never taken has failed (RFC 5321, 4.5.4.1)."""

LONGEST_ANSWER = 2_000

ROLE_ENDED = "Not sent: their role on the document ended before it went out."

WAITING, SENDING, SENT, FAILED, HELD = "waiting", "sending", "sent", "failed", "held"


@dataclass(frozen=True, slots=True)
class Claim:
    """One letter that nobody else sends for a while."""

    letter: Letter
    word: str
    """What proves that it is still ours."""
    until: datetime
    """When others take it for orphaned."""


def claim(session: Session, now: datetime, most: int = MOST_CLAIMED) -> list[Claim]:
    """Take the letters that are due longest, if any. No other deliverer takes them meanwhile.

    One whose deliverer died is taken again once its time is over: whether it had been sent,
    nobody knows, so it goes out again, under the same Message-ID.
    """
    free = (Letter.state == WAITING) & (Letter.due_at <= now)
    orphaned = (Letter.state == SENDING) & (Letter.claimed_until < now)
    letters = session.scalars(
        select(Letter)
        .where(or_(free, orphaned))
        .order_by(Letter.due_at, Letter.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    word, until = new_id(), now + CLAIMED
    due = [letter for letter in letters if not _let_go(session, letter)]
    for letter in due:
        letter.state, letter.claim, letter.claimed_until = SENDING, word, until
        letter.tries += 1
    session.flush()
    return [Claim(letter, word, until) for letter in due]


def _let_go(session: Session, letter: Letter) -> bool:
    """Whether it tells somebody of a document on which they have no role any more: it stays here.

    What invites them is for those who have none yet.
    """
    record, _, subject = letter.about.partition(".")
    if not letter.person_id or subject in ("", "invitation"):
        return False
    if role_held(session, letter.person_id, record) is not None:
        return False
    letter.state, letter.claim, letter.answer = FAILED, "", ROLE_ENDED
    return True


def note_sent(session: Session, claim: Claim, answer: str, now: datetime) -> None:
    """The mail server took the letter; what its link opens by is forgotten here."""
    secret = None if claim.letter.secret is None else ""
    _settle(session, claim, state=SENT, sent_at=now, answer=answer, secret=secret)


def note_delayed(
    session: Session, claim: Claim, answer: str, now: datetime, *, jitter: float
) -> None:
    """The letter could not be handed over just now: it waits, twice as long each time.

    `jitter`, from 0 to 1, keeps many letters from coming back at the same moment.
    """
    if now - claim.letter.at > GIVEN_UP:
        _settle(session, claim, state=FAILED, answer=answer)
        return
    _settle(
        session, claim, state=WAITING, due_at=now + wait(claim.letter.tries, jitter), answer=answer
    )


def wait(tries: int, jitter: float) -> timedelta:
    """How long a letter waits after so many tries: between three quarters and five quarters."""
    doubled: timedelta = min(FIRST_WAIT * 2 ** min(max(0, tries - 1), 20), LONGEST_WAIT)
    return doubled * (0.75 + jitter / 2)


def note_failed(session: Session, claim: Claim, answer: str) -> None:
    """The mail server refuses the letter itself, for good."""
    _settle(session, claim, state=FAILED, answer=answer)


def note_refused(session: Session, claim: Claim, answer: str, now: datetime) -> None:
    """The mail server refuses the address for good: nothing more goes there."""
    _settle(session, claim, state=FAILED, answer=answer)
    refuse_address(session, claim.letter.address, answer, now)


def refuse_address(session: Session, address: str, answer: str, now: datetime) -> None:
    """Hold back what waits for the address, and what will be written to it."""
    kept = session.get(RefusedAddress, address)
    if kept is None:
        session.add(RefusedAddress(address=address, at=now, answer=answer[:LONGEST_ANSWER]))
    else:
        kept.at, kept.answer = now, answer[:LONGEST_ANSWER]
    session.flush()
    hold_back(session)


def hold_back(session: Session) -> None:
    """Hold back every letter that waits for an address that refuses letters."""
    refused = select(RefusedAddress.address)
    session.execute(
        update(Letter)
        .where(Letter.state == WAITING, Letter.address.in_(refused))
        .values(state=HELD)
        .execution_options(synchronize_session=False)
    )


def give_back(session: Session, claim: Claim, now: datetime, answer: str) -> None:
    """No letter could be handed over: this one was not even tried."""
    _settle(session, claim, state=WAITING, due_at=now, answer=answer, tries=claim.letter.tries - 1)


def put_back(session: Session, claims: Collection[Claim]) -> None:
    """Claimed, but their turn did not come: they wait as they did before."""
    for one in claims:
        _settle(session, one, state=WAITING, tries=one.letter.tries - 1, answer=one.letter.answer)
    hold_back(session)


def forget_secrets(session: Session, now: datetime) -> None:
    """Forget the secrets of old letters that never went out: their links have ended."""
    session.execute(
        update(Letter)
        .where(Letter.secret > "", Letter.at < now - SECRETS_KEPT)
        .values(secret="")
        .execution_options(synchronize_session=False)
    )


def try_again(session: Session, letter: Letter, now: datetime) -> None:
    """Let a letter that failed or is held back go out once more, and others to its address."""
    let_letters_through(session, letter.address, now)
    if letter.state in (FAILED, HELD):
        letter.state, letter.due_at, letter.tries = WAITING, now, 0
        session.flush()


def let_letters_through(session: Session, address: str, now: datetime) -> None:
    """Believe an address again: what was held back for it waits for the next round."""
    session.execute(delete(RefusedAddress).where(RefusedAddress.address == address))
    session.execute(
        update(Letter)
        .where(Letter.state == HELD, Letter.address == address)
        .values(state=WAITING, due_at=now)
        .execution_options(synchronize_session=False)
    )


def _settle(session: Session, claim: Claim, **told: object) -> None:
    """Note the end, unless the letter was taken for orphaned and is somebody else's by now."""
    told["answer"] = str(told.get("answer", ""))[:LONGEST_ANSWER]
    session.execute(
        update(Letter)
        .where(Letter.id == claim.letter.id, Letter.claim == claim.word)
        .values(claim="", claimed_until=None, **told)
        .execution_options(synchronize_session=False)
    )
