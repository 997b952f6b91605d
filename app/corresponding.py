"""Write a letter: a template in the language of whoever gets it, with whole addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import cast

from flask import current_app, g, has_request_context, render_template, request, url_for
from werkzeug.urls import iri_to_uri

from app.config import Settings
from app.db import session
from app.models import Person
from app.operations.mailing import Outgoing

AT_HOME = "http://127.0.0.1:8000/"
"""Where `make run` serves."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a letter says."""

    subject: str
    text: str
    html: str


def written(template: str, locale: str, **given: object) -> Written:
    """A letter from `templates/mail/<template>.txt` and `.html`, in the language `locale`.

    The first line of the text is the subject. Templates write addresses with `address(endpoint,
    …)`, which answers whole ones, and everything else as pages do.
    """
    with speaking_to(locale):
        facts = {"address": partial(url_for, _external=True), **given}
        subject, _, text = render_template(f"mail/{template}.txt", **facts).partition("\n")
        html = render_template(f"mail/{template}.html", subject=subject.strip(), **facts)
    return Written(subject.strip(), text.strip() + "\n", html)


def letter_to(
    person: Person,
    said: Written,
    key: str,
    at: datetime,
    *,
    about: str = "",
    stop_url: str | None = None,
    secret: str = "",
) -> Outgoing:
    """What was written, to somebody who has an account, in their language."""
    return Outgoing(
        to=person.email,
        name=person.name,
        locale=person.locale,
        subject=said.subject,
        text=said.text,
        html=said.html,
        key=key,
        at=at,
        person_id=person.id,
        about=about,
        stop_url=stop_url,
        secret=secret,
    )


@contextmanager
def speaking_to(locale: str) -> Iterator[None]:
    """As if somebody of that language asked, at the public address; nobody is signed in."""
    home, shared = public_url(), session()
    with current_app.app_context():
        g.session = shared
        try:
            with current_app.test_request_context(
                "/", base_url=home, headers={"Accept-Language": locale}
            ):
                yield
        finally:
            g.pop("session")  # it belongs to whoever asked for the letter


def public_url() -> str:
    """Where people reach the product: PUBLIC_URL, or without it where this request came in.

    In ASCII, as headers of e-mails and every mail program want it.
    """
    told = cast(Settings, current_app.config["SETTINGS"]).public_url
    if told:
        return iri_to_uri(told.rstrip("/") + "/")
    return iri_to_uri(request.url_root) if has_request_context() else AT_HOME
