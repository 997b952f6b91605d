"""Every conversation of a document, filtered and ordered."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace

from flask import render_template, request

from app.access import person, requires
from app.db import session
from app.models import Document
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talks
from app.statute.anchoring import Held
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.views.naming import Naming
from app.views.talking.blueprint import blueprint
from app.views.words import THREAD_KINDS


@dataclass(frozen=True, slots=True)
class Asked:
    """Which conversations somebody asks for; empty: all of them."""

    state: str = "open"
    """open, resolved or all"""
    only: str = ""
    """blocking, mine or detached"""
    kind: str = ""
    order: str = "clause"
    """clause or time"""

    def address(self, **other: str) -> dict[str, str]:
        """The arguments of a link to the same, but for what is said."""
        asked = asdict(replace(self, **other))
        return {name: value for name, value in asked.items() if value}


@blueprint.get("/d/<slug>/threads")
@requires(Action.READ, on=Document)
def index(document: Document) -> str:
    """All conversations, with filters that say how many each would show."""
    now = snapshot(session(), document)
    found = _in_order(talks(session(), document, now), now)
    asked = _asked()
    return render_template(
        "talking/index.html",
        document=document,
        now=now,
        asked=asked,
        shown=_chosen(found, asked),
        counts=_counts(found),
        total=len(found),
        naming=Naming(now),
        people=names_of(session()),
    )


def _asked() -> Asked:
    args = request.args
    return Asked(
        state=_one_of(args.get("state", ""), ("open", "resolved", "all")),
        only=_one_of(args.get("only", ""), ("", "blocking", "mine", "detached")),
        kind=_one_of(args.get("kind", ""), ("", *THREAD_KINDS)),
        order=_one_of(args.get("order", ""), ("clause", "time")),
    )


def _one_of(given: str, known: tuple[str, ...]) -> str:
    return given if given in known else known[0]


def _in_order(by_clause: Mapping[str | None, list[Talk]], now: Snapshot) -> list[Talk]:
    """In reading order; those on the whole document first."""
    ids: list[str | None] = [None, *(clause.id for clause in now.clauses)]
    return [talk for clause in ids for talk in by_clause.get(clause, ())]


def _chosen(found: list[Talk], asked: Asked) -> list[Talk]:
    wanted = [STATES[asked.state], ONLY[asked.only]]
    shown = [
        talk
        for talk in found
        if all(test(talk) for test in wanted) and asked.kind in ("", talk.thread.kind)
    ]
    if asked.order == "time":
        shown.sort(key=lambda talk: talk.comments[-1].since, reverse=True)
    return shown


def _is_mine(talk: Talk) -> bool:
    me = person().id
    return talk.thread.author_id == me or any(said.author_id == me for said in talk.comments)


def _is_detached(talk: Talk) -> bool:
    return talk.position is not None and talk.position.state is Held.DETACHED


STATES: Mapping[str, Callable[[Talk], bool]] = {
    "open": lambda talk: not talk.resolved,
    "resolved": lambda talk: talk.resolved,
    "all": lambda _talk: True,
}

ONLY: Mapping[str, Callable[[Talk], bool]] = {
    "": lambda _talk: True,
    "blocking": lambda talk: talk.thread.blocking,
    "mine": _is_mine,
    "detached": _is_detached,
}


def _counts(found: list[Talk]) -> Mapping[str, int]:
    """How many there are: by state, and among the open ones by kind and by what is special."""
    counts: Counter[str] = Counter()
    for talk in found:
        counts.update(name for name, test in STATES.items() if test(talk))
        if not talk.resolved:
            counts[talk.thread.kind] += 1
            counts.update(name for name, test in ONLY.items() if name and test(talk))
    return counts
