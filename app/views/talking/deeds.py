"""Suggest to strike a clause, to move it, or to put a new one beside it: forms in the text."""

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.discussing import suggest_changes
from app.operations.errors import NothingSaid, NotThere, Refused
from app.queries.errors import NotFound
from app.queries.places import Where, place_beside, places_for
from app.queries.snapshots import snapshot
from app.speaking import Reader, braces, speak
from app.statute.errors import StatuteError
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Kind, Snapshot
from app.statute.structure import kinds_under, within
from app.statute.suggesting import Deed, Part, Words
from app.views.editing import drafts
from app.views.editing.sheet import labels_of, typed_in, typed_sheet
from app.views.talking.blueprint import blueprint, in_place
from app.views.talking.composed import asked_number, mine, part_asked
from app.views.talking.newcomers import is_new_place, new_places, place_named

STRUCTURAL = (Deed.STRIKE, Deed.MOVE, Deed.INSERT)
"""What is suggested besides other words."""


@blueprint.get("/d/<slug>/c/<clause_id>/suggest/<what>")
@requires(Action.COMMENT, on=Clause)
def deed_form(document: Document, clause: Clause, what: str) -> str:
    """The form to suggest something else than other words."""
    return deed_page(document, clause.id, _deed(what))


@blueprint.post("/d/<slug>/c/<clause_id>/suggest/<what>")
@requires(Action.COMMENT, on=Clause)
def suggest_deed(document: Document, clause: Clause, what: str) -> Any:
    """Suggest that alone."""
    deed = _deed(what)
    clause_id, reason = clause.id, request.form.get("reason", "")
    key = request.form.get("form", "")[:40]
    if is_new_place(request.form.get("place", "")):
        told = _("That place is made by what you are putting together: add this to it.")
        return deed_page(document, clause_id, deed, told), 422
    try:
        part = asked_part(document, clause, deed)
        with transaction() as writer:
            suggest_changes(writer, actor(), document, [part], body=reason, form=key)
    except (Refused, StatuteError) as error:
        return deed_page(document, clause_id, deed, errors.sentence(error)), errors.status(error)
    flash(_("Suggested; the text itself has not changed."), "done")
    address = url_for("reading.read", slug=document.slug, _anchor=f"c-{clause_id}")
    return drafts.saved(redirect(address, 303))


def _deed(what: str) -> Deed:
    """What the address names. Raises NotFound."""
    if what not in STRUCTURAL:
        raise NotFound
    return Deed(what)


def asked_part(document: Document, clause: Clause, what: Deed) -> Part:
    """What a form asks for. Raises NotThere, NothingSaid, Misplaced."""
    form = request.form
    if what is Deed.REWORD:
        return _rewording(document, clause)
    if what is Deed.STRIKE:
        return Part(Deed.STRIKE, clause.id, seen=form.get("digest", ""))
    if what is Deed.MOVE:
        parent, colon, after = form.get("place", "").partition(":")
        if not colon:
            raise NotThere
        seen = form.get("digest", "")
        return Part(Deed.MOVE, clause.id, seen=seen, parent=parent or None, after=after or None)
    return _insertion(document, clause)


def new_words(document: Document, beside: str | None) -> tuple[Words, ...]:
    """What was typed for a new clause, by language. Raises NothingSaid."""
    reader, form = Reader(document, beside, request.form), request.form
    words = tuple(
        Words(
            language,
            "",
            reader.read(form.get(f"heading-{language}", ""), language),
            reader.read(form.get(f"text-{language}", ""), language),
        )
        for language in LANGUAGES
    )
    said = tuple(one for one in words if one.heading.strip() or one.text.strip())
    if not said:
        raise NothingSaid
    return said


def asked_kind() -> Kind:
    """What kind of unit a form asks for. Raises NotThere."""
    asked = request.form.get("kind", "")
    if asked not in set(Kind):
        raise NotThere
    return Kind(asked)


def _rewording(document: Document, clause: Clause) -> Part:
    typed = typed_in(request.form, document, clause.id)
    sheet = typed_sheet(session(), document, clause, typed, "")
    changed = {one.language for one in sheet.fields if one.changed}
    words = [
        Words(one.language, one.started_from, one.heading, one.text)
        for one in typed
        if one.language in changed
    ]
    if not words:
        raise NothingSaid
    return Part(Deed.REWORD, clause.id, tuple(words))


def _insertion(document: Document, clause: Clause) -> Part:
    where = request.form.get("where", Where.AFTER)
    if where not in set(Where):
        raise NotThere
    now = snapshot(session(), document)
    place = place_beside(now, now.by_id[clause.id], Where(where))
    words = new_words(document, clause.id)
    return Part(Deed.INSERT, words=words, kind=asked_kind(), parent=place.parent, after=place.after)


def deed_page(document: Document, clause_id: str, what: Deed, problem: str = "") -> str:
    """The form as a page, or for its place in the text; what was typed or put together is kept."""
    now = snapshot(session(), document)
    speak(document, now)
    parts = mine(document).parts
    known = {
        "document": document,
        "now": now,
        "clause": now.by_id[clause_id],
        "labels": labels_of(now),
        "what": what.value,
        "typed": request.form or _kept(document, now, clause_id, what),
        "problem": problem,
        "digest": now.by_id[clause_id].wording(AUTHORITATIVE).digest,
        "composed": len(parts),
        "part": request.values.get("part", ""),
        "new_places": new_places(parts, now.by_id[clause_id], now) if what is Deed.MOVE else [],
        **_about(now, clause_id, what),
    }
    page = "talking/_suggest_deed.html" if in_place() else "talking/suggest_deed.html"
    return render_template(page, **known)


def _kept(document: Document, now: Snapshot, clause_id: str, what: Deed) -> Mapping[str, str]:
    """What the form says of the part the address names; nothing where it names none."""
    part, number = part_asked(document, what), asked_number()
    if part is None or number is None:
        return {}
    if what is Deed.MOVE:
        return {"place": place_named(mine(document).parts, number)}
    if what is not Deed.INSERT or not part.kind:
        return {}
    beside = beside_which(now, part)
    where = beside[1].value if beside and beside[0] == clause_id else ""
    return {"kind": part.kind.value, "where": where, **said_in(document, part, clause_id)}


def said_in(document: Document, part: Part, near: str | None) -> dict[str, str]:
    """The words of a part as a form has them."""
    found = {}
    for words in part.words:
        found[f"heading-{words.language}"] = braces(words.heading, document, near)
        found[f"text-{words.language}"] = braces(words.text, document, near)
    return found


def beside_which(now: Snapshot, part: Part) -> tuple[str, Where] | None:
    """The clause that stands whose form says where a part puts a new one, and how it says it."""
    if part.after:
        return part.after, Where.AFTER
    siblings = [one.id for one in now.clauses if one.parent == part.parent]
    if siblings:
        return siblings[0], Where.BEFORE
    return (part.parent, Where.INSIDE) if part.parent else None


def _about(now: Snapshot, clause_id: str, what: Deed) -> Mapping[str, Any]:
    clause = now.by_id[clause_id]
    parent = now.by_id[clause.parent].kind if clause.parent else None
    below = within(now.clauses, clause_id)
    return {
        "with_it": [one for one in now.clauses if one.id in below and not one.struck],
        "places": places_for(now, clause) if what is Deed.MOVE else [],
        "kinds": {Where.AFTER: kinds_under(parent), Where.INSIDE: kinds_under(clause.kind)},
    }
