"""What somebody asks of search, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.models import HOUSE, Institution, Person
from app.queries.search.entries import FORMER, STRUCK, Entry, Group
from app.statute.searching import Sought

SIZE = 20
"""Results on a page."""

PAGES = 50
"""How far one may leaf: whoever looks further is better served by a filter."""

FACETS = ("sort", "record_id", "kind", "language", "person_id", "state")
"""What results are counted and filtered by."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, and where; empty fields let everything through."""

    question: str
    sort: str = ""
    record_id: str = ""
    kind: str = ""
    language: str = ""
    person_id: str = ""
    state: str = ""
    """open or resolved: of conversations"""
    former: bool = False
    """Whether wordings count that stand no longer, and clauses that are struck."""
    by_time: bool = False
    page: int = 1

    @property
    def first(self) -> int:
        """How many results come before the page."""
        return (self.page - 1) * SIZE

    def lets(self, group: Group, but: str = "") -> bool:
        """Whether texts of a group pass; `but` names a filter that is left out."""
        if not self.former and group.state in (FORMER, STRUCK):
            return False
        return all(
            name == but or not (wanted := getattr(self, name)) or getattr(group, name) == wanted
            for name in FACETS
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found, with its words as they are stored."""

    entry: Entry
    degree: int
    """0 for the best."""

    @property
    def order(self) -> tuple[int, float, str, int]:
        """The best first, then the newest."""
        return self.degree, *self.entry.order


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person or institution that was found."""

    person: Person | None
    institution: Institution | None
    colleague: bool = False
    """Whether they share a document with whoever asks: then their address is no secret."""

    @property
    def name(self) -> str:
        """What they are called; an institution by the first of its names."""
        if self.person is not None:
            return self.person.name
        return next(map(str, self.institution.names.values()), "") if self.institution else ""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer."""

    asked: Asked
    sought: Sought
    hits: tuple[Hit, ...] = ()
    """Of the page."""
    total: int = 0
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By filter and choice: how many there would be with this choice and the other filters."""

    @property
    def pages(self) -> int:
        """How many pages can be leafed through."""
        return min(PAGES, -(-self.total // SIZE))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: what they may read decides what can be found."""

    person_id: str
    records: frozenset[str]
    """Documents they have a role on."""

    def may_read(self, record_id: str) -> bool:
        """A document of theirs, or the library, which is everybody's who is signed in."""
        return record_id == HOUSE or record_id in self.records
