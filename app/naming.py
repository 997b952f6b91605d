"""What the clauses of a document are called: Article 5.2, point (a) of Article 3."""

from functools import cached_property

from app.db import session
from app.presentation import locale
from app.queries.references import Neighbours
from app.statute.numbering import Unit, cite_path, number_all, paths
from app.statute.references import Places, shown
from app.statute.snapshot import AUTHORITATIVE, Clause, Kind, Snapshot

QUOTED = 60
"""Characters that stand for a clause without number."""


class Naming:
    """Names of the clauses of one snapshot, in the language of the interface."""

    def __init__(self, now: Snapshot) -> None:
        self.now = now

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Bare numbers by clause; counted once."""
        particulars = self.now.particulars
        return number_all(self.now.clauses, particulars.family, particulars.numbering)

    @cached_property
    def _paths(self) -> dict[str, tuple[Unit, ...]]:
        return paths(self.now.clauses, self.numbers)

    @cached_property
    def _places(self) -> Places:
        return Places(self.now, Neighbours(session()))

    def of(self, clause_id: str | None) -> str:
        """How running text names a clause; "" where there is none."""
        clause = self.now.by_id.get(clause_id or "")
        if clause is None:
            return ""
        path, family = self._paths[clause.id], self.now.particulars.family
        name = cite_path(path, family, locale(), opens=True)
        if self.numbers[clause.id] or clause.kind is Kind.PREAMBLE:
            return name
        return f"{name} «{self._beginning(clause)}»"

    def trail(self, clause_id: str) -> list[Clause]:
        """The clauses above a clause, the topmost first."""
        above: list[Clause] = []
        parent = self.now.by_id[clause_id].parent
        while parent is not None:
            above.append(self.now.by_id[parent])
            parent = self.now.by_id[parent].parent
        return above[::-1]

    def _beginning(self, clause: Clause) -> str:
        wording = clause.wording(AUTHORITATIVE)
        said = shown(wording.heading or wording.text, self._places)
        return said if len(said) <= QUOTED else f"{said[:QUOTED].rstrip()}…"
