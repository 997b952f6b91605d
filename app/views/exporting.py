"""Take a document home: in one of nine forms, at any step, as a file or as an address to send."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import requires
from app.db import session
from app.exporting import ENDINGS, OFFERED, Order, write_down
from app.legalxml import BOTH
from app.models import Document, Record
from app.operations.errors import Refused
from app.queries.agreement import says_something
from app.queries.dossiers import seal_mark
from app.queries.errors import NoSuchStep
from app.queries.snapshots import milestones, snapshot, step_named
from app.refusals.exports import format_name
from app.statute.amending import NumbersShifted
from app.statute.roles import Action
from app.statute.snapshot import Clause, Numbering, word
from app.views.handing_out import attached, full_name
from app.views.ordering import ordered
from app.views.words.exports import FORMS

blueprint = Blueprint("exporting", __name__)

USUAL = "clean"


@blueprint.get("/d/<slug>/export")
@requires(Action.READ, on=Document)
def page(document: Document) -> Any:
    """Choose a form, then what it can take."""
    form = request.args.get("form", USUAL)
    return _page(document, ordered(form if form in OFFERED else USUAL))


@blueprint.get("/d/<slug>/export/<form>.<ext>")
@requires(Action.READ, on=Document)
def download(document: Document, form: str, ext: str) -> Any:
    """The file, or the page with what stands in its way."""
    asked = ordered(form, ext)
    try:
        written = write_down(session(), document, asked)
    except (NoSuchStep, Refused, NumbersShifted) as error:
        return _page(document, asked, errors.sentence(error)), errors.status(error)
    return attached(
        written.content, written.name, written.media_type, _full_name(document, asked, written.name)
    )


def _full_name(document: Document, asked: Order, name: str) -> str:
    """What people call the file."""
    step, ending = name.rpartition("-")[2].split(".", 1)
    called = str(FORMS[asked.form])
    return full_name(
        document, f"{called[:1].lower()}{called[1:]}, {_('step %(n)s', n=step)}", ending
    )


def _page(document: Document, asked: Order, problem: str = "") -> str:
    newest = session().get_one(Record, document.id).steps
    try:
        step = step_named(session(), document, asked.at or str(newest))
    except NoSuchStep:
        step = newest
    now = snapshot(session(), document, step)
    form = asked.form if asked.form in OFFERED else USUAL
    return render_template(
        "exporting/page.html",
        document=document,
        problem=problem,
        asked=asked,
        form=form,
        takes=OFFERED[form],
        offered=OFFERED,
        both=BOTH,
        now=now,
        newest=newest,
        milestones=milestones(session(), document),
        seal=seal_mark(session(), document, now),
        untranslated=_untranslated(now.clauses),
        files=[
            (format_name(one), _address(document, asked, form, one))
            for one in OFFERED[form].formats
            if asked.language != BOTH or one in OFFERED[form].bilingual
        ],
        derived=now.particulars.numbering is not Numbering.FIXED,
    )


def _address(document: Document, asked: Order, form: str, format_: str) -> str:
    """Where the file can be had: an address that can be sent."""
    facts = {
        "language": asked.language,
        "at": asked.at,
        "against": asked.against if OFFERED[form].compares else "",
        "columns": ",".join(asked.columns),
    }
    if form == "letter":
        facts |= {name: request.args.get(name, "") for name in LETTER_FACTS}
    given: dict[str, Any] = {name: said for name, said in facts.items() if said}
    ending = ENDINGS[format_]
    return url_for("exporting.download", slug=document.slug, form=form, ext=ending, **given)


LETTER_FACTS = ("number", "date", "addressee", "enclosures", "signatory")


def _untranslated(clauses: Iterable[Clause]) -> int:
    """Standing clauses that say something in the authoritative language and nothing in English."""
    silent = word("en", "", "").digest
    return sum(
        not clause.struck and says_something(clause) and clause.wording("en").digest == silent
        for clause in clauses
    )
