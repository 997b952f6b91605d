"""How a document is laid out on its page: units of rows, with what stands beside each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from app.queries.answers import Answered
from app.queries.evidence import Cited
from app.queries.threads import Talk
from app.queries.touched import Also
from app.statute.anchoring import Held
from app.statute.numbering import number_all, printed
from app.statute.snapshot import AUTHORITATIVE, Clause, Numbering, Snapshot
from app.statute.structure import GATHERING, within
from app.statute.vacated import instead, moved_to, with_vacated
from app.weaving import Mark

HEADINGS = GATHERING
"""Kinds that are a heading on a page and no unit."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the clauses, by clause."""

    talks: Mapping[str | None, Sequence[Talk]] = field(default_factory=dict)
    cited: Mapping[str, Sequence[Cited]] = field(default_factory=dict)
    answered: Mapping[str, Sequence[Answered]] = field(default_factory=dict)
    referring: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """Ids and numbers of the clauses of this document that refer to each."""
    also: Mapping[str, Sequence[Also]] = field(default_factory=dict)
    """Open suggestions that name a clause and are shown at another."""


@dataclass(slots=True)
class Row:
    """One clause as printed."""

    clause: Clause
    depth: int
    """Below its unit, which is 0."""
    number: str
    labels: Mapping[str, str]
    """The number as printed before the text, by language."""
    talks: Sequence[tuple[int, Talk]] = ()
    """Open conversations with their numbers on the page."""
    resolved: Sequence[Talk] = ()
    also: Sequence[Also] = ()
    """Open suggestions that name it and are shown elsewhere."""
    cited: Sequence[Cited] = ()
    answered: Sequence[Answered] = ()
    referring: Sequence[tuple[str, str]] = ()
    instead: Mapping[str, str] = field(default_factory=dict)
    """What an act in force prints in place of words that were taken out, by language."""
    moved_to: str | None = None
    """The clause whose old number this is: no clause stands here any more."""
    struck: list[list["Row"]] = field(default_factory=list)
    """Struck clauses that stood right behind it inside the unit, each with all below it."""

    @property
    def is_accompanied(self) -> bool:
        """Whether anything stands beside it."""
        return bool(self.is_discussed or self.cited or self.answered or self.referring)

    @property
    def is_discussed(self) -> bool:
        """Whether anything is said or suggested of it."""
        return bool(self.talks or self.resolved or self.also)

    def marks(self, language: str) -> list[Mark]:
        """Quoted words that stand in the text, in a language."""
        return [
            Mark(at.start, at.end, number)
            for number, talk in self.talks
            if (at := talk.position) and at.start is not None and at.end is not None
            if talk.language == language and at.state is not Held.DETACHED
        ]

    def heading(self, language: str) -> tuple[str, str]:
        """The heading and its language: the authoritative one where it is not translated."""
        words = self.clause.wording(language).heading
        if words or language == AUTHORITATIVE:
            return words, language
        return self.clause.wording(AUTHORITATIVE).heading, AUTHORITATIVE

    def lacks(self, language: str) -> bool:
        """Whether the clause has a text, but not in this language."""
        return (
            bool(self.clause.wording(AUTHORITATIVE).text) and not self.clause.wording(language).text
        )

    @property
    def has_text(self) -> bool:
        """Whether it says more than its heading, in any language."""
        return any(wording.text for wording in self.clause.wordings.values())

    def is_stale(self, language: str) -> bool:
        """Whether the translation was made from earlier words than stand."""
        wording = self.clause.wording(language)
        source = self.clause.wording(AUTHORITATIVE).digest
        return language != AUTHORITATIVE and bool(wording.made_from) and wording.made_from != source


@dataclass(slots=True)
class Unit:
    """An article, or whatever stands on its own, with the rows below it; or a heading."""

    rows: list[Row]
    struck: list[list[Row]] = field(default_factory=list)
    """Whole units that were struck right behind it."""

    @property
    def head(self) -> Row:
        """The row the unit is named after."""
        return self.rows[0]

    @property
    def is_heading(self) -> bool:
        """Whether units are gathered under it."""
        return self.head.clause.kind in HEADINGS

    @property
    def open(self) -> int:
        """Open conversations in it."""
        return sum(len(row.talks) for row in self.rows)


@dataclass(slots=True)
class Leaves:
    """A whole document, ready for its page."""

    units: list[Unit]
    struck: list[list[Row]] = field(default_factory=list)
    """Units that were struck before the first that stands."""

    @property
    def articles(self) -> list[Unit]:
        """Units that are no headings."""
        return [unit for unit in self.units if not unit.is_heading]

    def label(self, clause_id: str | None, language: str) -> str:
        """The number a clause is printed with; "" for what does not stand here or has none."""
        rows = (row for unit in self.units for row in unit.rows if row.clause.id == clause_id)
        return next((row.labels[language] for row in rows), "")


def lay_out(
    now: Snapshot, beside: Beside, languages: Sequence[str], top: str | None = None
) -> Leaves:
    """Every clause in its unit; struck ones set aside where they stood.

    With `top` only that clause and all below it: a unit of its own, even where it is struck.
    """
    leaves = Leaves([])
    gone: dict[str, list[Row]] = {}
    rows = _rows(now, beside, languages)
    for row in rows if top is None else _below(now, rows, top):
        clause = row.clause
        if clause.parent in gone:
            gone[clause.id] = gone[clause.parent]
            gone[clause.id].append(row)
        elif clause.struck and not (top and now.by_id[top].struck):
            gone[clause.id] = [row]
            _aside(leaves, row).append(gone[clause.id])
        elif row.depth == 0:
            leaves.units.append(Unit([row]))
        else:
            leaves.units[-1].rows.append(row)
    return leaves


def _below(now: Snapshot, rows: Iterable[Row], top: str) -> Iterator[Row]:
    """The rows of a clause and of all below it, as deep as if it stood alone."""
    inside = within(now.clauses, top)
    base = 0
    for row in rows:
        if row.clause.id == top:
            base = row.depth
        if row.clause.id in inside:
            row.depth -= base
            yield row


def _aside(leaves: Leaves, row: Row) -> list[list[Row]]:
    """Where a struck clause is kept: behind what stood before it."""
    if not leaves.units:
        return leaves.struck
    unit = leaves.units[-1]
    return unit.rows[-1].struck if row.depth else unit.struck


def _rows(now: Snapshot, beside: Beside, languages: Sequence[str]) -> Iterator[Row]:
    family = now.particulars.family
    numbers = number_all(now.clauses, family, now.particulars.numbering)
    depths: dict[str | None, int] = {None: -1}
    counter = count(1)
    for clause in with_vacated(now):
        depths[clause.id] = -1 if clause.kind in HEADINGS else depths[clause.parent] + 1
        number = numbers.get(clause.id, clause.fixed or "")
        talks = beside.talks.get(clause.id, ())
        yield Row(
            clause=clause,
            depth=max(depths[clause.id], 0),
            number=number,
            labels={each: printed(clause.kind, number, family, each) for each in languages},
            talks=[(next(counter), talk) for talk in talks if not talk.resolved],
            resolved=[talk for talk in talks if talk.resolved],
            also=beside.also.get(clause.id, ()),
            cited=beside.cited.get(clause.id, ()),
            answered=beside.answered.get(clause.id, ()),
            referring=beside.referring.get(clause.id, ()),
            instead={each: instead(now, clause, numbers, each) for each in languages}
            if clause.struck
            else {},
            moved_to=moved_to(clause.id),
        )


def keeps_numbers(now: Snapshot) -> bool:
    """Whether a struck clause is printed with its number."""
    return now.particulars.numbering is Numbering.FIXED
