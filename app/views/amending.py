"""The amending act between two steps, as it would be printed, each instruction by its clause."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request

from app import errors
from app.access import requires
from app.db import session
from app.exporting import ENDINGS, WRITTEN
from app.models import Document
from app.presentation import locale
from app.queries.amending import amendment_between
from app.queries.comparison import (
    Comparison,
    Happening,
    asked_steps,
    changing_steps,
    compare_steps,
)
from app.queries.snapshots import milestones
from app.statute.amending import (
    AmendingAct,
    Amendment,
    Entry,
    NumbersShifted,
    Voice,
    compose_in_english,
    plain_text,
)
from app.statute.diffing import Run, compare
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES

blueprint = Blueprint("amending", __name__)

RECENT = 40
"""How many steps the pickers offer; any other can be asked for by its address."""


@dataclass(frozen=True, slots=True)
class Row:
    """One numbered line of the act, the clause it is about and what became of its words."""

    entry: Entry
    clause: str = ""
    label: str = ""
    heading: tuple[Run, ...] = ()
    text: tuple[Run, ...] = ()
    moved: tuple[str, str] = ("", "")
    """Where the clause stood and where it stands now, if it was moved."""


@blueprint.get("/d/<slug>/amending")
@requires(Action.READ, on=Document)
def page(document: Document) -> str:
    """The act, or why there can be none."""
    older, newer = request.args.get("from", "").strip(), request.args.get("to", "").strip()
    comparison = compare_steps(session(), document, *asked_steps(session(), document, older, newer))
    found, problem = _amendment(document, comparison)
    begin, language = comparison.older.snapshot, _language()
    act = _told(found, comparison, language) if found and found.instructions else None
    return render_template(
        "amending/page.html",
        document=document,
        older=begin,
        newer=comparison.newer.snapshot,
        problem=problem,
        found=found,
        act=act,
        rows=list(_rows(act, found, comparison)) if act and found else [],
        plain=plain_text(act) if act else "",
        asked={"from": older or begin.milestone or str(begin.step), "to": newer},
        language=language,
        formats=[(name, ENDINGS[name]) for name in WRITTEN["amending"]],
        milestones=milestones(session(), document),
        recent=changing_steps(session(), document, RECENT),
    )


def _amendment(document: Document, comparison: Comparison) -> tuple[Amendment | None, str]:
    """What amends the one into the other, else why nothing can."""
    steps = comparison.older.snapshot.step, comparison.newer.snapshot.step
    try:
        return amendment_between(session(), document, *steps), ""
    except NumbersShifted as refusal:
        return None, errors.sentence(refusal)


def _language() -> str:
    """The act itself, unless its English help is asked for."""
    asked = request.args.get("language", AUTHORITATIVE)
    return asked if asked in LANGUAGES else AUTHORITATIVE


def _told(found: Amendment, comparison: Comparison, language: str) -> AmendingAct:
    if language == AUTHORITATIVE:
        return found.act
    title = comparison.newer.snapshot.particulars.title(language)
    return compose_in_english(found.act, Voice(found.old.family, found.old.kind), title)


def _rows(act: AmendingAct, found: Amendment, comparison: Comparison) -> Iterator[Row]:
    clauses = found.clauses()
    for entry in act.entries:
        if entry.instruction is None or not clauses[entry.place]:
            yield Row(entry)
        else:
            yield _row(entry, clauses[entry.place], comparison)


def _row(entry: Entry, clause: str, comparison: Comparison) -> Row:
    """The line with the redline of its clause in the authoritative language."""
    change = comparison.by_id.get(clause)
    was, now = (
        side.label(clause, locale()).removesuffix(".")
        for side in (comparison.older, comparison.newer)
    )
    row = Row(entry, clause, now or was)
    if change is None or change.before is None:
        return row  # what is new is quoted whole already
    before, after = change.words(AUTHORITATIVE)
    heading, text = (
        comparison.read(compare(getattr(before, part, ""), getattr(after, part, "")))
        for part in ("heading", "text")
    )
    moved = (was, now) if Happening.MOVED in change.happened else ("", "")
    return replace(row, heading=heading, text=text, moved=moved)
