"""What each row of a list would do to what is held: new, changed, the same, a duplicate, wrong."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import count
from typing import Any

from rapidfuzz import process

from app.formats.listing.errors import Amiss, Fault
from app.formats.listing.likeness import Twin, Twins
from app.formats.listing.rows import Row, Table, cells_of, settled, with_values
from app.formats.listing.schema import LISTS, Column, Value, named
from app.formats.listing.values import read_cell, write_cell
from app.statute.language import LONGEST_SLUG, short_slug
from app.statute.record import digest_of

Library = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""What is held: facts as the JSON form has them, by list and by name."""

Refusals = Mapping[str, Exception]
"""Why a row is refused, by column."""

Check = Callable[[str, Mapping[str, Any]], tuple[Mapping[str, Any], Refusals]]
"""The facts of a row of a list as they would be kept, and why they are refused."""

MARKS = ("verified", "checked")
"""Said of a description: they fall where it is changed and they are not said anew."""

NEAR = 70
"""From how many parts of a hundred an unknown word may be meant for a known one."""


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    DUPLICATE = "duplicate"
    WRONG = "wrong"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """What one field says today, and what it would say."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """One row with its verdict."""

    kind: str
    place: str
    row: Row
    slug: str
    verdict: Verdict
    facts: Mapping[str, Any] = field(default_factory=dict)
    """As they would be kept."""
    changes: tuple[Change, ...] = ()
    twin: Twin | None = None
    faults: tuple[Fault, ...] = ()
    refusals: Refusals = field(default_factory=dict)
    held: bool = False
    """Whether the house has a row of this name."""

    @property
    def key(self) -> str:
        """What a form calls the row."""
        return f"{self.kind}.{self.row.line}"

    @property
    def takeable(self) -> bool:
        """Whether somebody may choose it. Likeness errs: they may take a duplicate all the same."""
        if self.verdict is Verdict.DUPLICATE:
            return self.twin is not None and self.twin.why != "row"
        return self.right

    @property
    def right(self) -> bool:
        """Whether it is taken unless somebody says no."""
        return self.verdict in (Verdict.NEW, Verdict.CHANGED)


@dataclass(frozen=True)
class Report:
    """Every row of a file."""

    rows: tuple[Weighed, ...]

    @cached_property
    def counts(self) -> Counter[Verdict]:
        """How many rows of each verdict."""
        return Counter(one.verdict for one in self.rows)

    def of(self, verdict: Verdict) -> list[Weighed]:
        """Rows of a verdict, as they come."""
        return [one for one in self.rows if one.verdict is verdict]

    @cached_property
    def right(self) -> tuple[Weighed, ...]:
        """What is taken unless somebody says no."""
        return tuple(one for one in self.rows if one.right)

    @cached_property
    def digest(self) -> str:
        """Another where a row would do another thing: somebody changed the library meanwhile."""
        return digest_of({"rows": [_told(one) for one in self.rows]})


def _told(one: Weighed) -> list[Any]:
    changes = [[change.column, change.before, change.after] for change in one.changes]
    return [one.key, one.verdict.value, one.slug, changes]


def weigh(
    tables: Sequence[Table], library: Library, check: Check, topics: Iterable[str] = ()
) -> Report:
    """Each row against what is held, and against those above it.

    `topics`: those the house has names for; what the library says of others stays.
    """
    sources = set(library.get("sources", {}))
    known = {*topics, *_topics_of(library)}
    found: list[Weighed] = []
    for table in sorted(tables, key=lambda one: list(LISTS).index(one.kind)):
        weighing = _Weighing(table, library.get(table.kind, {}), check, sources, known)
        rows = [weighing.verdict_on(row) for row in table.rows]
        if table.kind == "sources":
            sources |= {one.slug for one in rows if one.takeable}
        found.extend(rows)
    return Report(tuple(found))


def _topics_of(library: Library) -> Iterator[str]:
    for facts in library.get("extracts", {}).values():
        yield from facts.get("topics") or ()


class _Weighing:
    """One table against its list."""

    def __init__(
        self,
        table: Table,
        held: Mapping[str, Mapping[str, Any]],
        check: Check,
        sources: set[str],
        topics: set[str],
    ) -> None:
        self.kind, self.place = table.kind, table.place
        self.columns = named(table.kind)
        self.held, self.check = held, check
        self.sources, self.topics = sources, topics
        self.twins = Twins(table.kind)
        self.met: dict[str, Row] = {}
        self.cells = {slug: cells_of(self.kind, facts) for slug, facts in held.items()}
        for slug, cells in self.cells.items():
            self.twins.add(slug, cells)

    def verdict_on(self, row: Row) -> Weighed:
        """The verdict, and the row remembered for those below."""
        given = row.cells.get("id", "")
        slug = given or _name_of(self.kind, row.cells)
        weighed = Weighed(self.kind, self.place, row, slug, Verdict.WRONG)
        if row.faults:
            return replace(weighed, faults=row.faults)
        if slug in self.met:
            return self._again(weighed, self.met[slug], given)
        if slug:
            self.met[slug] = row
        if slug not in self.held:
            return self._new(weighed)
        return self._known(replace(weighed, held=True), given)

    def _again(self, weighed: Weighed, first: Row, given: str) -> Weighed:
        """The same name for the second time."""
        if first.cells == weighed.row.cells or not given:
            twin = Twin("row", weighed.slug, first.line, self.place)
            return replace(weighed, verdict=Verdict.DUPLICATE, twin=twin)
        fault = Fault("id_twice", "id", weighed.slug, str(first.line))
        return replace(weighed, faults=(fault,))

    def _known(self, weighed: Weighed, given: str) -> Weighed:
        held, before = self.held[weighed.slug], self.cells[weighed.slug]
        values, faults = self._values(weighed.row.cells, before)
        moved = next((value for column, value in values if column.name == "source"), "")
        if moved:
            faults = (*faults, Fault("source_moved", "source", moved, before["source"]))
        if faults:
            return replace(weighed, faults=faults)
        if not values:
            return replace(weighed, verdict=Verdict.SAME)
        if not given:
            return self._named_alike(weighed)
        changed = with_values(held, values)
        if "verified" not in weighed.row.cells:
            for mark in MARKS:
                changed.pop(mark, None)
        return self._checked(weighed, changed, before)

    def _named_alike(self, weighed: Weighed) -> Weighed:
        """A row without a name of its own changes nothing: it would be a second one."""
        free = next(name for name in _names_after(weighed.slug) if name not in self.held)
        made = self._new(replace(weighed, slug=free, held=False))
        if made.verdict is Verdict.WRONG:
            return made
        twin = made.twin or Twin("alike", weighed.slug)
        return replace(made, verdict=Verdict.DUPLICATE, twin=twin)

    def _new(self, weighed: Weighed) -> Weighed:
        values, faults = self._values(weighed.row.cells, {})
        faults = (*faults, *self._missing(weighed.row.cells))
        if faults:
            return replace(weighed, faults=faults)
        weighed = self._checked(weighed, with_values({}, values), {})
        if weighed.verdict is Verdict.WRONG:
            return weighed
        cells = cells_of(self.kind, weighed.facts)
        twin = self.twins.find(cells)
        self.twins.add(weighed.slug, cells, weighed.row.line, self.place)
        return replace(weighed, verdict=Verdict.DUPLICATE, twin=twin) if twin else weighed

    def _checked(
        self, weighed: Weighed, facts: Mapping[str, Any], before: Mapping[str, str]
    ) -> Weighed:
        kept, refusals = self.check(self.kind, {**facts, "id": weighed.slug})
        if refusals:
            return replace(weighed, refusals=refusals)
        if not before:
            return replace(weighed, verdict=Verdict.NEW, facts=kept)
        changes = tuple(_changes(before, cells_of(self.kind, kept)))
        verdict = Verdict.CHANGED if changes else Verdict.SAME
        return replace(weighed, verdict=verdict, facts=kept, changes=changes)

    def _values(
        self, cells: Mapping[str, str], before: Mapping[str, str]
    ) -> tuple[list[tuple[Column, Any]], tuple[Fault, ...]]:
        """The values that differ from what is held, and what cannot be taken of them."""
        values, faults = [], []
        for name, words in cells.items():
            column = self.columns[name]
            if name == "id" and before:
                continue
            if settled(column, words) == settled(column, before.get(name, "")):
                continue
            try:
                value = self._value(column, words)
            except Amiss as amiss:
                faults.append(amiss.at(name))
                continue
            if write_cell(column, value) != settled(column, before.get(name, "")):
                values.append((column, value))
        return values, tuple(faults)

    def _value(self, column: Column, words: str) -> Any:
        if not words:
            return None
        value = read_cell(column, words)
        if column.value is Value.TOPICS:
            for one in value:
                _check_topic(one, self.topics)
        if column.name == "source" and value not in self.sources:
            raise Amiss("no_source", words, _nearest(words, self.sources))
        return value

    def _missing(self, cells: Mapping[str, str]) -> Iterator[Fault]:
        """What a new row says nothing of."""
        groups: dict[str, list[str]] = {}
        for column in LISTS[self.kind]:
            if column.group:
                groups.setdefault(column.group, []).append(column.name)
        for names in groups.values():
            if not any(cells.get(name) for name in names):
                yield Fault("needed", names[0], hint=", ".join(names))


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for name, words in after.items():
        if name != "id" and words != before[name]:
            yield Change(name, before[name], words)


def _check_topic(topic: str, known: set[str]) -> None:
    if topic not in known:
        raise Amiss("no_topic", topic, _nearest(topic, known))


def _nearest(said: str, known: Iterable[str]) -> str:
    near = process.extractOne(said, sorted(known), score_cutoff=NEAR)
    return near[0] if near else ""


def _names_after(slug: str) -> Iterator[str]:
    for turn in count(2):
        end = f"-{turn}"
        yield slug[: LONGEST_SLUG - len(end)] + end


def _name_of(kind: str, cells: Mapping[str, str]) -> str:
    """The name a row without one would get."""
    title = cells.get("title_en") or cells.get("title_original") or cells.get("title_az") or ""
    if kind == "extracts":
        said = cells.get("heading_en") or cells.get("article") or cells.get("heading_az") or ""
        title = f"{cells.get('source', '')}-{said}" if said else ""
    return short_slug(title)
