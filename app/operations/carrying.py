"""Let what members said of some words count for words that differ in typography only, or not."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.models import CarryOver, Clause, Document
from app.operations.errors import ClauseIsStruck, Refused, StaleWording
from app.operations.recording import Actor, hold, step
from app.queries.carrying import carried_over
from app.queries.grounds import votes_cast
from app.queries.snapshots import clauses_at
from app.queries.wordings import digests_said
from app.statute.carrying import Carried
from app.statute.snapshot import AUTHORITATIVE, Wording
from app.statute.typography import typographic_only
from app.statute.workflow import Vote, standing_proposals, standing_votes


class WordsDiffer(Refused):
    """The two wordings differ in more than typography."""


class NothingToCarry(Refused):
    """No word stands on the earlier words, or all of them count already; or none was carried."""


def carry_over(
    session: Session, actor: Actor, document: Document, clause: Clause, *, before: str, after: str
) -> list[str]:
    """Every word that stands on `before` counts for `after` too; answers whose they are.

    Objections and abstentions go with the approvals: a coordinator cannot pick. `after`: the
    words the page showed. Raises StaleWording where they stand no longer, ClauseIsStruck,
    WordsDiffer where more than typography differs, NothingToCarry.
    """
    hold(session, document.id)
    _check_words(session, document, clause, before, after)
    already = _counting(session, clause, before, after)
    votes = votes_cast(session, [document.id], clause.id).get(clause.id, ())
    said = (*standing_votes(votes).values(), *standing_proposals(votes).values())
    people = {vote.person for vote in said if vote.digest == before and not _counts(vote, already)}
    _record(session, actor, clause, (before, after), people, undone=False)
    return sorted(people)


def undo_carry_over(
    session: Session, actor: Actor, document: Document, clause: Clause, *, before: str, after: str
) -> list[str]:
    """What was carried from `before` to `after` counts there no longer; answers whose it was.

    Raises NothingToCarry where nothing was carried, or it was undone already.
    """
    hold(session, document.id)
    people = {one.person for one in _counting(session, clause, before, after)}
    _record(session, actor, clause, (before, after), people, undone=True)
    return sorted(people)


def _counting(session: Session, clause: Clause, before: str, after: str) -> list[Carried]:
    """What was carried from the one to the other and stands."""
    here = carried_over(session, [clause.record_id], clause.id).get(clause.id, ())
    return [one for one in here if (one.before, one.after) == (before, after)]


def _counts(vote: Vote, already: Iterable[Carried]) -> bool:
    return any(one.person == vote.person and vote.since < one.since for one in already)


def _check_words(
    session: Session, document: Document, clause: Clause, before: str, after: str
) -> None:
    [now] = clauses_at(session, document.id, None, only=clause.id)
    standing = now.wording(AUTHORITATIVE)
    if now.struck:
        raise ClauseIsStruck
    if standing.digest != after:
        raise StaleWording({})
    earlier = _worded(digests_said(session, [clause.id]).get(clause.id, ()), before)
    if earlier is None or not typographic_only(earlier, standing):
        raise WordsDiffer


def _worded(wordings: Iterable[Wording], digest: str) -> Wording | None:
    return next((one for one in wordings if one.digest == digest), None)


def _record(
    session: Session,
    actor: Actor,
    clause: Clause,
    digests: tuple[str, str],
    people: Iterable[str],
    *,
    undone: bool,
) -> None:
    """One step that names both wordings and whose words they are."""
    whose = sorted(people)
    if not whose:
        raise NothingToCarry
    before, after = digests
    deed = "undo_carry_over" if undone else "carry_over"
    facts = {"before": before, "after": after, "people": whose}
    with step(session, clause.record_id, actor, deed, clause_id=clause.id, **facts) as entry:
        for person in whose:
            entry.add(
                CarryOver(
                    clause_id=clause.id,
                    person_id=person,
                    by_id=actor.person_id,
                    before=before,
                    after=after,
                    undone=undone,
                )
            )
