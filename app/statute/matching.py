"""Which clause that stands each unit of a new text continues, so that threads stay with it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.statute.outline import Draft, DraftClause
from app.statute.snapshot import Clause, word

Sign = tuple[Hashable, ...]


@dataclass(slots=True)
class Matching:
    """What is known of the two texts while their units are being paired."""

    standing: Sequence[Clause]
    numbers: Mapping[str, str]
    draft: Draft
    found: dict[int, str] = field(default_factory=dict)
    """Clause by the place of the unit in the draft."""

    def pair(
        self,
        units: Iterable[int],
        clauses: Iterable[Clause],
        sign_of_unit: Callable[[DraftClause], Sign | None],
        sign_of_clause: Callable[[Clause], Sign | None],
    ) -> None:
        """Pair units and clauses of one sign in their order; those paired already stay so."""
        taken = set(self.found.values())
        waiting: dict[Sign, list[str]] = defaultdict(list)
        for clause in clauses:
            sign = sign_of_clause(clause)
            if sign is not None and clause.id not in taken:
                waiting[sign].append(clause.id)
        for turn in units:
            sign = sign_of_unit(self.draft.clauses[turn])
            if turn not in self.found and sign is not None and waiting.get(sign):
                self.found[turn] = waiting[sign].pop(0)


def continued(
    standing: Sequence[Clause], numbers: Mapping[str, str], draft: Draft
) -> dict[int, str]:
    """Ids of standing clauses by the place of the unit that continues them; new units are absent.

    `standing` in reading order with its bare `numbers`. Words that occur once in both texts tell
    first, wherever they moved; then, under the same unit, kind and number; then the order of
    units without number. A text compared with itself continues every clause.
    """
    matching = Matching(standing, numbers, draft)
    _by_words(matching)
    below: dict[str | None, list[Clause]] = defaultdict(list)
    for clause in standing:
        below[clause.parent].append(clause)
    for parent, units in _groups(draft.clauses).items():
        if parent is None or parent in matching.found:
            above = None if parent is None else matching.found[parent]
            _by_number(matching, units, below[above])
    return matching.found


def _groups(units: Sequence[DraftClause]) -> dict[int | None, list[int]]:
    """Places of units by the place of the unit above, larger units first."""
    groups: dict[int | None, list[int]] = defaultdict(list)
    for turn, unit in enumerate(units):
        groups[unit.parent].append(turn)
    return dict(sorted(groups.items(), key=lambda group: -1 if group[0] is None else group[0]))


def _by_words(matching: Matching) -> None:
    language = matching.draft.language
    said = {clause.id: _words_of(clause, language) for clause in matching.standing}
    old = Counter(said.values())
    new = Counter(_words(unit, language) for unit in matching.draft.clauses)

    def once(sign: Sign | None) -> Sign | None:
        return sign if old[sign] == new[sign] == 1 else None

    matching.pair(
        range(len(matching.draft.clauses)),
        matching.standing,
        lambda unit: once(_words(unit, language)),
        lambda clause: once(said[clause.id]),
    )


def _by_number(matching: Matching, units: Sequence[int], clauses: Sequence[Clause]) -> None:
    numbers = matching.numbers
    matching.pair(
        units,
        clauses,
        lambda unit: (unit.kind, unit.number, unit.struck),
        lambda clause: (clause.kind, numbers[clause.id], clause.struck),
    )
    matching.pair(
        units,
        clauses,
        lambda unit: (unit.kind, unit.number) if unit.number else None,
        lambda clause: (clause.kind, numbers[clause.id]) if numbers[clause.id] else None,
    )


def _words(unit: DraftClause, language: str) -> Sign | None:
    if not (unit.heading or unit.text):
        return None
    return unit.kind, word(language, unit.heading, unit.text).digest


def _words_of(clause: Clause, language: str) -> Sign | None:
    wording = clause.wording(language)
    return (clause.kind, wording.digest) if wording.heading or wording.text else None
