"""The page a guest link opens: what it is about, the clauses, and the guest's own words."""

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from flask import session as browser
from flask_wtf.csrf import validate_csrf
from werkzeug import Response

from app import errors, presentation
from app.access import cookie, public
from app.clock import now
from app.db import Busy, in_passing, session
from app.models import Document, GuestLink
from app.operations.guests import EndedLink, first_language, known_link, note_opened
from app.operations.signing_in import token_digest
from app.queries.guests import Written, guest_by, written_by
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talks
from app.speaking import speak
from app.statute.snapshot import Snapshot
from app.views.naming import Naming
from app.views.visiting.blueprint import (
    blueprint,
    document_of,
    opened,
    secret_of,
    settings,
)
from app.views.visiting.shown import lines_of

BOTH = "both"
"""All languages of the link, side by side."""


@blueprint.get("/g/<token>")
@public
def read(token: str) -> Any:
    """The clauses the link opens; of one whose time is over only what the guest wrote by it."""
    link = known_link(session(), token)
    try:
        link = opened(token)
    except EndedLink as error:
        return _afterwards(link, token, error)
    return page_of(link, document_of(link), token)


@blueprint.post("/g/<token>/opened")
@public
def count_opening(token: str) -> Response:
    """Count a browser, once: its script says so, which those that only fetch pages do not run."""
    link = opened(token)
    counted = browser.setdefault("guest-of", [])
    with suppress(ValueError, Busy):
        validate_csrf(request.form.get("csrf_token"))
        if link.id not in counted:
            with in_passing() as writer:
                note_opened(writer, link.id, now())
            browser["guest-of"] = [*counted, link.id][-20:]
    return Response(status=204)


@blueprint.post("/g/<token>/choose")
@public
def choose(token: str) -> Any:
    """Keep a choice of language or theme in a cookie."""
    answer = make_response(redirect(url_for("visiting.read", token=token), 303))
    for name, choices in (("locale", presentation.LOCALES), ("theme", presentation.THEMES)):
        value = request.form.get(name)
        if value is not None and value in choices:
            secure = settings().secure_cookies
            answer.set_cookie(
                cookie(name),
                value,
                max_age=31_536_000,
                samesite="Lax",
                httponly=True,
                secure=secure,
            )
    return answer


def page_of(link: GuestLink, document: Document, token: str) -> str:
    """The page as a guest sees it; without a token as whoever made the link looks at it."""
    stands = snapshot(session(), document)
    speak(document, stands)
    shown = languages_shown(link)
    said = talks(session(), document, stands)
    mine = mine_of(link, said) if token else Written()
    return render_template(
        "visiting/read.html",
        document=document,
        token=token,
        now=stands,
        shown=shown,
        lines=list(lines_of(link, stands, shown)),
        discussion=_others(said, mine) if link.discussion else {},
        **about(link, stands, mine),
    )


def about(link: GuestLink, stands: Snapshot, mine: Written) -> dict[str, Any]:
    """What every page of a guest is given of what they wrote."""
    wrote = Counter(one.clause_id for one in mine.remarks)
    wrote.update(talk.clause for talk in mine.talks)
    return {
        "link": link,
        "mine": mine,
        "wrote": wrote,
        "naming": Naming(stands),
        "people": names_of(session()),
        "once": secrets.token_urlsafe(16),
    }


def mine_of(link: GuestLink, said: Mapping[str | None, Sequence[Talk]]) -> Written:
    """What the guest of this browser wrote by the link."""
    secret = secret_of(link)
    guest = guest_by(session(), link, token_digest(secret)) if secret else None
    if guest is None:
        return Written()
    return written_by(session(), guest, [talk for group in said.values() for talk in group])


def languages_shown(link: GuestLink) -> tuple[str, ...]:
    """The languages shown: as asked for, else the reader's own, of those the link has."""
    asked = request.values.get("language", "")
    if asked == BOTH:
        return tuple(link.languages)
    for language in (asked, presentation.locale(), first_language(link)):
        if language in link.languages:
            return (language,)
    return ()


def _others(
    said: Mapping[str | None, Sequence[Talk]], mine: Written
) -> dict[str | None, list[Talk]]:
    """The open conversations that the guest did not begin, by clause."""
    own = {talk.thread.id for talk in mine.talks}
    return {
        clause: [one for one in group if not one.resolved and one.thread.id not in own]
        for clause, group in said.items()
    }


def _afterwards(link: GuestLink, token: str, error: EndedLink) -> tuple[str, int]:
    """After its time: the guest's own words and what came of them. A revoked link shows nothing."""
    if link.revoked_at:
        raise error
    document = document_of(link)
    stands = snapshot(session(), document)
    mine = mine_of(link, talks(session(), document, stands))
    if not (mine.remarks or mine.talks):
        raise error
    speak(document, stands)
    page = render_template(
        "visiting/afterwards.html",
        document=document,
        token=token,
        now=stands,
        problem=errors.sentence(error),
        **about(link, stands, mine),
    )
    return page, errors.status(error)
