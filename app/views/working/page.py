"""My work: what waits for a person, document by document, and what changed there."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from flask import render_template, request

from app.access import person, requires
from app.clock import day_of, now
from app.db import session
from app.queries.people import names_of
from app.queries.unread import marked_by, unread
from app.queries.work import Desk, Group, desks
from app.queries.work.following import fresh_news
from app.statute.roles import Action
from app.views.recalling.marks import sentence
from app.views.working.blueprint import blueprint
from app.views.working.gathering import Pile, Row, counted, pile, with_unrecorded
from app.views.working.sentences import GROUPS

FIRST = 12
"""Rows of one group and document that are shown before somebody asks for all of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows somebody asks for; empty: all of them."""

    what: str = ""
    """A group, overdue, or due."""
    document: str = ""
    """The slug of a document."""

    def address(self, **other: str) -> dict[str, str]:
        """The arguments of a link to the same, but for what is said."""
        wanted = asdict(replace(self, **other))
        return {name: value for name, value in wanted.items() if value}

    def shows(self, row: Row) -> bool:
        """Whether a row is asked for."""
        special = {"": True, "overdue": row.overdue, "due": row.task.due is not None}
        return special.get(self.what, row.task.group == self.what)


@blueprint.get("/work")
@requires(Action.ENTER)
def page() -> str:
    """What waits for the person, with filters that say how many rows each would show."""
    found = _desks()
    everything = _with_news(found, piles(found))
    wanted = _wanted(everything)
    here = [one for one in everything if wanted.document in ("", one.document.slug)]
    shown = [replace(one, rows=[row for row in one.rows if wanted.shows(row)]) for one in here]
    return render_template(
        "working/page.html",
        piles=[one for one in shown if one.rows or (one.has_news and not wanted.what)],
        everything=everything,
        wanted=wanted,
        counts=counted(here),
        total=sum(len(one.rows) for one in everything),
        groups=GROUPS,
        first=None if wanted.what and wanted.document else FIRST,
    )


def piles(found: Sequence[Desk] | None = None) -> list[Pile]:
    """All that waits for the person of the request."""
    people, today = names_of(session()), day_of(now())
    return [pile(desk, people, today) for desk in found or _desks()]


def _desks() -> list[Desk]:
    return with_unrecorded(desks(session(), person(), day_of(now())))


def _with_news(found: Sequence[Desk], piles: Sequence[Pile]) -> list[Pile]:
    """The same with what others changed, and what the inbox has of each document."""
    marked, fresh = marked_by(session(), person().id), fresh_news(session(), person())
    return [
        replace(
            one,
            news=_news(desk) if desk.document.id in marked else "",
            fresh=fresh.get(desk.document.id, 0),
        )
        for desk, one in zip(found, piles, strict=True)
    ]


def _wanted(everything: Sequence[Pile]) -> Wanted:
    what, document = request.args.get("what", ""), request.args.get("document", "")
    known = {"overdue", "due", *Group}
    slugs = {one.document.slug for one in everything}
    return Wanted(what if what in known else "", document if document in slugs else "")


def _news(desk: Desk) -> str:
    """What others changed since the person marked the document as read."""
    found = unread(session(), desk.document, person().id, desk.now)
    return sentence(found) if found and found.clauses else ""
