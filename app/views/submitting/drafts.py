"""A submission that is being put together: what would go out, then how far it has come."""

from collections.abc import Callable
from typing import Any, cast

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import actor, person, requires, unattended
from app.clock import now
from app.config import Settings
from app.db import session, transaction
from app.models import Preparation
from app.operations.errors import DoneAlready
from app.operations.preparing import (
    DONE,
    FAILED,
    check_open,
    drop_preparation,
    is_working,
    leave_out,
    start_work,
)
from app.presentation import locale
from app.queries.snapshots import snapshot
from app.queries.submissions import enclosures_of, preparation_of
from app.statute.roles import Action
from app.submitting import asked_from
from app.submitting.choosing import Choice
from app.submitting.working import PATIENCE, work
from app.views.agreeing.excepting import Excepted, excepted
from app.views.submitting.asking import preview, take_files
from app.views.submitting.blueprint import blueprint


@blueprint.get("/submissions/drafts/<preparation_id>")
@requires(Action.PUBLISH)
def draft(preparation_id: str) -> Any:
    """What would go out, or how far it has come."""
    kept = _mine(preparation_id)
    if kept.state == DONE:
        return redirect(_made(kept))
    working = is_working(kept, now())
    if working:
        return render_template("submitting/working.html", kept=kept)
    wanted = asked_from(kept.asked)
    found = preview(wanted, _settings())
    return render_template(
        "submitting/draft.html",
        kept=kept,
        asked=wanted,
        files=[list(wanted.files(place)) for place, _ in enumerate(wanted.documents)],
        enclosures=enclosures_of(session(), kept),
        preview=found,
        excepted=[_excepted(one) for one in found.choices],
        failed=kept.said if kept.state == FAILED else "",
        interrupted=kept.state not in (FAILED, "draft"),
    )


def _excepted(choice: Choice) -> list[Excepted]:
    """What its seal excepted, counted by article as the page of the seal counts it."""
    return excepted(snapshot(session(), choice.document, choice.seal.step), choice.seal)


@blueprint.get("/submissions/drafts/<preparation_id>/progress")
@requires(Action.PUBLISH)
@unattended
def progress(preparation_id: str) -> Any:
    """How far it has come, asked for by the page; leads on when there is something to see.

    What the page shows already is not told again: it would be read out again.
    """
    kept = _mine(preparation_id)
    if is_working(kept, now()):
        if request.args.getlist("at") == [f"{kept.done}/{kept.total}"]:
            return Response(status=204)
        return render_template("submitting/_progress.html", kept=kept)
    ready = kept.state == DONE
    answer = Response("")
    answer.headers["HX-Redirect"] = _made(kept) if ready else _at(kept)
    return answer


@blueprint.post("/submissions/drafts/<preparation_id>")
@requires(Action.PUBLISH)
def prepare(preparation_id: str) -> Any:
    """Prepare it; what is ready soon is shown at once."""
    by = actor()
    try:
        with transaction() as writer:
            start_work(preparation_of(writer, preparation_id, person().id), by.at)
    except DoneAlready:
        return redirect(url_for("submitting.draft", preparation_id=preparation_id), 303)
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    work(app, preparation_id, by, locale()).join(PATIENCE)
    return redirect(url_for("submitting.draft", preparation_id=preparation_id), 303)


@blueprint.post("/submissions/drafts/<preparation_id>/enclosures")
@requires(Action.PUBLISH)
def add_files(preparation_id: str) -> Any:
    """Add enclosures."""
    return _changed(preparation_id, take_files)


@blueprint.post("/submissions/drafts/<preparation_id>/leave-out")
@requires(Action.PUBLISH)
def drop_file(preparation_id: str) -> Any:
    """Take an enclosure out."""

    def deed(writer: Session, kept: Preparation) -> list[str]:
        leave_out(writer, kept, request.form.get("enclosure", ""))
        return []

    return _changed(preparation_id, deed)


def _changed(preparation_id: str, deed: Callable[[Session, Preparation], list[str]]) -> Any:
    """Do it, unless it is being prepared, and look again at what would go out."""
    try:
        with transaction() as writer:
            kept = preparation_of(writer, preparation_id, person().id)
            check_open(kept, now())
            refused = deed(writer, kept)
    except DoneAlready as error:
        refused = [errors.sentence(error)]
    for sentence in refused:
        flash(sentence, "problem")
    return redirect(url_for("submitting.draft", preparation_id=preparation_id), 303)


@blueprint.post("/submissions/drafts/<preparation_id>/drop")
@requires(Action.PUBLISH)
def drop(preparation_id: str) -> Any:
    """Forget it."""
    try:
        with transaction() as writer:
            kept = preparation_of(writer, preparation_id, person().id)
            check_open(kept, now())
            drop_preparation(writer, kept)
    except DoneAlready as error:
        flash(errors.sentence(error), "problem")
        return redirect(url_for("submitting.draft", preparation_id=preparation_id), 303)
    flash(_("The draft of the submission is gone, with its enclosures."), "done")
    return redirect(url_for("submitting.index"), 303)


def _mine(preparation_id: str) -> Preparation:
    return preparation_of(session(), preparation_id, person().id)


def _at(kept: Preparation) -> str:
    return url_for("submitting.draft", preparation_id=kept.id)


def _made(kept: Preparation) -> str:
    return url_for("submitting.page", submission_id=kept.submission_id)


def _settings() -> Settings:
    return cast(Settings, current_app.config["SETTINGS"])
