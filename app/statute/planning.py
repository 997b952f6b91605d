"""A plan as a table: its actions with who, until when, by which measure; chosen and sorted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.statute.deadlines import Deadline, quarter_of
from app.statute.fields import ACTION, Action, actions
from app.statute.kinds import PLANS
from app.statute.language import fold, sort_key
from app.statute.numbering import number_key, printed
from app.statute.snapshot import Snapshot
from app.statute.workflow import State

DUE = ("overdue", "quarter", "later", "none")
"""Times a reader may ask for: over, ending in this quarter, ending afterwards, no time at all."""

_STATES = {str(state): place for place, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Line:
    """One action as a row."""

    clause: str
    number: str
    """Bare."""
    label: str
    """As printed."""
    goal: str
    words: str
    responsible: str
    deadline: str
    """As written."""
    due: Deadline | None
    indicator: str
    state: str
    """State of the clause; empty where nothing is said."""

    def when(self, today: date) -> str:
        """Which of DUE it is; empty where it is done again and again."""
        if self.due is None:
            return "none"
        if self.due.last is None:
            return ""
        if self.due.is_over(today):
            return "overdue"
        return "quarter" if self.due.last <= (quarter_of(today).last or today) else "later"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are asked for, and in which order. Empty: all, as the text has them."""

    responsible: str = ""
    due: str = ""
    order: str = ""
    """number, responsible, deadline or state; with a hyphen before it from the end."""

    def address(self, **other: str) -> dict[str, str]:
        """As an address says it."""
        said = {"responsible": self.responsible, "due": self.due, "order": self.order, **other}
        return {name: value for name, value in said.items() if value}

    def turned(self, name: str) -> str:
        """The order that a click on the head of a column asks for."""
        return f"-{name}" if self.order == name else name


def lines(now: Snapshot, language: str, states: Mapping[str, str]) -> tuple[Line, ...]:
    """The actions of a plan in reading order; of another document what has parts of an action."""
    plan = now.particulars.kind in PLANS
    told = (one for one in actions(now, language) if plan or any(f in one.said for f in ACTION))
    return tuple(_line(now, one, language, states) for one in told)


def _line(now: Snapshot, action: Action, language: str, states: Mapping[str, str]) -> Line:
    clause = action.clause
    who, when, measure = (action.said.get(name, "") for name in ACTION)
    return Line(
        clause=clause.id,
        number=action.number,
        label=printed(clause.kind, action.number, now.particulars.family, language),
        goal=action.goal.wording(language).heading if action.goal else "",
        words=action.words.strip(),
        responsible=who,
        deadline=when,
        due=action.deadline,
        indicator=measure,
        state=states.get(clause.id, ""),
    )


def chosen(found: Sequence[Line], wanted: Wanted, today: date) -> tuple[Line, ...]:
    """The rows asked for, in the order asked for; rows alike stay in the order of the text."""
    kept = [
        one
        for one in found
        if (not wanted.responsible or fold(one.responsible) == fold(wanted.responsible))
        and (not wanted.due or one.when(today) == wanted.due)
    ]
    key = ORDERS.get(wanted.order.removeprefix("-"))
    if key:
        kept.sort(key=key, reverse=wanted.order.startswith("-"))
    return tuple(kept)


def bodies(found: Sequence[Line]) -> tuple[str, ...]:
    """Who is responsible for anything, each once however it is written, by the alphabet."""
    named = {fold(one.responsible): one.responsible for one in reversed(found) if one.responsible}
    return tuple(sorted(named.values(), key=sort_key))


def _last(one: Line) -> tuple[bool, date]:
    last = one.due.last if one.due else None
    return last is None, last or date.max


ORDERS: Mapping[str, Callable[[Line], Any]] = {
    "number": lambda one: number_key(one.number),
    "responsible": lambda one: (not one.responsible, sort_key(one.responsible)),
    "deadline": _last,
    "state": lambda one: _STATES.get(one.state, -1),
}
"""What each order sorts by."""
