"""Talk about clauses and about words of them: begin, reply, resolve, reopen, suggest, accept."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Comment, Document, Proposal, Thread, Turn, WordingRow
from app.operations.clauses import (
    Saved,
    Typed,
    check_length,
    save_wording,
    standing_placement,
    standing_wording,
)
from app.operations.errors import (
    ClauseIsStruck,
    DoneAlready,
    NothingSaid,
    NotThere,
    ReasonNeeded,
    TooLong,
)
from app.operations.recording import Actor, Entry, hold, step
from app.queries.references import places
from app.statute.anchoring import Anchor, find_quote
from app.statute.references import references
from app.statute.references.quoting import find_shown
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, canonical, word

LONGEST_COMMENT = 20_000
"""Longest comment, in characters."""

KINDS = ("comment", "question", "objection")
"""What somebody may begin; a suggestion begins with its other wording."""

SUGGESTION = "suggestion"
"""The kind of a thread that proposes another wording."""

OUTCOMES = ("noted", "accepted", "partly", "rejected")
"""How a thread may be resolved."""


@dataclass(frozen=True, slots=True)
class Said:
    """What opens a thread."""

    body: str
    kind: str = "comment"
    """One of KINDS."""
    blocking: bool = False
    language: str = AUTHORITATIVE
    quote: str = ""
    """Words of the clause it is about; empty for the clause as a whole."""
    near: int | None = None
    """Where the quote began on the page, in code points, to tell repeated words apart."""


def begin_thread(
    session: Session, actor: Actor, document: Document, clause: Clause | None, said: Said
) -> Thread:
    """Open a thread on a clause, on quoted words of it, or (clause None) on the document.

    Raises NothingSaid, TooLong, and NotThere where the quote does not occur in what stands, or
    there is no such kind or language.
    """
    if said.kind not in KINDS or said.language not in LANGUAGES:
        raise NotThere
    return _open(session, actor, document, clause, said)


def _open(
    session: Session, actor: Actor, document: Document, clause: Clause | None, said: Said
) -> Thread:
    body = _body(said.body)
    hold(session, document.id)
    anchor, digest = _anchor(session, clause, said)
    with step(
        session,
        document.id,
        actor,
        "begin_thread",
        clause_id=clause.id if clause else None,
        kind=said.kind,
    ) as entry:
        thread = entry.add(
            Thread(
                clause_id=clause.id if clause else None,
                author_id=actor.person_id,
                kind=said.kind,
                blocking=said.blocking,
                language=said.language if clause else None,
                digest=digest,
                quote=anchor.quote if anchor else "",
                prefix=anchor.prefix if anchor else "",
                suffix=anchor.suffix if anchor else "",
                start=anchor.start if anchor else None,
                end=anchor.end if anchor else None,
            )
        )
        session.flush()  # the comment names its thread
        entry.facts["thread"] = thread.id
        entry.add(Comment(thread_id=thread.id, author_id=actor.person_id, body=body))
    return thread


def reply(session: Session, actor: Actor, thread: Thread, body: str) -> None:
    """Add a comment to a thread. Raises NothingSaid, TooLong."""
    words = _body(body)
    with _step_on(session, actor, thread, "reply") as entry:
        entry.add(Comment(thread_id=thread.id, author_id=actor.person_id, body=words))


def resolve(
    session: Session, actor: Actor, thread: Thread, *, outcome: str = "noted", reason: str = ""
) -> None:
    """Close a thread with one of OUTCOMES. Raises DoneAlready, NotThere, TooLong."""
    if outcome not in OUTCOMES:
        raise NotThere
    words = canonical(reason)
    if len(words) > LONGEST_COMMENT:
        raise TooLong(len(words), LONGEST_COMMENT)
    hold(session, thread.record_id)
    if is_resolved(session, thread):
        raise DoneAlready
    with _step_on(session, actor, thread, "resolve_thread") as entry:
        entry.add(Turn(thread_id=thread.id, resolved=True, outcome=outcome, reason=words))


def reopen(session: Session, actor: Actor, thread: Thread) -> None:
    """Open a resolved thread again. Raises DoneAlready."""
    hold(session, thread.record_id)
    if not is_resolved(session, thread):
        raise DoneAlready
    with _step_on(session, actor, thread, "reopen_thread") as entry:
        entry.add(Turn(thread_id=thread.id, resolved=False, outcome="", reason=""))


def suggest(session: Session, actor: Actor, clause: Clause, typed: Typed, *, body: str) -> Thread:
    """Open a thread that proposes another wording, written against the one `typed` names.

    Raises NothingSaid where it changes nothing or says not why, TooLong, ClauseIsStruck, and
    NotThere where the clause never said what it was written against.
    """
    if typed.language not in LANGUAGES:
        raise NotThere
    check_length(typed.heading, typed.text)
    hold(session, clause.record_id)
    if standing_placement(session, clause).struck:
        raise ClauseIsStruck
    if not _ever_said(session, clause, typed.language, typed.started_from):
        raise NotThere
    proposed = word(typed.language, typed.heading, typed.text)
    if proposed.digest == standing_wording(session, clause.id, typed.language).digest:
        raise NothingSaid
    said = Said(body, kind=SUGGESTION, language=typed.language)
    document = session.get_one(Document, clause.record_id)
    thread = _open(session, actor, document, clause, said)
    with _step_on(session, actor, thread, "propose_wording") as entry:
        entry.add(
            Proposal(
                thread_id=thread.id,
                language=proposed.language,
                base=typed.started_from,
                heading=proposed.heading,
                text=proposed.text,
            )
        )
    return thread


def accept_suggestion(session: Session, actor: Actor, thread: Thread) -> Saved:
    """Give the clause the proposed words, merged with what was saved since, and close the thread.

    The words stay their author's. Raises StaleWording where both touched the same words,
    DoneAlready, and NotThere where the thread proposes nothing.
    """
    hold(session, thread.record_id)
    proposal = _proposal(session, thread)
    clause = session.get_one(Clause, thread.clause_id)
    typed = Typed(proposal.language, proposal.heading, proposal.text, proposal.base)
    reason = session.scalars(
        select(Comment.body).where(Comment.thread_id == thread.id).order_by(Comment.row).limit(1)
    ).one()
    saved = save_wording(session, actor, clause, [typed], reason=reason, author_id=thread.author_id)
    resolve(session, actor, thread, outcome="accepted")
    return saved


def reject_suggestion(session: Session, actor: Actor, thread: Thread, reason: str) -> None:
    """Close a suggestion without taking it. Raises ReasonNeeded, DoneAlready, NotThere."""
    if not canonical(reason):
        raise ReasonNeeded
    hold(session, thread.record_id)
    _proposal(session, thread)
    resolve(session, actor, thread, outcome="rejected", reason=reason)


def settle_suggestion(
    session: Session, actor: Actor, thread: Thread, typed: Typed, *, reason: str
) -> Saved:
    """Close a suggestion with words that somebody made of it and of what stands, as their own.

    Raises what save_wording raises, DoneAlready, and NotThere.
    """
    hold(session, thread.record_id)
    _proposal(session, thread)
    clause = session.get_one(Clause, thread.clause_id)
    saved = save_wording(session, actor, clause, [typed], reason=reason)
    resolve(session, actor, thread, outcome="partly", reason=reason)
    return saved


def is_resolved(session: Session, thread: Thread) -> bool:
    """Whether the thread is closed."""
    turns = select(Turn.resolved).where(Turn.thread_id == thread.id).order_by(Turn.row.desc())
    return bool(session.scalars(turns.limit(1)).first())


def _proposal(session: Session, thread: Thread) -> Proposal:
    """What an open thread proposes. Raises NotThere, DoneAlready."""
    proposal = session.scalars(select(Proposal).where(Proposal.thread_id == thread.id)).first()
    if proposal is None:
        raise NotThere
    if is_resolved(session, thread):
        raise DoneAlready
    return proposal


def _ever_said(session: Session, clause: Clause, language: str, digest: str) -> bool:
    """Whether the clause says or said these words; the empty wording counts."""
    if digest == word(language, "", "").digest:
        return True
    said = select(WordingRow.row).where(
        WordingRow.clause_id == clause.id,
        WordingRow.language == language,
        WordingRow.digest == digest,
    )
    return session.scalars(said.limit(1)).first() is not None


def _step_on(
    session: Session, actor: Actor, thread: Thread, deed: str
) -> AbstractContextManager[Entry]:
    return step(
        session, thread.record_id, actor, deed, clause_id=thread.clause_id, thread=thread.id
    )


def _body(body: str) -> str:
    words = canonical(body)
    if not words:
        raise NothingSaid
    if len(words) > LONGEST_COMMENT:
        raise TooLong(len(words), LONGEST_COMMENT)
    return words


def _anchor(
    session: Session, clause: Clause | None, said: Said
) -> tuple[Anchor | None, str | None]:
    if clause is None:
        return None, None
    wording = standing_wording(session, clause.id, said.language)
    quote = canonical(said.quote)
    if not quote:
        return None, wording.digest
    anchor = _found(session, clause, wording.text, quote, said.near)
    if anchor is None:
        raise NotThere
    return anchor, wording.digest


def _found(
    session: Session, clause: Clause, text: str, quote: str, near: int | None
) -> Anchor | None:
    """The quoted words where they are stored: they were read with the labels of references."""
    if not references(text):
        return find_quote(text, quote, near=near)
    document = session.get_one(Document, clause.record_id)
    return find_shown(text, quote, places(session, document), near)
