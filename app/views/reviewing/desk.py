"""A reviewer's desk: the text that is asked about, the questions, and drafts nobody else sees."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, url_for
from sqlalchemy.exc import SQLAlchemyError

from app.access import actor, person, requires, unattended
from app.db import Busy, Unwritable, in_passing, session
from app.models import Document
from app.operations.errors import Refused
from app.operations.reviewing import look
from app.presentation import PLACE, locale
from app.queries.drafting import Draft, drafts_in
from app.queries.rounds import Round, asked_records, drafts_of, sitting_of
from app.queries.snapshots import snapshot
from app.speaking import speak
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, Clause, Snapshot
from app.views.editing.sheet import labels_of
from app.views.naming import Naming
from app.views.reviewing.blueprint import (
    address,
    blueprint,
    found_round,
    has_handed_in,
    is_mine,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One clause as it is asked about."""

    clause: Clause
    label: str
    depth: int
    drafts: Sequence[Draft]


@blueprint.get("/d/<slug>/rounds/<round_id>/review")
@requires(Action.COMMENT, on=Document)
def desk(document: Document, round_id: str) -> Any:
    """What is asked of the person; whoever is asked nothing gets the page of the round."""
    found = found_round(document, round_id)
    if not is_mine(found) or has_handed_in(found):
        return redirect(address("round_page", document, found), 303)
    return show(document, found)


@blueprint.post("/d/<slug>/rounds/<round_id>/looked")
@unattended
@requires(Action.COMMENT, on=Document)
def looked(document: Document, round_id: str) -> tuple[str, int]:
    """The page says that it was opened; where the database is busy, it says so in vain."""
    found = found_round(document, round_id)
    if sitting_of(session(), found.id, person().id) is None:
        with suppress(Busy, Unwritable, SQLAlchemyError, Refused), in_passing() as writer:
            look(writer, actor(), found.identity)
    return "", 204


def show(document: Document, found: Round, problem: str = "") -> str:
    """The desk, with what stands in the way."""
    now = snapshot(session(), document)
    speak(document, now)
    mine = drafts_of(session(), found.id, person().id)
    drafts = drafts_in(session(), document, mine, now)
    rows = asked_clauses(now, found.part(document).terms.clauses, drafts)
    shown = {one.clause.id for one in rows}
    return render_template(
        "reviewing/desk.html",
        document=document,
        found=found,
        terms=found.part(document).terms,
        now=now,
        rows=rows,
        elsewhere=[one for one in drafts if one.remark.clause_id not in shown],
        counts=_counts(found, mine),
        sitting=sitting_of(session(), found.id, person().id),
        naming=Naming(now),
        language=locale() if locale() in now.particulars.titles else AUTHORITATIVE,
        addresses=addresses_of(document, found),
        may_edit=False,
        may_comment=not found.closed,
        past=False,
        problem=problem,
    )


def _counts(found: Round, mine: Sequence[Any]) -> list[tuple[Document, int]]:
    """The documents of the round the person was asked about, and their drafts on each."""
    asked = asked_records(session(), found.id, person().id)
    return [
        (part.document, sum(one.record_id == part.document.id for one in mine))
        for part in found.parts
        if part.document.id in asked
    ]


def addresses_of(document: Document, found: Round) -> Mapping[str, str]:
    """Where the bar over selected words leads."""
    forms = {"talk": "reviewing.comment_form", "suggest": "reviewing.suggest_form"}
    return {
        name: url_for(form, slug=document.slug, round_id=found.id, clause_id=PLACE)
        for name, form in forms.items()
    }


def asked_clauses(
    now: Snapshot, chosen: Sequence[str], drafts: Sequence[Draft] = ()
) -> list[Asked]:
    """The chosen clauses with all that stands under them, in order; none chosen: all.

    What is struck is left out, unless a draft stands on it.
    """
    by_clause: dict[str | None, list[Draft]] = defaultdict(list)
    for one in drafts:
        by_clause[one.remark.clause_id].append(one)
    labels = labels_of(now)
    wanted = set(chosen)
    depths: dict[str, int] = {}
    rows = []
    for clause in now.clauses:
        under = clause.parent in depths
        if chosen and clause.id not in wanted and not under:
            continue
        depths[clause.id] = depths[clause.parent or ""] + 1 if under else 0
        if not clause.struck or clause.id in by_clause:
            mine = tuple(by_clause.get(clause.id, ()))
            rows.append(Asked(clause, labels[clause.id], depths[clause.id], mine))
    return rows
