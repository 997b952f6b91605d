"""When words were put forward, and who has been a member since when: what days are counted from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Membership, ParticularsRow, Placement, Step, WordingRow
from app.statute import snapshot as statute
from app.statute.policy import Policy
from app.statute.roles import Action, Role, allowed
from app.statute.snapshot import AUTHORITATIVE
from app.statute.workflow import Vote, standing_proposals, struck_digest

AT_ONCE = 500
"""How many steps one statement asks for: databases limit the length of a list."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Days that count, of one document."""

    today: date
    """The day for which it is told where everything stands."""
    joined: Mapping[str, date] = field(default_factory=dict)
    """The day each member became one; empty where the policy asks nothing of members."""
    put: Mapping[str, date] = field(default_factory=dict)
    """The day the words of a clause that stand were put forward, where they were."""
    told: Mapping[str, date] = field(default_factory=dict)
    """The day they were put forward under the rule that silence is consent, where they were."""

    @property
    def members(self) -> frozenset[str]:
        """Who may decide."""
        return frozenset(self.joined)


def members_since(
    session: Session, records: Collection[str], step: int | None = None
) -> Mapping[str, Mapping[str, int]]:
    """By record the step by which each of its members became one, without a break since."""
    query = select(
        Membership.record_id, Membership.person_id, Membership.role, Membership.since
    ).where(Membership.record_id.in_(records))
    if step is not None:
        query = query.where(Membership.since <= step)
    found: dict[str, dict[str, int]] = {record: {} for record in records}
    for record, person, role, since in session.execute(query.order_by(Membership.since)):
        if not role or not allowed(Action.DECIDE, Role(role)):
            found[record].pop(person, None)
        else:
            found[record].setdefault(person, since)
    return found


def put_forward(
    session: Session,
    clauses: Sequence[statute.Clause],
    votes: Mapping[str, Sequence[Vote]],
    *,
    after: int = 0,
    step: int | None = None,
) -> Mapping[str, int]:
    """The step from which the words of each clause have stood and been put forward.

    `after`: what was put forward by then does not count.
    """
    proposed: dict[str, int] = {}
    struck = set()
    for clause in clauses:
        digest = clause.wording(AUTHORITATIVE).digest
        digest = struck_digest(digest) if clause.struck else digest
        cast = votes.get(clause.id, ())
        proposals = standing_proposals(cast).values()
        here = [one.since for one in proposals if one.digest == digest and one.since > after]
        if here:
            proposed[clause.id] = min(here)
            struck.update([clause.id] if clause.struck else [])
    stood = _stood_since(session, proposed, struck, step)
    return {clause: max(since, stood.get(clause, 0)) for clause, since in proposed.items()}


def _stood_since(
    session: Session, clauses: Collection[str], struck: Collection[str], step: int | None
) -> Mapping[str, int]:
    """The step that gave each clause the words that stand, also where they had stood before.

    What was said of them then tells of these words, but not that they stood all the while.
    """
    found: dict[str, int] = {}
    asked = sorted(clauses)
    for begin in range(0, len(asked), AT_ONCE):
        among = asked[begin : begin + AT_ONCE]
        for table, which, only in (
            (WordingRow, among, [WordingRow.language == AUTHORITATIVE]),
            (Placement, [one for one in among if one in struck], []),
        ):
            query = select(table.clause_id, func.max(table.since)).where(
                table.clause_id.in_(which), *only
            )
            if step is not None:
                query = query.where(table.since <= step)
            for clause, since in session.execute(query.group_by(table.clause_id)) if which else ():
                found[clause] = max(found.get(clause, 0), since)
    return found


def days_of(session: Session, steps: Collection[tuple[str, int]]) -> Mapping[tuple[str, int], date]:
    """The day each step, named by record and number, was done."""
    found: dict[tuple[str, int], date] = {}
    asked = sorted(set(steps))
    for begin in range(0, len(asked), AT_ONCE):
        some = asked[begin : begin + AT_ONCE]
        rows = session.execute(
            select(Step.record_id, Step.number, Step.at).where(
                tuple_(Step.record_id, Step.number).in_(some)
            )
        )
        found.update({(record, number): day_of(at) for record, number, at in rows})
    return found


def _silent_since(session: Session, record: str, policy: Policy, step: int | None) -> int | None:
    """The step from which silence is consent after as many days; None where it is not, or not yet.

    Words put forward before were put forward to people who were told otherwise.
    """
    if not policy.silent_days:
        return None
    query = select(ParticularsRow.policy, ParticularsRow.since).where(
        ParticularsRow.record_id == record
    )
    if step is not None:
        query = query.where(ParticularsRow.since <= step)
    found = None
    for facts, since in session.execute(query.order_by(ParticularsRow.since.desc())):
        if facts.get("silent_days", 0) != policy.silent_days:
            break
        found = since
    return found


def timings(
    session: Session,
    said: Mapping[str, Sequence[statute.Clause]],
    votes: Mapping[str, Sequence[Vote]],
    policies: Mapping[str, Policy],
    today: date,
    *,
    step: int | None = None,
) -> Mapping[str, Timing]:
    """By record the days its policy counts; nothing is asked where it counts none."""
    counting = [record for record in said if policies[record].counts_members]
    since = members_since(session, counting, step) if counting else {}
    put = {
        record: put_forward(session, clauses, votes, step=step)
        for record, clauses in said.items()
        if policies[record].counts_days
    }
    told = {
        record: put_forward(session, said[record], votes, after=after, step=step)
        for record in put
        if (after := _silent_since(session, record, policies[record], step)) is not None
    }
    days = days_of(
        session,
        {
            (record, number)
            for counted in (since, put, told)
            for record, steps in counted.items()
            for number in steps.values()
        },
    )
    return {
        record: Timing(
            today,
            {one: days[record, number] for one, number in since.get(record, {}).items()},
            {one: days[record, number] for one, number in put.get(record, {}).items()},
            {one: days[record, number] for one, number in told.get(record, {}).items()},
        )
        for record in said
    }
