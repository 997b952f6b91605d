"""How pages of structure answer: go to the clause and offer to undo, or show the form again."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug import Response

from app import errors
from app.access import actor
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.clauses import standing_placement
from app.operations.errors import Refused
from app.operations.structure import Carried
from app.operations.structure.undoing import last_of
from app.statute.errors import StatuteError

Deed = Callable[[Session], str | None]
"""Does what a form asks, and answers the clause to go to."""

UNDOABLE = "undoable"
"""Category of a notice that offers to undo: words, address, step, what the button says."""


def done(document: Document, deed: Deed, told: str, again: Callable[[str], str]) -> Any:
    """Do a deed and go to its clause, or show the form `again` with what stands in the way."""
    try:
        with transaction() as writer:
            target = deed(writer)
    except (Refused, StatuteError) as error:
        return again(errors.sentence(error)), errors.status(error)
    tell(document, told)
    return to(document, target)


def tell(document: Document, told: str, button: str = "") -> None:
    """Say what was done, with a button that undoes it."""
    last = last_of(session(), document, actor().person_id)
    if last is None:
        flash(told, "done")
        return
    address = url_for("editing.undo", slug=document.slug)
    offered = (told, address, last.number, button or _("Undo"))
    flash(offered, UNDOABLE)  # type: ignore[arg-type]  # it keeps whatever a session can hold


def to(document: Document, clause_id: str | None) -> Response:
    """To a clause in the text, or to its beginning."""
    anchor = f"c-{clause_id}" if clause_id else "main"
    return redirect(url_for("reading.read", slug=document.slug, _anchor=anchor), 303)


def number(name: str) -> int | None:
    """A number of the form; None where it says nothing of the kind."""
    asked = request.values.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None


def seen(name: str = "seen") -> int:
    """The step of the placement the form showed; 0, which none has, where it says nothing."""
    return number(name) or 0


def reason() -> str:
    """Why, as the form says."""
    return request.form.get("reason", "")


def carried() -> Carried:
    """What is to go along with the words, as ticked."""
    return Carried(
        frozenset(request.form.getlist("extract")),
        frozenset(request.form.getlist("need")),
        children=request.form.get("children") == "second",
    )


def placed_at(clause_id: str) -> int:
    """The step since which a clause stands where it does: what the form says it saw."""
    return standing_placement(session(), session().get_one(Clause, clause_id)).since
