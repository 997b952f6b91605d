"""Record what a meeting decided on an item, and the voice of each member who was there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.clock import day_of
from app.models import Document, Resolution
from app.operations.convening.calling import Spot, checked, held_meeting
from app.operations.convening.errors import NoQuorum, NotPresent, VoiceContested
from app.operations.convening.sitting import check_keeper
from app.operations.deciding import Voice, decidable, decide
from app.operations.errors import NothingSaid, StaleWording
from app.operations.recording import Actor, step
from app.queries.meetings import Called, Item
from app.queries.people import names_of
from app.queries.quorum import attendance_counts, entitled
from app.queries.snapshots import snapshot
from app.queries.voices import entered_at
from app.statute.meeting import ON_WORDS, Outcome, Stage
from app.statute.snapshot import Snapshot, canonical
from app.statute.workflow import Verdict

LONGEST_WORDS = 20_000
"""Characters of a decision in words, of a dissent."""
LONGEST_REASON = 2_000
JUDGEMENTS = (Verdict.APPROVE, Verdict.OBJECT, Verdict.ABSTAIN)
MOST_COUNTED = 10_000

AGAINST = "Səsvermədə əleyhinə səs verib (protokol № {number})."
"""The reason of an objection whose maker said no more than their vote."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is recorded of an item."""

    outcome: Outcome
    decided: str = ""
    reason: str = ""
    votes: Mapping[str, Verdict] = field(default_factory=dict)
    """By id of whose voice it is: a member who is there, or one who lent theirs to one who is."""
    tally: Mapping[str, int] = field(default_factory=dict)
    """for, against, abstained: where votes were only counted. No agreement comes of it."""
    dissents: Mapping[str, str] = field(default_factory=dict)
    """In their own words, by id."""


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table: who records what of which item."""

    session: Session
    actor: Actor
    document: Document
    found: Called
    item: Item


def resolve_item(
    session: Session,
    actor: Actor,
    document: Document,
    spot: Spot,
    resolved: Resolved,
    *,
    seen: Mapping[str, str],
) -> None:
    """Record what was decided on an item; what was recorded before is superseded, not erased.

    Votes by name on words become the members' decisions on these very words, `seen` by clause.
    Raises NotKeeper, NotAtThisStage, StaleWording where other words stand, NoQuorum where too few
    were there to judge words, NotPresent, VoiceContested, NothingSaid, TooLong.
    """
    found = held_meeting(session, document, spot.meeting, Stage.RUNNING, Stage.ENDED)
    check_keeper(session, actor, found)
    table = Table(session, actor, document, found, found.item(spot.item))
    words = _words(snapshot(session, document), table.item, resolved, seen)
    if resolved.outcome in ON_WORDS:
        _check_quorum(session, document, found)
    spoken = _speakers(table, resolved)
    row = _row(table, resolved, words, spoken)
    _enter(table, resolved, words, spoken)
    facts = {"meeting": found.id, "number": found.number, "item": spot.item}
    facts["outcome"] = str(resolved.outcome)
    clause = table.item.clause
    with step(session, document.id, actor, "resolve_item", clause_id=clause, **facts) as entry:
        entry.add(row)


def _words(
    now: Snapshot, item: Item, resolved: Resolved, seen: Mapping[str, str]
) -> dict[str, str]:
    """The digests an outcome on words names. Raises StaleWording, NothingSaid."""
    if resolved.outcome not in ON_WORDS:
        return {}
    if item.clause is None:
        if not resolved.decided.strip():
            raise NothingSaid
        return {}
    standing = decidable(now, item.clause) if item.clause in now.by_id else {}
    if standing != dict(seen):
        raise StaleWording({})
    if not standing:
        raise NothingSaid
    return standing


def _check_quorum(session: Session, document: Document, found: Called) -> None:
    present, needed, _all = attendance_counts(session, document, found)
    if present < needed:
        raise NoQuorum(present, needed)


def _speakers(table: Table, resolved: Resolved) -> dict[str, str]:
    """Who spoke for whom, by whose voice it is; dissent too is of those who are there.

    Raises NotPresent, VoiceContested.
    """
    session, found, item = table.session, table.found, table.item
    names = names_of(session)
    contested = found.contested(item.id)
    may = entitled(session, table.document, found, item.clause, day_of(table.actor.at))
    dissenting = (who for who, said in resolved.dissents.items() if canonical(said))
    for person in dict.fromkeys((*resolved.votes, *dissenting)):
        name = names[person].name if person in names else person
        if person not in may:
            raise NotPresent(name)
        if person in contested and person in resolved.votes:
            raise VoiceContested(name)
    return {one: may[one] for one in resolved.votes if may[one] != one}


def _row(
    table: Table, resolved: Resolved, words: Mapping[str, str], spoken: Mapping[str, str]
) -> Resolution:
    dissents = {who: checked(said, LONGEST_WORDS) for who, said in resolved.dissents.items()}
    counted = {name: min(max(n, 0), MOST_COUNTED) for name, n in resolved.tally.items()}
    return Resolution(
        meeting_id=table.found.id,
        item=table.item.id,
        outcome=resolved.outcome,
        digests=dict(words),
        votes={who: str(said) for who, said in resolved.votes.items()},
        voices=dict(spoken),
        tally={} if resolved.votes else counted,
        decided=checked(resolved.decided, LONGEST_WORDS),
        reason=checked(resolved.reason, LONGEST_REASON),
        dissents={who: said for who, said in dissents.items() if said},
    )


def _enter(
    table: Table, resolved: Resolved, words: Mapping[str, str], spoken: Mapping[str, str]
) -> None:
    """Make the votes by name the members' own decisions on these words, and take back others."""
    found, clause = table.found, table.item.clause
    before = entered_at(table.session, found.id, table.item.id)
    after = dict(resolved.votes) if words else {}
    for person in before.keys() - after.keys():
        _take_back(table, person, before[person])
    for person, verdict in after.items():
        voice = Voice(person, spoken.get(person), found.id)
        reason = _reason(table, verdict, resolved.dissents.get(person, ""))
        decide(
            table.session,
            table.actor,
            table.document,
            clause,
            verdict,
            seen=words,
            reason=reason,
            voice=voice,
        )


def _reason(table: Table, verdict: Verdict, dissent: str) -> str:
    """Why somebody did not approve, in their own words where they gave any that fit."""
    said = canonical(dissent)
    if verdict is Verdict.APPROVE:
        return ""
    if verdict is Verdict.OBJECT and not said:
        return AGAINST.format(number=table.found.number)
    return said if len(said) <= LONGEST_REASON else f"{said[: LONGEST_REASON - 1]}…"


def _take_back(table: Table, person: str, clauses: frozenset[str]) -> None:
    """Withdraw a voice that was entered, where it still is the person's newest word."""
    now = decidable(snapshot(table.session, table.document), table.item.clause)
    seen = {clause: digest for clause, digest in now.items() if clause in clauses}
    if seen:
        decide(
            table.session,
            table.actor,
            table.document,
            table.item.clause,
            Verdict.WITHDRAW,
            seen=seen,
            voice=Voice(person, None, table.found.id),
        )


def take_back(table: Table) -> None:
    """The actor's own voice that was entered on the item no longer stands."""
    person = table.actor.person_id or ""
    before = entered_at(table.session, table.found.id, table.item.id)
    if person in before:
        _take_back(table, person, before[person])
