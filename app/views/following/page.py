"""How to follow a document: the address of its feed, and a secret one for feed readers."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from app.access import actor, person, requires
from app.db import session, transaction
from app.models import Document
from app.operations.following import close_feed, open_feed
from app.queries.following import key_of
from app.statute.roles import Action
from app.views.following.blueprint import blueprint


@blueprint.get("/d/<slug>/feed")
@requires(Action.READ, on=Document)
def page(document: Document) -> str:
    """What the feed is and where it is read."""
    return _page(document)


@blueprint.post("/d/<slug>/feed/open")
@requires(Action.READ, on=Document)
def open_address(document: Document) -> str:
    """Make a secret address; it is shown once, on the page that answers."""
    with transaction() as writer:
        token = open_feed(writer, actor(), document)
    return _page(document, url_for("following.secret", token=token, _external=True))


@blueprint.post("/d/<slug>/feed/close")
@requires(Action.READ, on=Document)
def close_address(document: Document) -> Any:
    """Make the secret address useless."""
    with transaction() as writer:
        close_feed(writer, actor(), document)
    flash(_("The secret address opens nothing any more."), "done")
    return redirect(url_for("following.page", slug=document.slug), 303)


def _page(document: Document, address: str = "") -> str:
    return render_template(
        "following/page.html",
        document=document,
        key=key_of(session(), person(), document),
        address=address,
    )
