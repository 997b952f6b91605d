"""Lasting names of instruments, CELEX, ELI, ECLI and DOI: read, checked, turned into links.

Sources: EUR-Lex, "How CELEX numbers are composed"; Council conclusions 2012/C 325/02 (ELI);
Council conclusions 2011/C 127/01 (ECLI).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.statute.errors import StatuteError


class Scheme(StrEnum):
    """Whose names they are."""

    CELEX = "celex"
    """Documents of EUR-Lex: 31998H0561."""
    ELI = "eli"
    """Legislation, of the Union and of states: http://data.europa.eu/eli/reg/2013/1288/oj."""
    ECLI = "ecli"
    """Judgments: ECLI:EU:C:1998:27."""
    DOI = "doi"
    """Publications: 10.2880/5575."""


class NoIdentifier(StatuteError, ValueError):
    """What was given is no name of the scheme."""

    def __init__(self, scheme: Scheme, given: str) -> None:
        super().__init__(f"{given!r} is no {scheme.upper()}.")
        self.scheme = scheme
        self.given = given


class NoDate(StatuteError, ValueError):
    """What was given is no day, month or year of the calendar."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{given!r} is no date.")
        self.given = given


@dataclass(frozen=True, slots=True)
class Celex:
    """What a CELEX number says of its document."""

    sector: str
    """3 is legislation, 5 preparatory acts, 6 case-law, 1 treaties, 0 consolidated texts …"""
    year: int
    kind: str
    """R regulation, L directive, D decision, H recommendation, XG conclusions of the Council …"""
    number: str


_CELEX = re.compile(
    r"(?P<sector>[0-9CE])(?P<year>[0-9]{4})(?P<kind>[A-Z]{1,2})(?P<number>[0-9]{3,5})"
    r"(?:\([0-9]{2}\))?(?:R\([0-9]{2}\))?(?:-[0-9]{8})?"
)
_ECLI = re.compile(r"ECLI:[A-Z]{2}:[A-Z][A-Z0-9]{0,6}:[0-9]{4}:[A-Z0-9.]{1,25}")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s<>\"]{1,200}")
_ELI = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w.~%-]+)*/eli(?:/[\w.~%()-]+){2,}")


def read_identifier(scheme: Scheme, given: str) -> str:
    """The name as the scheme writes it. Raises NoIdentifier.

    What people paste is taken: blanks, small letters, `CELEX:` before it, an address of EUR-Lex
    that holds it, an ELI with or without `https://` and `www.`.
    """
    found = _READERS[scheme](given.strip())
    if found is None:
        raise NoIdentifier(scheme, given)
    return found


def link_of(scheme: Scheme, name: str) -> str:
    """Where the instrument of a name can be read. `name`: as read_identifier gives it."""
    return _PLACES[scheme].format(name)


def celex(name: str) -> Celex:
    """What a CELEX number says. Raises NoIdentifier."""
    found = _CELEX.fullmatch(read_identifier(Scheme.CELEX, name))
    assert found is not None  # noqa: S101  # it was just read
    return Celex(found["sector"], int(found["year"]), found["kind"], found["number"])


def read_date(given: str) -> str:
    """A date as YYYY, YYYY-MM or YYYY-MM-DD, "" for none. Raises NoDate."""
    words = given.strip()
    if not words:
        return ""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", words):
        raise NoDate(given)
    try:
        date.fromisoformat(f"{words}-01-01"[:10] if len(words) < 10 else words)
    except ValueError:
        raise NoDate(given) from None
    return words


def _read_celex(given: str) -> str | None:
    words = re.sub(r"\s", "", given.upper())
    if "CELEX" in words:
        words = re.split(r"CELEX(?::|%3A)", words)[-1].split("&")[0]
    return words if _CELEX.fullmatch(words) else None


def _read_ecli(given: str) -> str | None:
    words = re.sub(r"\s", "", given.upper())
    words = words[words.find("ECLI:") :]
    return words if _ECLI.fullmatch(words) else None


def _read_eli(given: str) -> str | None:
    host, slash, path = re.sub(r"^https?://", "", given, flags=re.IGNORECASE).partition("/")
    words = host.lower() + slash + path.rstrip("/")
    return f"http://{words}" if _ELI.fullmatch(words) else None


def _read_doi(given: str) -> str | None:
    words = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", given, flags=re.IGNORECASE)
    return words if _DOI.fullmatch(words) else None


_READERS: Mapping[Scheme, Callable[[str], str | None]] = {
    Scheme.CELEX: _read_celex,
    Scheme.ELI: _read_eli,
    Scheme.ECLI: _read_ecli,
    Scheme.DOI: _read_doi,
}

_PLACES: Mapping[Scheme, str] = {
    Scheme.CELEX: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{}",
    Scheme.ELI: "{}",
    Scheme.ECLI: "https://e-justice.europa.eu/ecli/{}",
    Scheme.DOI: "https://doi.org/{}",
}
