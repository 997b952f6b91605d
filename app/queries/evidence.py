"""What clauses rest on: citations as of a step, and the library behind them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.models import Citation, Document, Extract, Source
from app.statute.instruments import content, newest_version
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
    """As it is described now."""
    pinned: Source | None = None
    """As it was described when it was cited; None for citations that did not keep it."""
    anew: Extract | None = None
    """The extract as it is said now, where the library says it otherwise since."""
    newer: str = ""
    """Date of a version the instrument got since; "" where it got none."""

    @property
    def overtaken(self) -> bool:
        """Whether somebody should look at it again: words or instrument changed since."""
        return self.anew is not None or bool(self.newer)

    @property
    def version(self) -> str:
        """Date of the version of the instrument it was read in; "" where none is known."""
        return str(self.extract.facts.get("version") or "") or newest_version(
            (self.pinned or self.source).facts
        )


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
    last = select(func.max(Extract.row)).group_by(Extract.slug)
    was, now = aliased(Source), aliased(Extract)
    rows = session.execute(
        select(Citation, Extract, was, now)
        .join(Extract, Extract.row == Citation.extract_row)
        .join(now, (now.slug == Extract.slug) & now.row.in_(last))
        .outerjoin(was, was.row == Citation.source_row)
        .where(Citation.row.in_(newest), ~Citation.withdrawn)
        .order_by(Citation.row)
    )
    known = sources(session)
    found: dict[str, list[Cited]] = defaultdict(list)
    for citation, extract, pinned, said in rows:
        source = known[extract.source_slug]
        cited = Cited(
            citation.clause_id,
            citation.relation,
            citation.note,
            extract,
            source,
            pinned=pinned,
            anew=said if content(said.facts) != content(extract.facts) else None,
            newer=_newer(pinned, source),
        )
        found[citation.clause_id].append(cited)
    return found


def _newer(pinned: Source | None, source: Source) -> str:
    newest = newest_version(source.facts)
    return newest if pinned and newest > newest_version(pinned.facts) else ""


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


def instrument(source: Source, language: str) -> str:
    """What a source is called where it is cited: a statute by its organisation, else its title.

    A state or the Union has many acts: «Azərbaycan Respublikası, 118» would name none of them.
    """
    whose = in_language(source.facts.get("organisation"), language)
    title = in_language(source.facts.get("title"), language)
    return whose or title if source.kind == "statute" else title or whose


def in_language(words: Mapping[str, Any] | None, language: str) -> str:
    """The words in a language, else in the authoritative one, else in any."""
    if not words:
        return ""
    return str(words.get(language) or words.get(AUTHORITATIVE) or next(iter(words.values())) or "")
