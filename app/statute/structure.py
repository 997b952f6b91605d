"""Which unit may stand where, and how siblings make room for one more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.statute.errors import StatuteError
from app.statute.snapshot import Clause, Kind

GAP = 1024
"""Distance of two neighbours' ranks when nothing has been squeezed between them."""

GATHERING = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX})
"""Kinds that gather articles under a heading and say nothing themselves."""

MAY_STAND_UNDER: Mapping[Kind, frozenset[Kind | None]] = {
    Kind.PREAMBLE: frozenset({None}),
    Kind.PART: frozenset({None, Kind.ANNEX}),
    Kind.CHAPTER: frozenset({None, Kind.PART, Kind.ANNEX}),
    Kind.SECTION: frozenset({None, Kind.PART, Kind.CHAPTER, Kind.ANNEX}),
    Kind.ARTICLE: frozenset({None, Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX}),
    Kind.PARAGRAPH: frozenset({None, *Kind} - {Kind.PREAMBLE, Kind.INDENT, Kind.POINT}),
    Kind.POINT: frozenset({None, *Kind} - {Kind.INDENT}),
    Kind.INDENT: frozenset({None, *Kind}),
    Kind.ANNEX: frozenset({None}),
}
"""Parents each kind accepts, None being the document (21-IVKQ, Art. 30.2, as acts bend it)."""


class Misplaced(StatuteError):
    """A unit of this kind cannot stand there."""

    def __init__(self, kind: Kind, parent: Kind | None) -> None:
        super().__init__(f"{kind} may not stand under {parent or 'the document'}")
        self.kind = kind
        self.parent = parent


class MovedUnderItself(StatuteError):
    """A clause cannot become part of one of its own parts."""


def check_place(kind: Kind, parent: Kind | None) -> None:
    """Raise Misplaced where `kind` may not stand under `parent`."""
    if parent not in MAY_STAND_UNDER[kind]:
        raise Misplaced(kind, parent)


def kinds_under(parent: Kind | None) -> tuple[Kind, ...]:
    """The kinds that may stand under `parent`, larger units first."""
    return tuple(kind for kind in Kind if parent in MAY_STAND_UNDER[kind])


def within(clauses: Iterable[Clause], top: str) -> frozenset[str]:
    """Ids of `top` and of everything below it; needs reading order."""
    inside = {top}
    for clause in clauses:
        if clause.parent in inside:
            inside.add(clause.id)
    return frozenset(inside)


def standing(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Clauses neither struck nor below one that is; needs reading order."""
    gone: set[str | None] = set()
    for clause in clauses:
        if clause.struck or clause.parent in gone:
            gone.add(clause.id)
        else:
            yield clause


def under_headings(clauses: Iterable[Clause]) -> Iterator[tuple[Clause, str | None]]:
    """Every clause that stands, and the nearest heading it stands under or is."""
    heading: dict[str | None, str | None] = {None: None}
    for clause in standing(clauses):
        own = clause.id if clause.kind in GATHERING else heading[clause.parent]
        heading[clause.id] = own
        yield clause, own


def articles_of(clauses: Iterable[Clause]) -> dict[str, str]:
    """The first unit below the headings, the preamble among them, by each that stands in it."""
    found: dict[str, str] = {}
    for clause in standing(clauses):
        if clause.kind not in GATHERING:
            found[clause.id] = found.get(clause.parent or "", clause.id)
    return found


def ranks_after(siblings: Sequence[Clause], after: str | None) -> tuple[int, dict[str, int]]:
    """The rank of a newcomer that follows sibling `after` (None: first of all).

    Also the new ranks of siblings that must make room, by id; mostly none.
    """
    position = 0 if after is None else [clause.id for clause in siblings].index(after) + 1
    before = siblings[position - 1].rank if position else None
    behind = siblings[position].rank if position < len(siblings) else None
    if behind is None:
        return (before or 0) + GAP, {}
    low = behind - 2 * GAP if before is None else before
    if behind - low > 1:
        return (low + behind) // 2, {}
    return GAP * (position + 1), _spread(siblings, position)


def _spread(siblings: Sequence[Clause], position: int) -> dict[str, int]:
    """Even ranks for all, with place `position` (from 0) left free."""
    return {
        clause.id: GAP * (place + 1 + (place >= position)) for place, clause in enumerate(siblings)
    }
