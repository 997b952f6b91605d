"""Which texts have what is looked for: from the index, and from the rows it has not seen yet.

The answer is the one that reading every row would give (tests/queries/test_search.py).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from app.models import HOUSE, SearchEntry, SearchGroup
from app.queries.search.asked import FACETS, SIZE, Asked, Found, Hit, Reader
from app.queries.search.engines import where_holds
from app.queries.search.entries import Entry, Group
from app.queries.search.texts import with_words
from app.queries.search.unseen import Unseen, unseen
from app.statute.searching import (
    All,
    Expression,
    Sought,
    degree_of,
    fits,
    sought,
    terms,
    tiers,
    virtues,
    whole,
)

Query = Select[*tuple[Any, ...]]

FEW = 3_000
"""Results that are all graded at once; of more they are asked for degree by degree."""

MANY = 300
"""Groups that are asked for by number; of more all are read."""

ENTRY = (
    SearchEntry.id,
    SearchEntry.group_id,
    SearchEntry.unit,
    SearchEntry.told_in,
    SearchEntry.row,
    SearchEntry.at,
)
GROUP = (
    SearchGroup.record_id,
    SearchGroup.sort,
    SearchGroup.kind,
    SearchGroup.language,
    SearchGroup.person_id,
    SearchGroup.state,
)


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
    hits = search.page(asked, total) if total > asked.first else ()
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
        self._fresh = [hit for entry in self._unseen.entries if (hit := _hit(entry, looked))]
        query = select(SearchEntry.group_id, func.count()).group_by(SearchEntry.group_id)
        rows = session.execute(self._holding(query, whole(looked)))
        self._numbers = {group: number for group, number in rows}  # noqa: C416  # rows are no pairs to mypy
        self._groups = _groups(session, reader, self._unseen, self._numbers)

    def counted(self) -> Counter[Group]:
        """How many texts of each group have what is looked for."""
        found: Counter[Group] = Counter()
        for number, group in self._groups.items():
            found[group] += self._numbers[number]
        found.update(hit.entry.group for hit in self._fresh)
        return found

    def page(self, asked: Asked, total: int) -> tuple[Hit, ...]:
        """The results of a page, best or newest first."""
        others = [hit for hit in self._fresh if asked.lets(hit.entry.group)]
        last = asked.first + SIZE
        if asked.by_time:
            plain = [replace(hit, degree=0) for hit in others]
            found = self._leafed(asked, plain, [whole(self._sought)], last)
        elif total > FEW:
            found = self._leafed(asked, others, tiers(self._sought), last)
        else:
            found = sorted([*self._graded(asked), *others], key=lambda hit: hit.order)[:last]
        return with_words(self._session, found[asked.first :])

    def _leafed(
        self, asked: Asked, others: list[Hit], degrees: Sequence[Expression], last: int
    ) -> list[Hit]:
        """Degree after degree, until there is enough: most pages are full of the first."""
        found: list[Hit] = []
        newest = SearchEntry.at.desc(), SearchEntry.told_in, SearchEntry.row
        for degree, expression in enumerate(degrees):
            room = last - len(found)
            query = self._wanted(asked, select(*ENTRY).order_by(*newest).limit(room), expression)
            mine = [self._bare(row, degree) for row in self._session.execute(query)]
            mine += [hit for hit in others if hit.degree == degree]
            found += sorted(mine, key=lambda hit: hit.entry.order)[:room]
            if len(found) == last:
                break
        return found

    def _graded(self, asked: Asked) -> list[Hit]:
        """Everything the index knows of, where that is little: one question for each virtue."""
        found = whole(self._sought)
        having = [
            set(self._session.scalars(self._wanted(asked, select(SearchEntry.id), one)))
            for one in (All((found, virtue)) for virtue in virtues(self._sought))
        ]
        rows = self._session.execute(self._wanted(asked, select(*ENTRY), found))
        return [self._bare(row, degree_of([row[0] in ids for ids in having])) for row in rows]

    def _wanted(self, asked: Asked, query: Query, expression: Expression) -> Query:
        """The query narrowed to texts that the filters let through."""
        wanted = [one for one, group in self._groups.items() if asked.lets(group)]
        query = self._holding(query, expression)
        if len(wanted) == len(self._numbers):
            return query
        return query.where(SearchEntry.group_id.in_(wanted))

    def _bare(self, row: Row[*tuple[Any, ...]], degree: int) -> Hit:
        """A text that was found, without its words yet."""
        _, group, unit, told_in, number, at = row
        return Hit(Entry(self._groups[group], unit, told_in, number, at, "", ""), degree)

    def _holding(self, query: Query, expression: Expression) -> Query:
        query = where_holds(self._session, query, expression)
        units = self._unseen.units
        return query.where(SearchEntry.unit.not_in(units)) if units else query


def _groups(
    session: Session, reader: Reader, new: Unseen, hit: Collection[int]
) -> dict[int, Group]:
    """Groups of the index that have something and may be read, by number."""
    if not hit:
        return {}
    readable = [record for record in (HOUSE, *reader.records) if record not in new.records]
    query = select(SearchGroup.id, *GROUP).where(SearchGroup.record_id.in_(readable))
    if len(hit) <= MANY:
        query = query.where(SearchGroup.id.in_(hit))
    rows = session.execute(query)
    return {number: Group(*facts) for number, *facts in rows if number in hit}


def _hit(entry: Entry, looked: Sought) -> Hit | None:
    told = terms(entry.heading, entry.text, entry.group.language)
    degree = fits(looked, told) if told else None
    return None if degree is None else Hit(entry, degree)
