"""What states are derived from: votes, whose words they are on, what blocks, what was sealed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.models import Decision, Document, Holding, Seal, SubmissionRemark, Thread, Turn, WordingRow
from app.queries.carrying import carried_over
from app.queries.lineage import lines_of, may_stand_on
from app.queries.snapshots import clauses_at, particulars_row, particulars_rows, snapshots
from app.queries.timing import Timing, timings
from app.queries.whereabouts import standing_with
from app.statute import snapshot as statute
from app.statute.carrying import as_carried
from app.statute.policy import Basis, Policy
from app.statute.silence import silent_members
from app.statute.snapshot import AUTHORITATIVE
from app.statute.workflow import Circle, State, Verdict, Vote, state_of, struck_digest

NOTHING: Mapping[str, Policy] = {}

AT_ONCE = 500
"""How many digests one statement asks for: databases limit the length of a list."""


@dataclass(frozen=True)
class Grounds:
    """What states are derived from."""

    policy: Policy
    votes: Mapping[str, Sequence[Vote]]
    """By clause, oldest first."""
    authors: Mapping[str, set[str]]
    """By the digest of what they wrote, where anything was said of it."""
    blocking: Mapping[str | None, int]
    sealed: Mapping[str, str]
    """What the newest seal signed of each clause."""
    timing: Timing
    """Who may decide, and the days that count."""

    @cached_property
    def circle(self) -> Circle:
        """Who may decide on words of which nobody has said anything."""
        return Circle(self.timing.members)

    def circle_of(self, clause: str, digest: str) -> Circle:
        """Who may decide on the words of a clause, and whose silence on them is consent."""
        silent = silent_members(
            digest,
            self.votes.get(clause, ()),
            self.timing.told.get(clause),
            self.timing.joined,
            self.policy,
            today=self.timing.today,
        )
        return Circle(self.timing.members, silent) if silent else self.circle

    @cached_property
    def unspoken(self) -> State:
        """Where words stand of which nobody has said anything."""
        return state_of("", (), authors=(), blocking=0, policy=self.policy)


def grounds_of(
    session: Session,
    document: Document,
    clauses: Sequence[statute.Clause],
    *,
    today: date,
    only: str | None = None,
    step: int | None = None,
    policy: Policy | None = None,
) -> Grounds:
    """What the states of `clauses` are derived from; `only` names the clause if it is one.

    With `step` only from what had been said and done by then. `policy`: as if it held.
    """
    said = {document.id: clauses}
    supposed = {document.id: policy} if policy else {}
    found = grounds_by_document(
        session, [document], said, today=today, only=only, step=step, supposed=supposed
    )
    return found[document.id]


def grounds_by_document(
    session: Session,
    documents: Sequence[Document],
    said: Mapping[str, Sequence[statute.Clause]],
    *,
    today: date,
    only: str | None = None,
    step: int | None = None,
    supposed: Mapping[str, Policy] = NOTHING,
) -> dict[str, Grounds]:
    """The same for some documents at once, by document."""
    records = [document.id for document in documents]
    votes = _as_they_count(session, said, only=only, step=step)
    blocking = _blocking(session, documents, only, step)
    policies = {
        row.record_id: supposed.get(row.record_id) or Policy.from_facts(row.policy)
        for row in particulars_rows(session, records, step)
    }
    spoken_of = {
        digest_of_words(one)
        for record, clauses in said.items()
        for one in clauses
        if one.id in votes or one.id in blocking or policies[record].basis is not Basis.NUMBER
    }
    authors = _authors(session, records, sorted(spoken_of), step)
    sealed = _sealed(session, documents, only, step)
    timing = timings(session, said, votes, policies, today, step=step)
    return {
        record: Grounds(
            policy=policies[record],
            votes=votes,
            authors=authors[record],
            blocking=blocking,
            sealed=sealed,
            timing=timing[record],
        )
        for record in records
    }


def _by(since: InstrumentedAttribute[int], step: int | None) -> list[ColumnElement[bool]]:
    """That a row was there at a step; no condition for what stands, which needs none."""
    return [] if step is None else [since <= step]


def policy_of(session: Session, document: Document, step: int | None = None) -> Policy:
    """The policy of the document as it is now, or was at a step."""
    return Policy.from_facts(particulars_row(session, document, step).policy)


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


def votes_cast(
    session: Session, records: Collection[str], only: str | None, step: int | None = None
) -> dict[str, list[Vote]]:
    """Every vote of some records by clause, oldest first; with `only` those on one clause."""
    query = select(
        Decision.clause_id,
        Decision.person_id,
        Decision.verdict,
        Decision.digest,
        Decision.since,
        Decision.reason,
        Decision.by_id,
    ).where(Decision.record_id.in_(records), *_by(Decision.since, step))
    if only is not None:
        query = query.where(Decision.clause_id == only)
    rows = session.execute(query.order_by(Decision.since, Decision.row))
    votes: dict[str, list[Vote]] = defaultdict(list)
    for clause, person, verdict, digest, since, reason, by in rows:
        votes[clause].append(Vote(person, Verdict(verdict), digest, since, reason, by or ""))
    return votes


def _as_they_count(
    session: Session,
    said: Mapping[str, Sequence[statute.Clause]],
    *,
    only: str | None,
    step: int | None,
) -> dict[str, list[Vote]]:
    """Every vote, those that were carried over on the words they count for."""
    votes = votes_cast(session, list(said), only, step)
    carried = carried_over(session, list(said), only, step)
    for one in (one for clauses in said.values() for one in clauses if one.id in carried):
        votes[one.id] = as_carried(deciding_digest(one), votes.get(one.id, ()), carried[one.id])
    return votes


def _authors(
    session: Session, records: Collection[str], digests: Sequence[str], step: int | None
) -> dict[str, dict[str, set[str]]]:
    """By record who wrote the words of each digest: one seek for each, whatever else was saved."""
    found: dict[str, dict[str, set[str]]] = {record: defaultdict(set) for record in records}
    for begin in range(0, len(digests), AT_ONCE):
        query = select(WordingRow.record_id, WordingRow.digest, WordingRow.author_id).where(
            WordingRow.record_id.in_(records),
            WordingRow.language == AUTHORITATIVE,
            WordingRow.digest.in_(digests[begin : begin + AT_ONCE]),
            WordingRow.author_id.is_not(None),
            *_by(WordingRow.since, step),
        )
        for record, digest, author in session.execute(query.distinct()):
            if author is not None:
                found[record][digest].add(author)
    return found


def open_blocking(session: Session, document: Document) -> dict[str | None, int]:
    """Open threads that hold agreement back, per clause; None: on the document as a whole."""
    return _blocking(session, [document], None, None)


def _blocking(
    session: Session, documents: Sequence[Document], only: str | None, step: int | None
) -> dict[str | None, int]:
    """Threads that hold agreement back and are, or at a step were, open: by where they stand."""
    records = [document.id for document in documents]
    resolved = _newest(Turn, records, step).where(Turn.resolved)
    held = _newest(Holding, records, step)
    query = select(Thread).where(
        Thread.record_id.in_(records),
        Thread.id.not_in(resolved),
        or_(
            and_(Thread.blocking, Thread.id.not_in(held.where(~Holding.blocking))),
            Thread.id.in_(held.where(Holding.blocking)),
        ),
        *_by(Thread.since, step),
    )
    known = lines_of(session, records, step)
    if only is not None:
        query = query.where(may_stand_on(known.values(), only))
    threads = session.scalars(query).all()
    found: Counter[str | None] = Counter()
    for document in documents:
        here = [thread for thread in threads if thread.record_id == document.id]
        found.update(standing_with(session, known[document.id], here, step).values())
    return found if only is None else {only: found[only]}


def _newest(table: type[Turn | Holding], records: Collection[str], step: int | None) -> Select[str]:
    """Threads by their newest row of a table in which the newest holds, or held at a step."""
    newest = (
        select(func.max(table.row))
        .where(table.record_id.in_(records), *_by(table.since, step))
        .group_by(table.thread_id)
    )
    return select(table.thread_id).where(table.row.in_(newest))


def _sealed(
    session: Session, documents: Sequence[Document], only: str | None, step: int | None
) -> dict[str, str]:
    """What the newest seals signed: the deciding digest of each clause they did not except."""
    known = {document.id: document for document in documents}
    seals = _newest_seals(session, list(known), step)
    excepted = _returned(session, seals, step) if seals else set()
    excepted |= {(seal.record_id, one["clause"]) for seal in seals for one in seal.exceptions}
    if only is None:
        asked = [(known[seal.record_id], seal.step) for seal in seals]
        texts = [text.clauses for text in snapshots(session, asked)]
    else:
        texts = [tuple(clauses_at(session, s.record_id, s.step, only=only)) for s in seals]
    return {
        clause.id: deciding_digest(clause)
        for seal, clauses in zip(seals, texts, strict=True)
        for clause in clauses
        if (seal.record_id, clause.id) not in excepted and says_something(clause)
    }


def _returned(
    session: Session, seals: Sequence[Seal], step: int | None
) -> set[tuple[str, str | None]]:
    """Clauses a submission came back for after the newest seal: by record, none other reopens."""
    since = {seal.record_id: seal.since for seal in seals}
    query = select(
        SubmissionRemark.record_id, SubmissionRemark.clause_id, SubmissionRemark.since
    ).where(SubmissionRemark.record_id.in_(since), *_by(SubmissionRemark.since, step))
    return {
        (record, clause)
        for record, clause, entered in session.execute(query)
        if entered > since[record]
    }


def newest_seal(session: Session, document: Document, step: int | None = None) -> Seal | None:
    """The newest seal of the document, if it has one, or had one at a step."""
    return next(iter(_newest_seals(session, [document.id], step)), None)


def _newest_seals(session: Session, records: Collection[str], step: int | None) -> Sequence[Seal]:
    """The newest seal of each record that has one."""
    newest = (
        select(Seal.record_id, func.max(Seal.since))
        .where(Seal.record_id.in_(records), *_by(Seal.since, step))
        .group_by(Seal.record_id)
    )
    return session.scalars(select(Seal).where(tuple_(Seal.record_id, Seal.since).in_(newest))).all()
