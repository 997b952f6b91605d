"""The first page of a person, the health of the service, and choices of language and theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
)
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from app import presentation
from app.access import cookie, person, public, requires
from app.db import is_ready, session, transaction
from app.models import Document, Milestone, Person, Step
from app.queries.overview import Overview, overview
from app.queries.people import names_of
from app.queries.unread import marked_by, unread
from app.statute.roles import Action, Role
from app.statute.snapshot import Snapshot
from app.statute.workflow import State
from app.views.naming import Naming
from app.views.recalling.marks import sentence
from app.views.standing import tally
from app.views.working.gathering import units_among

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True, slots=True)
class Card:
    """One document on the first page."""

    document: Document
    now: Snapshot
    role: Role
    articles: int
    tally: str
    counts: list[tuple[State, int]]
    """States that occur, with how many articles stand there."""
    bar: list[tuple[State, int]]
    """The same as parts of twelve."""
    waiting: int
    """What waits for the person's decision, counted as their work is."""
    newest: Step
    doer: str
    place: str
    """What the newest deed was done to; empty for the document."""
    in_force: Milestone | None
    news: str
    """What others changed since the reader marked the document read; empty where nothing."""


@blueprint.get("/")
@requires(Action.ENTER)
def index() -> str:
    """The documents of a person, and what waits for them."""
    people = names_of(session())
    marked = marked_by(session(), person().id)
    cards = [
        _card(one, people, _news(one) if one.document.id in marked else "")
        for one in overview(session(), person())
    ]
    return render_template("home/index.html", documents=cards)


def _news(one: Overview) -> str:
    """What others changed since the person marked the document as read."""
    found = unread(session(), one.document, person().id, one.now)
    return sentence(found) if found and found.clauses else ""


def _card(one: Overview, people: Mapping[str, Person], news: str) -> Card:
    counts = [(state, one.states[state]) for state in State if one.states.get(state)]
    doer = people.get(one.newest.actor_id or "")
    return Card(
        document=one.document,
        now=one.now,
        role=one.role,
        articles=one.articles,
        tally=tally(one.states, one.now.particulars.family, preamble=one.preamble),
        counts=counts,
        bar=[(state, max(1, round(12 * count / one.articles))) for state, count in counts],
        waiting=units_among(one.now, one.waiting),
        newest=one.newest,
        doer=doer.name if doer else "",
        place=Naming(one.now).of(one.newest.clause_id),
        in_force=one.in_force,
        news=news,
    )


@blueprint.get("/healthz")
@public
def health() -> tuple[Response, int]:
    """200 once the database is ready."""
    try:
        is_ready()
    except SQLAlchemyError:
        return jsonify(status="database not ready"), 503
    return jsonify(status="ok"), 200


@blueprint.post("/preferences")
@public
def choose() -> Any:
    """Keep a choice of language or theme: with the person, or in a cookie."""
    answer = make_response(redirect(presentation.safe_target(request.form.get("next"))))
    for name, choices in (("locale", presentation.LOCALES), ("theme", presentation.THEMES)):
        value = request.form.get(name)
        if value is not None and value in choices:
            answer.set_cookie(
                cookie(name),
                value,
                max_age=31_536_000,
                samesite="Lax",
                httponly=True,
                secure=current_app.config["SESSION_COOKIE_SECURE"],
            )
            if current_user.is_authenticated:
                with transaction():
                    setattr(person(), name, value)
    return answer
