"""The lists of the house as files write them: what is held of sources, extracts and needs."""

from typing import Any

from sqlalchemy.orm import Session

from app.queries.evidence import extracts, sources
from app.queries.needs import needs

Held = dict[str, dict[str, dict[str, Any]]]
"""Facts in the JSON form, with whatever else is kept, by list and by name."""

SHELVES = {"sources": ("sources", "extracts"), "needs": ("needs",)}
"""Which lists are read and written together: on the page of the library, on that of needs."""


def held(session: Session, kinds: tuple[str, ...]) -> Held:
    """The newest description of every row of these lists, in the order of the library."""
    readers = {"sources": _sources, "extracts": _extracts, "needs": _needs}
    return {kind: readers[kind](session) for kind in kinds}


def _sources(session: Session) -> dict[str, dict[str, Any]]:
    return {
        slug: {
            **one.facts,
            "id": slug,
            "kind": one.kind,
            "country": one.country,
            "language": one.language,
        }
        for slug, one in sources(session).items()
    }


def _extracts(session: Session) -> dict[str, dict[str, Any]]:
    """In the order of their sources."""
    found = extracts(session)
    return {
        one.slug: {**one.facts, "id": one.slug, "source": source}
        for source in sources(session)
        for one in found.get(source, ())
    }


def _needs(session: Session) -> dict[str, dict[str, Any]]:
    return {one.slug: {**one.facts, "id": one.slug, "group": one.group} for one in needs(session)}
