"""Whether a key alone leads to the search field: a choice of each browser (WCAG 2.1.4)."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from app.access import cookie, requires
from app.statute.roles import Action
from app.views.door import settings as installation
from app.views.searching.blueprint import blueprint

NO_KEYS = "nizam_no_keys"
"""The cookie of a browser in which no key alone does anything."""

YEAR = 365 * 24 * 3600


@blueprint.app_template_global()
def has_keys() -> bool:
    """Whether keys alone do something, in this browser."""
    return cookie(NO_KEYS) not in request.cookies


@blueprint.post("/me/keys")
@requires(Action.ENTER)
def choose() -> Any:
    """Have keys alone do something, or nothing."""
    answer = redirect(url_for("settings.index"), 303)
    secure = installation().secure_cookies
    if "keys" in request.form:
        answer.delete_cookie(cookie(NO_KEYS), secure=secure)
        flash(_("The key / leads to the search field again."), "done")
    else:
        answer.set_cookie(
            cookie(NO_KEYS), "1", max_age=YEAR, httponly=True, samesite="Lax", secure=secure
        )
        flash(_("The key / does nothing any more, as long as you use this browser."), "done")
    return answer
