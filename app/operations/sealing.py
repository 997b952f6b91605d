"""Sign a document off: the coordinator's seal over everything it says at a step."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.models import Document, Seal
from app.operations.errors import NothingSaid, Refused, StaleWording
from app.operations.recording import Actor, step
from app.queries.agreement import Standing, agreement
from app.queries.sealing import Obstacle, holding_back, is_worth_it, obstacles, root_at
from app.queries.snapshots import snapshot
from app.statute.sealing import TREE
from app.statute.snapshot import canonical

__all__ = ["NotReady", "Obstacle", "SealedAlready", "obstacles", "seal"]


class NotReady(Refused):
    """Something stands in the way of a seal, and no reason was given to seal all the same."""

    def __init__(self, unsettled: Mapping[str, Sequence[str]]) -> None:
        super().__init__(f"{len(unsettled)} clauses stand in the way")
        self.unsettled = unsettled
        """What stands in the way, by clause."""


class SealedAlready(Refused):
    """A seal signs all of this, and nothing was settled since that it excepted."""


def seal(
    session: Session,
    actor: Actor,
    document: Document,
    statement: str,
    exceptions: Mapping[str, str],
    *,
    seen: str | None = None,
) -> Seal:
    """Sign off the document as it stands; each clause in the way needs an exception's reason.

    `exceptions`: reasons by clause id, app.queries.sealing.WHOLE for the document itself; those
    for clauses in nobody's way are not kept. `seen`: the root the page showed. Raises NotReady,
    NothingSaid without a statement or anything to sign, StaleWording where `seen` stands no more,
    SealedAlready where the same words are signed.
    """
    now = snapshot(session, document)
    root = root_at(session, document, now)
    if seen not in (None, root):
        raise StaleWording({})
    words = canonical(statement)
    if not words or not now.clauses:
        raise NothingSaid
    where = agreement(session, document, now)
    if not is_worth_it(session, document, now, where):
        raise SealedAlready
    kept = _exceptions(holding_back(obstacles(session, document, now, where)), exceptions)
    dissent = [told for one in where.by_clause.values() for told in _dissent(one)]
    with step(session, document.id, actor, "seal", sealed=now.step, root=root, tree=TREE) as entry:
        if entry.record.steps != now.step:
            raise StaleWording({})
        entry.facts.update({"dissent": dissent} if dissent else {})
        return entry.add(
            Seal(
                step=now.step,
                person_id=actor.person_id,
                root=root,
                tree=TREE,
                statement=words,
                exceptions=kept,
            )
        )


def _dissent(standing: Standing) -> list[dict[str, str]]:
    """Who objects to, or abstained with a reason on, words that are signed: it stays on record."""
    return [
        {
            "clause": standing.clause,
            "person": vote.person,
            "verdict": str(vote.verdict),
            "reason": vote.reason,
        }
        for vote in standing.dissent
    ]


def _exceptions(
    holding: Mapping[str, Sequence[str]], reasons: Mapping[str, str]
) -> list[dict[str, str]]:
    """What is sealed all the same. Raises NotReady for what has no reason."""
    given = {clause: canonical(reasons.get(clause, "")) for clause in holding}
    unsettled = {clause: holding[clause] for clause in holding if not given[clause]}
    if unsettled:
        raise NotReady(unsettled)
    return [
        {"clause": clause, "why": ", ".join(whys), "reason": given[clause]}
        for clause, whys in holding.items()
    ]
