"""A document's archive: everything its record holds, and its text for people to read."""

from collections.abc import Iterator
from itertools import chain

from sqlalchemy.orm import Session

from app.exporting import Order, write_down
from app.formats.archive import Archive, write
from app.formats.archive.told import Place
from app.models import Document
from app.queries.archives import gathered
from app.queries.snapshots import snapshot


def archived(session: Session, document: Document) -> bytes:
    """The archive as a ZIP file, the same bytes while nothing is done. Raises ContentLost."""
    found = gathered(session, document)
    placed = (
        (Place.RECORD, found.record),
        (Place.BESIDE, found.beside),
        (Place.HOUSE, found.house),
    )
    tables = {
        (place, name): rows for place, tables in placed for name, rows in tables.items() if rows
    }
    texts = dict(_texts(session, document)) if found.steps else {}
    archive = Archive(found.document, found.steps, found.digest, tables, found.contents, texts)
    return write(archive)


def _texts(session: Session, document: Document) -> Iterator[tuple[str, bytes]]:
    """The newest text in each language it is written in."""
    now = snapshot(session, document)
    for language in sorted(set(chain.from_iterable(one.wordings for one in now.clauses))):
        for form in ("markdown", "json"):
            written = write_down(session, document, Order("clean", form, language))
            yield written.name, written.content
