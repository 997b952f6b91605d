"""Which pages does the walk see, and as whom?"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule

from app.statute.roles import Action

COORDINATOR, STEWARD, NOBODY = "leyla@nizam.example", "orkhan@nizam.example", ""
"""People of the demonstration who between them see every page; NOBODY is not signed in."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the walk, and who looks at it: an e-mail address, or nobody."""

    path: str
    visitor: str = COORDINATOR

    def __str__(self) -> str:
        return f"{self.path} {self.visitor.partition('@')[0]}".strip()


SIGNED_OUT = (Stop("/sign-in", NOBODY),)
"""Pages of somebody who is not signed in."""

FILLED_IN: tuple[Stop, ...] = ()
"""Pages whose address has parameters: of a document, of a clause, of a thread."""

NO_PAGE = {
    "static": "files",
    "home.health": "JSON for whoever watches the service",
    "door.sign_in": "a stop of those who are signed out",
}
"""Addresses without parameters that are no stop, with the reason."""


def is_page(rule: Rule) -> bool:
    """Whether an address is read as it stands, without anything filled in."""
    read = "GET" in (rule.methods or set()) and not rule.arguments
    return read and rule.endpoint not in NO_PAGE


def without_parameters(app: Flask) -> Iterator[Stop]:
    """Every address that is a page as it stands, with somebody who may see it."""
    for rule in app.url_map.iter_rules():
        if is_page(rule):
            access = getattr(app.view_functions[rule.endpoint], "access", None)
            action = access[0] if isinstance(access, tuple) else None
            yield Stop(rule.rule, STEWARD if action is Action.FOUND else COORDINATOR)


def stops(app: Flask) -> list[Stop]:
    """The whole walk: every page without parameters, and those filled in."""
    plain = sorted(without_parameters(app), key=lambda stop: stop.path)
    return [*SIGNED_OUT, *plain, *FILLED_IN]


def endpoints_left_out(app: Flask) -> set[str]:
    """Endpoints of pages with parameters that no stop fills in."""
    adapter = app.url_map.bind("localhost")
    seen = {adapter.match(stop.path.partition("?")[0])[0] for stop in FILLED_IN}
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or set())]
    return {rule.endpoint for rule in rules if rule.arguments} - seen - set(NO_PAGE)
