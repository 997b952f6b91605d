"""Put a suggestion over several clauses together, part by part, and make it as one."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.composing import add_part, compose, drop_composition
from app.operations.discussing import suggest_changes
from app.operations.discussing.suggesting import MOST
from app.operations.errors import NotThere, Refused
from app.queries.composing import Composed
from app.queries.snapshots import snapshot
from app.queries.suggestions import drafted
from app.speaking import speak
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.statute.structure import kinds_under
from app.statute.suggesting import Deed, Part, renumbered
from app.views.editing import drafts
from app.views.editing.sheet import HEADED, labels_of
from app.views.talking.blueprint import blueprint
from app.views.talking.composed import asked_number, mine
from app.views.talking.deeds import (
    asked_kind,
    asked_part,
    beside_which,
    deed_page,
    new_words,
    said_in,
)
from app.views.talking.newcomers import is_new_place, put_at
from app.views.talking.offers import offered
from app.views.talking.rewording import rewording_form, sheet_typed


@blueprint.get("/d/<slug>/suggest")
@requires(Action.COMMENT, on=Document)
def compose_page(document: Document) -> str:
    """The parts so far, what they would change, and how to add more."""
    return _page(document, mine(document))


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
        return _added(document, *_asked(document, clause, Deed(asked)))
    except (Refused, StatuteError) as error:
        return _typed_anew(document, clause, asked, errors.sentence(error)), errors.status(error)


@blueprint.post("/d/<slug>/suggest/inside")
@requires(Action.COMMENT, on=Document)
def add_inside(document: Document) -> Any:
    """Put a new clause into a unit that another part inserts, or give it other words."""
    try:
        under = _number("under", len(mine(document).parts))
        part = Part(Deed.INSERT, words=new_words(document, None), kind=asked_kind(), under=under)
        return _added(document, part)
    except (Refused, StatuteError) as error:
        return _page(document, mine(document), errors.sentence(error)), errors.status(error)


@blueprint.post("/d/<slug>/suggest/arrange")
@requires(Action.COMMENT, on=Document)
def arrange_parts(document: Document) -> Any:
    """Move a part up or down, or take it out; what was typed as reason is kept."""
    kept = mine(document)
    parts = arranged(kept.parts, request.form)
    try:
        with transaction() as writer:
            compose(writer, actor(), document, parts, request.form.get("reason", kept.reason))
    except Refused as error:
        return _page(document, kept, errors.sentence(error)), errors.status(error)
    return redirect(url_for("talking.compose_page", slug=document.slug), 303)


@blueprint.post("/d/<slug>/suggest")
@requires(Action.COMMENT, on=Document)
def submit(document: Document) -> Any:
    """Make the suggestion of all parts, or forget them."""
    kept, reason = mine(document), request.form.get("reason", "")
    try:
        with transaction() as writer:
            if "discard" in request.form:
                drop_composition(writer, actor(), document)
                begun = None
            else:
                key = request.form.get("form", "")[:40]
                begun = suggest_changes(
                    writer, actor(), document, kept.parts, body=reason, form=key
                )
                drop_composition(writer, actor(), document)
    except (Refused, StatuteError) as error:
        told = Composed(kept.parts, reason)
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


def _number(name: str, most: int) -> int:
    asked = counted(request.form.get(name, ""))
    if not 1 <= asked <= most:
        raise NotThere
    return asked


def _asked(document: Document, clause: Clause, what: Deed) -> tuple[Part, int | None]:
    """What a form asks for, and the part it has to follow. Raises what asked_part raises."""
    place = request.form.get("place", "")
    if what is not Deed.MOVE or not is_new_place(place):
        return asked_part(document, clause, what), None
    moved = Part(Deed.MOVE, clause.id, seen=request.form.get("digest", ""))
    return put_at(place, moved, mine(document).parts)


def _typed_anew(document: Document, clause: Clause, asked: str, problem: str) -> str:
    """The form again with what was typed, and why it is not taken so."""
    if asked not in set(Deed):
        return _page(document, mine(document), problem)
    if asked == Deed.REWORD:
        return rewording_form(document, sheet_typed(document, clause), problem)
    return deed_page(document, clause.id, Deed(asked), problem)


def _added(document: Document, part: Part, behind: int | None = None) -> Response:
    number, why = asked_number(), request.form.get("reason", "")
    with transaction() as writer:
        place = add_part(writer, actor(), document, part, number=number, behind=behind, reason=why)
    flash(_("Part of your suggestion. Add more, or suggest them as one."), "done")
    address = url_for("talking.compose_page", slug=document.slug, _anchor=f"part-{place}")
    return drafts.saved(redirect(address, 303))


def _page(document: Document, kept: Composed, problem: str = "") -> str:
    now = snapshot(session(), document)
    speak(document, now)
    return render_template(
        "talking/compose.html",
        document=document,
        now=now,
        mine=kept,
        offer=offered(drafted(session(), kept.parts, now), now),
        labels=labels_of(now),
        kinds=_kinds(kept.parts),
        problem=problem,
        typed=request.form,
        forms=_forms(document, kept.parts, now),
        said=_said(document, kept.parts),
        headed=HEADED,
    )


def _kinds(parts: Sequence[Part]) -> dict[int, Any]:
    """What may stand in the units that parts insert, by part."""
    return {
        number: kinds_under(part.kind)
        for number, part in enumerate(parts, start=1)
        if part.deed is Deed.INSERT and part.kind and kinds_under(part.kind)
    }


def _forms(document: Document, parts: Sequence[Part], now: Snapshot) -> dict[int, str]:
    """Where a part is changed, by part; those inside a new unit are changed on this page."""
    return {
        number: address
        for number, part in enumerate(parts, start=1)
        if (address := _form_of(document, part, number, now))
    }


def _form_of(document: Document, part: Part, number: int, now: Snapshot) -> str:
    """The address of the form a part is changed on; "" where there is none."""
    clause: str | None = part.clause
    if part.deed is Deed.INSERT:
        beside = None if part.under else beside_which(now, part)
        clause = beside[0] if beside else None
    if part.deed is Deed.STRIKE or clause not in now.by_id:
        return ""
    address = url_for("talking.suggest_form", slug=document.slug, clause_id=clause)
    return f"{address}{'' if part.deed is Deed.REWORD else f'/{part.deed}'}?part={number}"


def _said(document: Document, parts: Sequence[Part]) -> dict[int, dict[str, str]]:
    """The words of new clauses in new units, as their forms have them, by part."""
    return {
        number: said_in(document, part, None)
        for number, part in enumerate(parts, start=1)
        if part.deed is Deed.INSERT and part.under
    }
