"""The suggestions on one clause side by side: which collide, and on which words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from flask import render_template

from app.access import requires
from app.db import session
from app.models import Clause, Document
from app.operations.discussing.taking import FIELDS
from app.operations.discussing.trying import Tried, tried
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.queries.suggestions import open_suggestions, proposed
from app.queries.threads import Talk, talk_of
from app.speaking import speak
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES, Snapshot
from app.statute.snapshot import Clause as Standing
from app.statute.structure import within
from app.statute.suggesting import Collision, Deed, Group, collisions, pieces, rivalry
from app.views.talking.blueprint import blueprint
from app.views.talking.offers import Offered, naming_of, shown_part


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that stay, or a change with the numbers of the suggestions it collides with."""

    words: str = ""
    group: Group | None = None
    rivals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One field of the clause as one suggestion would have it."""

    language: str
    field: str
    pieces: Sequence[Marked]


@dataclass(frozen=True, slots=True)
class Column:
    """One suggestion."""

    number: int
    """Counts from 1, oldest first."""
    talk: Talk
    others: Sequence[Offered]
    """Parts that do something else than reword this clause, and those that fit no longer."""
    texts: Sequence[Text] = ()
    rivals: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Why it collides with others, by their number."""

    @property
    def alone(self) -> bool:
        """Whether it is only of other words of the clause, which fit."""
        return not self.others


@blueprint.get("/d/<slug>/c/<clause_id>/suggestions")
@requires(Action.READ, on=Clause)
def compare_suggestions(document: Document, clause: Clause) -> str:
    """All open suggestions that touch the clause, in columns."""
    now = snapshot(session(), document)
    speak(document, now)
    here = now.by_id[clause.id]
    return render_template(
        "talking/rivals.html",
        document=document,
        now=now,
        clause=here,
        name=naming_of(now).of(clause.id),
        columns=_columns(document, now, here),
        people=names_of(session()),
    )


def _columns(document: Document, now: Snapshot, clause: Standing) -> list[Column]:
    threads = open_suggestions(session(), document, only=clause.id)
    proposals = proposed(session(), document, threads, now)
    found = [(one, tried(now, proposals[one.id])) for one in threads if one.id in proposals]
    fields = _fields(clause)
    said = {str(number): _said(parts, clause) for number, (_, parts) in enumerate(found, start=1)}
    met = collisions(fields, said)
    against = _against(now, [parts for _, parts in found], met)
    return [
        Column(
            number=number,
            talk=talk_of(session(), document, thread, now),
            others=[shown_part(one, now) for one in parts if not _rewords(one, clause)],
            texts=list(_texts(fields, said[str(number)], str(number), met)),
            rivals=against.get(number, {}),
        )
        for number, (thread, parts) in enumerate(found, start=1)
    ]


def _fields(clause: Standing) -> dict[str, str]:
    """What stands, by language and field."""
    return {
        f"{language} {name}": getattr(clause.wording(language), name)
        for language in LANGUAGES
        for name in FIELDS
    }


def _said(parts: Iterable[Tried], clause: Standing) -> dict[str, str]:
    """What a suggestion would have the clause say, by language and field."""
    return {
        f"{change.after.language} {name}": getattr(change.after, name)
        for one in parts
        if _rewords(one, clause)
        for change in one.changes
        for name in FIELDS
        if getattr(change.after, name) != getattr(change.before, name)
    }


def _rewords(one: Tried, clause: Standing) -> bool:
    return one.part.deed is Deed.REWORD and one.clause == clause.id and one.fits


def _texts(
    fields: Mapping[str, str], said: Mapping[str, str], me: str, met: Sequence[Collision]
) -> Iterable[Text]:
    for name, after in said.items():
        language, _blank, part = name.partition(" ")
        mine = [one for one in met if one.field == name and me in (one.first, one.second)]
        marked = [
            Marked(piece) if isinstance(piece, str) else _marked(piece, me, mine)
            for piece in pieces(fields[name], after)
        ]
        yield Text(language, part, marked)


def _marked(group: Group, me: str, met: Iterable[Collision]) -> Marked:
    rivals = {int(one.other(me)) for one in met if one.stretch.meets(group.start, group.end)}
    return Marked(group=group, rivals=tuple(sorted(rivals)))


def _against(
    now: Snapshot, each: Sequence[Sequence[Tried]], met: Iterable[Collision]
) -> dict[int, dict[int, tuple[str, ...]]]:
    """Why two suggestions collide, by both their numbers."""
    whys: dict[tuple[int, int], set[str]] = defaultdict(set)
    for one in met:
        whys[int(one.first), int(one.second)].add("words")
    below = partial(within, now.clauses)
    parts = [[one.part for one in some] for some in each]
    for first, mine in enumerate(parts, start=1):
        for second, theirs in enumerate(parts[first:], start=first + 1):
            whys[first, second] |= set(rivalry(mine, theirs, below))
    found: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
    for (first, second), why in whys.items():
        if why:
            found[first][second] = found[second][first] = tuple(sorted(why))
    return found
