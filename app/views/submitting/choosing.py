"""Choose what goes into a submission."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app import errors
from app.access import actor, person, requires
from app.clock import day_of, now
from app.db import session, transaction
from app.legalxml import BOTH
from app.models import Preparation
from app.operations.errors import DoneAlready
from app.operations.preparing import ask_otherwise, begin_preparation
from app.queries.submissions import enclosures_of, preparation_of
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.submitting import FORMATS, FORMS, Asked, Chosen, asked_from, authorities
from app.views.submitting.asking import asked, sealable, take_files
from app.views.submitting.blueprint import blueprint


@blueprint.get("/submissions/new")
@requires(Action.PUBLISH)
def new() -> str:
    """The form; `document` in the address chooses beforehand."""
    chosen = tuple(Chosen(slug) for slug in request.args.getlist("document"))
    return _form(Asked(documents=chosen))


@blueprint.post("/submissions/new")
@requires(Action.PUBLISH)
def begin() -> Any:
    """Keep what was chosen and show what would go out."""
    with transaction() as writer:
        made = begin_preparation(writer, actor(), asked(request.form).facts())
        refused = take_files(writer, made)
    return _shown(made, refused)


@blueprint.get("/submissions/drafts/<preparation_id>/change")
@requires(Action.PUBLISH)
def change_form(preparation_id: str) -> str:
    """The form with what was chosen."""
    kept = preparation_of(session(), preparation_id, person().id)
    return _form(asked_from(kept.asked), kept)


@blueprint.post("/submissions/drafts/<preparation_id>/change")
@requires(Action.PUBLISH)
def change(preparation_id: str) -> Any:
    """Choose otherwise."""
    wanted = asked(request.form)
    try:
        with transaction() as writer:
            kept = preparation_of(writer, preparation_id, person().id)
            ask_otherwise(kept, actor(), wanted.facts())
            refused = take_files(writer, kept)
    except DoneAlready as error:
        flash(errors.sentence(error), "problem")
        return _form(wanted, kept), errors.status(error)
    return _shown(kept, refused)


def _shown(kept: Preparation, refused: list[str]) -> Any:
    for sentence in refused:
        flash(sentence, "problem")
    return redirect(url_for("submitting.draft", preparation_id=kept.id), 303)


def _form(wanted: Asked, kept: Preparation | None = None) -> str:
    return render_template(
        "submitting/new.html",
        asked=wanted,
        chosen={one.slug: one.step for one in wanted.documents},
        kept=kept,
        enclosures=enclosures_of(session(), kept) if kept else [],
        sealable=sealable(),
        authorities=authorities(session()),
        today=day_of(now()),
        forms=FORMS,
        formats=FORMATS,
        languages=(*LANGUAGES, BOTH),
    )
