"""What kinds of sources, countries, topics, target groups and needs are called on every page."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from app.needing import (
    GROUPS,
    HOW_FAR,
    METHODS,
    NEED_FACTS,
    NEED_KINDS,
    PRIORITIES,
    SIGNS,
    STATUSES,
    need_fact,
)
from app.statute import identifiers
from app.statute.identifiers import Scheme
from app.statute.language import sort_key
from app.topics import COUNTRIES, TOPICS, country, topic

__all__ = [
    "COUNTRIES",
    "GROUPS",
    "HOW_FAR",
    "METHODS",
    "NEED_FACTS",
    "NEED_KINDS",
    "PRIORITIES",
    "SIGNS",
    "STATUSES",
    "TOPICS",
    "country",
    "need_fact",
    "topic",
]

KINDS: Mapping[str, Any] = {
    "statute": _l("Statute of an organisation"),
    "law": _l("National law"),
    "eu_act": _l("Act of the European Union"),
    "declaration": _l("Declaration"),
    "standard": _l("Standard"),
    "guideline": _l("Guideline"),
}

RELATIONS: Mapping[str, Any] = {
    "follows": _l("The same rule, said in our words."),
    "adapts": _l("The same idea with other figures or another form."),
    "departs": _l("Another choice, made knowingly."),
    "informs": _l("Read and weighed; no rule was taken over."),
}
"""What each relation of a clause to its source means."""


def by_country(name: str) -> str:
    """Where a country stands in a list of them."""
    return sort_key(country(name))


def by_topic(name: str) -> str:
    """Where a topic stands in a list of them."""
    return sort_key(topic(name))


def link_of(scheme: str, value: str) -> str:
    """Where a lasting name, or (scheme empty) an address, leads; empty where it leads nowhere."""
    if scheme in set(Scheme):
        return identifiers.link_of(Scheme(scheme), value)
    return value if value.startswith(("http://", "https://")) else ""
