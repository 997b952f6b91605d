"""Send a newsletter: a test to oneself, then to everybody, once."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from app import errors
from app.access import actor, person, requires
from app.clock import now
from app.db import session, transaction
from app.operations.errors import Refused
from app.operations.mailing import post
from app.operations.publishing import offer_to_all, send_newsletter
from app.presentation import LOCALES
from app.queries.stakeholders import recipients
from app.statute.roles import Action
from app.views.publishing.blueprint import blueprint
from app.views.publishing.editing import known, page
from app.views.publishing.letters import newsletter_letters, test_letter


@blueprint.post("/newsletters/<newsletter_id>/test")
@requires(Action.PUBLISH)
def test(newsletter_id: str) -> Any:
    """The letter in both languages to whoever asks."""
    found = known(newsletter_id)
    with transaction() as writer:
        for language in LOCALES:
            post(writer, test_letter(found, person(), language, now()))
    flash(_("Two test letters are on their way to %(address)s.", address=person().email), "done")
    return redirect(url_for("publishing.newsletter", newsletter_id=newsletter_id), 303)


@blueprint.get("/newsletters/<newsletter_id>/send")
@requires(Action.PUBLISH)
def send_form(newsletter_id: str) -> str:
    """To how many it goes, and how it looks, before it goes."""
    found = known(newsletter_id)
    people = recipients(session())
    return render_template(
        "publishing/send.html",
        newsletter=found,
        counts={one: sum(who.locale == one for who in people) for one in LOCALES},
        total=len(people),
    )


@blueprint.post("/newsletters/<newsletter_id>/send")
@requires(Action.PUBLISH)
def send(newsletter_id: str) -> Any:
    """Put a letter to everybody into the outbox; asked twice, the second time nothing goes out."""
    found = known(newsletter_id)
    try:
        with transaction() as writer:
            sent = send_newsletter(
                writer,
                actor(),
                found.id,
                newsletter_letters(now()),
                version=request.form.get("version", 0, type=int),
            )
            letters, which = sent.letters, sent.id
            offer_to_all(writer, actor(), which, public=bool(request.form.get("public")))
    except Refused as error:
        return page(found, problem=errors.sentence(error)), errors.status(error)
    flash(
        ngettext(
            "Sent: %(num)s letter is on its way.",
            "Sent: %(num)s letters are on their way.",
            letters,
        ),
        "done",
    )
    return redirect(url_for("publishing.newsletter", newsletter_id=which), 303)


@blueprint.post("/newsletters/<newsletter_id>/public")
@requires(Action.PUBLISH)
def offer(newsletter_id: str) -> Any:
    """Put what was sent into the public archive, or take it out."""
    found = known(newsletter_id)
    try:
        with transaction() as writer:
            offer_to_all(writer, actor(), found.id, public=request.form.get("public") == "yes")
    except Refused as error:
        return page(found, problem=errors.sentence(error)), errors.status(error)
    flash(_("Done."), "done")
    return redirect(url_for("publishing.newsletter", newsletter_id=newsletter_id), 303)
