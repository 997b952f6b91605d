"""How a document keeps to its terms: what it defines, how often it uses them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from app.statute.snapshot import AUTHORITATIVE, Snapshot
from app.statute.structure import standing
from app.statute.terms.definitions import Definition, definitions
from app.statute.terms.uses import Glossary, Use


@dataclass(frozen=True, slots=True)
class Usage:
    """A term, every place that defines it, and the clauses that use it, in reading order."""

    definitions: tuple[Definition, ...]
    clauses: tuple[str, ...]
    count: int

    @property
    def first(self) -> Definition:
        """The definition that counts."""
        return self.definitions[0]


class Survey:
    """The terms of a snapshot in one language, asked once."""

    def __init__(self, now: Snapshot, language: str = AUTHORITATIVE) -> None:
        self.now = now
        self.language = language
        self.definitions = definitions(now, language)
        self.glossary = Glossary(self.definitions, language)

    @cached_property
    def uses(self) -> dict[str, list[Use]]:
        """Uses by clause, without the words of a definition that are defined by it."""
        own: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for one in self.definitions:
            own[one.clause].add((one.key, one.start))
        found = {}
        for clause in standing(self.now.clauses):
            here = self.glossary.uses(clause.wording(self.language).text)
            if clause.id in own:
                here = [use for use in here if (use.key, use.start) not in own[clause.id]]
            if here:
                found[clause.id] = here
        return found

    @cached_property
    def usages(self) -> list[Usage]:
        """Terms in the order they are defined."""
        places: dict[str, list[Definition]] = {}
        for one in self.definitions:
            places.setdefault(one.key, []).append(one)
        users: dict[str, dict[str, int]] = {key: {} for key in places}
        for clause, uses in self.uses.items():
            for use in uses:
                users[use.key][clause] = users[use.key].get(clause, 0) + 1
        return [
            Usage(tuple(defined), tuple(users[key]), sum(users[key].values()))
            for key, defined in places.items()
        ]

    @property
    def unused(self) -> list[Definition]:
        """Definitions of terms that no text uses."""
        return [usage.first for usage in self.usages if not usage.count]

    @property
    def doubled(self) -> list[tuple[Definition, Definition]]:
        """Second and later definitions of a term, each with the first."""
        return [(again, one.first) for one in self.usages for again in one.definitions[1:]]


def survey(now: Snapshot, language: str = AUTHORITATIVE) -> Survey:
    """The terms of a document in one language."""
    return Survey(now, language)
