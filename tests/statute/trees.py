"""Trees of clauses for the laws of the statute, with the order they must be read in."""

from hypothesis import strategies as st

from app.statute.snapshot import Clause, Kind


def clause(name: str, parent: str | None = None, rank: int = 0) -> Clause:
    """A unit whose kind does not matter."""
    return Clause(name, Kind.INDENT, parent, rank)


@st.composite
def forests(draw: st.DrawFn, most: int = 15) -> list[Clause]:
    """Clauses in no order, each under a parent that is among them; ranks may be equal."""
    made: list[Clause] = []
    for turn in range(draw(st.integers(0, most))):
        parent = draw(st.sampled_from([None, *(one.id for one in made)]))
        made.append(clause(f"c{turn:02}", parent, draw(st.integers(-3, 3))))
    return draw(st.permutations(made))


def above(clauses: list[Clause], name: str) -> list[str]:
    """The clauses a clause stands under, nearest first."""
    parents = {one.id: one.parent for one in clauses}
    found = []
    current = parents[name]
    while current is not None:
        found.append(current)
        current = parents[current]
    return found
