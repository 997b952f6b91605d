"""The letters of this installation: what waits, what was sent, what came back, and why."""

from typing import Any, cast

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.access import requires
from app.clock import now
from app.config import Settings
from app.db import session, transaction
from app.models import Letter
from app.operations.outbox import let_letters_through, try_again
from app.posting import mail_server
from app.queries.letters import STATES, outbox
from app.statute.roles import Action

blueprint = Blueprint("outbox", __name__)

STATE_NAMES = {
    "waiting": _l("Waits"),
    "sending": _l("On its way"),
    "held": _l("Held back"),
    "failed": _l("Failed"),
    "sent": _l("Sent"),
}


@blueprint.get("/mail")
@requires(Action.FOUND)
def index() -> str:
    """The newest letters."""
    state, page = request.args.get("state", ""), request.args.get("page", "")
    state = state if state in STATES else ""
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    settings = cast(Settings, current_app.config["SETTINGS"])
    return render_template(
        "outbox/index.html",
        found=outbox(session(), state, number),
        state=state,
        states=STATE_NAMES,
        server=mail_server(settings.smtp_url).place if settings.smtp_url else "",
    )


@blueprint.get("/mail/<letter_id>")
@requires(Action.FOUND)
def letter(letter_id: str) -> str:
    """One letter, as text: the secret of its link is not in it."""
    found = session().get(Letter, letter_id) or abort(404)
    return render_template("outbox/letter.html", letter=found, states=STATE_NAMES)


@blueprint.post("/mail/<letter_id>/again")
@requires(Action.FOUND)
def again(letter_id: str) -> Any:
    """Let a letter that failed or is held back go out once more."""
    with transaction() as writer:
        found = writer.get(Letter, letter_id) or abort(404)
        try_again(writer, found, now())
    flash(_("The letter is tried again in the next round."), "done")
    return redirect(url_for("outbox.letter", letter_id=letter_id), 303)


@blueprint.post("/mail/addresses/believe")
@requires(Action.FOUND)
def believe() -> Any:
    """Send letters to an address again that refused some."""
    with transaction() as writer:
        let_letters_through(writer, request.form.get("address", ""), now())
    flash(_("Letters go to the address again; those held back come next."), "done")
    return redirect(url_for("outbox.index"), 303)
