"""Set a finding of the checks aside with a reason, and take it up again."""

from sqlalchemy.orm import Session

from app.models import Document, SettingAside
from app.operations.errors import DoneAlready, NotThere, ReasonNeeded, TooLong
from app.operations.recording import Actor, hold, step
from app.queries.checking import asides
from app.statute.checks import Finding
from app.statute.snapshot import canonical

LONGEST_REASON = 2_000
"""Characters of a reason."""

QUOTED = 300
"""Characters of the words concerned that the record quotes; its digest covers them all."""


def set_aside(
    session: Session, actor: Actor, document: Document, finding: Finding, reason: str
) -> None:
    """Say why a finding needs no mending; it stays aside while the words concerned stand.

    Raises ReasonNeeded, TooLong, DoneAlready where somebody did it before.
    """
    words = canonical(reason)
    if not words:
        raise ReasonNeeded
    if len(words) > LONGEST_REASON:
        raise TooLong(len(words), LONGEST_REASON)
    hold(session, document.id)
    if finding.digest in asides(session, document):
        raise DoneAlready
    with step(
        session,
        document.id,
        actor,
        "set_aside",
        clause_id=finding.clause,
        rule=finding.rule.id,
        finding=finding.digest,
        words=finding.words[:QUOTED],
        reason=words,
    ) as entry:
        entry.add(
            SettingAside(
                clause_id=finding.clause,
                rule=finding.rule.id,
                finding=finding.digest,
                reason=words,
                person_id=actor.person_id,
            )
        )


def take_up(session: Session, actor: Actor, document: Document, digest: str) -> None:
    """Take the setting aside of a finding back: it counts again. Raises NotThere."""
    hold(session, document.id)
    held = asides(session, document).get(digest)
    if held is None:
        raise NotThere
    with step(
        session,
        document.id,
        actor,
        "take_up",
        clause_id=held.row.clause_id,
        rule=held.row.rule,
        finding=digest,
    ) as entry:
        entry.add(
            SettingAside(
                clause_id=held.row.clause_id,
                rule=held.row.rule,
                finding=digest,
                reason="",
                person_id=actor.person_id,
            )
        )
