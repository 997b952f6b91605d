"""What the form of a nomination asks, and which nomination an address names."""

from flask import Request, Response, abort

from app.db import session
from app.models import HOUSE, Nomination
from app.operations.nominating import Candidacy, Paper
from app.queries.contents import content_held
from app.views.handing_out import attached


def letter_in(request: Request) -> Candidacy:
    """What was typed and attached."""
    form, sent = request.form, request.files.get("paper")
    paper = Paper(sent.filename, sent.read()) if sent is not None and sent.filename else None
    return Candidacy(
        institution_id=form.get("institution", ""),
        role=form.get("role", ""),
        dated=form.get("dated", "").strip()[:40],
        reference=form.get("letter", ""),
        person_id=form.get("person") or None,
        name=form.get("name", ""),
        email=form.get("email", ""),
        paper=paper,
    )


def found_nomination(
    nomination: str, *, record: str = HOUSE, group: str | None = None
) -> Nomination:
    """The nomination of an address, on the record and for the group it names; 404 otherwise."""
    found = session().get(Nomination, nomination)
    if found is None or (found.record_id, found.group_slug) != (record, group):
        abort(404)
    return found


def paper_of(nomination: Nomination) -> Response:
    """The letter itself; 404 where none was attached. Raises ContentLost."""
    said = nomination.paper
    if not said:
        abort(404)
    content = content_held(session(), said["digest"], said["name"])
    ending = said["name"].rpartition(".")[2]
    return attached(content, f"letter.{ending}", said["media_type"], said["name"])
