"""Take back a Word file that reviewers changed: send it, look, take over what is chosen."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.formats.errors import EmptyFile, TooLarge, Unreadable
from app.formats.word.opening import LIMIT
from app.models import Document, Upload
from app.operations.errors import DoneAlready, NothingSaid, Refused
from app.operations.taking_back import Brought, take_back
from app.operations.uploading import RETURNED, keep_upload, use_up
from app.presentation import day
from app.queries.errors import NotFound
from app.queries.snapshots import snapshot
from app.queries.uploads import upload_of
from app.speaking import speak
from app.statute.roles import Action
from app.taking_back import Landing, landings
from app.views.naming import Naming
from app.views.taking_in import FORM, refuse_larger, take_up_to, ticks

blueprint = Blueprint("returning", __name__)

take_up_to(blueprint, LIMIT + FORM)
refuse_larger(blueprint, lambda size: TooLarge(LIMIT, size or LIMIT + FORM))


@blueprint.get("/d/<slug>/returned")
@requires(Action.COMMENT, on=Document)
def page(document: Document) -> str:
    """Where a file that came back is sent."""
    return _page(document)


@blueprint.post("/d/<slug>/returned")
@requires(Action.COMMENT, on=Document)
def send(document: Document) -> Any:
    """Read the file and show what is in it."""
    sent = request.files.get("file")
    raw = sent.read() if sent else b""
    try:
        if not raw:
            raise EmptyFile
        landings(session(), document, raw)
        with transaction() as writer:
            told = {RETURNED: (sent.filename or "") if sent else ""}
            kept = keep_upload(
                writer, actor(), b64encode(raw).decode(), told, record_id=document.id
            )
    except Unreadable as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    return redirect(url_for("returning.preview", slug=document.slug, upload_id=kept), 303)


@blueprint.get("/d/<slug>/returned/<upload_id>")
@requires(Action.COMMENT, on=Document)
def preview(document: Document, upload_id: str) -> str:
    """What is in the file, and where it lands."""
    return _preview(document, _kept(document, upload_id))


@blueprint.post("/d/<slug>/returned/<upload_id>")
@requires(Action.COMMENT, on=Document)
def take(document: Document, upload_id: str) -> Any:
    """Take those that are ticked; or throw the file away."""
    kept = _kept(document, upload_id)
    if request.form.get("deed") == "forget":
        with transaction() as writer:
            use_up(writer, upload_id)
        flash(_("The file was thrown away; nothing of it was taken."), "done")
        return redirect(url_for("returning.page", slug=document.slug), 303)
    raw, ticked = b64decode(kept.text), ticks(request.form)
    try:
        with transaction() as writer:
            use_up(writer, upload_id)
            found = landings(writer, document, raw)
            chosen = [_signed(one) for place, one in enumerate(found) if place in ticked]
            if not chosen:
                raise NothingSaid
            taken = take_back(writer, actor(), document, chosen, upload_id)
    except DoneAlready:
        raise  # there is no file any more to show
    except (Refused, Unreadable) as error:
        return _preview(document, kept, errors.sentence(error)), errors.status(error)
    flash(_("Taken over from the file: %(n)s.", n=taken), "done")
    return redirect(url_for("talking.index", slug=document.slug), 303)


def _signed(one: Landing) -> Brought:
    """What is said, with who wrote it in the file and when."""
    who = one.by or _("nobody's name, not tracked")
    when = day(one.at) if one.at else _("no date")
    words = _("From a Word file: %(who)s, %(day)s.", who=who, day=when)
    return replace(one.brought, body="\n\n".join(filter(None, (words, one.brought.body))))


def _kept(document: Document, upload_id: str) -> Upload:
    kept = upload_of(session(), person().id, upload_id, document.id)
    if RETURNED not in kept.asked:
        raise NotFound("It was sent to be imported.")
    return kept


def _page(document: Document, problem: str = "") -> str:
    return render_template("returning/page.html", document=document, problem=problem)


def _preview(document: Document, kept: Upload, problem: str = "") -> str:
    found = landings(session(), document, b64decode(kept.text))
    now = snapshot(session(), document)
    speak(document, now)
    return render_template(
        "returning/preview.html",
        document=document,
        kept=kept,
        fitting=_placed(found, fits=True),
        stray=_placed(found, fits=False),
        naming=Naming(now),
        problem=problem,
        ticked=request.form.getlist("take") if request.method == "POST" else None,
    )


def _placed(found: Sequence[Landing], *, fits: bool) -> list[tuple[int, Landing]]:
    """Those with a place of their own, or the others, by their places in the file."""
    return [
        (place, one)
        for place, one in enumerate(found)
        if (one.fits and bool(one.brought.clause or one.brought.thread)) is fits
    ]
