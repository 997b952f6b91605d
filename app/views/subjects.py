"""What kinds of sources, countries, topics, target groups and needs are called on every page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from babel import Locale
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
from app.presentation import locale
from app.queries.tellings import Difference
from app.statute import identifiers
from app.statute.diffing import Run, compare
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


FACTS: Mapping[str, Any] = {
    "kind": _l("Kind"),
    "country": _l("Country"),
    "language": _l("Language of the original"),
    "organisation": _l("Organisation"),
    "title": _l("Title"),
    "adopted": _l("Adopted"),
    "versions": _l("Versions"),
    "link": _l("Where it can be read"),
    "licence": _l("Leave to use it"),
    "note": _l("Note"),
    "checked": _l("Where it was checked"),
    "article": _l("Article"),
    "heading": _l("Heading"),
    "summary": _l("What it says, in our words"),
    "quotation": _l("Quotation"),
    "version": _l("Version it was read in"),
    "topics": _l("Topics"),
}
"""What the facts of sources and extracts are called."""

LANGUAGES_OF_INSTRUMENTS = (
    *("az", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is"),
    *("it", "ka", "la", "lt", "lv", "mk", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl"),
    *("sq", "sr", "sv", "tr", "uk"),
)

COUNCIL_OF_EUROPE = (
    *("AD", "AL", "AM", "AT", "AZ", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES"),
    *("FI", "FR", "GB", "GE", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC"),
    *("MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "TR"),
    "UA",
)
"""Its member states, by ISO 3166-1."""


CODED: Mapping[str, Callable[[str], str]] = {
    "kind": lambda code: str(KINDS.get(code, code)),
    "country": country,
    "language": lambda code: language(code) if code else "",
    "topics": lambda codes: "\n".join(map(topic, codes.splitlines())),
}
"""Facts that are kept as codes, and how each is said in words."""


def changed(difference: Difference) -> Sequence[Run]:
    """What was struck and added in a fact of a source or an extract, in words."""
    said = CODED.get(difference.fact)
    if said is None:
        return difference.runs
    return compare(said(difference.before), said(difference.after))


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


def language(code: str) -> str:
    """A language in words (Unicode CLDR); an unknown one by its code."""
    return str(Locale(locale()).languages.get(code.replace("-", "_"), code))


def languages(held: str = "") -> dict[str, str]:
    """Languages European instruments are written in, by name; with the one that stands."""
    return _named(LANGUAGES_OF_INSTRUMENTS, held, language)


def countries(held: str = "") -> dict[str, str]:
    """Member states of the Council of Europe, and what is no state; with the one that stands."""
    return _named((*COUNTRIES, *COUNCIL_OF_EUROPE), held, country)


def _named(codes: Iterable[str], held: str, called: Callable[[str], str]) -> dict[str, str]:
    named = {code: called(code) for code in (*codes, *([held] if held else ()))}
    return dict(sorted(named.items(), key=lambda one: (one[0] != "", sort_key(one[1]))))
