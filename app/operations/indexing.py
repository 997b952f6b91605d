"""Bring the index of search up to date, in pieces that make nobody wait.

A mark says up to which step of a record the index is whole. Units touched later may be in it or
not: search does not ask it about them (app/queries/search).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.models import Record, SearchEntry, SearchGroup, SearchMark, SearchWord
from app.queries.search.engines import forget, forget_all, on_postgresql, write_terms
from app.queries.search.entries import Entry, Group, entries, group_of, touched
from app.statute.searching import EDITION, pieces, terms, words

PIECE = 100
"""Units that one transaction brings up to date."""

LONGEST_NEW_WORD = 40
"""Letters of words that are offered to somebody who found nothing."""


@dataclass(frozen=True, slots=True)
class Lag:
    """What the index does not know yet of one record."""

    record_id: str
    step: int
    """Up to which it will be whole once the units are in it."""
    units: Sequence[str]

    @property
    def pieces(self) -> list[Sequence[str]]:
        """The units in handfuls; at least one, which moves the mark."""
        starts = range(0, len(self.units), PIECE) or range(1)
        return [self.units[start : start + PIECE] for start in starts]


def lags(session: Session) -> list[Lag]:
    """Records of which the index does not know the newest step."""
    known = (SearchMark.record_id == Record.id) & (SearchMark.edition == EDITION)
    rows = session.execute(
        select(Record.id, Record.steps, SearchMark.step)
        .outerjoin(SearchMark, known)
        .order_by(Record.id)
    )
    return [
        Lag(record, steps, touched(session, record, mark or 0))
        for record, steps, mark in rows
        if steps > (mark or 0)
    ]


def index_units(session: Session, lag: Lag, units: Collection[str]) -> None:
    """Bring some units up to date. Whoever else does so for the record waits, or is waited for."""
    _mark(session, lag.record_id)
    wanted = {entry.key: entry for entry in entries(session, lag.record_id, units)}
    query = select(SearchEntry).where(SearchEntry.unit.in_(list(units)))
    known = {(one.told_in, one.row): one for one in session.scalars(query)}
    forget(session, [one.id for key, one in known.items() if key not in wanted])
    groups = _groups(session, {entry.group for entry in wanted.values()})
    _regroup(session, [one for one in known.items() if one[0] in wanted], wanted, groups)
    _add(session, [entry for key, entry in wanted.items() if key not in known], groups)


def move_mark(session: Session, lag: Lag) -> None:
    """Say that the index is whole up to the step: every unit touched till then is up to date."""
    mark = _mark(session, lag.record_id)
    mark.step = max(mark.step, lag.step)


def clear_index(session: Session) -> None:
    """Throw the index away: search reads the rows themselves until it is made anew."""
    forget_all(session)
    for table in (SearchGroup, SearchMark, SearchWord):
        session.execute(delete(table))


def _mark(session: Session, record_id: str) -> SearchMark:
    """The mark of a record, held to the end of the transaction."""
    fresh = {"record_id": record_id, "step": 0, "edition": EDITION}
    _insert_missing(session, SearchMark, [fresh])
    mark = session.scalars(
        select(SearchMark)
        .where(SearchMark.record_id == record_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if mark.edition != EDITION:
        _forget_record(session, record_id)
        mark.step, mark.edition = 0, EDITION
    return mark


def _forget_record(session: Session, record_id: str) -> None:
    """Entries whose terms were made otherwise."""
    mine = select(SearchGroup.id).where(SearchGroup.record_id == record_id)
    forget(session, session.scalars(select(SearchEntry.id).where(SearchEntry.group_id.in_(mine))))


def _groups(session: Session, wanted: Collection[Group]) -> Mapping[Group, int]:
    """The numbers of groups, the new ones with new numbers."""
    facts = [
        dict(zip(Group.__match_args__, astuple(one), strict=True))
        for one in sorted(wanted, key=astuple)
    ]
    _insert_missing(session, SearchGroup, facts)
    records = {one.record_id for one in wanted}
    rows = session.scalars(select(SearchGroup).where(SearchGroup.record_id.in_(records)))
    return {group_of(row): row.id for row in rows}


def _regroup(
    session: Session,
    known: Iterable[tuple[tuple[str, int], SearchEntry]],
    wanted: Mapping[tuple[str, int], Entry],
    groups: Mapping[Group, int],
) -> None:
    """Texts that stand no longer, or again; threads that were resolved, or opened again."""
    for key, entry in known:
        group = groups[wanted[key].group]
        if entry.group_id != group:
            session.execute(
                update(SearchEntry).where(SearchEntry.id == entry.id).values(group_id=group)
            )


def _add(session: Session, new: Sequence[Entry], groups: Mapping[Group, int]) -> None:
    said = [(one, terms(one.heading, one.text, one.group.language)) for one in new]
    told = [(one, found) for one, found in said if found]
    if not told:
        return
    rows = [
        {
            "group_id": groups[one.group],
            "unit": one.unit,
            "told_in": one.told_in,
            "row": one.row,
            "at": one.at,
        }
        for one, _ in told
    ]
    numbers = session.scalars(
        insert(SearchEntry).returning(SearchEntry.id, sort_by_parameter_order=True), rows
    ).all()
    write_terms(session, [(number, said) for number, (_, said) in zip(numbers, told, strict=True)])
    _learn(session, new)


def _learn(session: Session, new: Iterable[Entry]) -> None:
    """Keep the words themselves, for whoever mistypes one."""
    seen: dict[str, str] = {}
    for entry in new:
        for word in chain(*map(words, pieces(f"{entry.heading} {entry.text}"))):
            if not word.folded.isdigit() and 2 < len(word.folded) <= LONGEST_NEW_WORD:
                seen.setdefault(word.folded, word.letters)
    _insert_missing(
        session,
        SearchWord,
        [{"word": word, "shown": shown} for word, shown in sorted(seen.items())],
    )


def _insert_missing(session: Session, model: type[Any], facts: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, but for those that are there."""
    table: Table = model.__table__
    kind = postgresql if on_postgresql(session) else sqlite
    if facts:
        session.execute(kind.insert(table).on_conflict_do_nothing(), list(facts))
