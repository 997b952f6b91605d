"""Did this installation prepare what somebody shows, and what became of it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Submission, SubmissionTurn
from app.queries.fates import turns_of
from app.statute.fates import Fate


@dataclass(frozen=True, slots=True)
class Prepared:
    """A submission of this installation, as much of it as may be told to whoever holds it."""

    number: str
    fate: Fate
    dated: str
    """Day of the last turn, YYYY-MM-DD; "" where there was none."""
    registered: str
    """Under which number the authority registered it; may be empty."""


def prepared_as(session: Session, manifest: str) -> Prepared | None:
    """The submission whose manifest has a digest, if it was prepared here."""
    found = session.scalars(select(Submission).where(Submission.manifest == manifest)).first()
    if found is None:
        return None
    turns = turns_of(session, found)
    last = turns[-1] if turns else None
    fate = Fate(last.turn) if last else Fate.PREPARED
    return Prepared(found.number, fate, last.dated if last else "", _registered(turns))


def _registered(turns: list[SubmissionTurn]) -> str:
    return next((one.number for one in reversed(turns) if one.turn == Fate.REGISTERED), "")
