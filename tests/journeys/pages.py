"""Which pages does the walk see, and as whom? Every address that is read, found by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Select, select
from werkzeug.routing import Rule

from app.models import Citation, Document, Source, Thread
from app.statute.roles import HOUSE_ACTIONS, Action, Role, allowed
from tests.journeys.serving import Served

NOBODY, STEWARD = "", "orkhan@nizam.example"
"""Who is not signed in, and who looks after the house."""

ROLES = {Role.COORDINATOR: "leyla@nizam.example", Role.MEMBER: "rashad@nizam.example"}
"""People of the demonstration who between them see every page of a document."""

CHARTER = Document.slug == "charter"

SAMPLES: Mapping[str, Select[str]] = {
    "slug": select(Document.slug).where(CHARTER),
    "clause_id": select(Citation.clause_id)
    .join(Document, Document.id == Citation.record_id)
    .where(CHARTER)
    .order_by(Citation.row),
    "thread_id": select(Thread.id)
    .join(Document, Document.id == Thread.record_id)
    .where(CHARTER)
    .order_by(Thread.since),
    "source": select(Source.slug).order_by(Source.since),
    "amending.page slug": select(Document.slug).where(Document.slug == "regulation"),
}
"""What fills each parameter of an address; "endpoint parameter" goes before "parameter"."""

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "reading.read": ("at=40",),
    "recalling.text_form": ("at=9",),
}
"""Further stops at an endpoint, by what follows the question mark: `"reading.read": ("at=1",)`."""

NO_PAGE: Mapping[str, str] = {
    "static": "files",
    "home.health": "JSON for whoever watches the service",
    "agreeing.table": "a table to download",
    "attending.news": "JSON for the script of a page",
    "attending.theirs": "a part of a page, for an open form: test_presence walks there",
    "door.invitation": "its address is a secret that is not kept: test_door.py opens it",
    "exporting.download": "files",
    "guests.preview": "needs a link: test_guests walks there",
    "visiting.change_form": "its address is a secret that is not kept: test_guests walks there",
    "visiting.read": "its address is a secret that is not kept: test_guests walks there",
    "visiting.say_form": "its address is a secret that is not kept: test_guests walks there",
    "visiting.say_form_of_clause": "its address is a secret: test_guests walks there",
    "visiting.suggest_form": "its address is a secret: test_guests walks there",
    "referring.clauses": "JSON for the list to pick from: test_references walks there",
    "importing.preview": "needs a text that was sent: test_importing walks there",
    "importing.preview_replacement": "needs a text that was sent: test_importing walks there",
}
"""Endpoints that are read and are no page in a browser, with the reason."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the walk, and who looks at it: an e-mail address, or nobody."""

    endpoint: str
    visitor: str
    question: str = ""

    def __str__(self) -> str:
        who = self.visitor.partition("@")[0] or "nobody"
        return f"{self.endpoint}{self.question and '?'}{self.question}-{who}"

    def address(self, served: Served) -> str:
        """Where the page is in a served Nizam, its parameters filled in."""
        rule = next(served.app.url_map.iter_rules(self.endpoint))
        filled = {name: _sample(served, self.endpoint, name) for name in rule.arguments}
        path = served.app.url_map.bind("localhost").build(self.endpoint, filled, method="GET")
        return path + (f"?{self.question}" if self.question else "")


def _sample(served: Served, endpoint: str, name: str) -> str:
    """What fills a parameter; the walk fails where nobody said it."""
    query = SAMPLES.get(f"{endpoint} {name}", SAMPLES.get(name))
    if query is None:
        pytest.fail(f"Say in SAMPLES what fills <{name}> of {endpoint}.")
    with served.app.extensions["nizam.database"].session() as session:
        found = session.scalars(query).first()
    if found is None:
        pytest.fail(f"The showroom has nothing to fill <{name}> of {endpoint} with.")
    return str(found)


def _visitor(view: Any) -> str:
    """Somebody who may see what the view shows."""
    access = getattr(view, "access", "public")
    action = access[0] if isinstance(access, tuple) else None
    if action is None or action in HOUSE_ACTIONS - {Action.ENTER}:
        return NOBODY if action is None else STEWARD
    return next(
        email for role, email in ROLES.items() if action is Action.ENTER or allowed(action, role)
    )


def _is_page(rule: Rule) -> bool:
    return "GET" in (rule.methods or set()) and rule.endpoint not in NO_PAGE


def stops(app: Flask) -> Iterator[Stop]:
    """The whole walk: every page there is, and the further questions asked of some."""
    for endpoint in sorted({rule.endpoint for rule in app.url_map.iter_rules() if _is_page(rule)}):
        visitor = _visitor(app.view_functions[endpoint])
        for question in ("", *QUESTIONS.get(endpoint, ())):
            yield Stop(endpoint, visitor, question)
