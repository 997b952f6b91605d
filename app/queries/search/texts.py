"""The words of what was found, read from the rows that have them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Comment, CommentRevision, Extract, Need, Proposal, Source, WordingRow
from app.queries.search.asked import Hit
from app.queries.search.entries import described

TABLES: Mapping[str, Any] = {
    "wording": WordingRow,
    "comment": Comment,
    "comment_revision": CommentRevision,
    "proposal": Proposal,
    "source": Source,
    "extract": Extract,
    "need": Need,
}
"""The tables that have words, by what entries call them."""


def with_words(session: Session, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The same with headings and texts: one question for each table."""
    hits = list(hits)
    rows: dict[str, set[int]] = defaultdict(set)
    for hit in hits:
        rows[hit.entry.told_in].add(hit.entry.row)
    said = {
        (name, row.row): _said(row)
        for name, numbers in rows.items()
        for row in session.scalars(select(TABLES[name]).where(TABLES[name].row.in_(numbers)))
    }
    return tuple(
        replace(hit, entry=replace(hit.entry, heading=heading, text=text))
        for hit in hits
        for heading, text in [said[hit.entry.key]]
    )


def _said(row: Any) -> tuple[str, str]:
    """Heading and text."""
    if isinstance(row, Comment | CommentRevision):
        return "", row.body
    if isinstance(row, WordingRow | Proposal):
        return row.heading, row.text
    return described(row.facts)
