"""Offer whom words can call on, and tell a writer which names call on nobody."""

from typing import Any

from flask import flash, jsonify
from flask_babel import gettext as _

from app.access import requires
from app.db import session
from app.models import Document
from app.presentation import locale
from app.queries.calling import Addressee, names_to_ids
from app.queries.calling import addressees as addressees_on
from app.queries.evidence import in_language
from app.statute.mentions import mentions, stored
from app.statute.roles import Action
from app.views.talking.blueprint import blueprint


@blueprint.get("/d/<slug>/addressees")
@requires(Action.COMMENT, on=Document)
def addressees(document: Document) -> Any:
    """Whom words on the document can call on, for the list behind an @."""
    people = [{"name": one.name, "note": _house(one)} for one in addressees_on(session(), document)]
    said = {
        "label": _("People on this document"),
        "found": _("{n} people: choose with the arrow keys and Enter"),
        "none": _("Nobody on this document is called so"),
    }
    return jsonify(people=people, **said)


def _house(one: Addressee) -> str:
    return in_language(one.institution.names, locale()) if one.institution else ""


def tell_strangers(document: Document, body: str, before: str = "") -> None:
    """Tell the writer which names behind an @ call on nobody here."""
    if "@" not in body:
        return
    heard = stored(body, names_to_ids(session(), document, mentions(before)))
    if heard.strangers:
        names = ", ".join(heard.strangers)
        told = _("Nobody here is called so: %(names)s. It stays plain text.", names=names)
        flash(told, "note")
