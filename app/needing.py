"""What target groups are called, and what is said of needs, on pages and in files."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

GROUPS: Mapping[str, Any] = {
    "rectors": _l("Rectors and managers"),
    "academics": _l("Academic staff"),
    "administration": _l("University administration"),
    "students": _l("Students"),
    "ministries": _l("Ministries and authorities"),
    "employers": _l("Employers"),
    "partners": _l("International partners"),
}
"""Target groups of the project."""

NEED_KINDS: Mapping[str, Any] = {
    "gap": _l("Gap"),
    "need": _l("Need"),
    "expectation": _l("Expectation"),
}

PRIORITIES: Mapping[str, Any] = {
    "high": _l("high priority"),
    "medium": _l("medium priority"),
    "low": _l("low priority"),
}

STATUSES: Mapping[str, Any] = {
    "open": _l("still to be looked at"),
    "taken": _l("taken up by the committee"),
    "answered": _l("settled"),
    "set_aside": _l("set aside"),
}
"""Where the committee’s work on a need stands."""

METHODS: Mapping[str, Any] = {
    "": _l("not said"),
    "survey": _l("survey"),
    "interview": _l("interview"),
    "document": _l("document"),
}
"""How a need was found."""

HOW_FAR: Mapping[str, Any] = {
    "fully": _l("fully"),
    "partly": _l("in part"),
    "": _l("not answered"),
}
"""How far a text answers a need."""

SIGNS: Mapping[str, str] = {"fully": "●", "partly": "◐", "": "○"}
"""The same for the eye; always beside its words."""

NEED_FACTS: Mapping[str, Any] = {
    "title": _l("What is needed"),
    "text": _l("In full"),
    "evidence": _l("Where this comes from"),
    "reason": _l("Reason"),
    "group": _l("Target group"),
    "kind": _l("Kind"),
    "priority": _l("Priority"),
    "status": _l("State of the work"),
    "method": _l("How it was found"),
    "link": _l("Where it can be read"),
}
"""What is said of a need."""

CHOICES: Mapping[str, Mapping[str, Any]] = {
    "group": GROUPS,
    "kind": NEED_KINDS,
    "priority": PRIORITIES,
    "status": STATUSES,
    "method": METHODS,
}


def need_fact(name: str, said: str) -> str:
    """A fact of a need that is one of some choices, in words; another one as it was written."""
    return str(CHOICES[name].get(said, said)) if name in CHOICES else said
