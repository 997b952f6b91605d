"""Papers that prove a need: attach, take away, take home. Never rendered in a page."""

from typing import Any

from flask import Response, abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.operations.attaching import LARGEST, FileTooLarge, attach, detach
from app.operations.errors import NothingSaid, Refused
from app.queries.needs import content_of, papers
from app.statute.language import slug as slug_of
from app.statute.roles import Action
from app.views.handing_out import attached
from app.views.needs.blueprint import blueprint, need_at
from app.views.needs.listing import show
from app.views.taking_in import FORM, refuse_larger, take_up_to

take_up_to(blueprint, LARGEST + FORM, "needs.send")
refuse_larger(blueprint, lambda _size: FileTooLarge())


@blueprint.post("/needs/<need>/papers")
@requires(Action.FOUND)
def send(need: str) -> Any:
    """Attach a file."""
    need_at(need)
    sent = request.files.get("paper")
    try:
        if sent is None or not sent.filename:
            raise NothingSaid
        with transaction() as writer:
            attach(writer, actor(), need, sent.filename, sent.read(LARGEST + 1))
    except Refused as error:
        return show(need, errors.sentence(error)), errors.status(error)
    flash(_("The file is attached."), "done")
    return redirect(url_for("needs.page", need=need, _anchor="papers"), 303)


@blueprint.post("/needs/<need>/papers/<digest>/away")
@requires(Action.FOUND)
def take_away(need: str, digest: str) -> Any:
    """Take an attached file away."""
    try:
        with transaction() as writer:
            detach(writer, actor(), need, digest)
    except Refused as error:
        return show(need, errors.sentence(error)), errors.status(error)
    flash(_("The file is no longer attached."), "done")
    return redirect(url_for("needs.page", need=need, _anchor="papers"), 303)


@blueprint.get("/needs/<need>/papers/<digest>")
@requires(Action.ENTER)
def download(need: str, digest: str) -> Response:
    """An attached file, as a download and never as a page."""
    held = papers(session(), need).get(need, ())
    paper = next((one for one in held if one.digest == digest), None) or abort(404)
    stem, _dot, end = paper.name.rpartition(".")
    plain = f"{slug_of(stem) or 'file'}.{end.lower()}"
    answer = attached(content_of(session(), paper), plain, paper.media_type, paper.name)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
