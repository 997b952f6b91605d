"""Where each clause stands: its state, who decided what on which words, and what is outdated."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.models import Clause, Decision, Document, Record, Seal, Thread, Turn, WordingRow
from app.queries.references import astray_by_clause, astray_of
from app.queries.snapshots import clauses_at, particulars_row, snapshot
from app.statute import snapshot as statute
from app.statute.policy import Policy
from app.statute.snapshot import AUTHORITATIVE, Snapshot
from app.statute.workflow import (
    State,
    Verdict,
    Vote,
    counted_approvals,
    outdated,
    standing_proposals,
    standing_votes,
    state_of,
    struck_digest,
    worst,
)

AT_ONCE = 500
"""How many digests one statement asks for: databases limit the length of a list."""


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

    @property
    def current(self) -> tuple[Vote, ...]:
        """Decisions on the words that stand."""
        return tuple(vote for vote in self.votes if vote.digest == self.digest)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where a whole document stands."""

    policy: Policy
    by_clause: Mapping[str, Standing]
    """Clauses that say something; units without words need no agreement."""
    units: Mapping[str, State] = field(default_factory=dict)
    """State of each clause together with everything below it: the worst of them."""

    def awaits(self, person: str, standing: Standing) -> bool:
        """Whether words are put forward that `person` has not judged, and could."""
        put_forward = standing.state in (State.PROPOSED, State.CONTESTED)
        theirs = person in standing.authors and not self.policy.authors_count
        return put_forward and not theirs and all(one.person != person for one in standing.current)

    def state(self, clause: str) -> State:
        """The state of the clause and what is below it."""
        return self.units.get(clause, State.DRAFT)


def policy_of(session: Session, document: Document, step: int | None = None) -> Policy:
    """The policy of the document as it is now, or was at a step."""
    return Policy.from_facts(particulars_row(session, document, step).policy)


def agreement(session: Session, document: Document, now: Snapshot | None = None) -> Agreement:
    """Where every clause of the document stands; of a past snapshot, where it stood then."""
    now = now or snapshot(session, document)
    newest = session.get_one(Record, document.id).steps
    said = [clause for clause in now.clauses if says_something(clause)]
    grounds = _grounds(session, document, said, step=None if now.step == newest else now.step)
    astray = astray_by_clause(session, now)
    standings = {
        clause.id: _standing(clause, grounds, astray.get(clause.id, 0)) for clause in said
    }
    return Agreement(grounds.policy, standings, _units(now, standings))


def standing_of(session: Session, clause: Clause) -> Standing | None:
    """Where one clause stands, as `agreement` has it, but read without the rest of the document.

    None where it says nothing.
    """
    document = session.get_one(Document, clause.record_id)
    for here in clauses_at(session, document.id, None, only=clause.id):
        if says_something(here):
            grounds = _grounds(session, document, [here], only=clause.id)
            return _standing(here, grounds, astray_of(session, document, here))
    return None


@dataclass(frozen=True)
class _Grounds:
    """What states are derived from."""

    policy: Policy
    votes: Mapping[str, Sequence[Vote]]
    """By clause, oldest first."""
    authors: Mapping[str, set[str]]
    """By the digest of what they wrote, where anything was said of it."""
    blocking: Mapping[str | None, int]
    sealed: Mapping[str, str]
    """What the newest seal signed of each clause."""

    @cached_property
    def unspoken(self) -> State:
        """Where words stand of which nobody has said anything."""
        return state_of("", (), authors=(), blocking=0, policy=self.policy)


def _grounds(
    session: Session,
    document: Document,
    clauses: Sequence[statute.Clause],
    *,
    only: str | None = None,
    step: int | None = None,
) -> _Grounds:
    """What the states of `clauses` are derived from; `only` names the clause if it is one.

    With `step` only from what had been said and done by then.
    """
    votes = _votes(session, document, only, step)
    blocking = open_blocking(session, document, only=only, step=step)
    spoken_of = [one for one in clauses if one.id in votes or one.id in blocking]
    return _Grounds(
        policy=policy_of(session, document, step),
        votes=votes,
        authors=_authors(session, document, [digest_of_words(one) for one in spoken_of], step),
        blocking=blocking,
        sealed=_sealed(session, document, only, step),
    )


def _by(since: InstrumentedAttribute[int], step: int | None) -> list[ColumnElement[bool]]:
    """That a row was there at a step; no condition for what stands, which needs none."""
    return [] if step is None else [since <= step]


def _standing(clause: statute.Clause, grounds: _Grounds, astray: int) -> Standing:
    digest = deciding_digest(clause)
    cast = grounds.votes.get(clause.id, ())
    blocking = grounds.blocking.get(clause.id, 0)
    sealed = grounds.sealed.get(clause.id) == digest
    if not (cast or blocking or sealed):  # as most clauses of a long act
        return Standing(clause.id, digest, grounds.unspoken, (), (), blocking, astray=astray)
    authors = frozenset(grounds.authors.get(digest_of_words(clause), ()))
    proposed = [vote for vote in standing_proposals(cast).values() if vote.digest == digest]
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
        ),
        votes=tuple(standing_votes(cast).values()),
        outdated=outdated(digest, cast),
        blocking=blocking,
        proposals=tuple(sorted(proposed, key=lambda vote: vote.since)),
        counted=len(counted_approvals(digest, cast, authors, grounds.policy)),
        authors=authors,
        astray=astray,
    )


def spoken_on(session: Session, document: Document, person_id: str | None) -> frozenset[str]:
    """Clauses on which a person's word stands, on whatever words they gave it."""
    return frozenset(
        clause
        for clause, cast in _votes(session, document, None).items()
        if person_id in standing_votes(cast) or person_id in standing_proposals(cast)
    )


def is_agreed(session: Session, clause: Clause) -> bool:
    """Whether the clause stands agreed or signed."""
    standing = standing_of(session, clause)
    return standing is not None and standing.state in (State.AGREED, State.SIGNED)


def says_something(clause: statute.Clause) -> bool:
    """Whether there are words to agree to."""
    wording = clause.wording(AUTHORITATIVE)
    return bool(wording.heading or wording.text)


def digest_of_words(clause: statute.Clause) -> str:
    """The digest of the authoritative wording."""
    return clause.wording(AUTHORITATIVE).digest


def deciding_digest(clause: statute.Clause) -> str:
    """What a decision on the clause names: its words, or that these words are struck."""
    digest = digest_of_words(clause)
    return struck_digest(digest) if clause.struck else digest


def _units(now: Snapshot, standings: Mapping[str, Standing]) -> dict[str, State]:
    states: dict[str, set[State]] = defaultdict(set)
    for clause in reversed(now.clauses):
        if clause.id in standings:
            states[clause.id].add(standings[clause.id].state)
        if clause.parent is not None:
            states[clause.parent] |= states[clause.id]
    return {clause: worst(below) for clause, below in states.items() if below}


def _votes(
    session: Session, document: Document, only: str | None, step: int | None = None
) -> dict[str, list[Vote]]:
    query = select(
        Decision.clause_id,
        Decision.person_id,
        Decision.verdict,
        Decision.digest,
        Decision.since,
        Decision.reason,
    ).where(Decision.record_id == document.id, *_by(Decision.since, step))
    if only is not None:
        query = query.where(Decision.clause_id == only)
    rows = session.execute(query.order_by(Decision.since, Decision.row))
    votes: dict[str, list[Vote]] = defaultdict(list)
    for clause, person, verdict, digest, since, reason in rows:
        votes[clause].append(Vote(person, Verdict(verdict), digest, since, reason))
    return votes


def _authors(
    session: Session, document: Document, digests: Sequence[str], step: int | None
) -> dict[str, set[str]]:
    """Who wrote the words of each digest: one seek for each, however often others were saved."""
    found: dict[str, set[str]] = defaultdict(set)
    for begin in range(0, len(digests), AT_ONCE):
        query = select(WordingRow.digest, WordingRow.author_id).where(
            WordingRow.record_id == document.id,
            WordingRow.language == AUTHORITATIVE,
            WordingRow.digest.in_(digests[begin : begin + AT_ONCE]),
            WordingRow.author_id.is_not(None),
            *_by(WordingRow.since, step),
        )
        for digest, author in session.execute(query.distinct()):
            if author is not None:
                found[digest].add(author)
    return found


def open_blocking(
    session: Session, document: Document, *, only: str | None = None, step: int | None = None
) -> dict[str | None, int]:
    """Threads that hold agreement back and are, or at a step were, open: per clause.

    None: on the document as a whole.
    """
    later = aliased(Turn)
    same = later.thread_id == Turn.thread_id
    newest = ~exists().where(same, later.row > Turn.row, *_by(later.since, step))
    resolved = select(Turn.thread_id).where(
        Turn.record_id == document.id, newest, Turn.resolved, *_by(Turn.since, step)
    )
    query = select(Thread.clause_id, func.count()).where(
        Thread.record_id == document.id,
        Thread.blocking,
        Thread.id.not_in(resolved),
        *_by(Thread.since, step),
    )
    if only is not None:
        query = query.where(Thread.clause_id == only)
    rows = session.execute(query.group_by(Thread.clause_id))
    return {clause: count for clause, count in rows}  # noqa: C416  # rows are no pairs to dict()


def _sealed(
    session: Session, document: Document, only: str | None, step: int | None
) -> dict[str, str]:
    """What the newest seal signed: the deciding digest of each clause it did not except."""
    seal = newest_seal(session, document, step)
    if seal is None:
        return {}
    excepted = {exception["clause"] for exception in seal.exceptions}
    signed: Iterable[statute.Clause] = (
        snapshot(session, document, seal.step).clauses
        if only is None
        else clauses_at(session, document.id, seal.step, only=only)
    )
    return {
        clause.id: deciding_digest(clause)
        for clause in signed
        if clause.id not in excepted and says_something(clause)
    }


def newest_seal(session: Session, document: Document, step: int | None = None) -> Seal | None:
    """The newest seal of the document, if it has one, or had one at a step."""
    return session.scalars(
        select(Seal)
        .where(Seal.record_id == document.id, *_by(Seal.since, step))
        .order_by(Seal.since.desc())
        .limit(1)
    ).first()
