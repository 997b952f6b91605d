"""Which lists there are, which columns each has, and what stands in them: version 1.

docs/lists.md and docs/lists.schema.json say the same for people and programs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.statute.needs import METHODS, NEED_KINDS, PRIORITIES, STATUSES, TARGET_GROUPS
from app.statute.snapshot import LANGUAGES

VERSION = 1
"""Of the schema. A new column leaves it; another meaning of an old one does not."""


class Value(StrEnum):
    """What stands in a column."""

    NAME = "name"
    """Letters a–z, digits and hyphens: what addresses and other rows call it."""
    LINE = "line"
    TEXT = "text"
    """May have several lines."""
    DATE = "date"
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    LINK = "link"
    CHOICE = "choice"
    COUNTRY = "country"
    """Two letters of ISO 3166; empty is international, EU the Union."""
    LANGUAGE = "language"
    """Two or three letters of ISO 639."""
    IDENTIFIER = "identifier"
    VERSIONS = "versions"
    """A line each: date | label | link."""
    TOPICS = "topics"
    """Names of topics, with semicolons between them."""
    YES = "yes"
    """yes or no."""


LONGEST: Mapping[Value, int] = {
    Value.LINE: 500,
    Value.TEXT: 5_000,
    Value.LINK: 500,
    Value.IDENTIFIER: 300,
    Value.VERSIONS: 20_000,
    Value.TOPICS: 2_000,
}
"""Characters, where a column says nothing else."""

SHORT = 80
"""Characters of all other values."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list."""

    name: str
    path: tuple[str, ...]
    """Where it stands in a row of the JSON form."""
    value: Value = Value.LINE
    choices: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Other headings people write."""
    group: str = ""
    """Of the columns of one group a row needs one at least."""
    most: int = 0
    """Characters; 0: as its kind of value."""

    @property
    def longest(self) -> int:
        """Characters a cell may have."""
        return self.most or LONGEST.get(self.value, SHORT)


def _column(
    name: str,
    value: Value = Value.LINE,
    *also: str,
    choices: tuple[str, ...] = (),
    group: str = "",
    most: int = 0,
) -> Column:
    return Column(name, (name,), value, choices, also, group, most)


def _spoken(
    name: str, value: Value, *languages: str, group: str = "", most: int = 0
) -> tuple[Column, ...]:
    """A column for each language."""
    return tuple(
        Column(f"{name}_{language}", (name, language), value, group=group, most=most)
        for language in languages
    )


def _identifier(scheme: str) -> Column:
    return Column(scheme, ("identifiers", scheme), Value.IDENTIFIER)


KINDS = ("statute", "law", "eu_act", "declaration", "standard", "guideline")
"""Of sources."""

TITLE = "title"
"""What a source or a need has in one language at least."""

SOURCES = (
    _column("id", Value.NAME, "qısa ad", "key", "slug"),
    _column("kind", Value.CHOICE, "növ", "type", choices=KINDS),
    _column("country", Value.COUNTRY, "ölkə"),
    _column("language", Value.LANGUAGE, "dil"),
    *_spoken("organisation", Value.LINE, *LANGUAGES, most=1_000),
    *_spoken(TITLE, Value.LINE, "original", *LANGUAGES, group=TITLE, most=1_000),
    _column("adopted", Value.DATE, "qəbul edilib", "tarix", "date"),
    _column("versions", Value.VERSIONS, "redaksiyalar"),
    _column("link", Value.LINK, "url", "keçid", "address"),
    *(_identifier(scheme) for scheme in ("celex", "eli", "ecli", "doi")),
    _column("licence", Value.LINE, "lisenziya", "license"),
    _column("note", Value.TEXT, "qeyd"),
    _column("verified", Value.YES, "yoxlanılıb"),
    _column("checked", Value.LINE, "harada yoxlanılıb"),
)

EXTRACTS = (
    _column("id", Value.NAME, "qısa ad", "key", "slug"),
    _column("source", Value.NAME, "mənbə", group="source"),
    _column("article", Value.LINE, "maddə", most=80),
    *_spoken("heading", Value.LINE, *LANGUAGES),
    *_spoken("summary", Value.TEXT, *LANGUAGES, group="summary"),
    Column("quotation", ("quotation", "text"), Value.TEXT, also=("sitat", "quote")),
    Column("quotation_language", ("quotation", "language"), Value.LANGUAGE),
    _column("version", Value.DATE, "redaksiya"),
    _column("topics", Value.TOPICS, "mövzular"),
    _column("verified", Value.YES, "yoxlanılıb"),
    _column("checked", Value.LINE, "harada yoxlanılıb"),
)

NEEDS = (
    _column("id", Value.NAME, "qısa ad", "key", "slug"),
    _column("group", Value.CHOICE, "qrup", "target group", "hədəf qrupu", choices=TARGET_GROUPS),
    *_spoken(TITLE, Value.LINE, *LANGUAGES, group=TITLE, most=300),
    *_spoken("text", Value.TEXT, *LANGUAGES),
    _column("kind", Value.CHOICE, "növ", "type", choices=NEED_KINDS),
    _column("priority", Value.CHOICE, "prioritet", choices=PRIORITIES),
    _column("status", Value.CHOICE, "vəziyyət", choices=STATUSES),
    *_spoken("reason", Value.TEXT, *LANGUAGES, most=2_000),
    *_spoken("evidence", Value.TEXT, *LANGUAGES),
    _column("method", Value.CHOICE, "üsul", choices=tuple(filter(None, METHODS))),
    _column("link", Value.LINK, "url", "keçid"),
)

LISTS: Mapping[str, tuple[Column, ...]] = {
    "sources": SOURCES,
    "extracts": EXTRACTS,
    "needs": NEEDS,
}
"""In the order they are taken: extracts name sources."""


def named(kind: str) -> dict[str, Column]:
    """Columns of a list by their names."""
    return {column.name: column for column in LISTS[kind]}


def headings(kind: str) -> dict[str, str]:
    """The column each heading stands for; headings folded as `as_heading` does."""
    return {
        as_heading(said): column.name
        for column in LISTS[kind]
        for said in (column.name, *column.also)
    }


def as_heading(said: str) -> str:
    """A heading without what people write differently: case, blanks, hyphens."""
    return "_".join(said.replace("İ", "i").casefold().replace("-", " ").replace("_", " ").split())
