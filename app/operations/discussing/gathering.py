"""Which open suggestions nobody contests, to be taken together, and why the rest waits."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from app.models import Document, Thread
from app.operations.discussing.taking import accept_suggestion
from app.operations.discussing.trying import Tried, tried
from app.operations.recording import Actor, hold
from app.queries.agreement import Standing, agreement
from app.queries.snapshots import snapshot
from app.queries.suggestions import open_suggestions, proposed
from app.queries.threads import Talk, talks
from app.statute.snapshot import Snapshot
from app.statute.suggesting import Deed, Part
from app.statute.workflow import State, Verdict

QUESTION = re.compile(r"\?(?=[\s)»”\"*_]|$)")
"""The sign that ends a question, not one within an address."""


class Contest(StrEnum):
    """Why a suggestion waits for a decision of its own."""

    MISFIT = "misfit"
    """The text has changed so that not all of it fits."""
    STANDS = "stands"
    """The text says so already."""
    SEVERAL = "several"
    """Another suggestion touches the same clause or place."""
    ASKED = "asked"
    """Somebody else asked something of it, or on a clause it changes, and waits for an answer."""
    BLOCKED = "blocked"
    """It, or a remark on the clause, holds agreement back or objects."""
    OBJECTED = "objected"
    """Somebody votes against the words that stand."""
    AGREED = "agreed"
    """The words it changes are agreed."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """One open suggestion."""

    thread: Thread
    tried: tuple[Tried, ...]
    clause: str | None
    """Where it is shown."""
    whys: tuple[Contest, ...]
    """Why it is not taken with others; none: it can be."""


def gathered(session: Session, document: Document, now: Snapshot) -> list[Gathered]:
    """Every open suggestion, in reading order."""
    threads = open_suggestions(session, document)
    proposals = proposed(session, document, threads, now)
    found = {
        thread.id: tried(now, proposals[thread.id]) for thread in threads if thread.id in proposals
    }
    touched = {one: _touched(parts) for one, parts in found.items()}
    talk = talks(session, document, now)
    about = _About(
        Counter(place for places in touched.values() for place in places),
        {one.thread.id: one for some in talk.values() for one in some},
        _objected(talk.values()),
        _asked(talk.values()),
        agreement(session, document, now).by_clause,
    )
    order = {clause.id: place for place, clause in enumerate(now.clauses)}
    each = [
        Gathered(
            thread,
            found[thread.id],
            about.talks[thread.id].clause,
            tuple(about.whys(thread, found[thread.id], touched[thread.id])),
        )
        for thread in threads
        if thread.id in found
    ]
    return sorted(each, key=lambda one: order.get(one.clause or "", -1))


def accept_gathered(
    session: Session, actor: Actor, document: Document, chosen: Collection[str]
) -> list[Gathered]:
    """Take the chosen suggestions, by thread, that nobody contests; each by steps of its own.

    What somebody has come to contest, or decided on, since the list was made stays as it is.
    Answers what was taken.
    """
    hold(session, document.id)
    asked = [
        one
        for one in gathered(session, document, snapshot(session, document))
        if one.thread.id in chosen
    ]
    clear = [one for one in asked if not one.whys]
    for one in clear:
        accept_suggestion(session, actor, one.thread)
    return clear


@dataclass(frozen=True, slots=True)
class _About:
    """What is known of a document when its suggestions are judged."""

    touched: Mapping[str, int]
    """How many suggestions touch a clause or a place."""
    talks: Mapping[str, Talk]
    objected: frozenset[str]
    """Clauses on which an open remark objects or holds agreement back."""
    asked: frozenset[str]
    """Clauses on which a question is open."""
    standings: Mapping[str, Standing]

    def whys(
        self, thread: Thread, parts: Sequence[Tried], touched: Collection[str]
    ) -> Iterable[Contest]:
        """Why a suggestion is not taken with others."""
        talk = self.talks[thread.id]
        standings = [self.standings[one] for one in sorted(touched) if one in self.standings]
        told = {
            Contest.MISFIT: any(not one.fits for one in parts),
            Contest.STANDS: all(one.stands for one in parts),
            Contest.SEVERAL: any(self.touched[one] > 1 for one in touched),
            Contest.ASKED: _is_asked(talk) or not self.asked.isdisjoint(touched),
            Contest.BLOCKED: talk.blocking or not self.objected.isdisjoint(touched),
            Contest.OBJECTED: any(_is_objected(one) for one in standings),
            Contest.AGREED: _is_agreed(parts, standings),
        }
        return [why for why, holds in told.items() if holds]


def _touched(parts: Iterable[Tried]) -> frozenset[str]:
    """The clauses that a suggestion changes, and the places where it puts something."""
    return frozenset(one for part in parts for one in _touched_by(part))


def _touched_by(one: Tried) -> list[str]:
    part = one.part
    if part.deed is Deed.STRIKE:
        return [clause.id for clause in one.placements] or [part.clause or ""]
    named = [part.clause, one.clause] if part.clause else []
    return [*(name for name in named if name), *_place(part)]


def _place(part: Part) -> list[str]:
    """A name of the place where something is put; none in a unit that is new itself."""
    if part.deed is Deed.REWORD or part.under:
        return []
    return [f"{part.parent or ''}>{part.after or ''}"]


def _objected(every: Iterable[Sequence[Talk]]) -> frozenset[str]:
    return frozenset(
        talk.clause
        for some in every
        for talk in some
        if talk.clause and not talk.resolved and (talk.blocking or talk.thread.kind == "objection")
    )


def _asked(every: Iterable[Sequence[Talk]]) -> frozenset[str]:
    return frozenset(
        talk.clause
        for some in every
        for talk in some
        if talk.clause and not talk.resolved and talk.thread.kind == "question"
    )


def _is_asked(talk: Talk) -> bool:
    """Whether somebody else asked its author something after whatever the author said last.

    What is no more than said to it, for or against, contests nothing: who is against it objects,
    or lets it hold agreement back.
    """
    own = max(one.since for one in talk.comments if one.author_id == talk.thread.author_id)
    return any(
        asks(one.body)
        for one in talk.comments
        if one.author_id != talk.thread.author_id and one.since > own and not one.withdrawn
    )


def asks(body: str) -> bool:
    """Whether words ask something, in lines that quote nobody."""
    lines = (line for line in body.splitlines() if not line.lstrip().startswith(">"))
    return any(QUESTION.search(line) for line in lines)


def _is_objected(standing: Standing) -> bool:
    return any(vote.verdict is Verdict.OBJECT for vote in standing.current)


def _is_agreed(parts: Iterable[Tried], standings: Iterable[Standing]) -> bool:
    """Whether agreed words would change; a clause may be moved with its agreement."""
    if all(one.part.deed in (Deed.MOVE, Deed.INSERT) for one in parts):
        return False
    return any(one.state in (State.AGREED, State.SIGNED) for one in standings)
