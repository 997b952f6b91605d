"""Who is here and what is new, for pages that stay open: asked often, answered cheaply."""

import re
from contextlib import suppress
from typing import Any

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.exc import SQLAlchemyError

from app.access import actor, cookie, person, requires, unattended
from app.clock import now
from app.db import Busy, Unwritable, in_passing, session
from app.models import Clause, Document
from app.operations.attending import Visit, leave, touch
from app.operations.clauses import known_wording
from app.queries.attending import MOST, Happening, Present, Pulse, happenings, is_known, pulse
from app.queries.snapshots import snapshot
from app.queries.wordings import last_author
from app.statute.diffing import compare
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.views.door import settings as installation
from app.views.naming import Naming
from app.views.words import DEEDS

blueprint = Blueprint("attending", __name__)

PAGE = re.compile(r"[0-9a-f]{16}")
"""What a page may call itself."""

UNSEEN = "nizam_unseen"
"""The cookie of a browser in which somebody reads without being seen."""

YEAR = 365 * 24 * 3600

NAMED = 3
"""Clauses that one piece of news names; of more it says how many."""


@blueprint.app_template_global()
def is_unseen() -> bool:
    """Whether the reader does not want to be seen, in this browser."""
    return cookie(UNSEEN) in request.cookies


@blueprint.post("/d/<slug>/presence")
@unattended
@requires(Action.READ, on=Document)
def presence(document: Document) -> tuple[str, int]:
    """A page says what it shows; where the database is busy, it says so in vain."""
    visit = _visit(document)
    said = (person().id, visit.clause_id, visit.editing)
    idle = not PAGE.fullmatch(visit.page) or is_unseen()
    if not idle and not is_known(session(), visit.page, now(), said):
        with suppress(Busy, Unwritable, SQLAlchemyError), in_passing() as writer:
            touch(writer, actor(), document, visit)
    return "", 204


@blueprint.post("/d/<slug>/leave")
@unattended
@requires(Action.READ, on=Document)
def gone(document: Document) -> tuple[str, int]:
    """A page says that it is closed."""
    with suppress(Busy, Unwritable, SQLAlchemyError), in_passing() as writer:
        leave(writer, actor(), document, request.form.get("page", ""))
    return "", 204


@blueprint.get("/d/<slug>/news")
@unattended
@requires(Action.READ, on=Document)
def news(document: Document) -> Any:
    """What a page does not know yet; nothing (204) where it knows all."""
    stands = pulse(session(), document, now(), but=person().id)
    since, heard = _since(stands.step), request.args.get("here", "")
    if since == stands.step and heard == stands.sign:
        return _unkept(Response(status=204))
    return _unkept(jsonify(_told(document, stands, since)))


@blueprint.get("/d/<slug>/c/<clause_id>/theirs")
@unattended
@requires(Action.READ, on=Clause)
def theirs(document: Document, clause: Clause) -> str:
    """What others made of a clause since the words somebody's form began with."""
    began = {
        one: known_wording(session(), clause, one, request.args.get(one, "")) for one in LANGUAGES
    }
    stands = snapshot(session(), document).by_id[clause.id]
    redlines = {
        one: (compare(old.heading, new.heading), compare(old.text, new.text))
        for one, old in began.items()
        if old and (new := stands.wording(one)).digest != old.digest
    }
    authors = {one: last_author(session(), clause, one) for one in redlines}
    return render_template(
        "attending/theirs.html", document=document, redlines=redlines, authors=authors
    )


@blueprint.post("/me/presence")
@requires(Action.ENTER)
def choose() -> Any:
    """Be seen by others, or not."""
    answer = redirect(url_for("settings.index"), 303)
    secure = installation().secure_cookies
    if "seen" in request.form:
        answer.delete_cookie(cookie(UNSEEN), secure=secure)
        flash(_("Others see again where you are."), "done")
    else:
        answer.set_cookie(
            cookie(UNSEEN), "1", max_age=YEAR, httponly=True, samesite="Lax", secure=secure
        )
        flash(_("Others no longer see where you are, as long as you use this browser."), "done")
    return answer


def _since(newest: int) -> int | None:
    """The step the page shows; None where it names none that there is."""
    asked = request.args.get("since", type=int)
    return asked if asked is not None and 0 <= asked <= newest else None


def _visit(document: Document) -> Visit:
    """What the page says; a clause of another document is none."""
    form = request.form
    asked = form.get("clause", "")
    clause = session().get(Clause, asked) if asked else None
    known = clause is not None and clause.record_id == document.id
    return Visit(
        form.get("page", ""),
        clause.id if clause and known else None,
        editing=known and form.get("editing") == "yes",
    )


def _told(document: Document, stands: Pulse, since: int | None) -> dict[str, Any]:
    naming = Naming(snapshot(session(), document, stands.step))
    missed = happenings(session(), document, since) if since is not None else []
    return {
        "step": stands.step,
        "sign": stands.sign,
        "here": [_somebody(one, naming) for one in stands.here],
        "changes": [_change(one, naming) for one in missed[-MOST:]],
        "more": len(missed) > MOST,
    }


def _somebody(one: Present, naming: Naming) -> dict[str, Any]:
    return {
        "name": one.name,
        "clause": one.clause_id,
        "where": naming.of(one.clause_id),
        "number": naming.numbers.get(one.clause_id or "", ""),
        "editing": one.editing,
    }


def _change(happening: Happening, naming: Naming) -> dict[str, Any]:
    return {
        "step": happening.step,
        "clauses": happening.clauses,
        "said": _sentence(happening, naming),
    }


def _sentence(happening: Happening, naming: Naming) -> str:
    """As the history tells it: Aygün reworded: Article 5.2."""
    did = f"{happening.who or 'Nizam'} {DEEDS.get(happening.deed, happening.deed)}"
    names = [name for one in happening.clauses if (name := naming.of(one))]
    if not names:
        return did
    if len(names) > NAMED:
        return f"{did}: {_('clauses: %(n)s', n=len(names))}"
    return f"{did}: {', '.join(names)}"


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
