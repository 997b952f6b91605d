"""Cite European instruments at clauses, and describe the sources of the library."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import HOUSE, Citation, Clause, Extract, Source
from app.operations.describing import SaidMeanwhile, checked_extract, checked_source
from app.operations.errors import DoneAlready, NothingSaid, NotThere, Taken, TooLong
from app.operations.recording import Actor, Entry, hold, open_once, step
from app.statute.instruments import MARKS, content
from app.statute.snapshot import canonical

Told = TypeVar("Told", Source, Extract)

NAMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}")
"""Names of sources, extracts and needs: they stand in addresses."""

RESERVED = frozenset({"new", "import", "export"})
"""Names that addresses use for something else than a source, an extract, a need, a group."""

BESIDE = frozenset({"id", "extracts", "kind", "country", "language"})
"""What is said of a source and kept in columns of its own, or not at all."""

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
    said = Citation(relation=relation, note=noted(note), withdrawn=False)
    _say(session, actor, "cite", clause, _pinned(session, said, extract))


def confirm_citation(session: Session, actor: Actor, clause: Clause, extract_slug: str) -> None:
    """Looked at and still right: the citation rests on what the library says now.

    Raises NotThere where it does not stand, DoneAlready where it rests on that already.
    """
    held, extract = _held(session, clause, extract_slug), newest_extract(session, extract_slug)
    if extract is None:
        raise NotThere
    said = Citation(relation=held.relation, note=held.note, withdrawn=False)
    _pinned(session, said, extract)
    if (said.extract_row, said.source_row) == (held.extract_row, held.source_row):
        raise DoneAlready
    _say(session, actor, "confirm_citation", clause, said)


def withdraw_citation(session: Session, actor: Actor, clause: Clause, extract_slug: str) -> None:
    """Take a citation away: a row too. Raises NotThere."""
    held = _held(session, clause, extract_slug)
    said = Citation(
        extract_slug=extract_slug,
        extract_row=held.extract_row,
        source_row=held.source_row,
        relation=held.relation,
        note=held.note,
        withdrawn=True,
    )
    _say(session, actor, "withdraw_citation", clause, said)


def _say(session: Session, actor: Actor, deed: str, clause: Clause, said: Citation) -> None:
    with step(
        session, clause.record_id, actor, deed, clause_id=clause.id, extract=said.extract_slug
    ) as entry:
        said.clause_id = clause.id
        entry.add(said)


def _pinned(session: Session, said: Citation, extract: Extract) -> Citation:
    """The citation, resting on an extract and its source as the library says them now."""
    source = newest_source(session, extract.source_slug)
    said.extract_slug, said.extract_row = extract.slug, extract.row
    said.source_row = source.row if source else None
    return said


def _held(session: Session, clause: Clause, extract_slug: str) -> Citation:
    """The citation as it stands until this deed is done. Raises NotThere."""
    hold(session, clause.record_id)
    held = session.scalars(
        select(Citation)
        .where(Citation.clause_id == clause.id, Citation.extract_slug == extract_slug)
        .order_by(Citation.since.desc())
        .limit(1)
    ).first()
    if held is None or held.withdrawn:
        raise NotThere
    return held


def add_source(session: Session, actor: Actor, slug: str, facts: Mapping[str, Any]) -> None:
    """Add a source nobody described yet. Raises Taken, NothingSaid."""
    hold_house(session)
    if slug in RESERVED or newest_source(session, slug) is not None:
        raise Taken(slug)
    describe_source(session, actor, slug, facts)


def add_extract(
    session: Session, actor: Actor, source_slug: str, slug: str, facts: Mapping[str, Any]
) -> None:
    """Add an extract nobody described yet. Raises Taken, NothingSaid, NotThere."""
    hold_house(session)
    if slug in RESERVED or newest_extract(session, slug) is not None:
        raise Taken(slug)
    describe_extract(session, actor, source_slug, slug, facts)


def describe_source(
    session: Session, actor: Actor, slug: str, facts: Mapping[str, Any], *, seen: int | None = None
) -> bool:
    """Add a source to the library, or describe it anew; False where that says nothing new.

    `seen`: the step of the house's record whose description the form began from.
    `facts` as drafts/README.md says. Facts that are changed without saying `verified` lose the
    mark. Raises NothingSaid where it has no title, SaidMeanwhile, and what checked_source raises.
    """
    if not NAMED.fullmatch(slug):
        raise NothingSaid
    facts = checked_source(facts)
    said = Source(
        slug=slug,
        kind=str(facts.get("kind", "statute")),
        country=str(facts.get("country", "")),
        language=str(facts.get("language", "")),
        facts={key: facts[key] for key in facts if key not in BESIDE},
    )
    hold_house(session)
    held = unchanged(newest_source(session, slug), seen)
    if held and _whole(held) == _whole(said) and nothing_new(held.facts, said.facts):
        return False
    with house_step(session, actor, "describe_source", source=slug) as entry:
        entry.add(said)
    return True


def describe_extract(
    session: Session,
    actor: Actor,
    source_slug: str,
    slug: str,
    facts: Mapping[str, Any],
    *,
    seen: int | None = None,
) -> bool:
    """Add an article or fact of a source, or say it anew; False where that says nothing new.

    `seen`: as describe_source takes it. Raises NothingSaid, NotThere where there is no such
    source, SaidMeanwhile, and what checked_extract raises.
    """
    hold_house(session)
    source = newest_source(session, source_slug)
    if not NAMED.fullmatch(slug):
        raise NothingSaid
    if source is None:
        raise NotThere
    facts = checked_extract(facts, source.facts)
    kept = {key: facts[key] for key in facts if key != "id"}
    held = unchanged(newest_extract(session, slug), seen)
    if held and held.source_slug == source_slug and nothing_new(held.facts, kept):
        return False
    with house_step(session, actor, "describe_extract", extract=slug) as entry:
        entry.add(Extract(slug=slug, source_slug=source_slug, facts=kept))
    return True


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


def newest_source(session: Session, slug: str) -> Source | None:
    """A source as it is described now."""
    return session.scalars(
        select(Source).where(Source.slug == slug).order_by(Source.since.desc()).limit(1)
    ).first()


def unchanged(held: Told | None, seen: int | None) -> Told | None:
    """What is held, if it is what was seen: None looks at nothing. Raises SaidMeanwhile."""
    if held is not None and seen not in (None, held.since):
        raise SaidMeanwhile
    return held


def nothing_new(held: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether the same is said, and no mark that does not stand already."""
    if content(held) != content(said):
        return False
    return not said.get("verified") or all(held.get(mark) == said.get(mark) for mark in MARKS)


def _whole(source: Source) -> tuple[str, str, str]:
    return source.kind, source.country, source.language


def noted(note: Mapping[str, str]) -> dict[str, str]:
    """A note as it is kept: languages that have words. Raises TooLong."""
    longest = max(map(len, note.values()), default=0)
    if longest > LONGEST_NOTE:
        raise TooLong(longest, LONGEST_NOTE)
    return {language: said for language, words in note.items() if (said := canonical(words))}
