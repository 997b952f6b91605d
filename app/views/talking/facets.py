"""Which conversations somebody asks for, and how many every other choice would show."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

from app.models import Person
from app.queries.threads import Talk
from app.statute.snapshot import Snapshot
from app.views.words import THREAD_KINDS

WHOLE = "document"
"""What stands for the document as a whole among the clauses."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which conversations somebody asks for; empty: all of them. An address says the same."""

    state: str = "open"
    """open, resolved or all"""
    only: str = ""
    """One of ONLY."""
    kind: str = ""
    person: str = ""
    """Who said something in it."""
    institution: str = ""
    """Where one of those comes from."""
    clause: str = ""
    """A clause that is, or holds, what it is about; WHOLE: the document."""
    order: str = "clause"
    """clause or time"""

    def address(self, **other: str) -> dict[str, str]:
        """The arguments of a link to the same, but for what is said."""
        asked = asdict(replace(self, **other))
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom, on which day, and in which text conversations are looked through."""

    id: str
    today: date
    people: Mapping[str, Person]
    now: Snapshot


@dataclass(frozen=True, slots=True)
class Found:
    """The conversations asked for, and how many every other choice would show."""

    shown: Sequence[Talk]
    counts: Mapping[str, Mapping[str, int]]
    """By dimension and value: of what the other dimensions leave."""


def asked_in(args: Mapping[str, str]) -> Asked:
    """What an address asks for; what it names that is nothing here is left out."""
    known = {
        "state": ("open", "resolved", "all"),
        "only": ("", *ONLY),
        "kind": ("", *THREAD_KINDS),
        "order": ("clause", "time"),
    }
    said = {one.name: args.get(one.name, "") for one in fields(Asked)}
    for name, values in known.items():
        said[name] = said[name] if said[name] in values else values[0]
    return Asked(**said)


def chosen(talks: Sequence[Talk], asked: Asked, reader: Reader) -> Found:
    """Of the talks, in reading order, those asked for."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in DIMENSIONS}
    shown = []
    for talk in talks:
        values = {name: set(of(talk, reader)) for name, of in DIMENSIONS.items()}
        misses = [name for name in DIMENSIONS if getattr(asked, name) not in values[name]]
        if not misses:
            shown.append(talk)
        for name in DIMENSIONS if not misses else misses if len(misses) == 1 else ():
            counts[name].update(values[name])
    if asked.order == "time":
        shown.sort(key=newest_step, reverse=True)
    return Found(shown, counts)


def newest_step(talk: Talk) -> int:
    """The step by which something was last done in a conversation."""
    said = [one.revised or one.since for one in talk.comments]
    rows = (talk.turn, talk.holding, talk.assignment)
    return max([talk.thread.since, *said, *(row.since for row in rows if row)])


def _states(talk: Talk, _: Reader) -> Iterator[str]:
    yield "all"
    yield "resolved" if talk.resolved else "open"


def _specials(talk: Talk, reader: Reader) -> Iterator[str]:
    yield ""
    yield from (name for name, test in ONLY.items() if test(talk, reader))


def _kinds(talk: Talk, _: Reader) -> Iterator[str]:
    yield from ("", talk.thread.kind)


def _people(talk: Talk, _: Reader) -> Iterator[str]:
    yield from ("", *talk.voices)


def _institutions(talk: Talk, reader: Reader) -> Iterator[str]:
    yield ""
    for one in talk.voices:
        if institution := reader.people[one].institution_id:
            yield institution


def _clauses(talk: Talk, reader: Reader) -> Iterator[str]:
    yield ""
    if talk.clause is None:
        yield WHOLE
    one = talk.clause
    while one is not None and one in reader.now.by_id:
        yield one
        one = reader.now.by_id[one].parent


def _is_mine(talk: Talk, reader: Reader) -> bool:
    return talk.thread.author_id == reader.id or reader.id in talk.voices


def _is_given_to_me(talk: Talk, reader: Reader) -> bool:
    return talk.assignment is not None and talk.assignment.person_id == reader.id


def _is_overdue(talk: Talk, reader: Reader) -> bool:
    due = talk.assignment.due if talk.assignment else None
    return not talk.resolved and due is not None and due < reader.today.isoformat()


ONLY: Mapping[str, Callable[[Talk, Reader], bool]] = {
    "mine": _is_mine,
    "mentions": lambda talk, reader: reader.id in talk.mentions,
    "given": _is_given_to_me,
    "overdue": _is_overdue,
    "blocking": lambda talk, _: talk.blocking,
    "detached": lambda talk, _: talk.is_detached,
}
"""What may be special about a conversation."""

DIMENSIONS: Mapping[str, Callable[[Talk, Reader], Iterator[str]]] = {
    "state": _states,
    "only": _specials,
    "kind": _kinds,
    "person": _people,
    "institution": _institutions,
    "clause": _clauses,
}
"""What can be asked for, and which values of it a conversation has."""
