"""Insert, move, strike and restore clauses; each form names the placement it saw."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations import structure as deeds
from app.operations.clauses import standing_placement
from app.operations.errors import MovedMeanwhile, NotThere, Refused
from app.queries.places import Direction, Place, Where, place_beside, places_for, places_near
from app.queries.snapshots import snapshot
from app.speaking import Reader, speak
from app.statute import snapshot as statute
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Kind, Snapshot, Wording, word
from app.statute.structure import kinds_under, within
from app.views.editing import answers
from app.views.editing.blueprint import blueprint
from app.views.editing.parts import check_times, parts_to_fill, text_in
from app.views.editing.reaching import reached
from app.views.editing.sheet import labels_of

STRIKING: MultiDict[str, str] = MultiDict({"deed": "strike"})

Deed = Callable[[Session], str]
"""Does what a form asks, and answers the clause to go to."""

FIRST: Mapping[str, Any] = {
    "seen": "",
    "inner": None,
    "where": Where.AFTER,
    "kinds": {Where.AFTER: kinds_under(None)},
}
"""What the form for the first clause of a document is told: there is nothing to stand beside."""


@blueprint.get("/d/<slug>/c/<clause_id>/menu")
@requires(Action.EDIT, on=Clause)
def menu(document: Document, clause: Clause) -> str:
    """Everything that can be done with a clause."""
    return _page("menu", document, clause.id)


@blueprint.get("/d/<slug>/c/<clause_id>/insert")
@requires(Action.EDIT, on=Clause)
def insert_form(document: Document, clause: Clause) -> str:
    """A new clause before, behind or inside one that stands."""
    return _page("insert", document, clause.id)


@blueprint.post("/d/<slug>/c/<clause_id>/insert")
@requires(Action.EDIT, on=Clause)
def insert(document: Document, clause: Clause) -> Any:
    """Put the new clause there."""
    return _insert(document, clause.id)


@blueprint.get("/d/<slug>/begin")
@requires(Action.EDIT, on=Document)
def begin_form(document: Document) -> str:
    """The first clause of a document."""
    return _page("insert", document, None)


@blueprint.post("/d/<slug>/begin")
@requires(Action.EDIT, on=Document)
def begin(document: Document) -> Any:
    """Put the first clause there."""
    return _insert(document, None)


@blueprint.get("/d/<slug>/c/<clause_id>/move")
@requires(Action.EDIT, on=Clause)
def move_form(document: Document, clause: Clause) -> str:
    """Another place for a clause and all below it."""
    return _page("move", document, clause.id)


@blueprint.post("/d/<slug>/c/<clause_id>/move")
@requires(Action.EDIT, on=Clause)
def move(document: Document, clause: Clause) -> Any:
    """Put the clause elsewhere."""
    clause_id = clause.id

    def deed(writer: Session) -> str:
        place = _asked_place(snapshot(writer, document), clause_id)
        deeds.move_clause(
            writer,
            actor(),
            document,
            clause_id,
            parent=place.parent,
            after=place.after,
            seen=_seen(),
            reason=_reason(),
        )
        return clause_id

    return _done("move", document, clause_id, deed, _("Moved, with everything in it."))


@blueprint.get("/d/<slug>/c/<clause_id>/strike")
@requires(Action.EDIT, on=Clause)
def strike_form(document: Document, clause: Clause) -> str:
    """What goes with a clause, and why."""
    return _page("strike", document, clause.id)


@blueprint.post("/d/<slug>/c/<clause_id>/strike")
@requires(Action.EDIT, on=Clause)
def strike(document: Document, clause: Clause) -> Any:
    """Strike the clause."""
    clause_id = clause.id

    def deed(writer: Session) -> str:
        deeds.strike_clause(writer, actor(), document, clause_id, seen=_seen(), reason=_reason())
        return clause_id

    told = _("Struck. The words are kept and can be restored.")
    return _done("strike", document, clause_id, deed, told)


@blueprint.get("/d/<slug>/c/<clause_id>/restore")
@requires(Action.EDIT, on=Clause)
def restore_form(document: Document, clause: Clause) -> str:
    """What comes back with a struck clause."""
    return _page("strike", document, clause.id)


@blueprint.post("/d/<slug>/c/<clause_id>/restore")
@requires(Action.EDIT, on=Clause)
def restore(document: Document, clause: Clause) -> Any:
    """Bring the clause back."""
    clause_id = clause.id

    def deed(writer: Session) -> str:
        deeds.restore_clause(writer, actor(), document, clause_id, seen=_seen(), reason=_reason())
        return clause_id

    return _done("strike", document, clause_id, deed, _("Restored, with what was struck with it."))


def _insert(document: Document, beside: str | None) -> Any:
    def deed(writer: Session) -> str:
        check_times(request.form)
        if beside is not None:
            deeds.check_seen(writer, beside, _seen())
        place = _place_beside(snapshot(writer, document), beside)
        return deeds.insert_clause(
            writer,
            actor(),
            document,
            _words(document, beside),
            kind=_kind(),
            parent=place.parent,
            after=place.after,
            reason=_reason(),
        )

    return _done("insert", document, beside, deed, _("Inserted."))


def _done(form: str, document: Document, clause_id: str | None, deed: Deed, told: str) -> Any:
    """Do a deed and go to its clause, or show the form again with what was typed."""
    try:
        with transaction() as writer:
            target = deed(writer)
    except (Refused, StatuteError) as error:
        page = _page(form, document, clause_id, errors.sentence(error))
        return page, errors.status(error)
    answers.tell(document, told)
    return answers.to(document, target)


def _page(form: str, document: Document, clause_id: str | None, problem: str = "") -> str:
    """A form as a page, or for its place in the text; what was typed is kept."""
    now = snapshot(session(), document)
    speak(document, now)
    known: dict[str, Any] = {
        "document": document,
        "clause": now.by_id[clause_id] if clause_id else None,
        "now": now,
        "labels": labels_of(now),
        "problem": problem,
        "typed": request.form,
        "in_place": "HX-Request" in request.headers,
        "form": form,
    }
    if form == "insert":
        kind = now.particulars.kind
        known["parts"] = {one: parts_to_fill(kind, one, request.form) for one in LANGUAGES}
    known |= _about(now, clause_id) if clause_id else FIRST
    known["reach"] = None
    if clause_id and form == "strike" and not now.by_id[clause_id].struck:
        known["reach"] = reached(document, now, clause_id, STRIKING)
    page = f"editing/_{form}.html" if known["in_place"] else "editing/structure.html"
    return render_template(page, **known)


def _about(now: Snapshot, clause_id: str) -> Mapping[str, Any]:
    """What the forms ask of a clause: where it stood, what is below it, where it may go."""
    clause = now.by_id[clause_id]
    parent = now.by_id[clause.parent].kind if clause.parent else None
    below = within(now.clauses, clause_id)
    with_it = deeds.struck_with(session(), now, clause_id) if clause.struck else below
    placement = standing_placement(session(), session().get_one(Clause, clause_id))
    return {
        "seen": placement.since,
        "with_it": [
            one for one in now.clauses if one.id in with_it and one.struck == clause.struck
        ],
        "near": places_near(now, clause),
        "places": places_for(now, clause),
        "kinds": {
            Where.BEFORE: kinds_under(parent),
            Where.AFTER: kinds_under(parent),
            Where.INSIDE: kinds_under(clause.kind),
        },
        "inner": _usual_inside(now, clause),
        "where": request.values.get("where", Where.AFTER),
    }


def _usual_inside(now: Snapshot, clause: statute.Clause) -> Kind | None:
    """What a new clause inside another is likely to be: as the last one there, else an article."""
    inside = [one.kind for one in now.clauses if one.parent == clause.id]
    fitting = kinds_under(clause.kind)
    likely = inside[-1] if inside else Kind.ARTICLE
    return likely if likely in fitting else next(iter(fitting), None)


def _asked_place(now: Snapshot, clause_id: str) -> Place:
    """Where a move goes: one of the near places by its button, or the one chosen from the list."""
    to = request.form.get("to", "")
    if to in set(Direction):
        near = places_near(now, now.by_id[clause_id])
        if Direction(to) not in near:
            raise MovedMeanwhile
        return near[Direction(to)]
    parent, colon, after = request.form.get("place", "").partition(":")
    if not colon:
        raise NotThere
    return Place(parent or None, after or None)


def _place_beside(now: Snapshot, beside: str | None) -> Place:
    if beside is None:
        top = [one.id for one in now.clauses if one.parent is None]
        return Place(None, top[-1] if top else None)
    where = request.form.get("where", Where.AFTER)
    if where not in set(Where):
        raise NotThere
    return place_beside(now, now.by_id[beside], Where(where))


def _kind() -> Kind:
    asked = request.form.get("kind", "")
    if asked not in set(Kind):
        raise NotThere
    return Kind(asked)


def _words(document: Document, beside: str | None) -> list[Wording]:
    """What was typed for the new clause; a translation names what it was made from."""
    reader = Reader(document, beside, request.form)
    typed = [
        word(
            language,
            reader.read(request.form.get(f"heading-{language}", ""), language),
            reader.read(text_in(request.form, language), language),
        )
        for language in LANGUAGES
    ]
    digests = {one.language: one.digest for one in typed}
    source = digests[AUTHORITATIVE]
    return [
        one if one.language == AUTHORITATIVE else word(one.language, one.heading, one.text, source)
        for one in typed
    ]


def _seen() -> int:
    """The step of the placement the form showed; 0, which none has, where it says nothing."""
    asked = request.form.get("seen", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else 0


def _reason() -> str:
    return request.form.get("reason", "")
