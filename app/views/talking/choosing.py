"""Choose what of a suggestion is taken: which parts, which changes; or edit it, then accept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, render_template, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document, Thread
from app.operations.clauses import Typed
from app.operations.discussing import accept_edited
from app.operations.discussing.closing import reason_of
from app.operations.discussing.taking import FIELDS, Choice, Place
from app.operations.discussing.trying import Change, Tried, tried
from app.operations.errors import NotThere, Refused, StaleWording
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.queries.suggestions import proposed
from app.queries.threads import talk_of
from app.speaking import speak
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.statute.suggesting import Deed, Group, Piece, pieces
from app.views.editing import drafts
from app.views.editing.sheet import Sheet, typed_in, typed_sheet
from app.views.talking.blueprint import back_to, blueprint
from app.views.talking.offers import Offered, naming_of, shown_part
from app.views.talking.threads import refused


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a part, change by change."""

    place: str
    """How the form names it: part, language, field."""
    language: str
    field: str
    pieces: Sequence[Piece]

    @property
    def groups(self) -> Sequence[Group]:
        """What can be taken or left."""
        return [one for one in self.pieces if isinstance(one, Group)]


@dataclass(frozen=True, slots=True)
class Option:
    """One part of the suggestion, with what can be chosen of it."""

    offered: Offered
    fields: Sequence[Field]
    seen: Mapping[str, str]
    """Digest of what stands, by part and language."""


@blueprint.get("/d/<slug>/t/<thread_id>/choose")
@requires(Action.MODERATE, on=Thread)
def choose(document: Document, thread: Thread) -> str:
    """Every change of a suggestion, to be taken or left."""
    return choosing_page(document, thread)


@blueprint.get("/d/<slug>/t/<thread_id>/edit")
@requires(Action.MODERATE, on=Thread)
def edit_form(document: Document, thread: Thread) -> str:
    """The suggested words in a form, to be edited before they are accepted."""
    return _edit_page(document, thread, _sheet_of(document, thread))


@blueprint.post("/d/<slug>/t/<thread_id>/edit")
@requires(Action.MODERATE, on=Thread)
def accept_with_edits(document: Document, thread: Thread) -> Any:
    """Accept the suggestion with the edits made in it: both are credited with their words."""
    clause = session().get(Clause, request.form.get("clause", ""))
    if clause is None or clause.record_id != document.id:
        return refused(document, thread, NotThere())
    typed = typed_in(request.form, document, clause.id)
    reason = request.form.get("reason", "")
    try:
        with transaction() as writer:
            saved = accept_edited(writer, actor(), thread, typed, reason=reason)
    except (Refused, StatuteError) as error:
        sheet = typed_sheet(session(), document, clause, typed, reason)
        stale = _("The words were changed while you typed. Nothing was saved.")
        told = stale if isinstance(error, StaleWording) else errors.sentence(error)
        return _edit_page(document, thread, sheet, told), errors.status(error)
    if saved.step is None:
        flash(_("The suggestion is settled: the text says so already."), "done")
    else:
        flash(_("Accepted with your edits: each of you is named with their own words."), "done")
    return drafts.saved(back_to(document, thread))


def asked_choice(form: MultiDict[str, str]) -> Choice:
    """What is ticked; all of the suggestion where the form does not ask."""
    if "choosing" not in form:
        return Choice()
    changes: dict[Place, set[int]] = defaultdict(set)
    for counted in form.getlist("counted"):
        if place := _place(counted):
            changes[place] = set()
    for ticked in form.getlist("change"):
        named, _colon, number = ticked.rpartition(":")
        if (found := _place(named)) and _counts(number):
            changes[found].add(int(number))
    return Choice(
        parts=frozenset(_parts(form)),
        changes={place: frozenset(numbers) for place, numbers in changes.items()},
        seen=dict(_seen(form)),
    )


def choosing_page(document: Document, thread: Thread, problem: str = "") -> str:
    """Each part and each change with a box; what was ticked stays so."""
    now = snapshot(session(), document)
    speak(document, now)
    proposal = proposed(session(), document, [thread], now).get(thread.id)
    talk = talk_of(session(), document, thread, now)
    form = request.form
    asked = "choosing" in form
    return render_template(
        "talking/choose.html",
        document=document,
        thread=thread,
        talk=talk,
        now=now,
        people=names_of(session()),
        name=naming_of(now).of(talk.clause),
        options=[_option(one, shown_part(one, now)) for one in tried(now, proposal)]
        if proposal
        else [],
        ticked=set(form.getlist("change")) if asked else None,
        parts=set(_parts(form)) if asked else None,
        problem=problem,
        reason=form.get("reason", ""),
    )


def _option(one: Tried, offered: Offered) -> Option:
    if one.part.deed is not Deed.REWORD or not one.fits:
        return Option(offered, (), {})
    fields = [field for change in one.changes for field in _fields(one.number, change)]
    seen = {f"{one.number}:{change.after.language}": change.before.digest for change in one.changes}
    return Option(offered, fields, seen)


def _fields(number: int, change: Change) -> list[Field]:
    """The fields that change, each with its changes."""
    language, found = change.after.language, []
    for field in FIELDS:
        before, after = getattr(change.before, field), getattr(change.after, field)
        if before != after:
            place = f"{number}:{language}:{field}"
            found.append(Field(place, language, field, pieces(before, after)))
    return found


def _place(named: str) -> Place | None:
    """A part, a language and a field, as the form names them."""
    number, language, field = (*named.split(":"), "", "", "")[:3]
    return (int(number), language, field) if _counts(number) and field in FIELDS else None


def _parts(form: MultiDict[str, str]) -> list[int]:
    return [int(one) for one in form.getlist("part") if _counts(one)]


def _seen(form: MultiDict[str, str]) -> list[tuple[tuple[int, str], str]]:
    named = [one.split(":") for one in form.getlist("seen")]
    return [((int(one[0]), one[1]), one[2]) for one in named if len(one) == 3 and _counts(one[0])]


def _counts(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) < 5


def _sheet_of(document: Document, thread: Thread) -> Sheet | None:
    """The form with the suggestion laid over the text that stands; None: it is not so simple."""
    now = snapshot(session(), document)
    proposal = proposed(session(), document, [thread], now).get(thread.id)
    if proposal is None or len(proposal.parts) > 1:
        return None
    [one] = tried(now, proposal)
    if one.part.deed is not Deed.REWORD or not one.fits or one.clause is None:
        return None
    typed = [
        Typed(change.after.language, change.after.heading, change.after.text, change.before.digest)
        for change in one.changes
    ]
    clause = session().get_one(Clause, one.clause)
    return typed_sheet(session(), document, clause, typed, "")


def _edit_page(document: Document, thread: Thread, sheet: Sheet | None, problem: str = "") -> str:
    if sheet is None:
        return choosing_page(document, thread, problem)
    return render_template(
        "talking/edit.html",
        document=document,
        thread=thread,
        people=names_of(session()),
        sheet=sheet,
        why=reason_of(session(), thread),
        problem=problem,
    )
