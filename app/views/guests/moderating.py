"""What guests wrote and nobody let in yet: let it in, or keep it out and say why."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Document, GuestAnswer, Thread
from app.operations.errors import Refused
from app.operations.guests import admit, refuse
from app.queries.guests import Waiting, waiting_on
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.speaking import speak
from app.statute.roles import Action
from app.views.guests.blueprint import blueprint
from app.views.naming import Naming


@blueprint.get("/d/<slug>/guests/waiting")
@requires(Action.COORDINATE, on=Document)
def waiting(document: Document) -> str:
    """Everything that waits, and what was kept out."""
    return _page(document)


@blueprint.post("/d/<slug>/guests/waiting")
@requires(Action.COORDINATE, on=Document)
def decide(document: Document) -> Any:
    """Let in or keep out what was chosen."""
    form = request.form
    chosen = [form["one"]] if form.get("one") else form.getlist("said")
    if not chosen:
        return _page(document, _("Choose at least one remark.")), 422
    try:
        with transaction() as writer:
            if form.get("deed") == "refuse":
                count = refuse(writer, actor(), document, chosen, form.get("reason", ""))
            else:
                count = admit(writer, actor(), document, chosen)
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_told(count, refused=form.get("deed") == "refuse"), "done")
    return redirect(url_for("guests.waiting", slug=document.slug), 303)


def _told(count: int, *, refused: bool) -> Any:
    if refused:
        return ngettext(
            "%(num)s remark is kept out. Its guest reads your reason.",
            "%(num)s remarks are kept out. Their guests read your reason.",
            count,
        )
    return ngettext(
        "%(num)s remark is let in: the committee sees it among the discussions.",
        "%(num)s remarks are let in: the committee sees them among the discussions.",
        count,
    )


def _page(document: Document, problem: str = "") -> str:
    stands = snapshot(session(), document)
    speak(document, stands)
    found = waiting_on(session(), document)
    refused = waiting_on(session(), document, refused=True)
    return render_template(
        "guests/waiting.html",
        document=document,
        now=stands,
        found=found,
        refused=refused,
        threads=_threads([*found, *refused]),
        people=names_of(session()),
        naming=Naming(stands),
        problem=problem,
        typed=request.form,
    )


def _threads(found: list[Waiting]) -> dict[str, Thread]:
    """The conversations that answers are given in."""
    ids = {one.said.thread_id for one in found if isinstance(one.said, GuestAnswer)}
    return {one: session().get_one(Thread, one) for one in ids}
