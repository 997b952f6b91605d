"""What a cell of a list says: words into values of the JSON form, and back without loss."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from app.formats.listing.errors import Amiss
from app.formats.listing.schema import Column, Value
from app.statute.identifiers import NoDate, NoIdentifier, Scheme, read_date, read_identifier
from app.statute.snapshot import canonical

NAMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}")
TOPIC = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
COUNTRY = re.compile(r"[A-Z]{2}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?")
DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
"""13.05.2010: how days are written in Azerbaijan."""
SERIAL = re.compile(r"[1-9][0-9]{4}")
"""Days since the last of 1899, as spreadsheets count them."""
BEGINNING = date(1899, 12, 30)

YES = ("yes", "true", "1", "bəli", "hə", "x", "✓", "да")
NO = ("no", "false", "0", "xeyr", "yox", "нет")

VERSION_PARTS = ("date", "label", "link")
MOST_VERSIONS = 40
MOST_TOPICS = 40


def read_cell(column: Column, words: str) -> Any:
    """The value of a cell that says something. Raises Amiss.

    A string; a list for versions and topics; a bool for yes and no.
    """
    if len(words) > column.longest:
        raise Amiss("too_long", str(len(words)), str(column.longest))
    return READERS[column.value](column, words)


def write_cell(column: Column, value: Any) -> str:
    """The words of a value, empty for none."""
    if column.value is Value.YES:
        return "yes" if value else "no"
    if column.value is Value.VERSIONS:
        return "\n".join(map(_version_in_words, value or ()))
    if column.value is Value.TOPICS:
        return "; ".join(value or ())
    return canonical(str(value)) if value else ""


def _name(_column: Column, words: str) -> str:
    if not NAMED.fullmatch(words):
        raise Amiss("no_name", words)
    return words


def _line(_column: Column, words: str) -> str:
    return " ".join(words.split("\n"))


def _text(_column: Column, words: str) -> str:
    return words


def _date(_column: Column, words: str) -> str:
    return _day(words)


def _day(words: str) -> str:
    written = DAY.fullmatch(words)
    if written:
        day, month, year = written.groups()
        words = f"{year}-{month:0>2}-{day:0>2}"
    try:
        return read_date(words)
    except NoDate:
        if SERIAL.fullmatch(words):
            meant = (BEGINNING + timedelta(days=int(words))).isoformat()
            raise Amiss("serial", words, meant) from None
        raise Amiss("no_date", words) from None


def _link(_column: Column, words: str) -> str:
    return _address(words)


def _address(words: str) -> str:
    try:
        parts = urlsplit(words)
    except ValueError:  # brackets that close nothing
        raise Amiss("no_link", words) from None
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"\s", words):
        raise Amiss("no_link", words)
    return words


def _choice(column: Column, words: str) -> str:
    said = words.lower().replace(" ", "_").replace("-", "_")
    if said not in column.choices:
        raise Amiss("no_choice", words, ", ".join(column.choices))
    return said


def _country(_column: Column, words: str) -> str:
    if not COUNTRY.fullmatch(words.upper()):
        raise Amiss("no_country", words)
    return words.upper()


def _language(_column: Column, words: str) -> str:
    if not LANGUAGE.fullmatch(words):
        raise Amiss("no_language", words)
    first, *rest = words.split("-")
    return "-".join([first.lower(), *rest])


def _identifier(column: Column, words: str) -> str:
    try:
        return read_identifier(Scheme(column.name), words)
    except NoIdentifier as none:
        raise Amiss("no_identifier", none.given, column.name) from None


def _versions(_column: Column, words: str) -> list[dict[str, str]]:
    found = [_version(line) for line in words.split("\n") if line.strip()]
    if len(found) > MOST_VERSIONS:
        raise Amiss("too_many", str(len(found)), str(MOST_VERSIONS))
    return found


def _version(line: str) -> dict[str, str]:
    parts = [part.strip() for part in _parts(line)]
    if len(parts) > len(VERSION_PARTS):
        raise Amiss("no_version", line)
    told = dict(zip(VERSION_PARTS, parts, strict=False))
    said = {"date": _day(told["date"]), "label": told.get("label", "")}
    return {**said, "link": _address(told["link"])} if told.get("link") else said


def _parts(line: str) -> list[str]:
    """What stands between the bars; one behind a backslash is a letter like others."""
    parts = [""]
    letters = iter(line)
    for letter in letters:
        if letter == "|":
            parts.append("")
        elif letter == "\\":
            meant = next(letters, "\\")
            parts[-1] += "\n" if meant == "n" else meant
        else:
            parts[-1] += letter
    return parts


def _version_in_words(version: Mapping[str, str]) -> str:
    said = [str(version.get(name) or "") for name in VERSION_PARTS]
    while len(said) > 1 and not said[-1]:
        said.pop()
    line = " | ".join(map(_escaped, said))
    return line if line.strip() else "|"


def _escaped(words: str) -> str:
    words = canonical(words).replace("\\", "\\\\").replace("|", "\\|")
    return words.replace("\n", "\\n")


def _topics(_column: Column, words: str) -> list[str]:
    found = [said.strip().lower().replace(" ", "-") for said in re.split(r"[;,\n]", words)]
    named = list(dict.fromkeys(filter(None, found)))
    if len(named) > MOST_TOPICS:
        raise Amiss("too_many", str(len(named)), str(MOST_TOPICS))
    for one in named:
        if not TOPIC.fullmatch(one):
            raise Amiss("no_topic", one)
    return named


def _yes(_column: Column, words: str) -> bool:
    said = words.casefold()
    if said not in YES + NO:
        raise Amiss("no_yes", words)
    return said in YES


READERS: Mapping[Value, Callable[[Column, str], Any]] = {
    Value.NAME: _name,
    Value.LINE: _line,
    Value.TEXT: _text,
    Value.DATE: _date,
    Value.LINK: _link,
    Value.CHOICE: _choice,
    Value.COUNTRY: _country,
    Value.LANGUAGE: _language,
    Value.IDENTIFIER: _identifier,
    Value.VERSIONS: _versions,
    Value.TOPICS: _topics,
    Value.YES: _yes,
}
