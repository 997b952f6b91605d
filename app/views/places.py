"""What countries are called, by their codes (ISO 3166-1 alpha-2), and how they are sorted."""

from babel import Locale

from app.presentation import locale
from app.statute.language import sort_key
from app.topics import COUNTRIES

NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes that name no country, though the tables of names have them; EU is offered on purpose."""


def place(code: str) -> str:
    """A country in words; an unknown one by its code."""
    if code in COUNTRIES:
        return str(COUNTRIES[code])
    return str(Locale.parse(locale()).territories.get(code, code))


def by_place(code: str) -> str:
    """Where a country stands in a list of them."""
    return sort_key(place(code))


def places() -> list[tuple[str, str]]:
    """Every country by its code, sorted by name; the Union stands among them."""
    known = map(str, Locale.parse("en").territories)
    codes = [one for one in known if len(one) == 2 and one.isalpha() and one not in NO_COUNTRY]
    return [(one, place(one)) for one in sorted([*codes, "EU"], key=by_place)]
