"""Where a unit of a document stands, and what each member has said of it."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import current_app
from flask_babel import gettext, ngettext

from app.db import session
from app.models import Document
from app.presentation import in_share
from app.queries.agreement import Agreement, Standing, agreement, day_told
from app.queries.memory import Memory, Stale
from app.queries.people import Colleague
from app.queries.references import astray_by_clause
from app.statute.roles import Action, Role, allowed
from app.statute.snapshot import Family, Snapshot
from app.statute.workflow import State, Verdict, Vote
from app.views.words import TALLIES


@dataclass(frozen=True, slots=True)
class Voice:
    """One member's word on a unit."""

    colleague: Colleague
    said: str
    """approved, partly, objected, abstained, outdated, silent or waiting"""
    since: int = 0
    """Step of their newest decision here; 0 while they are silent."""
    reason: str = ""
    carried_by: frozenset[str] = frozenset()
    """Ids of those who carried their word, or a part of it, over to these words."""
    through: frozenset[str] = frozenset()
    """Ids of those who spoke for them, to whom they lent their voice."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a unit stands."""

    state: State
    voices: Sequence[Voice]
    objections: int
    """Members who object to words that stand."""
    blocking: int
    """Open conversations that hold agreement back."""
    astray: int
    """References that lead nowhere, which holds agreement back too."""
    digests: Mapping[str, str]
    """What a decision on the unit would name, by clause."""
    counted: int = 0
    """Approvals that count for every clause of it."""
    needed: int = 0
    proposers: frozenset[str] = frozenset()
    """Ids of the people who put it, or a part of it, forward."""
    waits_for: frozenset[str] = frozenset()
    """Ids of the members whose word on it is awaited."""
    consents: int = 0
    """Approvals that count, and silence that does, for every clause of it."""
    silent: frozenset[str] = frozenset()
    """Members whose silence counts as consent to a clause of it."""
    unsigned: bool = False
    """Whether the chair's approval lacks, without which nothing is agreed."""
    quorum: int = 0
    """How many members must have said anything; 0: it is not asked."""
    spoken: int = 0
    """How many members said anything on every clause of it, where there is a quorum."""
    due: date | None = None
    """The last day for deciding, the first of those of its clauses."""
    late: bool = False
    """Whether that day is over for a clause of it on which nothing is decided."""
    silence: date | None = None
    """The last day before silence is consent, the first of those of its clauses."""
    proposing: frozenset[Role] = frozenset()
    """In which roles people may put it forward."""

    @property
    def approvals(self) -> int:
        """Members who approved everything in it as it stands."""
        return sum(voice.said == "approved" for voice in self.voices)


AGREEMENTS: Memory[tuple[Hashable, ...], Agreement] = Memory(
    60_000, lambda found: len(found.by_clause)
)
"""Where documents stood when they were read last: a step covers all it follows from, but for
references to other documents that lead nowhere, and for days that pass until silence is consent."""


def agreement_shown(document: Document, now: Snapshot) -> Agreement:
    """Where every clause of the document stands, for a page: never asked while a deed is done."""
    astray = astray_by_clause(session(), now)
    today = day_told(session(), document, now)
    key = document.id, now.digest, today, *sorted(astray.items())
    kept = AGREEMENTS.found(key, lambda: agreement(session(), document, now, astray, today=today))
    if current_app.testing and kept != agreement(session(), document, now, astray, today=today):
        raise Stale(key)
    return kept


def stand_of(
    unit: str,
    clauses: Iterable[str],
    agreement: Agreement,
    members: Sequence[Colleague],
    state: State | None = None,
) -> Stand | None:
    """Where the unit stands; None where nothing in it is to be agreed.

    `state`: where it is known to stand; else as the unit with everything below it.
    """
    standings = [agreement.by_clause[one] for one in clauses if one in agreement.by_clause]
    if not standings:
        return None
    state = state or agreement.state(unit)
    heard = [one for one in standings if one.votes]
    current = [vote for one in heard for vote in one.current]
    outdated = [vote for one in heard for vote in one.outdated]
    voices = [
        _silent(member, standings)
        or _through(_voice(member, current, outdated, len(standings)), current)
        for member in members
    ]
    silent = state is State.DRAFT
    return Stand(
        state=state,
        voices=[voice for voice in voices if not (silent and voice.said == "waiting")],
        objections=sum(voice.said == "objected" for voice in voices),
        blocking=sum(standing.blocking for standing in standings),
        astray=sum(standing.astray for standing in standings),
        digests={standing.clause: standing.digest for standing in standings},
        counted=min(standing.counted for standing in standings),
        needed=max(standing.needed for standing in standings),
        consents=min(standing.counted + len(standing.silent) for standing in standings),
        silent=frozenset().union(*(standing.silent for standing in heard)),
        unsigned=any(standing.unsigned for standing in heard),
        quorum=agreement.policy.quorum,
        spoken=min(standing.spoken for standing in standings),
        due=min((one.due for one in standings if one.due), default=None),
        silence=min((one.silence for one in standings if one.silence), default=None),
        late=any(one.is_late(agreement.today) for one in heard if agreement.today),
        proposing=agreement.policy.roles_proposing,
        proposers=frozenset(vote.person for one in standings for vote in one.proposals),
        waits_for=frozenset(
            member.person.id
            for member in members
            for standing in standings
            if standing.state is not State.DRAFT and agreement.awaits(member.person.id, standing)
        ),
    )


def deciding(colleagues: Iterable[Colleague]) -> list[Colleague]:
    """Those whose approval is asked for."""
    return [one for one in colleagues if allowed(Action.DECIDE, one.role)]


def _silent(member: Colleague, standings: Sequence[Standing]) -> Voice | None:
    """A member whose silence on a clause is consent, where they said nothing of the others."""
    here = [standing for standing in standings if member.person.id in standing.silent]
    said = any(vote.person == member.person.id for one in standings for vote in one.votes)
    return Voice(member, "silent") if here and not said else None


def _voice(
    member: Colleague, current: Sequence[Vote], outdated: Sequence[Vote], clauses: int
) -> Voice:
    """What a member says of so many clauses by votes on the words that stand, and on others."""
    theirs = [vote for vote in current if vote.person == member.person.id]
    old = [vote for vote in outdated if vote.person == member.person.id]
    since = max((vote.since for vote in (*theirs, *old)), default=0)
    by = frozenset(vote.carried_by for vote in theirs if vote.given_on)
    for vote in theirs:
        if vote.verdict is Verdict.OBJECT:
            return Voice(member, "objected", since, vote.reason, by)
    if old:
        return Voice(member, "outdated", max(vote.since for vote in old))
    abstained = [vote for vote in theirs if vote.verdict is Verdict.ABSTAIN]
    if abstained:
        reason = next((vote.reason for vote in abstained if vote.reason), "")
        return Voice(member, "abstained", since, reason, by)
    if theirs:
        said, reason = "approved" if len(theirs) == clauses else "partly", theirs[0].reason
        return Voice(member, said, since, reason, by)
    return Voice(member, "waiting")


def _through(voice: Voice, current: Sequence[Vote]) -> Voice:
    """The same, told through whom it was said."""
    person = voice.colleague.person.id
    spoke = frozenset(vote.by for vote in current if vote.person == person and vote.by)
    return replace(voice, through=spoke) if spoke else voice


def tally(states: Mapping[State, int], family: Family, *, preamble: bool = False) -> str:
    """How many of the articles stand where, as a sentence. `states`: how many in each state.

    A subordinate act has no articles: its first level is counted. `preamble`: it is among them.
    """
    said = _tally(states, family)
    return gettext("%(tally)s (with the preamble)", tally=said) if preamble else said


def _tally(states: Mapping[State, int], family: Family) -> str:
    total = sum(states.values())
    settled = states.get(State.AGREED, 0) + states.get(State.SIGNED, 0)
    contested = states.get(State.CONTESTED, 0)
    if states.get(State.SIGNED, 0) == total > 0:
        pattern = "signed"
    elif contested:
        pattern = "contested"
    else:
        pattern = "agreed" if settled else "none"
    if pattern == "none":
        return _none_agreed(total, family)
    return str(TALLIES[family][pattern]) % {
        "n": total,
        "agreed": in_share(settled),
        "contested": in_share(contested),
    }


def _none_agreed(total: int, family: Family) -> str:
    if family is Family.PLAN:
        said = ngettext("%(num)s goal, none agreed yet", "%(num)s goals, none agreed yet", total)
    elif family is not Family.SUBORDINATE:
        said = ngettext(
            "%(num)s article, none agreed yet", "%(num)s articles, none agreed yet", total
        )
    else:
        said = ngettext(
            "%(num)s paragraph, none agreed yet", "%(num)s paragraphs, none agreed yet", total
        )
    return str(said)
