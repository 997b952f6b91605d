"""A deliverer that dies at a given point, as by a power cut: nothing of its own is tidied up."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app import create_app
from app.clock import now
from app.delivering import composing, rounds
from app.delivering.rounds import compose, send


def dies_after(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function done, then the end."""

    def dying(*given: Any, **named: Any) -> Any:
        function(*given, **named)
        os._exit(9)

    return dying


def dies_before(_function: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*_given: Any, **_named: Any) -> Any:
        os._exit(9)

    return dying


POINTS = {
    "letter written, mark not": (composing, "_mark", dies_before),
    "mark written, nothing committed": (rounds, "compose_for", dies_after),
    "claimed, not sent": (rounds, "_handed", dies_before),
    "sent, not marked": (rounds, "_handed", dies_after),
    "mark written, not committed": (rounds, "_note", dies_after),
}


def main(database: str, smtp: str, point: str) -> None:
    """One round of delivery that ends at the point."""
    where, name, how = POINTS[point]
    setattr(where, name, how(getattr(where, name)))
    key = "for tests only, and long enough for production"
    app = create_app({"database_url": database, "secret_key": key, "argon2_memory_kib": 64})
    with app.app_context():
        known = replace(
            app.config["SETTINGS"],
            smtp_url=smtp,
            mail_from="nizam@example.az",
            public_url="https://nizam.example.az",
        )
        app.config["SETTINGS"] = known
        send(known, now, compose(now, demonstration=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
