"""Keep what somebody writes before it is part of the conversation: change, drop and publish it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.models import Clause, Document, Remark, Thread, new_id
from app.operations.clauses import Typed, check_length, known_wording, standing_wording
from app.operations.discussing import (
    KINDS,
    LONGEST_COMMENT,
    SUGGESTION,
    Said,
    begin_thread,
    reply,
    suggest,
)
from app.operations.discussing.opening import anchor_in
from app.operations.discussing.words import as_typed, checked_words, with_references
from app.operations.errors import ClauseIsStruck, DoneAlready, NothingSaid, NotThere
from app.operations.recording import Actor, hold
from app.queries.references import places
from app.statute.references.texts import shown
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, canonical, word


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote of a clause, or of the document."""

    body: str
    """The comment; of a suggestion why it is made."""
    kind: str = "comment"
    """One of discussing.KINDS, or SUGGESTION."""
    blocking: bool = False
    language: str = AUTHORITATIVE
    quote: str = ""
    """Words of the clause it is about; empty for the clause as a whole."""
    near: int | None = None
    """Where the quote began on the page, in code points."""
    base: str = ""
    """Of a suggestion: digest of the wording it was written against."""
    heading: str = ""
    text: str = ""
    """Of a suggestion: the words proposed, references stored by id."""


def keep_remark(
    session: Session,
    actor: Actor,
    document: Document,
    clause: Clause | None,
    written: Written,
    *,
    round_id: str | None = None,
    guest_link_id: str | None = None,
) -> Remark:
    """Keep what `actor` wrote; clause None: on the document as a whole. No step tells of it.

    Raises NothingSaid, TooLong, ClauseIsStruck, and NotThere where the quote or the wording it was
    written against is not the clause's, or there is no such kind or language.
    """
    remark = Remark(
        id=new_id(),
        record_id=document.id,
        round_id=round_id,
        guest_link_id=guest_link_id,
        person_id=actor.person_id,
        clause_id=clause.id if clause else None,
        at=actor.at,
        reason="",
    )
    _write(session, actor, remark, written)
    session.add(remark)
    session.flush()
    return remark


def change_remark(session: Session, actor: Actor, remark: Remark, written: Written) -> None:
    """Let a remark say something else. Words quoted before may have left the clause meanwhile.

    Raises what keep_remark raises, DoneAlready, and NotThere where it is somebody else's.
    """
    _write(session, actor, _own(session, actor, remark), written)
    session.flush()


def drop_remark(session: Session, actor: Actor, remark: Remark) -> None:
    """Forget a remark. Raises DoneAlready, and NotThere where it is somebody else's."""
    session.delete(_own(session, actor, remark))
    session.flush()


def publish_remark(session: Session, actor: Actor, remark: Remark) -> Thread:
    """Begin the conversation in its author's name, quoted words anchored where they were read.

    The author's leave is checked where the actor is the author; whoever lets in somebody else's
    words says so in a step of their own. What can no longer be suggested, or quoted, is said in a
    comment instead. Raises DoneAlready, TooLong, LeaveEnded.
    """
    hold(session, remark.record_id)
    waiting = _waiting(session, remark)
    mine = actor.person_id == waiting.person_id
    author = Actor(waiting.person_id, actor.at, actor.leave if mine else None)
    clause = session.get_one(Clause, waiting.clause_id) if waiting.clause_id else None
    if waiting.kind == SUGGESTION and clause:
        thread = _suggested(session, author, clause, waiting)
    else:
        thread = _begun(session, author, clause, waiting)
    session.delete(waiting)
    session.flush()
    return thread


def _write(session: Session, actor: Actor, remark: Remark, written: Written) -> None:
    """Make the remark say what was written. Raises what keep_remark raises."""
    body = with_references(session, remark.record_id, actor, checked_words(written.body))
    clause = session.get_one(Clause, remark.clause_id) if remark.clause_id else None
    if written.kind == SUGGESTION:
        _propose(session, clause, remark, written)
    elif written.kind not in KINDS or written.language not in LANGUAGES:
        raise NotThere
    else:
        _quote(session, clause, remark, written)
    remark.language, remark.kind = written.language, written.kind
    remark.blocking, remark.body = written.blocking, body
    remark.updated_at = actor.at


def _quote(session: Session, clause: Clause | None, remark: Remark, written: Written) -> None:
    """Words once quoted stay quoted from the wording they were read in, whatever stands now."""
    quote = canonical(written.quote)
    kept = remark.digest is not None and quote == remark.quote
    if clause and not (kept and written.language == remark.language):
        standing = standing_wording(session, clause.id, written.language)
        if quote and anchor_in(session, clause, standing.text, quote, written.near) is None:
            raise NotThere
        remark.digest, remark.near = standing.digest, written.near
    remark.quote = quote
    remark.base, remark.heading, remark.text = None, "", ""


def _propose(session: Session, clause: Clause | None, remark: Remark, written: Written) -> None:
    if clause is None or written.language not in LANGUAGES:
        raise NotThere
    check_length(written.heading, written.text)
    proposed = word(written.language, written.heading, written.text)
    base = known_wording(session, clause, written.language, written.base)
    if base is None:
        raise NotThere
    if proposed.digest == base.digest:
        raise NothingSaid
    remark.digest = remark.base = base.digest
    remark.heading, remark.text = proposed.heading, proposed.text
    remark.quote, remark.near = "", None


def _waiting(session: Session, remark: Remark) -> Remark:
    """The remark as it stands. Raises DoneAlready where it is gone or was refused."""
    waiting = session.get(Remark, remark.id, populate_existing=True)
    if waiting is None or waiting.refused_at:
        raise DoneAlready
    return waiting


def _own(session: Session, actor: Actor, remark: Remark) -> Remark:
    waiting = _waiting(session, remark)
    if waiting.person_id != actor.person_id:
        raise NotThere
    return waiting


def _suggested(session: Session, author: Actor, clause: Clause, remark: Remark) -> Thread:
    """A suggestion; where the clause is struck or says so already, a comment with the words."""
    typed = Typed(remark.language, remark.heading, remark.text, remark.base or "")
    try:
        body = as_typed(session, remark.record_id, remark.body)
        return suggest(session, author, clause, typed, body=body)
    except (ClauseIsStruck, NothingSaid):
        document = session.get_one(Document, remark.record_id)
        thread = begin_thread(session, author, document, clause, _said(session, remark, "comment"))
        _add(session, author, thread, "\n\n".join(filter(None, (remark.heading, remark.text))))
        return thread


def _begun(session: Session, author: Actor, clause: Clause | None, remark: Remark) -> Thread:
    """A conversation; on the clause as a whole where its words were read with other labels."""
    document = session.get_one(Document, remark.record_id)
    whole = _said(session, remark, remark.kind)
    try:
        return begin_thread(session, author, document, clause, replace(whole, quote=remark.quote))
    except NotThere:
        thread = begin_thread(session, author, document, clause, whole)
        _add(session, author, thread, remark.quote)
        return thread


def _said(session: Session, remark: Remark, kind: str) -> Said:
    """What opens the thread, nothing quoted."""
    body = as_typed(session, remark.record_id, remark.body)
    said = Said(body, kind, remark.blocking, remark.language, near=remark.near)
    return replace(said, read=remark.digest or "")


def _add(session: Session, author: Actor, thread: Thread, said: str) -> None:
    """Say these words in replies, as a quotation: as many as they need."""
    document = session.get_one(Document, thread.record_id)
    for piece in _pieces(shown(said, places(session, document))):
        reply(session, author, thread, "\n".join(f"> {line}" for line in piece.splitlines()))


def _pieces(said: str) -> Iterator[str]:
    """Short enough to be quoted in a comment each, cut between words."""
    size = LONGEST_COMMENT // 4  # a line of one letter becomes one of four
    while len(said) > size:
        cut = said.rfind(" ", 1, size) + 1 or size
        yield said[:cut]
        said = said[cut:]
    if said:
        yield said
