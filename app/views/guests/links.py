"""Links for guests: make one, look at what it shows, give it more time, withdraw it."""

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, requires
from app.clock import now
from app.db import session, transaction
from app.models import Document, GuestLink
from app.operations.errors import Refused
from app.operations.guests import (
    LONGEST_DAYS,
    MOST_REMARKS,
    Terms,
    extend_link,
    make_link,
    revoke_link,
)
from app.queries.guests import links_of, waiting_on
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES, Clause, Snapshot, children_of
from app.statute.structure import standing
from app.views.editing.sheet import labels_of
from app.views.guests.blueprint import blueprint
from app.views.naming import Naming
from app.views.visiting.page import page_of


@blueprint.get("/d/<slug>/guests")
@requires(Action.COORDINATE, on=Document)
def index(document: Document) -> str:
    """The links, how they were used, and the form for another."""
    return _page(document)


@blueprint.post("/d/<slug>/guests")
@requires(Action.COORDINATE, on=Document)
def make(document: Document) -> Any:
    """Make a link; its address is shown once, on the page that answers."""
    try:
        with transaction() as writer:
            link, token = make_link(writer, actor(), document, _terms())
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    return _page(document, made=link, address=url_for("visiting.read", token=token, _external=True))


@blueprint.get("/d/<slug>/guests/<link_id>")
@requires(Action.COORDINATE, on=Document)
def preview(document: Document, link_id: str) -> str:
    """What guests see who come by the link, without the forms."""
    return page_of(_link(document, link_id), document, "")


@blueprint.post("/d/<slug>/guests/<link_id>/extend")
@requires(Action.COORDINATE, on=Document)
def extend(document: Document, link_id: str) -> Any:
    """Let a link work longer."""
    try:
        with transaction() as writer:
            extend_link(writer, actor(), document, link_id, _number("days"))
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_("The link works longer now. Its address stays the same."), "done")
    return redirect(url_for("guests.index", slug=document.slug, _anchor=f"l-{link_id}"), 303)


@blueprint.post("/d/<slug>/guests/<link_id>/revoke")
@requires(Action.COORDINATE, on=Document)
def revoke(document: Document, link_id: str) -> Any:
    """Withdraw a link."""
    try:
        with transaction() as writer:
            revoke_link(writer, actor(), document, link_id)
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    flash(_("The link is withdrawn: it opens nothing any more. What guests wrote stays."), "done")
    return redirect(url_for("guests.index", slug=document.slug), 303)


def _terms() -> Terms:
    """What the form asks for."""
    form = request.form
    return Terms(
        purpose=form.get("purpose", ""),
        welcome=form.get("welcome", ""),
        clauses=tuple(form.getlist("clause")),
        languages=tuple(form.getlist("language")),
        commenting=form.get("writing", "comment") != "read",
        suggesting=form.get("writing") == "suggest",
        discussion="discussion" in form,
        moderated="moderated" in form,
        names=form.get("names", "asked"),
        institutions=form.get("institutions", "asked"),
        most=_number("most"),
        days=_number("days"),
    )


def _number(name: str) -> int:
    """A number of the form; 0 where it is none, which is never allowed."""
    given = request.form.get(name, "").strip()
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 0


def _link(document: Document, link_id: str) -> GuestLink:
    link = session().get(GuestLink, link_id)
    return abort(404) if link is None or link.record_id != document.id else link


def _page(
    document: Document, problem: str = "", made: GuestLink | None = None, address: str = ""
) -> str:
    stands = snapshot(session(), document)
    return render_template(
        "guests/index.html",
        document=document,
        uses=links_of(session(), document),
        to_read=len(waiting_on(session(), document)),
        people=names_of(session()),
        naming=Naming(stands),
        labels=labels_of(stands),
        tree=_tree(stands),
        limits={"days": LONGEST_DAYS, "most": MOST_REMARKS},
        moment_now=now(),
        made=made,
        address=address,
        problem=problem,
        typed=_as_first() if made or request.method == "GET" else request.form,
    )


def _as_first() -> MultiDict[str, str]:
    """The form as it is before anything is typed."""
    said = MultiDict({"days": "30", "most": "50", "writing": "comment", "moderated": "on"})
    said.update({"names": "asked", "institutions": "asked"})
    said.setlist("language", list(LANGUAGES))
    return said


def _tree(stands: Snapshot) -> Mapping[str | None, list[Clause]]:
    """Clauses that stand, by the one they stand in."""
    return children_of(standing(stands.clauses))
