"""The letters people outside get: the newsletter, and the question whether an address is theirs."""

from collections.abc import Callable
from datetime import datetime

from flask import url_for

from app.corresponding import Written, speaking_to, written
from app.formats.bulletin import as_text
from app.models import Newsletter, Person, Stakeholder, new_id
from app.operations.mailing import Outgoing
from app.operations.signing_in import token_digest

STOP_HERE = "https://stop.invalid/here"
"""Stands for the address that ends the letters of whoever gets it: each letter has its own."""


def newsletter_letters(at: datetime) -> Callable[[Newsletter, Stakeholder], Outgoing]:
    """Writes the newsletter to each stakeholder; drawn once for each language."""
    drawn: dict[str, Written] = {}

    def write(newsletter: Newsletter, to: Stakeholder) -> Outgoing:
        if to.locale not in drawn:
            drawn[to.locale] = _drawn(newsletter, to.locale, STOP_HERE)
        said, stop = drawn[to.locale], stop_address(to)
        return Outgoing(
            to=to.email,
            name=to.name,
            locale=to.locale,
            subject=said.subject,
            text=said.text.replace(STOP_HERE, stop),
            html=said.html.replace(STOP_HERE, stop),
            key=f"newsletter:{newsletter.id}:{to.id}",
            at=at,
            about=f"newsletter:{newsletter.id}",
            stop_url=stop,
        )

    return write


def test_letter(newsletter: Newsletter, to: Person, language: str, at: datetime) -> Outgoing:
    """The same to whoever edits it, with nothing to end."""
    said = _drawn(newsletter, language, "")
    return Outgoing(
        to=to.email,
        name=to.name,
        locale=language,
        subject=said.subject,
        text=said.text,
        html=said.html,
        key=f"newsletter-test:{newsletter.id}:{new_id()}",
        at=at,
        person_id=to.id,
    )


def confirmation(at: datetime) -> Callable[[Stakeholder, str], Outgoing]:
    """Writes to somebody whether the address is theirs; without secret, that they are in."""

    def write(to: Stakeholder, secret: str) -> Outgoing:
        stop = stop_address(to)
        said = written("confirm" if secret else "confirmed", to.locale, secret=secret, stop=stop)
        which = token_digest(secret)[:32] if secret else new_id()
        return Outgoing(
            to=to.email,
            name=to.name,
            locale=to.locale,
            subject=said.subject,
            text=said.text,
            html=said.html,
            key=f"confirm:{to.id}:{which}",
            secret=secret,
            at=at,
            stop_url=stop,
        )

    return write


def stop_address(to: Stakeholder) -> str:
    """Where one click ends the letters."""
    with speaking_to(to.locale):
        return url_for("publishing.stop_page", token=to.stop_token, _external=True)


def _drawn(newsletter: Newsletter, language: str, stop: str) -> Written:
    body = newsletter.body(language)
    return written(
        "newsletter",
        language,
        title=newsletter.title(language),
        body=body,
        text=as_text(body),
        newsletter=newsletter,
        stop=stop,
    )
