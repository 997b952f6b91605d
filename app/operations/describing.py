"""Is what somebody says of a source or an extract fit to be printed: names, dates, links, words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from app.operations.errors import NothingSaid, NotThere, Refused, TooLong
from app.statute.errors import StatuteError
from app.statute.identifiers import Scheme, read_date, read_identifier
from app.statute.instruments import version_dates
from app.statute.snapshot import canonical

LONGEST_QUOTATION = 700
"""Characters quoted from an instrument: enough for a rule, short of copying (Berne Art. 10(1))."""

LONGEST_LINK = 500

LONGEST_WORDS = 5_000
"""Characters of a title, a summary or a note in one language."""

LONGEST_LINE = 500
"""Characters of what stands in one line: a licence, a label, where something was checked."""

Faults = dict[str, Exception]
"""What is wrong, by the name of the field it stands in."""


class NoLink(Refused):
    """An address that is none of the web."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given


class SaidMeanwhile(Refused):
    """A colleague described the source or the extract anew since it was looked at."""


class OutOfOrder(Refused):
    """Versions of an instrument that do not follow one another."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(before, after)
        self.before = before
        self.after = after


class NoTitle(NothingSaid):
    """A source nobody could name."""


class NoSummary(NothingSaid):
    """An extract that says nothing in our own words."""


class NoLanguage(Refused):
    """What was given is no code of a language, or a quotation came without one."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given


class NoSuchVersion(Refused):
    """An extract read in a version its source does not list."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given


class QuotesTooMuch(TooLong):
    """A quotation longer than one quotes."""


def checked_source(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are kept: names of instruments as their schemes write them.

    Raises the first of what `faults_of_source` finds.
    """
    kept, faults = _read_source(facts)
    return _faultless(kept, faults)


def checked_extract(facts: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of an extract as they are kept. `source`: the facts of its source.

    Raises the first of what `faults_of_extract` finds.
    """
    kept, faults = _read_extract(facts, source)
    return _faultless(kept, faults)


def faults_of_source(facts: Mapping[str, Any]) -> Faults:
    """All that is wrong with a source, by field.

    Of versions the fields are called `version_date_0`, `version_link_0` and so on. NoTitle,
    NoIdentifier, NoDate, NoLink, OutOfOrder, NoLanguage, TooLong, and NotThere for a scheme
    nobody knows.
    """
    return _read_source(facts)[1]


def faults_of_extract(facts: Mapping[str, Any], source: Mapping[str, Any]) -> Faults:
    """All that is wrong with an extract, by field.

    NoSummary, QuotesTooMuch, NoLanguage, NoDate, NoSuchVersion, TooLong.
    """
    return _read_extract(facts, source)[1]


def read_link(given: str) -> str:
    """An address of the web, "" for none. Raises NoLink."""
    words = given.strip()
    if not words:
        return ""
    try:
        parts = urlsplit(words)
        named = parts.scheme in ("http", "https") and "." in (parts.hostname or "").strip(".")
    except ValueError:  # a bracket that is no address of version 6
        raise NoLink(given) from None
    if not named or parts.username or len(words) > LONGEST_LINK:
        raise NoLink(given)
    if " " in words or not words.isprintable():  # no control character, no turned direction
        raise NoLink(given)
    return words


def read_language(given: str) -> str:
    """A code of a language as pages declare it (BCP 47), "" for none. Raises NoLanguage."""
    words = given.strip().replace("_", "-")
    if words and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?", words):
        raise NoLanguage(given)
    first, *rest = words.split("-")
    return "-".join(
        [first.lower(), *(one.title() if len(one) == 4 else one.upper() for one in rest)]
    )


def _faultless(kept: dict[str, Any], faults: Faults) -> dict[str, Any]:
    for error in faults.values():
        raise error
    return kept


class _Reading:
    """Fields read one by one: what is kept of them, and what is wrong with the others."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.facts = facts
        self.kept: dict[str, Any] = dict(facts)
        self.faults: Faults = {}

    def read(self, name: str, reader: Callable[[str], str], *, always: bool = False) -> None:
        """One field of one line."""
        if always or name in self.facts:
            self.kept[name] = self.one(name, reader, self.facts.get(name))

    def one(self, field: str, reader: Callable[[str], str], given: object) -> str:
        """What is read of what was given in a field; as it was given where it is faulty."""
        try:
            return reader(str(given or ""))
        except (Refused, StatuteError) as error:
            self.faults[field] = error
            return str(given)

    def spoken(self, *names: str) -> None:
        """Fields of words by language: those that say something."""
        for name in names:
            if name in self.facts:
                said = (self.facts[name] or {}).items()
                read = {key: self.one(name, _words, words) for key, words in said}
                self.kept[name] = {key: words for key, words in read.items() if words}

    def mark(self) -> None:
        """Where it was checked is said only of what was checked."""
        self.read("checked", _line)
        if not self.kept.get("verified"):
            self.kept.pop("checked", None)


def _read_source(facts: Mapping[str, Any]) -> tuple[dict[str, Any], Faults]:
    reading = _Reading(facts)
    reading.spoken("title", "organisation")
    if not any((reading.kept.get("title") or {}).values()):
        reading.faults["title"] = NoTitle()
    reading.read("language", read_language)
    reading.read("adopted", read_date, always=True)
    reading.read("link", read_link, always=True)
    reading.read("licence", _line)
    reading.read("note", _words)
    _read_identifiers(reading)
    reading.kept["versions"] = list(_read_versions(reading, facts.get("versions") or ()))
    reading.mark()
    return reading.kept, reading.faults


def _read_identifiers(reading: _Reading) -> None:
    given: Mapping[str, str] = reading.facts.get("identifiers") or {}
    if given.keys() - set(Scheme):
        reading.faults["identifiers"] = NotThere()
    reading.kept["identifiers"] = {
        scheme.value: reading.one(scheme.value, partial(read_identifier, scheme), given[scheme])
        for scheme in Scheme
        if given.get(scheme)
    }


def _read_versions(
    reading: _Reading, given: Iterable[Mapping[str, str]]
) -> Iterator[dict[str, str]]:
    """Oldest first; a version without a date may stand anywhere."""
    versions = list(given)
    for turn, one in enumerate(versions):
        read = {
            "date": reading.one(f"version_date_{turn}", read_date, one.get("date")),
            "label": reading.one(f"version_label_{turn}", _line, one.get("label")),
            "link": reading.one(f"version_link_{turn}", read_link, one.get("link")),
        }
        yield {name: said for name, said in read.items() if said or name != "link"}
    dated = [
        (turn, date)
        for turn, one in enumerate(versions)
        if (date := str(one.get("date") or "").strip())
        and f"version_date_{turn}" not in reading.faults
    ]
    for (_before, older), (turn, newer) in pairwise(dated):
        if newer[: len(older)] < older[: len(newer)]:
            reading.faults.setdefault(f"version_date_{turn}", OutOfOrder(older, newer))


def _read_extract(
    facts: Mapping[str, Any], source: Mapping[str, Any]
) -> tuple[dict[str, Any], Faults]:
    reading = _Reading(facts)
    reading.spoken("heading", "summary")
    if not any((reading.kept.get("summary") or {}).values()):
        reading.faults["summary"] = NoSummary()
    reading.read("article", _line)
    reading.read("version", partial(_listed, source))
    if "quotation" in facts:
        _read_quotation(reading, facts["quotation"] or {})
    reading.mark()
    return {key: said for key, said in reading.kept.items() if said != ""}, reading.faults


def _read_quotation(reading: _Reading, given: Mapping[str, str]) -> None:
    quoted = reading.one("quotation", _quoted, given.get("text"))
    language = reading.one("quotation_language", read_language, given.get("language"))
    if not quoted:
        del reading.kept["quotation"]
        return
    if not language:
        reading.faults["quotation_language"] = NoLanguage("")
    reading.kept["quotation"] = {"language": language, "text": quoted}


def _listed(source: Mapping[str, Any], given: str) -> str:
    version = read_date(given)
    if version and version not in version_dates(source):
        raise NoSuchVersion(version)
    return version


def _quoted(given: str) -> str:
    words = canonical(given)
    if len(words) > LONGEST_QUOTATION:
        raise QuotesTooMuch(len(words), LONGEST_QUOTATION)
    return words


def _words(given: str) -> str:
    words = canonical(given)
    if len(words) > LONGEST_WORDS:
        raise TooLong(len(words), LONGEST_WORDS)
    return words


def _line(given: str) -> str:
    words = " ".join(canonical(given).split())
    if len(words) > LONGEST_LINE:
        raise TooLong(len(words), LONGEST_LINE)
    return words
