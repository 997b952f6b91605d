"""Begin a conversation on a clause, on quoted words of it, or on the document."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Clause, Comment, Document, Thread
from app.operations.clauses import known_wording, standing_wording
from app.operations.discussing.once import FORM, sent_before
from app.operations.discussing.words import call_on, heard_words
from app.operations.errors import NotThere
from app.operations.recording import Actor, hold, step
from app.queries.references import places
from app.statute.anchoring import Anchor, find_quote
from app.statute.references import references
from app.statute.references.quoting import find_shown
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, canonical

KINDS = ("comment", "question", "objection")
"""What somebody may begin; a suggestion begins with its other wording."""


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
    read: str = ""
    """Digest of the wording it was said of; empty for the one that stands."""
    form: str = ""
    """What tells the form apart it was sent with: sent twice, its words are kept once."""


def begin_thread(
    session: Session, actor: Actor, document: Document, clause: Clause | None, said: Said
) -> Thread:
    """Open a thread on a clause, on quoted words of it, or (clause None) on the document.

    The same words sent again with the same form open nothing: it answers the thread there is.
    Raises NothingSaid, TooLong, and NotThere where the quote does not occur in what stands or was
    read, or there is no such kind or language.
    """
    if said.kind not in KINDS or said.language not in LANGUAGES:
        raise NotThere
    return open_thread(session, actor, document, clause, said)


def open_thread(
    session: Session, actor: Actor, document: Document, clause: Clause | None, said: Said
) -> Thread:
    """The same for any kind: suggestions begin here too."""
    hold(session, document.id)
    body = heard_words(session, document.id, actor, said.body)
    if sent := sent_before(session, document.id, actor, said.form, body.text):
        return session.get_one(Thread, sent.facts["thread"])
    anchor, digest = _anchor(session, clause, said)
    where = clause.id if clause else None
    facts = {FORM: said.form} if said.form else {}
    with step(
        session, document.id, actor, "begin_thread", clause_id=where, kind=said.kind, **facts
    ) as entry:
        thread = entry.add(
            Thread(
                clause_id=where,
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
        entry.add(Comment(thread_id=thread.id, author_id=actor.person_id, body=body.text))
        call_on(entry, thread, entry.number, body.called)
    return thread


def _anchor(
    session: Session, clause: Clause | None, said: Said
) -> tuple[Anchor | None, str | None]:
    if clause is None:
        return None, None
    read = known_wording(session, clause, said.language, said.read) if said.read else None
    wording = read or standing_wording(session, clause.id, said.language)
    quote = canonical(said.quote)
    if not quote:
        return None, wording.digest
    for one in [wording, *([standing_wording(session, clause.id, said.language)] if read else [])]:
        anchor = anchor_in(session, clause, one.text, quote, said.near)
        if anchor:
            return anchor, one.digest
    raise NotThere


def anchor_in(
    session: Session, clause: Clause, text: str, quote: str, near: int | None
) -> Anchor | None:
    """The quoted words where they are stored: they were read with the labels of references.

    None where they do not occur.
    """
    if not references(text):
        return find_quote(text, quote, near=near)
    document = session.get_one(Document, clause.record_id)
    return find_shown(text, quote, places(session, document), near)
