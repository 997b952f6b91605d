"""How each remark of an authority was met, as a table to take home."""

from collections.abc import Iterator

from flask import Response, abort
from flask_babel import gettext as _

from app.access import requires
from app.formats.tables import MEDIA_TYPES, WRITERS, Column, Grid, Sort, Told
from app.presentation import called, locale
from app.speaking import labels
from app.statute.roles import Action
from app.views.fates.blueprint import blueprint, loaded
from app.views.fates.shown import FateShown, OnDocument, fate_shown
from app.views.handing_out import attached
from app.views.words import OUTCOMES


@blueprint.get("/submissions/<submission_id>/remarks.<ext>")
@requires(Action.ENTER)
def table(submission_id: str, ext: str) -> Response:
    """Remark, clause, answer, old and new words."""
    found = loaded(submission_id)
    if ext not in WRITERS:
        abort(404)
    told = told_of(fate_shown(found))
    name = f"remarks-{found.id}.{ext}"
    return attached(WRITERS[ext](told), name, MEDIA_TYPES[ext], f"{told.title}.{ext}")


def told_of(fate: FateShown) -> Told:
    """The table, in the language of the interface; one grid for each document."""
    columns = (
        Column("number", "№", 5, Sort.NUMBER),
        Column("clause", _("Clause"), 18),
        Column("remark", _("Remark"), 45),
        Column("by", _("Whose"), 18),
        Column("outcome", _("How it was met"), 16),
        Column("answer", _("Answer"), 40),
        Column("old", _("Words that were sent"), 45),
        Column("new", _("Words that stand"), 45),
    )
    grids = [
        Grid(called(one.went.document)[:31], columns, tuple(_rows(one)), _("No remarks."))
        for one in fate.documents
    ]
    title = _("Remarks on submission %(number)s", number=fate.submission.number)
    return Told(
        language=locale(),
        title=title.replace("/", "-"),
        grids=tuple(grids),
        at=fate.documents[0].later.at,
    )


def _rows(one: OnDocument) -> Iterator[tuple[str, ...]]:
    for place, remark in enumerate(one.remarks, 1):
        old, new = one.old(remark), one.new(remark)
        document = one.went.document
        yield (
            str(place),
            one.naming.of(remark.clause_id) or _("The whole document"),
            remark.body,
            remark.said_by,
            _outcome(remark.resolved, remark.outcome),
            remark.answer,
            labels(old, document),
            labels(new, document) if new != old else _("unchanged"),
        )


def _outcome(resolved: bool, outcome: str) -> str:  # noqa: FBT001  # what a remark says of itself
    if not resolved:
        return str(_("open"))
    return str(OUTCOMES.get(outcome, _("settled")))
