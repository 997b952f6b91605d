"""Found a document, say things of it as a whole, name its steps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Document, Membership, Milestone, ParticularsRow, new_id
from app.operations.errors import NothingSaid, NotThere, Refused, Taken, TooLong
from app.operations.recording import Actor, hold, open_record, step
from app.queries.snapshots import milestones, particulars_row
from app.statute.language import slug as slug_of
from app.statute.policy import Policy
from app.statute.snapshot import AUTHORITATIVE, Family, Numbering, canonical

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


LONGEST_TITLE = 300
"""In characters, per language."""


class NumberAsName(Refused):
    """A number names a step by itself, so no milestone may be called by one."""


@dataclass(frozen=True, slots=True)
class Founding:
    """What a document begins with."""

    slug: str
    titles: Mapping[str, str]
    kind: str = "act"
    family: Family = Family.LAW
    numbering: Numbering = Numbering.DERIVED
    illustrative: bool = False
    policy: Policy = field(default_factory=Policy)


def found_document(session: Session, actor: Actor, founding: Founding) -> Document:
    """Begin a document: its record, its particulars, and the founder as coordinator.

    Raises Taken where the slug is in use, NothingSaid where it is none.
    """
    if len(founding.slug) > 80 or not SLUG.fullmatch(founding.slug):
        raise NothingSaid
    if session.scalars(select(Document).where(Document.slug == founding.slug)).first():
        raise Taken(founding.slug)
    record = open_record(session, new_id())
    document = Document(id=record.id, slug=founding.slug, founded_at=actor.at)
    session.add(document)
    session.flush()  # rows refer to the document
    with step(session, document.id, actor, "found_document", slug=founding.slug) as entry:
        entry.add(_row(founding))
        if actor.person_id is not None:
            entry.add(Membership(person_id=actor.person_id, role="coordinator"))
    return document


def _row(founding: Founding) -> ParticularsRow:
    return ParticularsRow(
        titles={language: canonical(title) for language, title in founding.titles.items()},
        kind=founding.kind,
        family=founding.family,
        numbering=founding.numbering,
        illustrative=founding.illustrative,
        policy=dict(founding.policy.facts()),
    )


def change_particulars(
    session: Session,
    actor: Actor,
    document: Document,
    *,
    titles: Mapping[str, str] | None = None,
    policy: Policy | None = None,
    illustrative: bool | None = None,
    family: Family | None = None,
) -> None:
    """Say anew what holds of the document as a whole; what is not given stays.

    Another family prints the same tree with other numbers; no words and no decisions change.

    Where nothing differs, nothing is done. Raises NothingSaid without a title in the
    authoritative language, TooLong.
    """
    hold(session, document.id)
    held = particulars_row(session, document)
    titles = _titles(titles) if titles is not None else held.titles
    given = policy.facts() if policy else dict(held.policy)
    marked = held.illustrative if illustrative is None else illustrative
    built = family or held.family
    kept = held.titles, held.policy, held.illustrative, held.family
    if (titles, given, marked, built) == kept:
        return
    with step(session, document.id, actor, "change_particulars") as entry:
        entry.add(
            ParticularsRow(
                titles=dict(titles),
                kind=held.kind,
                family=built,
                numbering=held.numbering,
                illustrative=marked,
                policy=dict(given),
            )
        )


def _titles(titles: Mapping[str, str]) -> dict[str, str]:
    given = {language: canonical(title) for language, title in titles.items()}
    for title in given.values():
        if len(title) > LONGEST_TITLE:
            raise TooLong(len(title), LONGEST_TITLE)
    if not given.get(AUTHORITATIVE):
        raise NothingSaid
    return {language: title for language, title in given.items() if title}


def name_milestone(
    session: Session,
    actor: Actor,
    document: Document,
    at_step: int,
    names: Mapping[str, str],
    *,
    kind: str = "",
) -> Milestone:
    """Name a step.

    Raises Taken where a milestone of that name exists, NumberAsName, NothingSaid, NotThere.
    """
    hold(session, document.id)
    given = {language: canonical(name)[:200] for language, name in names.items()}
    first = given.get("az") or given.get("en") or ""
    slug = slug_of(given.get("en") or first)
    if not slug:
        raise NothingSaid
    if slug.isdigit():
        raise NumberAsName
    if any(known.slug == slug for known in milestones(session, document)):
        raise Taken(first)
    with step(session, document.id, actor, "name_milestone", step=at_step, name=slug) as entry:
        if not 0 < at_step <= entry.record.steps:
            raise NotThere
        return entry.add(
            Milestone(
                step=at_step,
                slug=slug,
                name_az=given.get("az") or first,
                name_en=given.get("en") or first,
                kind=kind,
            )
        )
