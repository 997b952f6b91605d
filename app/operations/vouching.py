"""Say of a source or an extract that it was checked where it can be read, or that it was not."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.models import Extract, Source
from app.operations.citing import hold_house, house_step, newest_extract, newest_source, unchanged
from app.operations.describing import LONGEST_LINE
from app.operations.errors import DoneAlready, NotThere, TooLong
from app.operations.recording import Actor
from app.statute.snapshot import canonical


def mark_source(
    session: Session,
    actor: Actor,
    slug: str,
    where: str = "",
    *,
    verified: bool,
    seen: int | None = None,
) -> None:
    """Mark a source verified, with a note of where it was checked, or take the mark away.

    `seen`: the step of the house's record whose description was read: nobody vouches for words
    they did not see. Raises NotThere, TooLong, SaidMeanwhile, DoneAlready where it is marked so.
    """
    hold_house(session)
    held = unchanged(newest_source(session, slug), seen)
    if held is None:
        raise NotThere
    facts = _marked(held.facts, where, verified=verified)
    with house_step(session, actor, _deed("source", verified=verified), source=slug) as entry:
        entry.add(
            Source(
                slug=slug,
                kind=held.kind,
                country=held.country,
                language=held.language,
                facts=facts,
            )
        )


def mark_extract(
    session: Session,
    actor: Actor,
    slug: str,
    where: str = "",
    *,
    verified: bool,
    seen: int | None = None,
) -> None:
    """Mark an extract verified, or take the mark away. Raises as mark_source does.

    What cites it is not asked to look again: its words are what they were.
    """
    hold_house(session)
    held = unchanged(newest_extract(session, slug), seen)
    if held is None:
        raise NotThere
    facts = _marked(held.facts, where, verified=verified)
    with house_step(session, actor, _deed("extract", verified=verified), extract=slug) as entry:
        entry.add(Extract(slug=slug, source_slug=held.source_slug, facts=facts))


def _deed(what: str, *, verified: bool) -> str:
    return f"verify_{what}" if verified else f"doubt_{what}"


def _marked(facts: Mapping[str, Any], where: str, *, verified: bool) -> dict[str, Any]:
    note = " ".join(canonical(where).split())
    if len(note) > LONGEST_LINE:
        raise TooLong(len(note), LONGEST_LINE)
    kept = {key: said for key, said in facts.items() if key != "checked"}
    marked = {**kept, "verified": verified, **({"checked": note} if verified and note else {})}
    if marked == {"verified": False, **facts}:
        raise DoneAlready
    return marked
