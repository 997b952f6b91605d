"""Which eId each clause has by the Akoma Ntoso Naming Convention 1.0: `art_5__para_5-2`."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from app.formats.akn.names import BEGINNINGS, ELEMENTS
from app.statute.snapshot import Clause, Kind

COUNTED_THROUGH = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE})
"""Kinds that may be numbered through a whole text, and are then named without what they are in."""

_NO_WORD = re.compile(r"[\W_]+")


def attached(clauses: Sequence[Clause]) -> frozenset[str]:
    """Annexes that are attachments: those behind which no other unit stands at the top."""
    found: set[str] = set()
    for clause in reversed([one for one in clauses if one.parent is None]):
        if clause.kind is not Kind.ANNEX:
            break
        found.add(clause.id)
    return frozenset(found)


def preambles(clauses: Sequence[Clause]) -> frozenset[str]:
    """The preamble, where it is the first unit: only there the standard has a place for one."""
    first = clauses[0] if clauses else None
    return frozenset({first.id} if first and first.kind is Kind.PREAMBLE else ())


def within_preamble(clauses: Sequence[Clause]) -> frozenset[str]:
    """What stands in that preamble: items of lists, not units of the hierarchy."""
    inside = set(preambles(clauses))
    for clause in clauses:
        if clause.parent in inside:
            inside.add(clause.id)
    return frozenset(inside) - preambles(clauses)


def eids(
    clauses: Sequence[Clause],
    numbers: Mapping[str, str],
    prefix: str = "",
    *,
    recitals: bool = False,
) -> dict[str, str]:
    """The eId of every clause, each once. Needs reading order; `prefix` goes before all.

    `recitals`: the items of the preamble are recitals. A unit without number is counted by its
    place among those of its name.
    """
    names = _Names(clauses, numbers, recitals=recitals)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for clause in clauses:
        eid = first = names.of(clause, found, prefix)
        copy = 1
        while eid in taken:
            copy += 1
            eid = f"{first}_{copy}"
        taken.add(eid)
        found[clause.id] = eid
    return found


class _Names:
    """The names of one text, and how often each is borne in it."""

    def __init__(
        self, clauses: Sequence[Clause], numbers: Mapping[str, str], *, recitals: bool
    ) -> None:
        self.numbers = numbers
        self.attached = attached(clauses)
        self.preambles = preambles(clauses)
        self.items = within_preamble(clauses)
        self.item = "recs_1__rec" if recitals else "list_1__item"
        self.by_id = {clause.id: clause for clause in clauses}
        self.counted: Counter[tuple[str | None, str]] = Counter()
        self.borne = Counter(
            (self._text_of(clause), self._numbered(clause))
            for clause in clauses
            if clause.kind in COUNTED_THROUGH
        )

    def of(self, clause: Clause, found: Mapping[str, str], prefix: str) -> str:
        """What the clause would be called, were it the only one of that name."""
        text = self._text_of(clause)
        own = self._numbered(clause) or self._counted(clause)
        alone = clause.kind in COUNTED_THROUGH and self.borne[text, own] == 1
        above = text if alone else clause.parent
        return f"{found[above]}__{own}" if above else prefix + own

    def _text_of(self, clause: Clause) -> str | None:
        """The annex it stands in, for a text in an annex is numbered anew."""
        while clause.parent is not None:
            clause = self.by_id[clause.parent]
            if clause.kind is Kind.ANNEX:
                return clause.id
        return None

    def _begins(self, clause: Clause) -> str:
        if clause.id in self.preambles:
            return "preamble"
        if clause.id in self.items:
            return self.item
        name = ELEMENTS.get(clause.kind, "hcontainer")
        return "att" if clause.id in self.attached else BEGINNINGS.get(name, name)

    def _numbered(self, clause: Clause) -> str:
        """Its name by its number; empty where it has none."""
        begins = self._begins(clause)
        if begins == "preamble":
            return begins
        number = _NO_WORD.sub("-", self.numbers.get(clause.id, "")).strip("-")
        return f"{begins}_{number}" if number else ""

    def _counted(self, clause: Clause) -> str:
        """Its name by its place among those of the same name without a number."""
        begins = self._begins(clause)
        self.counted[clause.parent, begins] += 1
        return f"{begins}_{self.counted[clause.parent, begins]}"
