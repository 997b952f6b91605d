"""Cite European instruments at clauses, and describe the sources of the library."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import HOUSE, Citation, Clause, Extract, Source
from app.operations.describing import checked_source
from app.operations.errors import NothingSaid, NotThere, Taken, TooLong
from app.operations.recording import Actor, Entry, hold, open_once, step
from app.statute.snapshot import canonical

NAMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}")
"""Names of sources, extracts and needs: they stand in addresses."""

LONGEST_NOTE = 5_000
"""Characters of a note in one language."""

RELATIONS = ("follows", "adapts", "departs", "informs")
"""How a clause stands to what it cites."""


def cite(
    session: Session,
    actor: Actor,
    clause: Clause,
    extract_slug: str,
    relation: str,
    *,
    note: Mapping[str, str],
) -> None:
    """Link a clause to the newest version of an extract; citing it again says it anew.

    Raises NotThere where there is no such extract or relation.
    """
    extract = newest_extract(session, extract_slug)
    if extract is None or relation not in RELATIONS:
        raise NotThere
    with step(
        session, clause.record_id, actor, "cite", clause_id=clause.id, extract=extract_slug
    ) as entry:
        entry.add(
            Citation(
                clause_id=clause.id,
                extract_slug=extract_slug,
                extract_row=extract.row,
                relation=relation,
                note=noted(note),
                withdrawn=False,
            )
        )


def withdraw_citation(session: Session, actor: Actor, clause: Clause, extract_slug: str) -> None:
    """Take a citation away: a row too. Raises NotThere."""
    held = session.scalars(
        select(Citation)
        .where(Citation.clause_id == clause.id, Citation.extract_slug == extract_slug)
        .order_by(Citation.since.desc())
        .limit(1)
    ).first()
    if held is None or held.withdrawn:
        raise NotThere
    with step(
        session,
        clause.record_id,
        actor,
        "withdraw_citation",
        clause_id=clause.id,
        extract=extract_slug,
    ) as entry:
        entry.add(
            Citation(
                clause_id=clause.id,
                extract_slug=extract_slug,
                extract_row=held.extract_row,
                relation=held.relation,
                note=held.note,
                withdrawn=True,
            )
        )


def add_source(session: Session, actor: Actor, slug: str, facts: Mapping[str, Any]) -> None:
    """Add a source nobody described yet. Raises Taken, NothingSaid."""
    hold_house(session)
    if session.scalars(select(Source).where(Source.slug == slug).limit(1)).first() is not None:
        raise Taken(slug)
    describe_source(session, actor, slug, facts)


def add_extract(
    session: Session, actor: Actor, source_slug: str, slug: str, facts: Mapping[str, Any]
) -> None:
    """Add an extract nobody described yet. Raises Taken, NothingSaid, NotThere."""
    hold_house(session)
    if newest_extract(session, slug) is not None:
        raise Taken(slug)
    describe_extract(session, actor, source_slug, slug, facts)


def describe_source(session: Session, actor: Actor, slug: str, facts: Mapping[str, Any]) -> None:
    """Add a source to the library, or describe it anew. `facts` as drafts/README.md says.

    Raises NothingSaid where it has no title, and what checked_source raises.
    """
    if not NAMED.fullmatch(slug) or not any(facts.get("title", {}).values()):
        raise NothingSaid
    facts = checked_source(facts)
    with house_step(session, actor, "describe_source", source=slug) as entry:
        kept = {
            key: facts[key]
            for key in facts
            if key not in ("id", "extracts", "kind", "country", "language")
        }
        entry.add(
            Source(
                slug=slug,
                kind=str(facts.get("kind", "statute")),
                country=str(facts.get("country", "")),
                language=str(facts.get("language", "")),
                facts=kept,
            )
        )


def describe_extract(
    session: Session, actor: Actor, source_slug: str, slug: str, facts: Mapping[str, Any]
) -> None:
    """Add an article or fact of a source, or say it anew. Raises NothingSaid, NotThere."""
    if not NAMED.fullmatch(slug) or not any(facts.get("summary", {}).values()):
        raise NothingSaid
    if session.scalars(select(Source).where(Source.slug == source_slug).limit(1)).first() is None:
        raise NotThere
    with house_step(session, actor, "describe_extract", extract=slug) as entry:
        kept = {key: facts[key] for key in facts if key != "id"}
        entry.add(Extract(slug=slug, source_slug=source_slug, facts=kept))


def house_step(
    session: Session, actor: Actor, deed: str, **facts: str
) -> AbstractContextManager[Entry]:
    """A step of the house's own record, which begins with the first of them."""
    hold_house(session)
    return step(session, HOUSE, actor, deed, clause_id=None, **facts)


def hold_house(session: Session) -> None:
    """Let nobody else write in the house's record until this deed is done."""
    open_once(session, HOUSE)
    hold(session, HOUSE)


def newest_extract(session: Session, slug: str) -> Extract | None:
    """The newest version of an extract."""
    return session.scalars(
        select(Extract).where(Extract.slug == slug).order_by(Extract.since.desc()).limit(1)
    ).first()


def noted(note: Mapping[str, str]) -> dict[str, str]:
    """A note as it is kept: languages that have words. Raises TooLong."""
    longest = max(map(len, note.values()), default=0)
    if longest > LONGEST_NOTE:
        raise TooLong(longest, LONGEST_NOTE)
    return {language: said for language, words in note.items() if (said := canonical(words))}
