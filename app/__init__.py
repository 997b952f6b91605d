"""Nizam: where a committee drafts, agrees and submits the founding texts of an institution."""

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Flask, Response
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app import access, db, errors, indexing, presentation, speaking
from app.cli import init_app as make_commands_known
from app.config import ROOT, Settings, checked, from_environment
from app.views import init_app as hang_pages

LARGEST_REQUEST = 1_000_000
"""In bytes; a page that takes larger files says so itself."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; manifest-src 'self'"
)
"""Content security policy: no inline script, no inline style, nothing from elsewhere."""


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The only place where the parts are joined. `settings` override the environment's."""
    chosen = _settings(settings)
    app = Flask(__name__, template_folder=str(ROOT / "templates"))
    app.config.update(
        SETTINGS=chosen,
        SECRET_KEY=chosen.secret_key or "demonstration only, never in production",
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="__Host-nizam_form" if chosen.secure_cookies else "nizam_form",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=chosen.secure_cookies,
        TRUSTED_HOSTS=[host for host in chosen.trusted_hosts.split(",") if host] or None,
        WTF_CSRF_TIME_LIMIT=None,
        TEMPLATES_AUTO_RELOAD=False,
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    if chosen.proxy_hops:
        hops = chosen.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    db.init_app(app, chosen.database_url)
    CSRFProtect(app)
    access.init_app(app)
    presentation.init_app(app)
    speaking.init_app(app)
    errors.init_app(app)
    hang_pages(app)
    make_commands_known(app)
    indexing.init_app(app)
    app.after_request(_harden)
    return app


def _settings(given: Mapping[str, Any] | None) -> Settings:
    if given is None:
        return from_environment(os.environ)
    return checked(replace(Settings(), **given))


def _harden(response: Response) -> Response:
    """Headers every answer carries (ASVS 3.4)."""
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
