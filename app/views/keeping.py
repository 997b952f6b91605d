"""Take a document home with its whole record."""

from flask import Blueprint, Response
from flask_babel import gettext as _

from app.access import requires
from app.archiving import archived
from app.db import session
from app.models import Document
from app.statute.roles import Action
from app.views.handing_out import attached, full_name

blueprint = Blueprint("keeping", __name__)


@blueprint.get("/d/<slug>/archive.zip")
@requires(Action.COORDINATE, on=Document)
def archive(document: Document) -> Response:
    """Everything of the document; people's addresses are in it, so only its coordinator has it."""
    name = f"{document.slug}-archive.zip"
    full = full_name(document, _("archive"), "zip")
    return attached(archived(session(), document), name, "application/zip", full)
