"""What anybody may read of the newsletters."""

from flask import Response, abort, render_template, request

from app.access import public
from app.db import session
from app.models import Newsletter
from app.presentation import LOCALES, locale
from app.queries.stakeholders import public_newsletters
from app.views.publishing.blueprint import blueprint
from app.views.publishing.editing import docx_of


@blueprint.get("/bulletin")
@public
def archive() -> str:
    """Newsletters that were sent and put here."""
    return render_template("publishing/archive.html", newsletters=public_newsletters(session()))


@blueprint.get("/bulletin/<newsletter_id>")
@public
def issue(newsletter_id: str) -> str:
    """One of them."""
    found = _known(newsletter_id)
    asked = request.args.get("language", "")
    language = asked if asked in LOCALES else locale()
    return render_template("publishing/issue.html", newsletter=found, language=language)


@blueprint.get("/bulletin/<newsletter_id>/<language>.docx")
@public
def issue_docx(newsletter_id: str, language: str) -> Response:
    """As a DOCX file."""
    return docx_of(_known(newsletter_id), language)


def _known(newsletter_id: str) -> Newsletter:
    found = session().get(Newsletter, newsletter_id)
    if found is None or not found.public or found.sent_at is None:
        abort(404)
    return found
