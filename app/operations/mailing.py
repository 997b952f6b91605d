"""Put a letter into the outbox, in the transaction of the deed that it tells of."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.models import Letter, new_id

ADDRESS = re.compile(r"[^@\s<>,;:\"\\()\[\]\x00-\x1f\x7f]+@[^@\s<>,;:\"\\()\[\]\x00-\x1f\x7f]+")
"""One address and nothing else: no second one, no comment, no line of a header."""

LONGEST_SUBJECT = 240
"""Characters; mail programs show about a third of them."""

NO_ADDRESS = "This is not an e-mail address."

HIDDEN = "••••••••"
"""Stands in the words of a kept letter for the secret of its link."""

LINK_IS_GONE = "its link was handed over once and is not kept: a new one has to be asked for"

LONGEST_STOP = 900
"""Characters of an address that ends letters: a line of an e-mail has at most 998 bytes."""

INSERTS = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter as a deed writes it."""

    to: str
    """The address."""
    name: str
    """Of whom it goes to; may be empty."""
    locale: str
    subject: str
    text: str
    html: str
    key: str
    """What the letter is, at most 200 characters: posted again, nothing happens."""
    at: datetime
    person_id: str | None = None
    about: str = ""
    """What it belongs to: letters to one address about the same thing stand as one thread."""
    stop_url: str | None = None
    """Where one POST ends letters of this kind (RFC 8058); the same address answers GET."""
    secret: str = ""
    """The single-use secret of a link in it, as it stands in `text` and `html`."""


def post(session: Session, letter: Outgoing) -> bool:
    """Put the letter into the outbox; answers whether it was not there yet.

    A senseless address does not undo the deed: the letter is kept as failed, and says why.
    Raises ValueError where `stop_url` fits no header, or `secret` is too long to be kept apart:
    then whoever wrote the letter is wrong, not the address.
    """
    _check(letter)
    to = letter.to.strip()
    sensible = ADDRESS.fullmatch(to) is not None and len(to) <= 320
    put = INSERTS.get(session.get_bind().dialect.name, insert)(Letter).values(
        id=new_id(),
        key=letter.key,
        address=to[:320] if sensible else one_line(to)[:320],
        name=one_line(letter.name)[:200],
        person_id=letter.person_id,
        locale=letter.locale,
        subject=one_line(letter.subject)[:LONGEST_SUBJECT],
        text=_without(letter.secret, letter.text),
        html=_without(letter.secret, letter.html),
        secret=letter.secret or None,
        about=letter.about[:200],
        stop_url=letter.stop_url,
        at=letter.at,
        state="waiting" if sensible else "failed",
        due_at=letter.at,
        claim="",
        tries=0,
        answer="" if sensible else NO_ADDRESS,
    )
    done = session.execute(put.on_conflict_do_nothing(index_elements=["key"]))  # type: ignore[attr-defined]  # both databases have it
    return bool(done.rowcount)  # type: ignore[attr-defined]  # an insert answers a cursor


def _check(letter: Outgoing) -> None:
    stop = letter.stop_url
    if stop is not None and not (
        stop.isascii() and stop.isprintable() and stop.strip() and len(stop) <= LONGEST_STOP
    ):
        raise ValueError(f"No mail program could end letters at {stop[:80]!r} ({len(stop)} long)")
    if letter.secret and not 20 <= len(letter.secret) <= 100:
        raise ValueError("A secret has 20 to 100 characters.")


def _without(secret: str, words: str) -> str:
    """The words as they are kept."""
    return words.replace(secret, HIDDEN) if secret else words


def one_line(words: str) -> str:
    """The words without line breaks and other controls: nothing ends a header early."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
