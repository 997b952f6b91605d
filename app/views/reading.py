"""Read a document at any step, one clause with its past, and the record."""

from collections import Counter
from collections.abc import Mapping

from flask import Blueprint, render_template, request

from app.access import may, requires
from app.db import session
from app.models import Document
from app.presentation import locale
from app.queries.agreement import Agreement, agreement
from app.queries.evidence import citations, needs_answered
from app.queries.people import colleagues, names_of
from app.queries.snapshots import milestones, snapshot, step_named
from app.queries.threads import talks
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES, Kind, Snapshot
from app.views.addresses import addresses
from app.views.leaves import Beside, Leaves, keeps_numbers, lay_out
from app.views.standing import Stand, deciding, stand_of, tally

blueprint = Blueprint("reading", __name__)

LONG = 1500
"""Clauses from which a page leaves out what each clause's own page has."""


@blueprint.get("/d/<slug>/")
@requires(Action.READ, on=Document)
def read(document: Document) -> str:
    """The document as it stands, or as it stood at a step."""
    asked = request.args.get("at", "").strip()
    step = step_named(session(), document, asked) if asked else None
    now = snapshot(session(), document, step)
    shown = languages_shown()
    leaves = lay_out(now, _beside(document, now, past=step is not None), shown)
    where = agreement(session(), document, now) if step is None else None
    stands = _stands(document, leaves, where) if where else {}
    return render_template(
        "reading/read.html",
        document=document,
        now=now,
        past=step is not None,
        leaves=leaves,
        stands=stands,
        tally=_tally(leaves, stands),
        people=names_of(session()),
        milestones=milestones(session(), document),
        shown=shown,
        long=len(now.clauses) > LONG,
        keeps_numbers=keeps_numbers(now),
        addresses=addresses(document),
        may_edit=may(Action.EDIT, document),
        may_comment=may(Action.COMMENT, document),
    )


def languages_shown() -> tuple[str, ...]:
    """The languages a page shows side by side: those asked for, else the reader's own."""
    asked = request.args.get("language", "")
    if asked == "both":
        return LANGUAGES
    return (asked,) if asked in LANGUAGES else (locale(),)


def _beside(document: Document, now: Snapshot, *, past: bool) -> Beside:
    step = now.step if past else None
    return Beside(
        talks={} if past else talks(session(), document, now),
        cited=citations(session(), document, step),
        answered=needs_answered(session(), document, step),
    )


def _stands(document: Document, leaves: Leaves, where: Agreement) -> dict[str, Stand]:
    members = deciding(colleagues(session(), document))
    found = {}
    for unit in leaves.units:
        ids = [row.clause.id for row in unit.rows]
        if stand := stand_of(unit.head.clause.id, ids, where, members):
            found[unit.head.clause.id] = stand
    return found


def _tally(leaves: Leaves, stands: Mapping[str, Stand]) -> str:
    units = [unit.head.clause for unit in leaves.articles]
    articles = [unit.id for unit in units if unit.kind is Kind.ARTICLE]
    return tally(Counter(stands[one].state for one in articles if one in stands))
