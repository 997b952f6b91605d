"""Where each clause stands: its state, who decided what on which words, and what is outdated."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.models import Clause, Document, Record
from app.queries.grounds import (
    Grounds,
    deciding_digest,
    digest_of_words,
    grounds_by_document,
    grounds_of,
    newest_seal,
    open_blocking,
    policy_of,
    says_something,
    votes_cast,
)
from app.queries.references import astray_by_clause, astray_of
from app.queries.snapshots import clauses_at, snapshot
from app.statute import snapshot as statute
from app.statute.policy import Policy
from app.statute.silence import last_day
from app.statute.snapshot import Snapshot
from app.statute.workflow import (
    State,
    Verdict,
    Vote,
    outdated,
    standing_proposals,
    standing_votes,
    state_of,
    tally_of,
    worst,
)

__all__ = [
    "Agreement",
    "Standing",
    "agreement",
    "agreements",
    "day_told",
    "deciding_digest",
    "digest_of_words",
    "is_agreed",
    "newest_seal",
    "open_blocking",
    "policy_of",
    "says_something",
    "spoken_on",
    "standing_of",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one clause stands."""

    clause: str
    digest: str
    """What a decision made now would name."""
    state: State
    votes: tuple[Vote, ...]
    """The newest decision of each person, on whatever words it was made."""
    outdated: tuple[Vote, ...]
    """Those of them made on other words than stand now."""
    blocking: int
    """Open threads that hold agreement back."""
    proposals: tuple[Vote, ...] = ()
    """Proposals of these very words that stand, oldest first."""
    counted: int = 0
    """How many approvals of these very words count under the policy."""
    authors: frozenset[str] = frozenset()
    """Who wrote these words; empty where nothing was said of them."""
    astray: int = 0
    """References in them that lead nowhere, which holds agreement back."""
    needed: int = 0
    """How many consents it takes for these words."""
    silent: frozenset[str] = frozenset()
    """Members whose silence counts as consent, with `counted`."""
    spoken: int = 0
    """How many members said anything on these words, where the policy has a quorum."""
    unsigned: bool = False
    """Whether the chair's approval lacks, without which nothing is agreed."""
    put: date | None = None
    """The day these words were put forward, where the policy counts days."""
    due: date | None = None
    """The last day for deciding, where there is one."""
    silence: date | None = None
    """The last day after which silence is consent, for who was told when they were put forward."""

    @property
    def current(self) -> tuple[Vote, ...]:
        """Decisions on the words that stand."""
        return tuple(vote for vote in self.votes if vote.digest == self.digest)

    @property
    def dissent(self) -> tuple[Vote, ...]:
        """Objections, and abstentions with a reason, to the words that stand: never hushed up."""
        return tuple(
            vote
            for vote in self.current
            if vote.verdict is Verdict.OBJECT or (vote.verdict is Verdict.ABSTAIN and vote.reason)
        )

    @property
    def carried(self) -> tuple[Vote, ...]:
        """What was said of words that differ in typography only, and carried over to these."""
        return tuple(vote for vote in (*self.votes, *self.proposals) if vote.given_on)

    def is_late(self, today: date) -> bool:
        """Whether the last day for deciding is over and nothing is decided."""
        open_still = self.state in (State.PROPOSED, State.CONTESTED)
        return open_still and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where a whole document stands."""

    policy: Policy
    by_clause: Mapping[str, Standing]
    """Clauses that say something; units without words need no agreement."""
    units: Mapping[str, State] = field(default_factory=dict)
    """State of each clause together with everything below it: the worst of them."""
    today: date | None = field(default=None, compare=False)
    """The day it is told for."""

    def awaits(self, person: str, standing: Standing) -> bool:
        """Whether words are put forward that `person` has not judged, and could."""
        put_forward = standing.state in (State.PROPOSED, State.CONTESTED)
        asked = self.policy.authors_count or person == self.policy.chair
        theirs = person in standing.authors and not asked
        return put_forward and not theirs and all(one.person != person for one in standing.current)

    def state(self, clause: str) -> State:
        """The state of the clause and what is below it."""
        return self.units.get(clause, State.DRAFT)


def agreement(
    session: Session,
    document: Document,
    now: Snapshot | None = None,
    astray: Mapping[str, int] | None = None,
    *,
    today: date | None = None,
    policy: Policy | None = None,
) -> Agreement:
    """Where every clause of the document stands; of a past snapshot, where it stood then.

    `astray`: how many references lead nowhere, by clause, where that was counted already.
    `today`: the day it is told for, else `day_told`. `policy`: as if that one held.
    """
    now = now or snapshot(session, document)
    astray = astray_by_clause(session, now) if astray is None else astray
    newest = session.get_one(Record, document.id).steps
    said = [clause for clause in now.clauses if says_something(clause)]
    grounds = grounds_of(
        session,
        document,
        said,
        today=today or day_told(session, document, now),
        step=None if now.step == newest else now.step,
        policy=policy,
    )
    return _agreed(now, said, grounds, astray)


def day_told(session: Session, document: Document, now: Snapshot) -> date:
    """The day for which it is told where a text stands: that of its step, today for the newest."""
    newest = session.get_one(Record, document.id).steps
    moment = now.at if now.step != newest and now.at else clock.now()
    return clock.day_of(moment)


def agreements(
    session: Session,
    texts: Sequence[tuple[Document, Snapshot]],
    *,
    today: date | None = None,
) -> dict[str, Agreement]:
    """Where every clause of some documents stands today, by document.

    As many questions for many documents as for one.
    """
    today = today or clock.day_of(clock.now())
    said = {
        document.id: [clause for clause in now.clauses if says_something(clause)]
        for document, now in texts
    }
    documents = [document for document, _ in texts]
    grounds = grounds_by_document(session, documents, said, today=today)
    return {
        document.id: _agreed(
            now, said[document.id], grounds[document.id], astray_by_clause(session, now)
        )
        for document, now in texts
    }


def _agreed(
    now: Snapshot,
    said: Iterable[statute.Clause],
    grounds: Grounds,
    astray: Mapping[str, int],
) -> Agreement:
    standings = {clause.id: _standing(clause, grounds, astray.get(clause.id, 0)) for clause in said}
    return Agreement(grounds.policy, standings, _units(now, standings), grounds.timing.today)


def standing_of(session: Session, clause: Clause, *, today: date | None = None) -> Standing | None:
    """Where one clause stands, as `agreement` has it, but read without the rest of the document.

    None where it says nothing.
    """
    document = session.get_one(Document, clause.record_id)
    for here in clauses_at(session, document.id, None, only=clause.id):
        if says_something(here):
            today = today or clock.day_of(clock.now())
            grounds = grounds_of(session, document, [here], today=today, only=clause.id)
            return _standing(here, grounds, astray_of(session, document, here))
    return None


def _standing(clause: statute.Clause, grounds: Grounds, astray: int) -> Standing:
    digest = deciding_digest(clause)
    cast = grounds.votes.get(clause.id, ())
    blocking = grounds.blocking.get(clause.id, 0)
    sealed = grounds.sealed.get(clause.id) == digest
    authors = frozenset(grounds.authors.get(digest_of_words(clause), ()))
    if not (cast or blocking or sealed):  # as most clauses of a long act
        needed = tally_of(digest, (), authors, grounds.policy, grounds.circle).needed
        return Standing(
            clause.id, digest, grounds.unspoken, (), (), blocking, astray=astray, needed=needed
        )
    proposed = [vote for vote in standing_proposals(cast).values() if vote.digest == digest]
    circle = grounds.circle_of(clause.id, digest)
    tally = tally_of(digest, cast, authors, grounds.policy, circle)
    return Standing(
        clause=clause.id,
        digest=digest,
        state=state_of(
            digest,
            cast,
            authors=authors,
            blocking=blocking,
            policy=grounds.policy,
            sealed=sealed,
            astray=astray,
            circle=circle,
        ),
        votes=tuple(standing_votes(cast).values()),
        outdated=outdated(digest, cast),
        blocking=blocking,
        proposals=tuple(sorted(proposed, key=lambda vote: vote.since)),
        counted=len(tally.counted),
        authors=authors,
        astray=astray,
        needed=tally.needed,
        silent=tally.silent,
        spoken=tally.spoken,
        unsigned=not tally.signed,
        **_days(grounds, clause.id),
    )


def _days(grounds: Grounds, clause: str) -> dict[str, date | None]:
    """When words were put forward, and what is due when."""
    put, policy = grounds.timing.put.get(clause), grounds.policy
    told = grounds.timing.told.get(clause)
    return {
        "put": put,
        "due": last_day(put, policy.deadline_days) if put and policy.deadline_days else None,
        "silence": last_day(told, policy.silent_days) if told else None,
    }


def spoken_on(session: Session, document: Document, person_id: str | None) -> frozenset[str]:
    """Clauses on which a person's word stands, on whatever words they gave it."""
    return frozenset(
        clause
        for clause, cast in votes_cast(session, [document.id], None).items()
        if person_id in standing_votes(cast) or person_id in standing_proposals(cast)
    )


def is_agreed(session: Session, clause: Clause) -> bool:
    """Whether the clause stands agreed or signed."""
    standing = standing_of(session, clause)
    return standing is not None and standing.state in (State.AGREED, State.SIGNED)


def _units(now: Snapshot, standings: Mapping[str, Standing]) -> dict[str, State]:
    states: dict[str, set[State]] = defaultdict(set)
    for clause in reversed(now.clauses):
        if clause.id in standings:
            states[clause.id].add(standings[clause.id].state)
        if clause.parent is not None:
            states[clause.parent] |= states[clause.id]
    return {clause: worst(below) for clause, below in states.items() if below}
