"""What clauses rest on: citations as of a step, and the library behind them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Citation, Document, Extract, Source
from app.statute.snapshot import AUTHORITATIVE


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation that stands, with what it cites."""

    clause: str
    relation: str
    note: Mapping[str, str]
    extract: Extract
    """As it was said when it was cited."""
    source: Source
    overtaken: bool = False
    """The library says the extract anew since."""


def citations(
    session: Session, document: Document, step: int | None = None
) -> dict[str, list[Cited]]:
    """Standing citations by clause, in the order they were made."""
    newest = (
        select(func.max(Citation.row))
        .where(Citation.record_id == document.id)
        .group_by(Citation.clause_id, Citation.extract_slug)
    )
    if step is not None:
        newest = newest.where(Citation.since <= step)
    said = (
        select(Extract.slug, func.max(Extract.row).label("row")).group_by(Extract.slug).subquery()
    )
    rows = session.execute(
        select(Citation, Extract, said.c.row)
        .join(Extract, Extract.row == Citation.extract_row)
        .join(said, said.c.slug == Extract.slug)
        .where(Citation.row.in_(newest), ~Citation.withdrawn)
        .order_by(Citation.row)
    )
    known = sources(session)
    found: dict[str, list[Cited]] = defaultdict(list)
    for citation, extract, newest_row in rows:
        cited = Cited(
            citation.clause_id,
            citation.relation,
            citation.note,
            extract,
            known[extract.source_slug],
            overtaken=newest_row != extract.row,
        )
        found[citation.clause_id].append(cited)
    return found


def sources(session: Session) -> dict[str, Source]:
    """The newest description of every source, by slug."""
    newest = select(func.max(Source.row)).group_by(Source.slug)
    rows = session.scalars(select(Source).where(Source.row.in_(newest)).order_by(Source.row))
    return {source.slug: source for source in rows}


def extracts(session: Session) -> dict[str, list[Extract]]:
    """The newest version of every extract, by source."""
    newest = select(func.max(Extract.row)).group_by(Extract.slug)
    found: dict[str, list[Extract]] = defaultdict(list)
    for extract in session.scalars(
        select(Extract).where(Extract.row.in_(newest)).order_by(Extract.row)
    ):
        found[extract.source_slug].append(extract)
    return found


def in_language(words: Mapping[str, Any] | None, language: str) -> str:
    """The words in a language, else in the authoritative one, else in any."""
    if not words:
        return ""
    return str(words.get(language) or words.get(AUTHORITATIVE) or next(iter(words.values())) or "")
