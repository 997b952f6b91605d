"""A text that was read, as a tree to look through before it is saved."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.queries.replacing import Replacement
from app.statute.diffing import Run, compare
from app.statute.numbering import printed
from app.statute.outline import Draft, DraftClause, Finding, Remark
from app.statute.references import Places, shown
from app.statute.snapshot import Wording

BEGINNING = 180
"""Characters of a unit's text shown in the preview."""

MANY = 250
"""Units from which the preview starts with everything folded but the top."""


@dataclass(slots=True)
class Node:
    """One unit of the draft, with those below it."""

    label: str
    unit: DraftClause
    change: str = ""
    """new, reworded, struck or restored; empty where nothing changes or there was nothing."""
    before: Wording | None = None
    """What a reworded clause says today."""
    children: list["Node"] = field(default_factory=list)
    places: Places | None = None
    """Where its references lead; they stand as typed where it has not been planned yet."""
    places_before: Places | None = None

    def said(self, text: str) -> str:
        """Words of the draft as they will be read."""
        return shown(text, self.places) if self.places else text

    def was(self, text: str) -> str:
        """Words of today as they are read."""
        return shown(text, self.places_before) if self.places_before else text

    @property
    def beginning(self) -> str:
        """The first words of the text."""
        text = self.said(self.unit.text).replace("\n", " · ")
        return text if len(text) <= BEGINNING else text[:BEGINNING].rsplit(" ", 1)[0] + " …"

    @property
    def below(self) -> int:
        """How many units stand below."""
        return sum(1 + child.below for child in self.children)

    @property
    def redline(self) -> tuple[Run, ...]:
        """What becomes of the words of a reworded clause."""
        old = self.before
        if old is None:
            return ()
        return compare(
            "\n".join(filter(None, (self.was(old.heading), self.was(old.text)))),
            "\n".join(filter(None, (self.said(self.unit.heading), self.said(self.unit.text)))),
        )


def tree_of(draft: Draft, planned: Replacement | None = None) -> list[Node]:
    """The top units of the draft, the others below them."""
    changes = _changes(planned) if planned else {}
    nodes: list[Node] = []
    top: list[Node] = []
    for turn, unit in enumerate((planned.draft if planned else draft).clauses):
        node = Node(printed(unit.kind, unit.number, draft.family, draft.language), unit)
        if planned:
            clause = planned.clauses[turn].id
            node.places, node.places_before = planned.places, planned.places_before
            node.change = changes.get(clause, "")
            if node.change == "reworded":
                node.before = planned.now.by_id[clause].wording(draft.language)
        nodes.append(node)
        (top if unit.parent is None else nodes[unit.parent].children).append(node)
    return top


def changed(top: Sequence[Node]) -> Iterator[Node]:
    """Units that change, in reading order."""
    for node in top:
        if node.change:
            yield node
        yield from changed(node.children)


def counts(draft: Draft) -> Mapping[str, int]:
    """Units by kind, in the order of the hierarchy."""
    found = Counter(str(unit.kind) for unit in draft.clauses)
    return dict(sorted(found.items(), key=lambda kind: -kind[1]))


def by_remark(draft: Draft) -> list[tuple[Remark, list[Finding]]]:
    """Findings by what is remarked, those that ask for a look first."""
    order = list(Remark)
    ordered = sorted(draft.findings, key=lambda found: (order.index(found.remark), found.line))
    return [(remark, list(found)) for remark, found in groupby(ordered, lambda one: one.remark)]


def _changes(planned: Replacement) -> dict[str, str]:
    lists = {
        "reworded": planned.reworded,
        "new": planned.new,
        "restored": planned.restored,
        "struck": planned.struck,
    }
    return {clause: name for name, ids in lists.items() for clause in ids}
