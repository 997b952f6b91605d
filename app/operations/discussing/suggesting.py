"""Suggest other words for a clause, another place, a new clause or none, or several as one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Document, Proposal, Thread, WordingRow
from app.operations.clauses import Typed, check_length, standing_placement, standing_wording
from app.operations.discussing.answering import step_on
from app.operations.discussing.once import sent_before
from app.operations.discussing.opening import Said, open_thread
from app.operations.discussing.trying import DoesNotFit, Tried, tried
from app.operations.discussing.words import heard_words
from app.operations.errors import ClauseIsStruck, NothingSaid, NotThere
from app.operations.recording import Actor, hold
from app.queries.snapshots import snapshot
from app.queries.suggestions import SUGGESTION, drafted, rows_of
from app.statute.snapshot import LANGUAGES, Snapshot, word
from app.statute.suggesting import Deed, Part, Words

MOST = 100
"""Parts of one suggestion."""


class TooManyParts(NotThere):
    """A suggestion has more parts than anybody weighs as one."""


def suggest(
    session: Session,
    actor: Actor,
    clause: Clause,
    typed: Typed | Sequence[Typed],
    *,
    body: str,
    form: str = "",
) -> Thread:
    """Open a thread that proposes another wording, written against the one `typed` names.

    Several are the languages of one suggestion; those that change nothing are left out. The same
    `form` sent again opens nothing. Raises NothingSaid where it changes nothing or says not why,
    TooLong, ClauseIsStruck, and NotThere where the clause never said what it was written against.
    """
    hold(session, clause.record_id)
    if standing_placement(session, clause).struck:
        raise ClauseIsStruck
    words = [
        written
        for one in ([typed] if isinstance(typed, Typed) else typed)
        if (written := _checked(session, clause.id, _words(one)))
    ]
    if not words:
        raise NothingSaid
    document = session.get_one(Document, clause.record_id)
    said = Said(body, kind=SUGGESTION, language=words[0].language, form=form)
    part = Part(Deed.REWORD, clause.id, tuple(words))
    return _open(session, actor, document, clause, (said, [part]))


def suggest_changes(
    session: Session,
    actor: Actor,
    document: Document,
    parts: Sequence[Part],
    *,
    body: str,
    form: str = "",
) -> Thread:
    """Open one thread that proposes several things, to be taken in their order.

    The same form sent again, when its parts were put away, answers the thread there is. Raises
    NothingSaid, TooLong, TooManyParts, NotThere, and DoesNotFit where a part cannot be done in the
    text as it stands.
    """
    hold(session, document.id)
    if not parts and (sent := _sent(session, document, actor, body, form)):
        return sent
    if len(parts) > MOST:
        raise TooManyParts
    now = snapshot(session, document)
    written = [_checked_part(session, now, part) for part in parts]
    if not written:
        raise NothingSaid
    check_fit(tried(now, drafted(session, tuple(written), now)))
    first = _first_of(session, now, written[0])
    said = Said(body, kind=SUGGESTION, form=form)
    return _open(session, actor, document, first, (said, written))


def _sent(
    session: Session, document: Document, actor: Actor, body: str, form: str
) -> Thread | None:
    """What the form was sent as before."""
    if not form or not body.strip():
        return None
    words = heard_words(session, document.id, actor, body).text
    sent = sent_before(session, document.id, actor, form, words)
    return session.get_one(Thread, sent.facts["thread"]) if sent else None


def check_fit(found: Iterable[Tried]) -> None:
    """Raise DoesNotFit where any part does not."""
    unfit = tuple(one for one in found if not one.fits)
    if unfit:
        raise DoesNotFit(unfit)


def _open(
    session: Session,
    actor: Actor,
    document: Document,
    clause: Clause | None,
    content: tuple[Said, Sequence[Part]],
) -> Thread:
    said, parts = content
    thread = open_thread(session, actor, document, clause, said)
    if session.scalars(select(Proposal).where(Proposal.thread_id == thread.id)).first():
        return thread  # the form was sent twice
    alone = len(parts) == 1
    deed = "propose_wording" if alone and parts[0].deed is Deed.REWORD else "propose_changes"
    with step_on(session, actor, thread, deed) as entry:
        for number, part in enumerate(parts, start=1):
            for row in rows_of(part):
                entry.add(Proposal(thread_id=thread.id, part=None if alone else number, **row))
    return thread


def _words(typed: Typed) -> Words:
    if typed.language not in LANGUAGES:
        raise NotThere
    proposed = word(typed.language, typed.heading, typed.text)
    return Words(proposed.language, typed.started_from, proposed.heading, proposed.text)


def _checked(session: Session, clause_id: str, words: Words) -> Words | None:
    """Other words of a clause, None where they stand already. Raises TooLong, NotThere."""
    check_length(words.heading, words.text)
    if not _ever_said(session, clause_id, words.language, words.base):
        raise NotThere
    proposed = word(words.language, words.heading, words.text)
    standing = standing_wording(session, clause_id, words.language)
    return words if proposed.digest != standing.digest else None


def _checked_part(session: Session, now: Snapshot, part: Part) -> Part:
    """A part as it is kept. Raises NothingSaid where it says nothing, TooLong, NotThere."""
    if part.clause is not None and part.clause not in now.by_id:
        raise NotThere
    if part.deed is Deed.REWORD and part.clause:
        found = [_checked(session, part.clause, words) for words in part.words]
        changed = tuple(words for words in found if words)
        if not changed:
            raise NothingSaid
        return replace(part, words=changed)
    if part.deed is Deed.INSERT:
        said = tuple(one for words in part.words if (one := _said(words)))
        if not said:
            raise NothingSaid
        for words in said:
            check_length(words.heading, words.text)
        return replace(part, words=said)
    return part


def _said(words: Words) -> Words | None:
    """Words of a new clause in canonical form; None where there are none."""
    kept = word(words.language, words.heading, words.text)
    if not (kept.heading or kept.text):
        return None
    return Words(kept.language, word(kept.language, "", "").digest, kept.heading, kept.text)


def _first_of(session: Session, now: Snapshot, part: Part) -> Clause | None:
    """The clause whose conversation it is: the first it touches, else the one it stands by."""
    named = part.clause or part.after or part.parent
    return session.get_one(Clause, named) if named in now.by_id else None


def _ever_said(session: Session, clause_id: str, language: str, digest: str) -> bool:
    """Whether the clause says or said these words; the empty wording counts."""
    if digest == word(language, "", "").digest:
        return True
    said = select(WordingRow.row).where(
        WordingRow.clause_id == clause_id,
        WordingRow.language == language,
        WordingRow.digest == digest,
    )
    return session.scalars(said.limit(1)).first() is not None
