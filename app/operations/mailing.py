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


def post(session: Session, letter: Outgoing) -> bool:
    """Put the letter into the outbox; answers whether it was not there yet.

    A senseless address does not undo the deed: the letter is kept as failed, and says why.
    """
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
        text=letter.text,
        html=letter.html,
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


def one_line(words: str) -> str:
    """The words without line breaks and other controls: nothing ends a header early."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
