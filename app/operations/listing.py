"""Take rows of a list into the library or the register: weighed anew when nobody else writes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.formats.listing.rows import Table
from app.formats.listing.weighing import Library, Refusals, Report, Verdict, Weighed, weigh
from app.operations.citing import RESERVED, describe_extract, describe_source, hold_house
from app.operations.describing import (
    checked_extract,
    checked_source,
    faults_of_extract,
    faults_of_source,
)
from app.operations.errors import NothingSaid, ReasonNeeded, Refused, Taken
from app.operations.needs import NotAChoice, checked_need, describe_need
from app.operations.recording import Actor
from app.queries.listing import held
from app.statute.errors import StatuteError

Facts = Mapping[str, Any]


class ListOvertaken(Refused):
    """Somebody changed the library since the rows were shown: they would do another thing now."""


class RowsWrong(Refused):
    """All or nothing was asked for, and some rows are wrong."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.rows = rows


class NoRowChosen(Refused):
    """Nothing was chosen that can be taken."""


class TooManyAtOnce(Refused):
    """More rows than are taken in one go: nobody else could write meanwhile."""

    def __init__(self, rows: int, most: int) -> None:
        super().__init__(rows, most)
        self.rows = rows
        self.most = most


class SourceLeftOut(Refused):
    """An extract was chosen, and not the new source it is from."""

    def __init__(self, extract: str, source: str, line: int) -> None:
        super().__init__(extract, source)
        self.extract = extract
        self.source = source
        self.line = line


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows are to be taken."""

    which: str
    """all: every one, or none where one is wrong; right: those that are; chosen."""
    keys: Collection[str] = ()
    """Of the rows chosen."""
    seen: str = ""
    """The digest of the report the choice was made on; empty where nobody looked."""
    most: int = 0
    """Rows taken at once; 0: however many."""


def report_on(session: Session, tables: Sequence[Table], topics: Collection[str]) -> Report:
    """What every row would do to what is held now."""
    kinds = tuple(dict.fromkeys(("sources", *(table.kind for table in tables))))
    library = held(session, kinds)
    return weigh(tables, library, _check(library), topics)


def take_rows(
    session: Session,
    actor: Actor,
    tables: Sequence[Table],
    choice: Choice,
    *,
    topics: Collection[str],
) -> list[Weighed]:
    """Take rows, a step of the house's record each; answers those taken, in their order.

    Raises ListOvertaken, RowsWrong, NoRowChosen or SourceLeftOut, and what describing raises.
    """
    hold_house(session)
    report = report_on(session, tables, topics)
    if choice.seen not in ("", report.digest):
        raise ListOvertaken
    rows = _chosen(report, choice)
    _check_sources(report, rows)
    for one in rows:
        DEEDS[one.kind](session, actor, one)
    return rows


def _chosen(report: Report, choice: Choice) -> list[Weighed]:
    wrong = report.counts[Verdict.WRONG]
    if choice.which == "all" and wrong:
        raise RowsWrong(wrong)
    if choice.which == "chosen":
        rows = [one for one in report.rows if one.takeable and one.key in choice.keys]
    else:
        rows = list(report.right)
    if not rows:
        raise NoRowChosen
    if choice.most and len(rows) > choice.most:
        if choice.which != "right":
            raise TooManyAtOnce(len(rows), choice.most)
        rows = rows[: choice.most]
    return _apart(rows)


def _apart(rows: list[Weighed]) -> list[Weighed]:
    """Duplicates taken all the same keep their names; two of one name cannot both be taken."""
    met: set[str] = set()
    for one in rows:
        if (name := f"{one.kind}.{one.slug}") in met:
            raise Taken(one.slug)
        met.add(name)
    return rows


def _check_sources(report: Report, rows: Sequence[Weighed]) -> None:
    taken = {one.slug for one in rows if one.kind == "sources"}
    offered = {one.slug for one in report.rows if one.kind == "sources" and not one.held}
    for one in rows:
        if one.kind == "extracts" and one.facts["source"] in offered - taken:
            raise SourceLeftOut(one.slug, one.facts["source"], one.row.line)


def _check(library: Library) -> Callable[[str, Facts], tuple[Facts, Refusals]]:
    """What the deeds would say; sources new in the same file count as described."""
    described = dict(library["sources"])

    def check(kind: str, facts: Facts) -> tuple[Facts, Refusals]:
        if facts["id"] in RESERVED:
            return facts, {"id": Taken(facts["id"])}
        if kind == "needs":
            return _checked_need(facts)
        if kind == "extracts":
            source = described.get(facts["source"], {})
            faults = faults_of_extract(facts, source)
            return (facts, _by_column(faults)) if faults else (checked_extract(facts, source), {})
        faults = faults_of_source(facts)
        if faults:
            return facts, _by_column(faults)
        kept = checked_source({"kind": "statute", **facts})
        described.setdefault(facts["id"], kept)
        return kept, {}

    return check


def _checked_need(facts: Facts) -> tuple[Facts, Refusals]:
    try:
        return {**checked_need(facts), "id": facts["id"]}, {}
    except NotAChoice as error:
        return facts, {error.fact: error}
    except ReasonNeeded as error:
        return facts, {"reason": error}
    except NothingSaid as error:
        return facts, {"title": error}
    except (Refused, StatuteError) as error:
        return facts, {"": error}


def _by_column(faults: Mapping[str, Exception]) -> dict[str, Exception]:
    """Fields of one version stand in the column of all."""
    return {
        "versions" if field.startswith("version_") else field: error
        for field, error in faults.items()
    }


def _take_source(session: Session, actor: Actor, one: Weighed) -> None:
    describe_source(session, actor, one.slug, one.facts)


def _take_extract(session: Session, actor: Actor, one: Weighed) -> None:
    facts = {name: said for name, said in one.facts.items() if name != "source"}
    describe_extract(session, actor, one.facts["source"], one.slug, facts)


def _take_need(session: Session, actor: Actor, one: Weighed) -> None:
    describe_need(session, actor, one.slug, one.facts)


DEEDS: Mapping[str, Callable[[Session, Actor, Weighed], None]] = {
    "sources": _take_source,
    "extracts": _take_extract,
    "needs": _take_need,
}
