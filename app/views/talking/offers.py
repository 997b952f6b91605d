"""What a suggestion would change in the text as it stands, or why it cannot be taken so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import g
from sqlalchemy import select

from app.db import session
from app.models import Document, Step
from app.operations.discussing.trying import Change, Misfit, Tried, tried, written
from app.queries.suggestions import Proposed
from app.queries.threads import Talk, talks
from app.queries.touched import rivals
from app.statute.diffing import ADDED, STRUCK, Run, compare
from app.statute.snapshot import AUTHORITATIVE, Snapshot
from app.statute.suggesting import Deed, Part
from app.views.naming import Naming
from app.views.talking.blueprint import blueprint

PLACING = (Deed.MOVE, Deed.INSERT)
"""What puts a clause somewhere."""

ACCEPTING = "accept_suggestion"
"""The deed whose step tells what was not taken."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One language of a part."""

    language: str
    heading: Sequence[Run]
    """Empty where the heading stays."""
    text: Sequence[Run]
    since: Sequence[Run] = ()
    """What was changed since it was written, where both touch the same words."""


@dataclass(frozen=True, slots=True)
class Left:
    """What of a suggestion was not taken, as the record tells it."""

    part: int
    language: str
    """Empty where the part was left as a whole."""
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class Offered:
    """One part of a suggestion as pages show it."""

    number: int
    part: Part
    name: str
    """The clause it changes; "" of a new one."""
    parent: str
    """Under which clause it is to stand; "" at the top."""
    after: str
    """After which clause; "" for the first."""
    shown: Sequence[Shown]
    misfit: Misfit | None = None
    rebased: bool = False
    """It was written against other words, and both fit together."""
    elsewhere: bool = False
    """Its words went to another clause since: that one is named."""
    stands: bool = False
    """The text says so already."""
    behind: int | None = None
    """The part that inserts the clause it comes to stand behind."""

    @property
    def is_as_written(self) -> bool:
        """Whether its words are shown against those of then: there is no text they would change."""
        return self.misfit in (Misfit.STRUCK, Misfit.PARTED) and self.part.deed is Deed.REWORD

    @property
    def clashes(self) -> bool:
        """Whether it touches words that were changed since: `since` says how."""
        return self.misfit is Misfit.WORDS


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion as its card shows it."""

    parts: Sequence[Offered]

    @property
    def alone(self) -> bool:
        """Whether it is of other words of one clause and of nothing else."""
        return len(self.parts) == 1 and self.parts[0].part.deed is Deed.REWORD

    @property
    def fits(self) -> bool:
        """Whether all of it can be taken as the text stands."""
        return all(one.misfit is None for one in self.parts)


@blueprint.app_template_global()
def offer_of(talk: Talk, now: Snapshot) -> Offer | None:
    """What the thread's suggestion would change, tried once in a request; None: it is none."""
    if talk.suggests is None:
        return None
    known: dict[tuple[str, str, bool], Offer] = g.setdefault("offers", {})
    key = talk.thread.id, now.digest, talk.resolved
    if key not in known:
        known[key] = offered(talk.suggests, now, decided=talk.resolved)
    return known[key]


@blueprint.app_template_global()
def left_of(talk: Talk) -> list[Left]:
    """What was not taken of a suggestion that was accepted in part."""
    if talk.turn is None or talk.turn.outcome != "partly":
        return []
    told = _accepted(talk.thread.record_id).get(talk.turn.since, [])
    return [
        Left(
            one["part"],
            one.get("language", ""),
            [Run(STRUCK, one.get("struck", "")), Run(ADDED, one.get("added", ""))],
        )
        for one in told
    ]


@blueprint.app_template_global()
def rivals_of(talk: Talk, now: Snapshot) -> int:
    """How many open suggestions there are for the clause of an open one, itself among them."""
    if talk.resolved or talk.clause is None:
        return 0
    known: dict[str, Counter[str]] = g.setdefault("rivals", {})
    if now.digest not in known:
        document = session().get_one(Document, talk.thread.record_id)
        known[now.digest] = rivals(talks(session(), document, now), now)
    return known[now.digest][talk.clause]


def offered(proposal: Proposed, now: Snapshot, *, decided: bool = False) -> Offer:
    """The same of any proposal; once decided, as it was written."""
    found = _written(proposal) if decided else tried(now, proposal)
    return Offer([_behind(found, shown_part(one, now)) for one in found])


def _behind(found: Sequence[Tried], shown: Offered) -> Offered:
    """With the part named that puts a new clause into the same place right before it."""
    if shown.part.deed not in PLACING:
        return shown
    earlier = found[: shown.number - 1]
    same = [
        one for one in earlier if one.part.deed in PLACING and one.part.place == shown.part.place
    ]
    if not same or same[-1].part.deed is not Deed.INSERT:
        return shown
    return replace(shown, behind=same[-1].number)


def naming_of(now: Snapshot) -> Naming:
    """The names of the clauses of a step, counted once in a request."""
    known: dict[str, Naming] = g.setdefault("namings", {})
    return known.setdefault(now.digest, Naming(now))


def _accepted(record_id: str) -> Mapping[int, list[dict[str, Any]]]:
    """What each acceptance left, by step; asked once in a request."""
    known: dict[str, Mapping[int, list[dict[str, Any]]]] = g.setdefault("accepted", {})
    if record_id not in known:
        steps = session().scalars(
            select(Step).where(Step.record_id == record_id, Step.deed == ACCEPTING)
        )
        known[record_id] = {step.number: step.facts.get("left", []) for step in steps}
    return known[record_id]


def _written(proposal: Proposed) -> list[Tried]:
    """Each part as it was suggested, whatever stands now."""
    return [
        Tried(number, part, part.clause, changes=tuple(written(part, proposal)))
        for number, part in enumerate(proposal.parts, start=1)
    ]


def shown_part(one: Tried, now: Snapshot) -> Offered:
    """One part as pages show it."""
    naming, part = naming_of(now), one.part
    return Offered(
        number=one.number,
        part=part,
        name=naming.of(one.clause),
        parent=naming.of(part.parent),
        after=naming.of(part.after),
        shown=_struck(part, now) or [_change(change) for change in one.changes],
        misfit=one.misfit,
        rebased=one.rebased,
        elsewhere=one.clause != part.clause and part.deed is Deed.REWORD,
        stands=one.stands,
    )


def _struck(part: Part, now: Snapshot) -> list[Shown]:
    """The words that would go."""
    clause = now.by_id.get(part.clause or "")
    if part.deed is not Deed.STRIKE or clause is None:
        return []
    said = clause.wording(AUTHORITATIVE)
    both = ([Run(STRUCK, text)] if text else [] for text in (said.heading, said.text))
    return [Shown(AUTHORITATIVE, *both)]


def _change(change: Change) -> Shown:
    before, after, since = change.before, change.after, change.since
    return Shown(
        after.language,
        _redline(before.heading, after.heading),
        _redline(before.text, after.text),
        _redline(before.text, since.text) if since else (),
    )


def _redline(before: str, after: str) -> Sequence[Run]:
    return compare(before, after) if before != after else ()
