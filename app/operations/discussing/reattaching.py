"""Put a conversation whose words are gone on words that stand: a person says which."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Clause, Document, Reattachment, Thread
from app.operations.clauses import standing_placement, standing_wording
from app.operations.discussing.answering import has_leave, is_resolved
from app.operations.discussing.errors import NotYours, ThreadIsResolved
from app.operations.discussing.opening import anchor_in
from app.operations.errors import ClauseIsStruck, DoneAlready, NotThere, StaleWording
from app.operations.recording import Actor, hold, step
from app.queries.lineage import lines
from app.queries.snapshots import snapshot
from app.queries.whereabouts import pin_of
from app.statute.anchoring import Anchor, anchor
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES, Wording, canonical


@dataclass(frozen=True, slots=True)
class Chosen:
    """The words somebody says a conversation is about now."""

    clause: Clause
    language: str
    read: str
    """Digest of the wording they were read in: another that stands by now is looked at first."""
    quote: str = ""
    """As typed or selected; where it is empty, `span` says which."""
    near: int | None = None
    """Where the quote began on the page, in code points, to tell repeated words apart."""
    span: tuple[int, int] | None = None
    """Code points of the wording that was read."""


def reattach(session: Session, actor: Actor, thread: Thread, chosen: Chosen) -> Reattachment:
    """Let a conversation stand on the chosen words from now on; its first words are kept.

    Whoever began it may, and whoever may moderate. Raises NotYours, ThreadIsResolved, NotThere
    where the thread quotes no words or the chosen ones do not occur, ClauseIsStruck, StaleWording
    where the words changed since they were read, and DoneAlready where it stands there, or its
    first words stand untouched.
    """
    hold(session, thread.record_id)
    _check_open_to(session, actor, thread)
    wording = _wording(session, thread, chosen)
    words = _words(session, chosen, wording)
    _check_not_there(session, thread, chosen, wording, words)
    with step(
        session,
        thread.record_id,
        actor,
        "reattach",
        clause_id=chosen.clause.id,
        thread=thread.id,
    ) as entry:
        return entry.add(
            Reattachment(
                thread_id=thread.id,
                person_id=actor.person_id,
                clause_id=chosen.clause.id,
                language=wording.language,
                digest=wording.digest,
                quote=words.quote,
                prefix=words.prefix,
                suffix=words.suffix,
                start=words.start,
                end=words.end,
            )
        )


def _check_open_to(session: Session, actor: Actor, thread: Thread) -> None:
    if thread.author_id != actor.person_id and not has_leave(
        session, actor, thread, Action.MODERATE
    ):
        raise NotYours
    if is_resolved(session, thread):
        raise ThreadIsResolved
    if not thread.quote:
        raise NotThere


def _wording(session: Session, thread: Thread, chosen: Chosen) -> Wording:
    """What the chosen clause says, as it was read."""
    if chosen.clause.record_id != thread.record_id or chosen.language not in LANGUAGES:
        raise NotThere
    if standing_placement(session, chosen.clause).struck:
        raise ClauseIsStruck
    standing = standing_wording(session, chosen.clause.id, chosen.language)
    if standing.digest != chosen.read:
        raise StaleWording({})
    return standing


def _words(session: Session, chosen: Chosen, wording: Wording) -> Anchor:
    quote = canonical(chosen.quote)
    if quote:
        found = anchor_in(session, chosen.clause, wording.text, quote, chosen.near)
    elif chosen.span and 0 <= chosen.span[0] < chosen.span[1] <= len(wording.text):
        found = anchor(wording.text, *chosen.span)
    else:
        found = None
    if found is None:
        raise NotThere
    return found


def _check_not_there(
    session: Session, thread: Thread, chosen: Chosen, wording: Wording, words: Anchor
) -> None:
    """Raises DoneAlready where nothing would come of it."""
    document = session.get_one(Document, thread.record_id)
    known, here = lines(session, document), snapshot(session, document).by_id
    first, newest = pin_of(known, here, thread), known.again.get(thread.id)
    if first and first.is_untouched:
        raise DoneAlready
    if newest and (newest.clause_id, newest.digest, newest.start, newest.end) == (
        chosen.clause.id,
        wording.digest,
        words.start,
        words.end,
    ):
        raise DoneAlready
