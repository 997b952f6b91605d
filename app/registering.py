"""Write a register of remarks down: of a round or of a document, in which format, called what."""

from sqlalchemy.orm import Session

from app.exporting import NoSuchForm, Written
from app.formats.register import MEDIA_TYPES, WRITERS
from app.models import Document
from app.queries.register import register
from app.queries.rounds import Round
from app.statute.language import slug
from app.statute.register import Register


def register_down(
    session: Session, document: Document, language: str, format_: str, found: Round | None = None
) -> Written:
    """The file that was ordered. Raises NoSuchForm."""
    if format_ not in WRITERS:
        raise NoSuchForm
    return written_down(register(session, document, language, found), format_)


def written_down(told: Register, format_: str) -> Written:
    """The file of a register."""
    part = f"-{slug(told.round)[:40].strip('-')}" if told.round else ""
    name = f"{slug(told.slug)}-register{part}-{told.language}-{told.step}.{format_}"
    return Written(name, MEDIA_TYPES[format_], WRITERS[format_](told))
