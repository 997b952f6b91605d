"""What may be said in a conversation, and how it is kept."""

import re
from collections.abc import Collection

from sqlalchemy.orm import Session

from app.models import Document, Mention, Person, Thread
from app.operations.errors import NothingSaid, TooLong
from app.operations.recording import Actor, Entry
from app.queries.calling import names_to_ids
from app.queries.people import role_held
from app.queries.references import places
from app.statute import references
from app.statute.mentions import Heard, mentions, stored
from app.statute.roles import Action, allowed
from app.statute.snapshot import AUTHORITATIVE, canonical

LONGEST_COMMENT = 20_000
"""Longest comment, in characters."""

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the order of the letters behind them: words would read other than they are."""


def checked_words(body: str) -> str:
    """The words in canonical form. Raises NothingSaid, TooLong."""
    words = canonical(TURNING.sub("", body))
    if not words:
        raise NothingSaid
    check_length(words)
    return words


def check_length(words: str) -> None:
    """Raises TooLong."""
    if len(words) > LONGEST_COMMENT:
        raise TooLong(len(words), LONGEST_COMMENT)


def heard_words(
    session: Session, record_id: str, actor: Actor, body: str, before: str = ""
) -> Heard:
    """The words as they are stored, with whom they call; `before`: what they said till now.

    Raises NothingSaid, TooLong.
    """
    words = with_references(session, record_id, actor, checked_words(body))
    if "@" not in words:
        return Heard(words, frozenset(), ())
    document = session.get_one(Document, record_id)
    return stored(words, names_to_ids(session, document, mentions(before)))


def with_references(session: Session, record_id: str, actor: Actor, words: str) -> str:
    """The words with braces that name a clause, `{15.3}`, leading to it from now on.

    Of other documents only to those whoever wrote them may read; a bare number is said in the
    language of the writer's pages.
    """
    if "{" not in words:
        return words
    writer = session.get(Person, actor.person_id) if actor.person_id else None

    def readable(other: Document) -> bool:
        return bool(writer) and allowed(
            Action.READ, role_held(session, actor.person_id or "", other.id)
        )

    where = places(session, session.get_one(Document, record_id), readable=readable)
    return references.stored(words, where, writer.locale if writer else AUTHORITATIVE)


def as_typed(session: Session, record_id: str, words: str) -> str:
    """What with_references takes back to these very words."""
    if "{" not in words:
        return words
    return references.typed(words, places(session, session.get_one(Document, record_id)))


def call_on(entry: Entry, thread: Thread, said: int, called: Collection[str]) -> None:
    """Call on people from the comment that was said by step `said`."""
    for person in sorted(called):
        entry.add(Mention(thread_id=thread.id, said=said, person_id=person))
