"""Every submission one may read of, and those one is putting together."""

from datetime import datetime

from flask import render_template, request

from app.access import may, person, requires, seats
from app.db import session
from app.queries.fates import fates
from app.queries.submissions import Sent, preparations_of, submissions
from app.statute.fates import Fate
from app.statute.language import fold
from app.statute.roles import Action
from app.views.submitting.blueprint import blueprint


@blueprint.get("/submissions")
@requires(Action.ENTER)
def index() -> str:
    """The list, filtered by words and document."""
    whole = readable()
    stand = fates(session(), [one.submission.id for one in whole])
    asked = {name: request.args.get(name, "") for name in ("q", "document", "state")}
    shown = [
        one
        for one in whole
        if _says(one, asked["q"])
        and _holds(one, asked["document"])
        and asked["state"] in ("", stand[one.submission.id])
    ]
    known = {document.slug: document for one in whole for _row, document in one.documents}
    drafts = preparations_of(session(), person().id) if may(Action.PUBLISH) else []
    return render_template(
        "submitting/index.html",
        whole=whole,
        shown=shown,
        words_asked=asked["q"],
        document_asked=asked["document"],
        state_asked=asked["state"],
        states=tuple(Fate),
        fates=stand,
        dates={one.submission.id: prepared_at(one) for one in whole},
        known=sorted(known.values(), key=lambda one: one.slug),
        drafts=drafts,
    )


def prepared_at(one: Sent) -> datetime:
    """The moment of preparing."""
    return datetime.fromisoformat(one.submission.facts["date"])


def readable() -> list[Sent]:
    """Submissions of which the person may read every document."""
    mine = set(seats())
    return [
        one
        for one in submissions(session())
        if all(document.id in mine for _row, document in one.documents)
    ]


def _says(one: Sent, words: str) -> bool:
    sent = one.submission
    said = fold(" ".join([sent.number, sent.title, one.by.name, *sent.addressee.values()]))
    return all(word in said for word in fold(words).split())


def _holds(one: Sent, slug: str) -> bool:
    return slug in ("", *(document.slug for _row, document in one.documents))
