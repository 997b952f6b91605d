"""Members decide on exact words: propose, approve, object, abstain, withdraw."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models import Decision, Document, Step
from app.operations.errors import NothingSaid, ReasonNeeded, Refused, StaleWording, TooLong
from app.operations.recording import Actor, hold, step
from app.queries.agreement import deciding_digest, policy_of, says_something, spoken_on
from app.queries.people import role_held
from app.queries.snapshots import snapshot
from app.statute.snapshot import Snapshot, canonical
from app.statute.structure import within
from app.statute.workflow import Verdict


class MayNotPropose(Refused):
    """The policy of the document leaves putting words forward to others."""


LONGEST_REASON = 20_000
"""Longest reason of a decision, in characters."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word it is where whoever records it is not whose it is."""

    person_id: str
    by_id: str | None = None
    """Who speaks for them under a delegation."""
    meeting_id: str | None = None
    """The meeting at which it was said."""

    def facts(self) -> dict[str, str]:
        """What the step tells of it."""
        told = {"person": self.person_id, "by": self.by_id, "meeting": self.meeting_id}
        return {name: said for name, said in told.items() if said}


def decide(
    session: Session,
    actor: Actor,
    document: Document,
    clause_id: str | None,
    verdict: Verdict,
    *,
    seen: Mapping[str, str],
    reason: str = "",
    voice: Voice | None = None,
) -> Step:
    """Record one verdict on the clauses `seen` names, in `clause_id` or (None) in the document.

    `seen` gives, per clause id, the digest the page showed: a decision never falls on words
    its maker did not see. A withdrawal touches only what the person said something of. `voice`:
    whose word it is, where the actor records another's; whether they may is not asked here. Raises
    StaleWording where any of them stands no longer, ReasonNeeded for an objection without
    reason, TooLong, MayNotPropose, NothingSaid where there is nothing to decide or to withdraw.
    """
    words = _reason(verdict, reason)
    hold(session, document.id)
    whose = voice or Voice(actor.person_id or "")
    told = _rules(session, document, whose.person_id) if verdict is Verdict.PROPOSE else {}
    now = snapshot(session, document)
    digests = decidable(now, clause_id)
    if any(digests.get(clause) != digest for clause, digest in seen.items()):
        raise StaleWording({})
    if verdict is Verdict.WITHDRAW:
        said = spoken_on(session, document, whose.person_id)
        seen = {clause: digest for clause, digest in seen.items() if clause in said}
    if not seen:
        raise NothingSaid
    with step(
        session,
        document.id,
        actor,
        _deed(verdict, voice),
        clause_id=clause_id,
        reason=words,
        digests=dict(seen),
        **(voice.facts() if voice else {}),
        **told,
    ) as entry:
        for clause, digest in seen.items():
            entry.add(
                Decision(
                    clause_id=clause,
                    person_id=whose.person_id,
                    verdict=verdict,
                    digest=digest,
                    reason=words,
                    by_id=whose.by_id,
                    meeting_id=whose.meeting_id,
                )
            )
    return session.get_one(Step, (document.id, entry.record.steps))


def _deed(verdict: Verdict, voice: Voice | None) -> str:
    """What the step is called: what is recorded for another is never taken for the actor's own."""
    if voice is None:
        return f"decide_{verdict}"
    return f"enter_{verdict}" if voice.meeting_id else f"speak_{verdict}"


def _reason(verdict: Verdict, reason: str) -> str:
    words = canonical(reason)
    if verdict is Verdict.OBJECT and not words:
        raise ReasonNeeded
    if len(words) > LONGEST_REASON:
        raise TooLong(len(words), LONGEST_REASON)
    return words


def _rules(session: Session, document: Document, person_id: str) -> dict[str, int]:
    """What the step tells of the rules for words put forward: after how many days silence consents.

    Raises MayNotPropose where the policy leaves it to others; the system always may.
    """
    policy = policy_of(session, document)
    roles = policy.roles_proposing
    if person_id and role_held(session, person_id, document.id) not in roles:
        raise MayNotPropose
    return {"silent_days": policy.silent_days} if policy.silent_days else {}


def decidable(now: Snapshot, clause_id: str | None) -> dict[str, str]:
    """What a decision on a unit covers: the digest of each clause in it that says something.

    None: on the whole document.
    """
    inside = within(now.clauses, clause_id) if clause_id else now.by_id.keys()
    return {
        clause.id: deciding_digest(clause)
        for clause in now.clauses
        if clause.id in inside and says_something(clause)
    }
