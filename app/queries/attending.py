"""What is new in a document for a page that is open: its newest step, who is there, what for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from sqlalchemy import bindparam, select, union_all
from sqlalchemy.orm import Session

from app.models import Decision, Document, Person, Placement, Presence, Record, Step, WordingRow
from app.statute.language import sort_key

FRESH = timedelta(seconds=20)
"""How long what a page said of itself is believed."""

SOON = timedelta(seconds=8)
"""How long the same need not be said again."""

MOST = 100
"""Steps told one by one; whoever missed more reads anew."""

OF_PEOPLE = frozenset({"give_role", "invite", "join", "revoke_invitation", "name_milestone"})
"""Deeds that change nothing a reader of the text sees."""


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody else who is there, with the page that tells most of them."""

    person_id: str
    name: str
    clause_id: str | None
    editing: bool


@dataclass(frozen=True, slots=True)
class Pulse:
    """How a document stands this moment."""

    step: int
    """Number of the newest step."""
    here: tuple[Present, ...]
    """By name."""

    @property
    def sign(self) -> str:
        """A short word for who is there: another one as soon as anything about it differs."""
        return f"{crc32(repr(self.here).encode()):08x}"


@dataclass(frozen=True, slots=True)
class Happening:
    """One step, as news."""

    step: int
    deed: str
    who: str
    """Empty where no person did it."""
    clauses: tuple[str, ...]


PULSE = (
    select(Record.steps, Presence.person_id, Person.name, Presence.clause_id, Presence.editing)
    .select_from(Record)
    .outerjoin(
        Presence,
        (Presence.record_id == Record.id)
        & (Presence.seen_at > bindparam("since"))
        & (Presence.person_id != bindparam("but")),
    )
    .outerjoin(Person, Person.id == Presence.person_id)
    .where(Record.id == bindparam("record"))
    .order_by(Presence.editing, Presence.seen_at)
)
"""Made once: it is asked more often than anything else."""


def pulse(session: Session, document: Document, now: datetime, *, but: str) -> Pulse:
    """The newest step and everybody there `but` one person, in one read."""
    asked = {"record": document.id, "since": now - FRESH, "but": but}
    rows = session.execute(PULSE, asked).all()
    by_person = {row.person_id: Present(*row[1:]) for row in rows if row.person_id}
    here = sorted(by_person.values(), key=lambda one: (sort_key(one.name), one.person_id))
    return Pulse(rows[0].steps, tuple(here))


def is_known(
    session: Session, page: str, now: datetime, said: tuple[str, str | None, bool]
) -> bool:
    """Whether a page has said the same (person, clause, editing) a moment ago."""
    row = session.execute(
        select(Presence.person_id, Presence.clause_id, Presence.editing).where(
            Presence.id == page, Presence.seen_at > now - SOON
        )
    ).first()
    return row is not None and tuple(row) == said


def happenings(session: Session, document: Document, since: int) -> list[Happening]:
    """What was done after a step, oldest first: at most MOST and one more."""
    rows = session.execute(
        select(Step.number, Step.deed, Step.clause_id, Person.name)
        .outerjoin(Person, Person.id == Step.actor_id)
        .where(Step.record_id == document.id, Step.number > since, Step.deed.not_in(OF_PEOPLE))
        .order_by(Step.number)
        .limit(MOST + 1)
    ).all()
    several = _several(session, document, [row.number for row in rows if row.clause_id is None])
    return [
        Happening(
            row.number,
            row.deed,
            row.name or "",
            (row.clause_id,) if row.clause_id else tuple(several.get(row.number, ())),
        )
        for row in rows
    ]


def _several(
    session: Session, document: Document, steps: Sequence[int]
) -> Mapping[int, Iterable[str]]:
    """The clauses of steps that are about more than one."""
    if not steps:
        return {}
    rows = session.execute(
        union_all(
            *(
                select(table.since, table.clause_id).where(
                    table.record_id == document.id, table.since.in_(steps)
                )
                for table in (WordingRow, Placement, Decision)
            )
        )
    )
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for since, clause_id in rows:
        found[since][clause_id] = None
    return found
