"""The first page of a person, the health of the service, and choices of language and theme."""

from typing import Any

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from app import presentation
from app.access import person, public, requires
from app.db import is_ready, session, transaction
from app.queries.overview import overview
from app.statute.roles import Action

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@requires(Action.ENTER)
def index() -> str:
    """The documents of a person, and what waits for them."""
    return render_template("home/index.html", documents=overview(session(), person()))


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
            answer.set_cookie(name, value, max_age=31_536_000, samesite="Lax", httponly=True)
            if current_user.is_authenticated:
                with transaction():
                    setattr(person(), name, value)
    return answer
