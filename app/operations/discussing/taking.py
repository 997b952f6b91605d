"""Take a suggestion: whole, by parts, or by single changes; its words stay their author's."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.models import Clause, Document, Thread
from app.operations.clauses import Saved, Typed, save_wording, standing_placement
from app.operations.discussing.closing import close_suggestion, crediting, open_proposal, reason_of
from app.operations.discussing.suggesting import check_fit
from app.operations.discussing.trying import Change, Misfit, Places, Tried, clashes, tried
from app.operations.errors import NothingSaid, StaleWording
from app.operations.recording import Actor, hold
from app.operations.structure.inserting import insert_clause
from app.operations.structure.moving import move_clause
from app.operations.structure.striking import strike_clause
from app.queries.snapshots import snapshot
from app.statute.snapshot import AUTHORITATIVE, Wording, word
from app.statute.suggesting import Deed, groups, taken

FIELDS = ("heading", "text")
"""What of a wording is taken change by change, each by itself."""

Place = tuple[int, str, str]
"""A part, a language, and "heading" or "text"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a suggestion is taken; by default all of it."""

    parts: frozenset[int] | None = None
    """Counting from 1."""
    changes: Mapping[Place, frozenset[int]] = field(default_factory=dict)
    """Numbers of the changes taken, counting from 0 in the redline; all where none are named."""
    seen: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """Digest of what stood when the changes were counted, by part and language."""


EVERYTHING = Choice()


@dataclass(frozen=True, slots=True)
class Taken:
    """What accepting came to."""

    outcome: str
    """accepted or partly"""
    merged: tuple[str, ...] = ()
    """Languages in which it was merged with what was saved since."""
    left: tuple[Mapping[str, object], ...] = ()
    """What was not taken, as the record tells it."""


@dataclass(slots=True)
class _Taking:
    """A suggestion while it is being taken."""

    session: Session
    actor: Actor
    document: Document
    thread: Thread
    choice: Choice
    reason: str
    places: Places = field(default_factory=Places)
    merged: list[str] = field(default_factory=list)
    left: list[Mapping[str, object]] = field(default_factory=list)

    @property
    def crediting(self) -> Actor:
        """Whoever takes it, bringing words of whoever suggested it."""
        return crediting(self.actor, self.thread)


def accept_suggestion(
    session: Session,
    actor: Actor,
    thread: Thread,
    choice: Choice = EVERYTHING,
    *,
    reason: str = "",
) -> Taken:
    """Do what is suggested, or what is chosen of it, in its order, and close the thread.

    All that is chosen or nothing: raises DoesNotFit with every part in the way, StaleWording where
    the one part there is touches words that were changed since or were other words when its changes
    were counted, NothingSaid where nothing is chosen, DecidedAlready, and NotThere where the thread
    proposes nothing. `reason`: why the rest is not taken.
    """
    hold(session, thread.record_id)
    document = session.get_one(Document, thread.record_id)
    now = snapshot(session, document)
    proposal = open_proposal(session, document, thread, now)
    found = tried(now, proposal, choice.parts)
    chosen = [one for one in found if choice.parts is None or one.number in choice.parts]
    _check(found, chosen, choice)
    taking = _Taking(session, actor, document, thread, choice, reason_of(session, thread))
    for one in chosen:
        _do(taking, one)
    taking.left += [{"part": one.number} for one in found if one not in chosen]
    outcome = "partly" if taking.left else "accepted"
    close_suggestion(session, actor, thread, outcome, reason=reason, left=taking.left)
    return Taken(outcome, tuple(taking.merged), tuple(taking.left))


def _check(found: Sequence[Tried], chosen: Sequence[Tried], choice: Choice) -> None:
    """Raise where what is chosen is nothing, or cannot be done."""
    if not any(_takes(one, choice) for one in chosen):
        raise NothingSaid
    if len(found) == 1 and found[0].misfit is Misfit.WORDS:
        raise StaleWording(clashes(found[0]))
    check_fit(chosen)
    for one in chosen:
        for change in one.changes:
            seen = choice.seen.get((one.number, change.after.language), change.before.digest)
            if seen != change.before.digest:
                raise StaleWording({})


def _takes(one: Tried, choice: Choice) -> bool:
    """Whether anything of a part is taken."""
    named = [numbers for place, numbers in choice.changes.items() if place[0] == one.number]
    return not named or any(named) or one.part.deed is not Deed.REWORD


def _do(taking: _Taking, one: Tried) -> None:
    if one.part.deed is Deed.REWORD:
        _reword(taking, one)
    elif one.part.deed is Deed.STRIKE:
        _strike(taking, one)
    elif one.part.deed is Deed.MOVE:
        _move(taking, one)
    else:
        _insert(taking, one)


def _reword(taking: _Taking, one: Tried) -> None:
    clause = taking.session.get_one(Clause, one.clause)
    typed = [_typed(taking, one, change) for change in one.changes]
    if not typed:
        return
    saved = save_wording(taking.session, taking.crediting, clause, typed, reason=taking.reason)
    taking.merged += _merged(one, saved)


def _merged(one: Tried, saved: Saved) -> Collection[str]:
    """The languages in which what was saved is not what was suggested alone."""
    if saved.step is None or not one.rebased:
        return ()
    return [change.after.language for change in one.changes]


def _typed(taking: _Taking, one: Tried, change: Change) -> Typed:
    """What one language comes to with the changes taken; those left are told."""
    said = {part: _chosen(taking, one, change, part) for part in FIELDS}
    return Typed(change.after.language, said["heading"], said["text"], change.before.digest)


def _chosen(taking: _Taking, one: Tried, change: Change, part: str) -> str:
    before, after = getattr(change.before, part), getattr(change.after, part)
    place = (one.number, change.after.language, part)
    if place not in taking.choice.changes:
        return str(after)
    wanted = taking.choice.changes[place]
    for group in groups(before, after):
        if group.number not in wanted:
            taking.left.append(
                {
                    "part": one.number,
                    "language": change.after.language,
                    "struck": group.struck,
                    "added": group.added,
                }
            )
    return taken(before, after, wanted)


def _strike(taking: _Taking, one: Tried) -> None:
    clause = taking.session.get_one(Clause, one.clause)
    strike_clause(
        taking.session,
        taking.crediting,
        taking.document,
        clause.id,
        seen=standing_placement(taking.session, clause).since,
        reason=taking.reason,
    )


def _move(taking: _Taking, one: Tried) -> None:
    clause = taking.session.get_one(Clause, one.clause)
    parent, after = taking.places.of(one.part)
    move_clause(
        taking.session,
        taking.crediting,
        taking.document,
        clause.id,
        parent=parent,
        after=after,
        seen=standing_placement(taking.session, clause).since,
        reason=taking.reason,
    )
    taking.places.put(one.number, one.part, clause.id)


def _insert(taking: _Taking, one: Tried) -> None:
    if one.part.kind is None:
        raise NothingSaid
    parent, after = taking.places.of(one.part)
    born = insert_clause(
        taking.session,
        taking.crediting,
        taking.document,
        _rendered([change.after for change in one.changes]),
        kind=one.part.kind,
        parent=parent,
        after=after,
        reason=taking.reason,
    )
    taking.places.put(one.number, one.part, born)


def _rendered(wordings: Iterable[Wording]) -> list[Wording]:
    """A translation of a new clause names the words it was suggested with."""
    said = list(wordings)
    source = next((one.digest for one in said if one.language == AUTHORITATIVE), None)
    return [
        one if one.language == AUTHORITATIVE else word(one.language, one.heading, one.text, source)
        for one in said
    ]
