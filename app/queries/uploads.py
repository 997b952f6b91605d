"""Find a text that waits to be imported."""

from sqlalchemy.orm import Session

from app.models import Upload
from app.queries.errors import NotFound


def upload_of(
    session: Session, person_id: str, upload_id: str, record_id: str | None = None
) -> Upload:
    """The text this person sent, for this document or for a new one. Raises NotFound."""
    kept = session.get(Upload, upload_id)
    if kept is None or (kept.person_id, kept.record_id) != (person_id, record_id):
        raise NotFound("It was saved, thrown away or forgotten after a day.")
    return kept
