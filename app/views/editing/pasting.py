"""Paste several clauses at once: look at what they become, then put them in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import actor, requires
from app.db import session
from app.formats.errors import EmptyFile, Unreadable
from app.importing import Asked, read_act
from app.models import Document
from app.operations.errors import NothingSaid, NotThere, Refused
from app.operations.structure import check_seen, paste_clauses, plans
from app.operations.structure.pasting import planned
from app.queries.places import Place, Where, place_beside
from app.queries.snapshots import snapshot
from app.queries.standing_places import placed_since
from app.speaking import Reader, speak
from app.statute.errors import StatuteError
from app.statute.outline import Draft, DraftClause
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Kind, Snapshot
from app.views.editing import answers
from app.views.editing.blueprint import blueprint
from app.views.editing.sheet import labels_of

UNNUMBERED = frozenset({Kind.PREAMBLE, Kind.INDENT})
"""Kinds of which nothing but the place tells what they are."""

BULLET = re.compile("[-–—•·*▪◦]\\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One clause as it would stand."""

    depth: int
    kind: Kind
    label: str
    unit: DraftClause


@blueprint.get("/d/<slug>/paste")
@requires(Action.EDIT, on=Document)
def paste_form(document: Document) -> str:
    """Where to paste, and where it goes."""
    return _page(document)


@blueprint.post("/d/<slug>/paste")
@requires(Action.EDIT, on=Document)
def paste(document: Document) -> Any:
    """Put the clauses in; or, asked to look only, show what they become."""
    if request.form.get("deed") != "paste":
        return _page(document)
    beside = request.form.get("beside", "")
    reader = Reader(document, beside or None, request.form)

    def deed(writer: Session) -> str:
        now = snapshot(writer, document)
        if beside in now.by_id:
            check_seen(writer, beside, answers.seen(f"seen-{beside}"))
        place, draft = _place(now), _read(now)
        if draft is None:
            raise NothingSaid
        made = paste_clauses(
            writer,
            actor(),
            document,
            _stored(draft, reader),
            parent=place.parent,
            after=place.after,
            reason=answers.reason(),
        )
        return made[0]

    return answers.done(
        document,
        deed,
        _("The clauses were put in, as one step."),
        lambda problem: _page(document, problem),
    )


def _page(document: Document, problem: str = "") -> str:
    now = snapshot(session(), document)
    speak(document, now)
    draft, lines, taken = None, [], None
    try:
        draft = _read(now)
        if draft is not None:
            lines, taken = _preview(now, draft), _place(now)
    except (Refused, StatuteError, Unreadable) as error:
        problem = problem or errors.sentence(error)
    return render_template(
        "editing/paste.html",
        document=document,
        now=now,
        labels=labels_of(now),
        seen=placed_since(session(), document),
        beside=request.values.get("beside", ""),
        where=request.values.get("where", Where.AFTER),
        language=_language(),
        text=request.form.get("text", ""),
        draft=draft,
        lines=lines,
        taken=taken,
        problem=problem,
        typed=request.form,
    )


def _language() -> str:
    asked = request.form.get("language", "")
    return asked if asked in LANGUAGES else AUTHORITATIVE


def _read(now: Snapshot) -> Draft | None:
    """What was pasted as clauses, None where nothing was; a title becomes the first of them."""
    text = request.form.get("text", "")
    if not text.strip():
        return None
    asked = Asked(family=now.particulars.family, language=_language())
    usual = _usual(now)
    try:
        draft = read_act(text, asked)
    except EmptyFile:
        draft = Draft("", asked.language, now.particulars.family, ())
    if all(unit.kind in UNNUMBERED for unit in draft.clauses):
        return replace(draft, clauses=tuple(_by_line(text, usual)), coverage=1.0)
    return replace(draft, clauses=_with_title(draft, usual))


def _usual(now: Snapshot) -> Kind:
    """What a line without number becomes: the kind of what stands beside it."""
    place = _place(now)
    beside = [one.kind for one in now.clauses if one.parent == place.parent and not one.struck]
    if neighbour := now.by_id.get(place.after or ""):
        return neighbour.kind
    return beside[0] if beside else Kind.PARAGRAPH


def _by_line(text: str, kind: Kind) -> Iterator[DraftClause]:
    """Every line as a clause of its own, without the sign that opens an item of a list."""
    for number, line in enumerate(text.splitlines(), 1):
        if said := BULLET.sub("", line.strip()):
            yield DraftClause(kind, "", "", said, None, number)


def _with_title(draft: Draft, usual: Kind) -> tuple[DraftClause, ...]:
    """The units, a title and words before the first number among them as clauses of their own."""
    units = [
        replace(unit, kind=usual) if unit.kind is Kind.PREAMBLE else unit for unit in draft.clauses
    ]
    if not draft.title:
        return tuple(units)
    rest = (
        replace(unit, parent=None if unit.parent is None else unit.parent + 1) for unit in units
    )
    return (DraftClause(usual, "", "", draft.title, None), *rest)


def _stored(draft: Draft, reader: Reader) -> Draft:
    """The draft with its references as they are stored."""
    units = tuple(
        replace(
            unit,
            heading=reader.read(unit.heading, draft.language),
            text=reader.read(unit.text, draft.language),
        )
        for unit in draft.clauses
    )
    return replace(draft, clauses=units)


def _place(now: Snapshot) -> Place:
    """Where the form says they go: beside or inside a clause, else at the end."""
    beside, where = request.form.get("beside", ""), request.form.get("where", Where.AFTER)
    if not beside:
        top = [one.id for one in now.clauses if one.parent is None]
        return Place(None, top[-1] if top else None)
    if beside not in now.by_id or where not in set(Where):
        raise NotThere
    return place_beside(now, now.by_id[beside], Where(where))


def _preview(now: Snapshot, draft: Draft) -> list[Line]:
    place = _place(now)
    units, room = planned(now, draft, place.parent, place.after)
    labels = labels_of(plans.after(now, [*units, *room]))
    depths: dict[str | None, int] = {place.parent: -1}
    found = []
    for clause, unit in zip(units, draft.clauses, strict=True):
        depths[clause.id] = depths[clause.parent] + 1
        found.append(Line(depths[clause.id], clause.kind, labels[clause.id], unit))
    return found
