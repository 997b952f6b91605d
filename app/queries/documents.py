"""Find a document."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document
from app.queries.errors import NotFound


def document_named(session: Session, slug: str) -> Document:
    """The document of that slug. Raises NotFound."""
    document = session.scalars(select(Document).where(Document.slug == slug)).first()
    if document is None:
        raise NotFound(f"There is no document {slug!r}.")
    return document


def slug_in_use(session: Session, slug: str) -> bool:
    """Whether a document is called so."""
    return session.scalars(select(Document.id).where(Document.slug == slug)).first() is not None
