"""Take what reviewers wrote into a Word file over into the conversation on a document."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from app.models import Clause, Document, Thread
from app.operations.clauses import Typed
from app.operations.discussing import Said, begin_thread, reply, suggest, suggest_changes
from app.operations.recording import Actor
from app.statute.snapshot import AUTHORITATIVE, Kind
from app.statute.suggesting import Deed, Part, Words


class Way(StrEnum):
    """What becomes of something in the file."""

    COMMENT = "comment"
    REPLY = "reply"
    REWORD = "reword"
    STRIKE = "strike"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Brought:
    """One thing in the file, and where it lands."""

    way: Way
    body: str
    """What is said: by whom in the file, when, and their words."""
    clause: str | None = None
    """None: on the document as a whole."""
    language: str = AUTHORITATIVE
    read: str = ""
    """Digest of the wording it is about: as it was sent out."""
    quote: str = ""
    heading: str = ""
    text: str = ""
    """What the clause is to say, as stored."""
    kind: str = ""
    """Of a clause to be inserted."""
    parent: str | None = None
    thread: str = ""
    """The conversation it replies to."""


def take_back(
    session: Session, actor: Actor, document: Document, brought: Iterable[Brought], form: str
) -> int:
    """Begin a conversation or a suggestion of each, or reply; how many.

    What was taken before with the same `form` is not taken twice. Raises what they raise.
    """
    taken = 0
    for place, one in enumerate(brought):
        _take(session, actor, document, one, f"{form}-{place}")
        taken += 1
    return taken


def _take(session: Session, actor: Actor, document: Document, one: Brought, form: str) -> None:
    clause = session.get(Clause, one.clause) if one.clause else None
    if one.way is Way.REPLY:
        reply(session, actor, session.get_one(Thread, one.thread), one.body, form=form)
    elif clause is None or one.way is Way.COMMENT:
        said = Said(one.body, language=one.language, quote=one.quote, read=one.read, form=form)
        begin_thread(session, actor, document, clause, said)
    elif one.way is Way.REWORD:
        typed = Typed(one.language, one.heading, one.text, one.read)
        suggest(session, actor, clause, typed, body=one.body, form=form)
    else:
        suggest_changes(session, actor, document, [_part(one)], body=one.body, form=form)


def _part(one: Brought) -> Part:
    if one.way is Way.STRIKE:
        return Part(Deed.STRIKE, one.clause, seen=one.read)
    words = (Words(one.language, "", one.heading, one.text),)
    return Part(Deed.INSERT, words=words, kind=Kind(one.kind), parent=one.parent, after=one.clause)
