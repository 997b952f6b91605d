"""The form to suggest other words for a clause: as it stands, as it was typed, as it is kept."""

from flask import render_template, request

from app.db import session
from app.models import Clause, Document
from app.operations.clauses import Typed
from app.statute.suggesting import Deed
from app.views.editing.sheet import Sheet, open_sheet, typed_in, typed_sheet
from app.views.talking.blueprint import in_place
from app.views.talking.composed import count_composed, part_asked


def rewording_form(document: Document, sheet: Sheet, problem: str = "") -> str:
    """The form as a page, or for its place in the text."""
    page = "talking/_suggest.html" if in_place() else "talking/suggest.html"
    return render_template(
        page,
        document=document,
        sheet=sheet,
        problem=problem,
        composed=count_composed(document),
        form=request.form.get("form", ""),
        part=request.values.get("part", ""),
    )


def asked_sheet(document: Document, clause: Clause) -> Sheet:
    """The words as they stand; those of a part put together before, where the address names it."""
    part = part_asked(document, Deed.REWORD)
    if part is None or part.clause != clause.id:
        return open_sheet(session(), document, clause.id)
    typed = [Typed(one.language, one.heading, one.text, one.base) for one in part.words]
    return typed_sheet(session(), document, clause, typed, "")


def sheet_typed(document: Document, clause: Clause) -> Sheet:
    """The words and the reason as they were typed."""
    typed = typed_in(request.form, document, clause.id)
    return typed_sheet(session(), document, clause, typed, request.form.get("reason", ""))
