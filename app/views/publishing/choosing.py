"""Which documents and days a newsletter is to tell of, and what the record gives for them."""

from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from app.access import actor, person
from app.clock import day_of, now
from app.db import session
from app.models import Document, Newsletter
from app.operations.publishing import Said, draft_newsletter
from app.queries.bulletin import period
from app.queries.people import documents_of
from app.queries.stakeholders import newsletters
from app.statute.roles import Action, allowed
from app.views.publishing.drafting import Draft, drafted

USUAL = timedelta(days=30)


class Unchosen(Exception):
    """The sentence says what is missing."""


def mine() -> list[Document]:
    """Documents the person coordinates: only they may be told of."""
    return [
        document
        for document, role in documents_of(session(), person())
        if allowed(Action.COORDINATE, role)
    ]


def usual_days() -> tuple[date, date]:
    """From the day after the newest newsletter that was sent, else a month; until today."""
    today = day_of(now())
    sent = [one.until for one in newsletters(session()) if one.sent_at is not None]
    newest = max(sent, default="")
    since = date.fromisoformat(newest) + timedelta(days=1) if newest else today - USUAL
    return min(since, today), today


def chosen(form: MultiDict[str, str]) -> tuple[list[Document], date, date]:
    """Documents and days as the form has them. Raises Unchosen."""
    asked = set(form.getlist("document"))
    documents = [document for document in mine() if document.slug in asked]
    if not documents:
        raise Unchosen(_("Choose at least one document."))
    try:
        since = date.fromisoformat(form.get("since", ""))
        until = date.fromisoformat(form.get("until", ""))
    except ValueError:
        raise Unchosen(_("Give the first and the last day of the period.")) from None
    if not since <= until <= day_of(now()):
        raise Unchosen(_("The first day comes before the last, and the last is not to come."))
    return documents, since, until


def begun(writer: Session, documents: list[Document], since: date, until: date) -> Newsletter:
    """A draft with what the record says of the documents in the period."""
    periods = [period(writer, document, since, until) for document in documents]
    draft: Draft = drafted([one for one in periods if one], since, until)
    said = Said(draft.titles["az"], draft.titles["en"], draft.bodies["az"], draft.bodies["en"])
    records = [document.id for document in documents]
    return draft_newsletter(writer, actor(), records, (since, until), said)
