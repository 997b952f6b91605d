"""What a reader has not read yet: marked at the clauses, taken off by saying that it is read."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _
from flask_babel import ngettext

from app.access import person, requires
from app.clock import now as present
from app.db import session, transaction
from app.models import Document, ReadMark
from app.operations.marking import mark_read
from app.presentation import day
from app.queries.unread import Unread, unread
from app.statute.diffing import Run, compare
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, Snapshot
from app.views.addresses import addresses
from app.views.recalling.blueprint import blueprint

MANY = 60
"""Changed clauses up to which each shows its redline in place; of more the comparison tells."""


@dataclass(frozen=True, slots=True)
class Redline:
    """What became of the words of a clause."""

    language: str
    heading: Sequence[Run]
    text: Sequence[Run]


@dataclass(frozen=True, slots=True)
class News:
    """What is news to the reader of a page."""

    mark: ReadMark | None
    sentence: str
    """How much there is; empty where there is nothing."""
    clauses: Collection[str]
    redlines: Mapping[str, Redline]
    """What became of their words, by clause."""


NOTHING = News(None, "", (), {})
"""What a page says that knows no reader: nothing is marked."""


def news_of(document: Document, now: Snapshot, language: str) -> News:
    """What is news to whoever asks for the page."""
    found = unread(session(), document, person().id, now)
    if found is None or not found.clauses:
        return News(found.mark if found else None, "", (), {})
    return News(found.mark, sentence(found), found.clauses.keys(), _redlines(found, language))


def sentence(found: Unread) -> str:
    """12 changes in 5 clauses since you marked it read on 3 May 2026."""
    told: str = _(
        "%(changes)s %(clauses)s since you marked it read on %(day)s",
        changes=ngettext("%(num)s change", "%(num)s changes", found.steps),
        clauses=ngettext("in %(num)s clause", "in %(num)s clauses", len(found.clauses)),
        day=day(found.mark.at),
    )
    return told


@blueprint.post("/d/<slug>/read-to")
@requires(Action.READ, on=Document)
def read_to(document: Document) -> Any:
    """Note that the page that was shown is read, whatever came after it."""
    seen = request.form.get("seen", 0, type=int)
    with transaction() as writer:
        step = mark_read(writer, person(), document, seen, present())
    flash(_("Marked as read up to step %(n)s.", n=step), "done")
    return redirect(addresses(document)["read"], 303)


def _redlines(found: Unread, language: str) -> dict[str, Redline]:
    """Of each clause whose words changed: in the language shown, else in the authoritative one."""
    if len(found.clauses) > MANY:
        return {}
    redlines = {}
    for clause, change in found.clauses.items():
        for tongue in (language, AUTHORITATIVE):
            was, now = change.words(tongue)
            if was and now and was.digest != now.digest:
                both = compare(was.heading, now.heading), compare(was.text, now.text)
                redlines[clause] = Redline(tongue, *both)
                break
    return redlines
