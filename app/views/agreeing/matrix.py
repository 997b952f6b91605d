"""Articles and members: who stands behind what, and what waits for whom."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.queries.agreement import Agreement
from app.queries.people import Colleague
from app.statute import snapshot as statute
from app.statute.numbering import number_all, printed
from app.statute.snapshot import AUTHORITATIVE, Kind, Snapshot
from app.statute.units import units_of
from app.statute.workflow import State
from app.views.leaves import HEADINGS
from app.views.standing import Stand, Voice, stand_of
from app.views.words import kinds_of


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the board."""

    clause: statute.Clause
    label: str
    title: str
    """Its heading, else the beginning of its words."""
    stand: Stand
    parts: Sequence["Line"] = ()
    """Its clauses, where members said different things of them."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading that lines are gathered under."""
        return self.clause.kind in HEADINGS

    @property
    def voices(self) -> Mapping[str, Voice]:
        """What each member said, by id."""
        return {voice.colleague.person.id: voice for voice in self.stand.voices}

    @property
    def outdated(self) -> bool:
        """Whether somebody decided on earlier words."""
        return any(voice.said == "outdated" for voice in self.stand.voices)


@dataclass(frozen=True, slots=True)
class Board:
    """The whole matrix."""

    lines: Sequence[Line]
    members: Sequence[Colleague]
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many articles each filter shows."""


def board_of(
    now: Snapshot, where: Agreement, members: Sequence[Colleague], reader: str, language: str
) -> Board:
    """The matrix as somebody sees it."""
    lines = list(_lines(now, where, members, language))
    articles = [line for line in lines if not line.is_heading]
    counts: Counter[str] = Counter()
    for line in articles:
        counts.update(name for name, test in FILTERS.items() if test(line, reader))
    return Board(lines, members, counts)


def shown_lines(board: Board, show: str, reader: str) -> list[Line]:
    """Lines of one filter, with the headings they stand under."""
    test = FILTERS.get(show, FILTERS["all"])
    kept: list[Line] = []
    waiting: list[Line] = []
    for line in board.lines:
        if line.is_heading and show != "all":
            waiting = [above for above in waiting if above.clause.id == line.clause.parent] + [line]
        elif line.is_heading or test(line, reader):
            kept += [*waiting, line]
            waiting = []
    return kept


def _lines(
    now: Snapshot, where: Agreement, members: Sequence[Colleague], language: str
) -> Iterator[Line]:
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    for head, ids in units_of(now).items():
        whole = _line(now, numbers, where, members, (head, ids, language))
        if whole is None:
            continue
        parts = [
            part
            for one in ids
            if (part := _line(now, numbers, where, members, (one, [one], language)))
        ]
        differ = len(parts) > 1 and len({_gist(part) for part in parts}) > 1
        yield Line(whole.clause, whole.label, whole.title, whole.stand, parts if differ else ())


def _line(
    now: Snapshot,
    numbers: Mapping[str, str],
    where: Agreement,
    members: Sequence[Colleague],
    what: tuple[str, Sequence[str], str],
) -> Line | None:
    """The line of clauses that are judged as one; None where nothing in them is to be agreed."""
    head, ids, language = what
    alone = len(ids) == 1
    states = [where.by_clause[one].state for one in ids if one in where.by_clause]
    if not states:
        return None
    stand = stand_of(head, ids, where, members, states[0] if alone else None)
    clause = now.by_id[head]
    wording = clause.wording(language if language in clause.wordings else AUTHORITATIVE)
    label = printed(clause.kind, numbers[head], now.particulars.family, language)
    if clause.kind is Kind.PREAMBLE:
        label = str(kinds_of(now.particulars.family)[clause.kind])
    return Line(clause, label, wording.heading or wording.text, stand) if stand else None


def _gist(line: Line) -> tuple[object, ...]:
    """What must be the same for clauses to be shown as one line."""
    voices = tuple((one.colleague.person.id, one.said) for one in line.stand.voices)
    return (line.stand.state, voices, bool(line.stand.blocking))


FILTERS: Mapping[str, Callable[[Line, str], bool]] = {
    "all": lambda _line, _reader: True,
    "waiting": lambda line, reader: reader in line.stand.waits_for,
    "draft": lambda line, _reader: line.stand.state is State.DRAFT,
    "proposed": lambda line, _reader: line.stand.state is State.PROPOSED,
    "contested": lambda line, _reader: line.stand.state is State.CONTESTED,
    "agreed": lambda line, _reader: line.stand.state is State.AGREED,
    "signed": lambda line, _reader: line.stand.state is State.SIGNED,
    "outdated": lambda line, _reader: line.outdated,
    "late": lambda line, _reader: line.stand.late,
}
"""Which lines somebody asks for."""
