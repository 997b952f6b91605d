"""Which texts have what is looked for: from the index, and from the rows it has not seen yet.

The answer is the one that reading every row would give (tests/queries/test_search.py).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models import HOUSE, SearchEntry, SearchGroup
from app.queries.search.asked import FACETS, SIZE, Asked, Found, Hit, Reader
from app.queries.search.engines import where_holds
from app.queries.search.entries import Entry, Group, group_of
from app.queries.search.texts import with_words
from app.queries.search.unseen import Unseen, unseen
from app.statute.searching import (
    Expression,
    Sought,
    fits,
    sought,
    terms,
    tiers,
    whole,
)

Query = Select[*tuple[Any, ...]]


def find(session: Session, reader: Reader, asked: Asked, preferring: Sequence[str] = ()) -> Found:
    """What there is to find, counted by every filter, with the page that was asked for.

    Where no sort is asked for it is the first of `preferring` that there is something of.
    """
    looked = sought(asked.question)
    if not looked.required:
        return Found(asked, looked)
    search = _Search(session, reader, looked)
    counted = search.counted()
    there = {group.sort for group in counted if asked.lets(group)}
    chosen = next((sort for sort in preferring if sort in there), "")
    asked = replace(asked, sort=asked.sort or chosen)
    total = sum(number for group, number in counted.items() if asked.lets(group))
    hits = search.page(asked) if total > asked.first else ()
    return Found(asked, looked, hits, total, _counts(asked, counted))


def is_anywhere(session: Session, reader: Reader, question: str) -> bool:
    """Whether anything has it that somebody may read and that stands."""
    asked = Asked(question)
    counted = _Search(session, reader, sought(question)).counted()
    return any(asked.lets(group) for group in counted)


def _counts(asked: Asked, counted: Mapping[Group, int]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for group, number in counted.items():
        for name in FACETS:
            if asked.lets(group, but=name):
                found[name][getattr(group, name)] += number
    return found


class _Search:
    """One question, asked of the index and of what it has not seen."""

    def __init__(self, session: Session, reader: Reader, looked: Sought) -> None:
        self._session = session
        self._sought = looked
        self._unseen = unseen(session, reader)
        self._groups = _groups(session, reader, self._unseen)
        self._fresh = [hit for entry in self._unseen.entries if (hit := _hit(entry, looked))]
        query = select(SearchEntry.group_id, func.count()).group_by(SearchEntry.group_id)
        rows = session.execute(self._holding(query, whole(looked)))
        self._numbers = {group: number for group, number in rows}  # noqa: C416  # rows are no pairs to mypy

    def counted(self) -> Counter[Group]:
        """How many texts of each group have what is looked for."""
        found: Counter[Group] = Counter()
        for number, group in self._groups.items():
            if number in self._numbers:
                found[group] += self._numbers[number]
        found.update(hit.entry.group for hit in self._fresh)
        return found

    def page(self, asked: Asked) -> tuple[Hit, ...]:
        """The results of a page, best or newest first."""
        last, found = asked.first + SIZE, list[Hit]()
        degrees = [whole(self._sought)] if asked.by_time else tiers(self._sought)
        others = [
            replace(hit, degree=0) if asked.by_time else hit
            for hit in self._fresh
            if asked.lets(hit.entry.group)
        ]
        for degree, expression in enumerate(degrees):
            room = last - len(found)
            mine = self._indexed(asked, expression, degree, room)
            mine += [hit for hit in others if hit.degree == degree]
            found += sorted(mine, key=lambda hit: hit.entry.order)[:room]
            if len(found) == last:
                break
        return with_words(self._session, found[asked.first :])

    def _indexed(self, asked: Asked, expression: Expression, degree: int, room: int) -> list[Hit]:
        """The newest texts the index knows of a degree, without their words."""
        hit = self._numbers.keys()
        wanted = [one for one, group in self._groups.items() if one in hit and asked.lets(group)]
        query = self._holding(select(SearchEntry), expression)
        if len(wanted) < len(hit):
            query = query.where(SearchEntry.group_id.in_(wanted))
        query = query.order_by(SearchEntry.at.desc(), SearchEntry.told_in, SearchEntry.row)
        return [
            Hit(_bare(row, self._groups[row.group_id]), degree)
            for row in self._session.scalars(query.limit(room))
        ]

    def _holding(self, query: Query, expression: Expression) -> Query:
        query = where_holds(self._session, query, expression)
        units = self._unseen.units
        return query.where(SearchEntry.unit.not_in(units)) if units else query


def _groups(session: Session, reader: Reader, new: Unseen) -> dict[int, Group]:
    """Groups of the index whose texts may be read, by number."""
    readable = [HOUSE, *reader.records]
    rows = session.scalars(select(SearchGroup).where(SearchGroup.record_id.in_(readable)))
    return {row.id: group_of(row) for row in rows if row.record_id not in new.records}


def _hit(entry: Entry, looked: Sought) -> Hit | None:
    told = terms(entry.heading, entry.text, entry.group.language)
    degree = fits(looked, told) if told else None
    return None if degree is None else Hit(entry, degree)


def _bare(row: SearchEntry, group: Group) -> Entry:
    return Entry(group, row.unit, row.told_in, row.row, row.at, "", "")
