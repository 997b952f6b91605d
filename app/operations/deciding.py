"""Members decide on exact words: propose, approve, object, abstain, withdraw."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.models import Decision, Document, Step
from app.operations.errors import NothingSaid, ReasonNeeded, StaleWording
from app.operations.recording import Actor, step
from app.queries.agreement import deciding_digest, says_something
from app.queries.snapshots import snapshot
from app.statute.snapshot import Snapshot
from app.statute.structure import within
from app.statute.workflow import Verdict


def decide(
    session: Session,
    actor: Actor,
    document: Document,
    clause_id: str,
    verdict: Verdict,
    *,
    seen: Mapping[str, str],
    reason: str = "",
) -> Step:
    """Record one verdict on a clause and the clauses below it that `seen` names.

    `seen` gives, per clause id, the digest the page showed: a decision never falls on words
    its maker did not see. Raises StaleWording where any of them stands no longer,
    ReasonNeeded for an objection without reason, NothingSaid where there is nothing to decide.
    """
    if verdict is Verdict.OBJECT and not reason.strip():
        raise ReasonNeeded
    now = snapshot(session, document)
    digests = decidable(now, clause_id)
    chosen = {clause: digests.get(clause) for clause in seen}
    if not chosen:
        raise NothingSaid
    if any(digest != seen[clause] for clause, digest in chosen.items()):
        raise StaleWording({})
    with step(
        session,
        document.id,
        actor,
        f"decide_{verdict}",
        clause_id=clause_id,
        reason=reason.strip(),
        digests=dict(seen),
    ) as entry:
        for clause, digest in seen.items():
            entry.add(
                Decision(
                    clause_id=clause,
                    person_id=actor.person_id,
                    verdict=verdict,
                    digest=digest,
                    reason=reason.strip(),
                )
            )
    return session.get_one(Step, (document.id, entry.record.steps))


def decidable(now: Snapshot, clause_id: str) -> dict[str, str]:
    """What a decision on a unit covers: the digest of each clause in it that says something."""
    inside = within(now.clauses, clause_id)
    return {
        clause.id: deciding_digest(clause)
        for clause in now.clauses
        if clause.id in inside and says_something(clause)
    }
