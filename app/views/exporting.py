"""Take a document home: as DOCX, PDF, XML, Markdown or JSON, at any step, clean or compared."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from app import errors
from app.access import requires
from app.db import session
from app.exporting import ENDINGS, WRITTEN, Order, columns_in, write_down
from app.legalxml import BOTH
from app.models import Document, Record
from app.operations.errors import Refused
from app.presentation import locale
from app.queries.agreement import says_something
from app.queries.dossiers import seal_mark
from app.queries.errors import NoSuchStep
from app.queries.snapshots import milestones, snapshot, step_named
from app.statute.amending import NumbersShifted
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Clause, Numbering, word
from app.views.handing_out import attached, full_name

blueprint = Blueprint("exporting", __name__)

FORMAT_OF = {ending: name for name, ending in ENDINGS.items()}


@blueprint.get("/d/<slug>/export")
@requires(Action.READ, on=Document)
def page(document: Document) -> Any:
    """Choose what to take home."""
    return _page(document)


@blueprint.get("/d/<slug>/export/<form>.<ext>")
@requires(Action.READ, on=Document)
def download(document: Document, form: str, ext: str) -> Any:
    """The file, or the page with what stands in its way."""
    asked = Order(
        form=form,
        format=FORMAT_OF.get(ext, ""),
        language=_language(),
        at=_named("step", "at"),
        against=_named("against_step", "against"),
        columns=_columns(),
    )
    try:
        written = write_down(session(), document, asked)
    except (NoSuchStep, Refused, NumbersShifted) as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    return attached(
        written.content, written.name, written.media_type, _full_name(document, asked, written.name)
    )


def _language() -> str:
    asked = BOTH if request.args.get("both") else request.args.get("language", AUTHORITATIVE)
    return asked if asked in (*LANGUAGES, BOTH) else AUTHORITATIVE


def _columns() -> tuple[str, ...]:
    """Ticked one by one, or named with commas between them in an address that was sent."""
    return tuple(one for typed in request.args.getlist("columns") for one in columns_in(typed))


def _named(number: str, name: str) -> str:
    """The step typed as a number, else the one chosen by name; empty for neither."""
    return request.args.get(number, "").strip() or request.args.get(name, "").strip()


def _full_name(document: Document, asked: Order, name: str) -> str:
    """What people call the file."""
    forms = {
        "clean": _("clean text"),
        "comparative": _("comparative table"),
        "amending": _("amending act"),
        "concordance": _("table of concordance"),
    }
    step, ending = name.rpartition("-")[2].split(".", 1)
    return full_name(document, f"{forms[asked.form]}, {_('step %(n)s', n=step)}", ending)


def _page(document: Document, problem: str = "") -> str:
    newest = session().get_one(Record, document.id).steps
    try:
        step = step_named(session(), document, _named("step", "at") or str(newest))
    except NoSuchStep:
        step = newest
    now = snapshot(session(), document, step)
    return render_template(
        "exporting/page.html",
        document=document,
        problem=problem,
        now=now,
        newest=newest,
        milestones=milestones(session(), document),
        seal=seal_mark(session(), document, now),
        untranslated=_untranslated(now.clauses),
        written=WRITTEN,
        endings=ENDINGS,
        language=request.args.get("language") or locale(),
        fixed=now.particulars.numbering is Numbering.FIXED,
    )


def _untranslated(clauses: Iterable[Clause]) -> int:
    """Standing clauses that say something in the authoritative language and nothing in English."""
    silent = word("en", "", "").digest
    return sum(
        not clause.struck and says_something(clause) and clause.wording("en").digest == silent
        for clause in clauses
    )
