"""What an act would have to say to turn the text of one step into that of another."""

from sqlalchemy.orm import Session

from app.models import Document
from app.queries.references import Neighbours
from app.queries.snapshots import snapshot
from app.statute.amending import Amendment, amend
from app.statute.references import Places, read_out
from app.statute.snapshot import Snapshot


def amendment_between(session: Session, document: Document, older: int, newer: int) -> Amendment:
    """The amendment, references said by the labels they have at each step.

    Raises NoSuchStep, and NumbersShifted for a draft whose clauses bear other numbers by then.
    """
    others = Neighbours(session)
    return amend(*(_read(session, document, step, others) for step in (older, newer)))


def _read(session: Session, document: Document, step: int, others: Neighbours) -> Snapshot:
    now = snapshot(session, document, step)
    return read_out(now, Places(now, others))
