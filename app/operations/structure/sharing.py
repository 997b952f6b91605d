"""Carry what stands beside a clause along with its words: citations, needs, authorship."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Citation, NeedLink, WordingHead, WordingRow
from app.operations.recording import Entry
from app.statute.snapshot import AUTHORITATIVE, Clause, Wording


@dataclass(frozen=True, slots=True)
class Carried:
    """What goes along with the words."""

    extracts: frozenset[str] = frozenset()
    """Slugs of extracts that the clause cites."""
    needs: frozenset[str] = frozenset()
    """Slugs of needs that it answers."""
    children: bool = False
    """Units below a clause that is split; those of one that is joined go along in any case."""


NOTHING = Carried()


def carry(entry: Entry, carried: Carried, origin: str, into: str) -> None:
    """Let `into` rest on what `origin` rests on, as far as asked and not there already."""
    session = entry.session
    there = {row.extract_slug for row in standing_citations(session, into)}
    for row in standing_citations(session, origin):
        if row.extract_slug in carried.extracts - there:
            entry.add(
                Citation(
                    clause_id=into,
                    extract_slug=row.extract_slug,
                    extract_row=row.extract_row,
                    source_row=row.source_row,
                    relation=row.relation,
                    note=row.note,
                    withdrawn=False,
                )
            )
    answered = {row.need_slug for row in standing_links(session, into)}
    for link in standing_links(session, origin):
        if link.need_slug in carried.needs - answered:
            entry.add(
                NeedLink(
                    clause_id=into,
                    need_slug=link.need_slug,
                    need_row=link.need_row,
                    read_at=link.read_at or link.since,
                    answers=link.answers,
                    note=link.note,
                    withdrawn=False,
                )
            )


def standing_citations(session: Session, clause_id: str) -> list[Citation]:
    """What a clause cites now."""
    newest = (
        select(func.max(Citation.row))
        .where(Citation.clause_id == clause_id)
        .group_by(Citation.extract_slug)
    )
    query = select(Citation).where(Citation.row.in_(newest), ~Citation.withdrawn)
    return list(session.scalars(query.order_by(Citation.row)))


def standing_links(session: Session, clause_id: str) -> list[NeedLink]:
    """Which needs a clause answers now."""
    newest = (
        select(func.max(NeedLink.row))
        .where(NeedLink.clause_id == clause_id)
        .group_by(NeedLink.need_slug)
    )
    query = select(NeedLink).where(NeedLink.row.in_(newest), ~NeedLink.withdrawn)
    return list(session.scalars(query.order_by(NeedLink.row)))


def author_of(session: Session, clause_id: str, language: str) -> str | None:
    """Whose words stand in a clause."""
    return session.scalars(
        select(WordingRow.author_id)
        .join(WordingHead, WordingHead.wording_row == WordingRow.row)
        .where(WordingHead.clause_id == clause_id, WordingHead.language == language)
    ).first()


def is_fresh(clause: Clause, wording: Wording) -> bool:
    """Whether a wording renders the authoritative words that stand, or is those words."""
    if wording.language == AUTHORITATIVE:
        return True
    says_something = bool(wording.heading or wording.text)
    return says_something and wording.made_from == clause.wording(AUTHORITATIVE).digest
