"""Put a suggestion over several clauses together, part by part, and make it as one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.composing import add_part, compose, drop_composition
from app.operations.discussing import suggest_changes
from app.operations.discussing.suggesting import MOST
from app.operations.errors import NotThere, Refused
from app.queries.composing import Composed
from app.queries.composing import composed as so_far
from app.queries.snapshots import snapshot
from app.queries.suggestions import drafted
from app.speaking import speak
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.statute.structure import kinds_under
from app.statute.suggesting import Deed, Part
from app.views.editing import drafts
from app.views.editing.sheet import labels_of
from app.views.talking.blueprint import blueprint
from app.views.talking.deeds import asked_kind, asked_part, new_words
from app.views.talking.offers import offered


def count_composed(document: Document) -> int:
    """How many parts of a suggestion whoever asks has put together."""
    return len(_mine(document).parts)


@blueprint.get("/d/<slug>/suggest")
@requires(Action.COMMENT, on=Document)
def compose_page(document: Document) -> str:
    """The parts so far, what they would change, and how to add more."""
    return _page(document, _mine(document))


@blueprint.get("/d/<slug>/suggest/part")
@requires(Action.COMMENT, on=Document)
def choose_part(document: Document) -> Response:
    """To the form of one part: which clause, and what is to be done with it."""
    asked, clause = request.args.get("what", ""), request.args.get("clause", "")
    now = snapshot(session(), document)
    if asked not in set(Deed) or clause not in now.by_id:
        return redirect(url_for("talking.compose_page", slug=document.slug), 303)
    what = Deed(asked)
    address = url_for("talking.suggest_form", slug=document.slug, clause_id=clause)
    return redirect(address if what is Deed.REWORD else f"{address}/{what}", 303)


@blueprint.post("/d/<slug>/c/<clause_id>/suggest/add")
@requires(Action.COMMENT, on=Clause)
def add(document: Document, clause: Clause) -> Any:
    """Put what a form says with the parts so far."""
    asked = request.form.get("what", Deed.REWORD)
    try:
        if asked not in set(Deed):
            raise NotThere
        part = asked_part(document, clause, Deed(asked))
        return _added(document, part)
    except (Refused, StatuteError) as error:
        return _page(document, _mine(document), errors.sentence(error)), errors.status(error)


@blueprint.post("/d/<slug>/suggest/inside")
@requires(Action.COMMENT, on=Document)
def add_inside(document: Document) -> Any:
    """Put a new clause into a unit that another part inserts."""
    try:
        under = _number("under", len(_mine(document).parts))
        part = Part(Deed.INSERT, words=new_words(document, None), kind=asked_kind(), under=under)
        return _added(document, part)
    except (Refused, StatuteError) as error:
        return _page(document, _mine(document), errors.sentence(error)), errors.status(error)


@blueprint.post("/d/<slug>/suggest/arrange")
@requires(Action.COMMENT, on=Document)
def arrange_parts(document: Document) -> Any:
    """Move a part up or down, or take it out; what was typed as reason is kept."""
    mine = _mine(document)
    parts = arranged(mine.parts, request.form)
    try:
        with transaction() as writer:
            compose(writer, actor(), document, parts, request.form.get("reason", mine.reason))
    except Refused as error:
        return _page(document, mine, errors.sentence(error)), errors.status(error)
    return redirect(url_for("talking.compose_page", slug=document.slug), 303)


@blueprint.post("/d/<slug>/suggest")
@requires(Action.COMMENT, on=Document)
def submit(document: Document) -> Any:
    """Make the suggestion of all parts, or forget them."""
    mine, reason = _mine(document), request.form.get("reason", "")
    try:
        with transaction() as writer:
            if "discard" in request.form:
                drop_composition(writer, actor(), document)
                begun = None
            else:
                key = request.form.get("form", "")[:40]
                begun = suggest_changes(
                    writer, actor(), document, mine.parts, body=reason, form=key
                )
                drop_composition(writer, actor(), document)
    except (Refused, StatuteError) as error:
        told = Composed(mine.parts, reason)
        return _page(document, told, errors.sentence(error)), errors.status(error)
    if begun is None:
        flash(_("The parts you had put together are gone."), "done")
        return redirect(url_for("reading.read", slug=document.slug), 303)
    flash(_("Suggested as one; the text itself has not changed."), "done")
    return redirect(url_for("talking.thread", slug=document.slug, thread_id=begun.id), 303)


def arranged(parts: Sequence[Part], form: Any) -> list[Part]:
    """The parts after one moved or went; those that stand in one that went go with it."""
    order = list(range(1, len(parts) + 1))
    for name, by in (("up", -1), ("down", 1)):
        number = counted(form.get(name, ""))
        if 1 <= number <= len(order):
            place = number - 1
            other = place + by
            if 0 <= other < len(order):
                order[place], order[other] = order[other], order[place]
    out = counted(form.get("out", ""))
    return renumbered(parts, [one for one in order if one != out])


def counted(typed: str) -> int:
    """The number of a part, as a form has it; 0 where it is none."""
    return int(typed) if typed.isdecimal() and len(typed) <= len(str(MOST)) else 0


def renumbered(parts: Sequence[Part], order: Sequence[int]) -> list[Part]:
    """The parts in another order; a part that would stand in one that comes later, or not, goes."""
    numbers: dict[int, int] = {}
    found: list[Part] = []
    for old in order:
        part = parts[old - 1]
        if part.under and part.under not in numbers:
            continue
        found.append(replace(part, under=numbers[part.under]) if part.under else part)
        numbers[old] = len(found)
    return found


def _mine(document: Document) -> Composed:
    return so_far(session(), person().id, document)


def _number(name: str, most: int) -> int:
    asked = counted(request.form.get(name, ""))
    if not 1 <= asked <= most:
        raise NotThere
    return asked


def _added(document: Document, part: Part) -> Response:
    number = counted(request.form.get("part", "")) or None
    with transaction() as writer:
        why = request.form.get("reason", "")
        count = add_part(writer, actor(), document, part, number=number, reason=why)
    flash(_("Part of your suggestion. Add more, or suggest them as one."), "done")
    address = url_for("talking.compose_page", slug=document.slug, _anchor=f"part-{number or count}")
    return drafts.saved(redirect(address, 303))


def _page(document: Document, mine: Composed, problem: str = "") -> str:
    now = snapshot(session(), document)
    speak(document, now)
    return render_template(
        "talking/compose.html",
        document=document,
        now=now,
        mine=mine,
        offer=offered(drafted(session(), mine.parts, now), now),
        labels=labels_of(now),
        kinds=_kinds(mine.parts),
        problem=problem,
        typed=request.form,
        forms=_forms(document, mine.parts, now),
    )


def _kinds(parts: Sequence[Part]) -> dict[int, Any]:
    """What may stand in the units that parts insert, by part."""
    return {
        number: kinds_under(part.kind)
        for number, part in enumerate(parts, start=1)
        if part.deed is Deed.INSERT and part.kind and kinds_under(part.kind)
    }


def _forms(document: Document, parts: Sequence[Part], now: Snapshot) -> dict[int, str]:
    """Where the words of a part can be typed anew, by part."""
    return {
        number: url_for(
            "talking.suggest_form", slug=document.slug, clause_id=part.clause, part=number
        )
        for number, part in enumerate(parts, start=1)
        if part.deed is Deed.REWORD and part.clause in now.by_id
    }
