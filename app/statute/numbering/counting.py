"""Which number each clause has, from the tree or fixed because the act is in force."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.statute.language import (
    NumeralError,
    from_roman,
    from_small_roman,
    letter,
    letter_index,
    roman,
    small_roman,
)
from app.statute.numbering.keys import number_key
from app.statute.snapshot import Clause, Family, Kind, Numbering

_DIGITS = re.compile("[0-9]{1,9}")
_INSERTED = re.compile("(.+)-([0-9]{1,9})")


class Scheme(NamedTuple):
    """How one kind of unit is counted."""

    write: Callable[[int], str]
    read: Callable[[str], int]
    throughout: bool = False
    """Counted through the whole document; otherwise anew under each parent."""
    dotted: bool = False
    """Printed after the number of the article or paragraph it stands in."""
    inside: "Scheme | None" = None
    """How units of the kind are counted that stand in one another; None for no other way."""


_COUNTED: Mapping[Kind, Scheme] = {
    Kind.PART: Scheme(roman, from_roman, throughout=True),
    Kind.CHAPTER: Scheme(roman, from_roman, throughout=True),
    Kind.SECTION: Scheme(str, int),
    Kind.ARTICLE: Scheme(str, int, throughout=True),
    Kind.PARAGRAPH: Scheme(str, int, dotted=True),
    # No rule was found for a list in a list: figures, so that no citation says a) twice.
    Kind.POINT: Scheme(letter, letter_index, inside=Scheme(str, int)),
    Kind.ANNEX: Scheme(str, int),
}

_EUROPEAN: Mapping[Kind, Scheme] = {
    **_COUNTED,
    Kind.PARAGRAPH: Scheme(str, int),
    Kind.POINT: Scheme(letter, letter_index, inside=Scheme(small_roman, from_small_roman)),
}

SCHEMES: Mapping[Family, Mapping[Kind, Scheme]] = {
    # The dotted number is the same in both families; only its name differs (21-IVKQ, Art. 30.2).
    Family.LAW: _COUNTED,
    Family.SUBORDINATE: _COUNTED,
    Family.PLAN: _COUNTED,
    Family.EUROPEAN: _EUROPEAN,
}
"""Kinds that are counted in each act family; a preamble and an indent have no number."""


class _Run(NamedTuple):
    """Clauses that share one count, in reading order."""

    scheme: Scheme
    prefix: str
    clauses: Sequence[Clause]


def number_all(clauses: Sequence[Clause], family: Family, numbering: Numbering) -> dict[str, str]:
    """Bare number of each clause by its id, "" where it has none; needs reading order.

    A fixed number always wins, and the count goes on after it where it is a plain one; only a
    lead-in ("28.0", see `leads_in`) follows its article in a draft. A text in an annex is counted
    on its own. Derived: what is struck, or stands in what is struck, has no
    number and is not counted. Fixed: see `_inserted`; what is struck keeps its number.
    """
    numbers = dict.fromkeys((clause.id for clause in clauses), "")
    if numbering is Numbering.DERIVED:
        clauses = list(_standing(clauses))
    by_id = {clause.id: clause for clause in clauses}
    count = _inserted if numbering is Numbering.FIXED else _derived
    for members in _counted_together(clauses, SCHEMES[family]):
        scheme = _scheme(members[0], by_id, SCHEMES[family])
        prefix = _prefix(members[0], by_id, numbers) if scheme.dotted else ""
        run = _Run(scheme, prefix, members)
        for clause, number in zip(members, count(run), strict=True):
            numbers[clause.id] = number
    return numbers


def leads_in(kind: Kind, number: str) -> bool:
    """Whether the unit only opens a list and is counted with nought: "28.0. …:", then "28.0.1."."""
    return kind is Kind.PARAGRAPH and number.endswith(".0")


def _standing(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses that are neither struck nor stand in a struck one."""
    gone: set[str | None] = set()
    for clause in clauses:
        if clause.struck or clause.parent in gone:
            gone.add(clause.id)
        else:
            yield clause


def _counted_together(
    clauses: Sequence[Clause], schemes: Mapping[Kind, Scheme]
) -> Iterator[list[Clause]]:
    """Clauses by the count they share, a parent's count before those of its children."""
    together: dict[tuple[Kind, str | None], list[Clause]] = {}
    annex_of: dict[str | None, str | None] = {}
    for clause in clauses:
        annex = annex_of.get(clause.parent)
        annex_of[clause.id] = clause.id if clause.kind is Kind.ANNEX else annex
        if scheme := schemes.get(clause.kind):
            scope = annex if scheme.throughout else clause.parent
            together.setdefault((clause.kind, scope), []).append(clause)
    yield from together.values()


def _scheme(clause: Clause, by_id: Mapping[str, Clause], schemes: Mapping[Kind, Scheme]) -> Scheme:
    """How the clause is counted: every second level of points within points in the other way."""
    scheme = schemes[clause.kind]
    inside = False
    above = by_id.get(clause.parent or "")
    while scheme.inside and above is not None and above.kind is clause.kind:
        inside = not inside
        above = by_id.get(above.parent or "")
    return scheme.inside if scheme.inside and inside else scheme


def _prefix(clause: Clause, by_id: Mapping[str, Clause], numbers: Mapping[str, str]) -> str:
    """Number of the nearest numbered article or paragraph above, with its dot."""
    above = by_id.get(clause.parent or "")
    while above is not None:
        if above.kind in {Kind.ARTICLE, Kind.PARAGRAPH} and numbers[above.id]:
            return numbers[above.id].removesuffix(".") + "."
        above = by_id.get(above.parent or "")
    return ""


def _place(number: str, scheme: Scheme) -> int | None:
    """Place in the count that a plain number names; None for 10-1 and the like."""
    last = number.rpartition(".")[2] if scheme.dotted else number
    if _DIGITS.fullmatch(last):
        return int(last)
    try:
        return scheme.read(last)
    except (NumeralError, ValueError):
        return None


def _derived(run: _Run) -> Iterator[str]:
    taken = {clause.fixed for clause in run.clauses if clause.fixed}
    place = 0
    for clause in run.clauses:
        if run.scheme.dotted and leads_in(clause.kind, clause.fixed or ""):
            place = 0
            yield run.prefix + "0"
        elif clause.fixed:
            named = _place(clause.fixed, run.scheme)
            place = place if named is None else named
            yield clause.fixed
        else:
            place, number = _following(place, run, taken)
            yield number


def _following(place: int, run: _Run, taken: set[str], *, arabic: bool = False) -> tuple[int, str]:
    """The next place whose number is free, and that number, which it takes."""
    write = str if arabic else run.scheme.write
    while True:
        place += 1
        number = run.prefix + write(place)
        if number not in taken:
            taken.add(number)
            return place, number


def _inserted(run: _Run) -> Iterator[str]:
    """Numbers in an act in force, where nothing is renumbered.

    After the last fixed number the count goes on: 5.4, then 5.5. Before it a new unit takes the
    number it follows with a hyphen: 10-1, 10-2 after 10; 10-1-1 between 10-1 and 10-2. What comes
    before the first unit follows nought: 0-1, 5.0-1, and 10-0-1 between 10 and 10-1. No rule was
    found for these; nought already leads in practice ("28.0"), and nothing is renumbered.
    """
    taken = {clause.fixed for clause in run.clauses if clause.fixed}
    previous = ""
    for clause, following in zip(run.clauses, _next_fixed(run.clauses), strict=True):
        if clause.fixed:
            previous = clause.fixed
        elif following:
            previous = _between(previous or f"{run.prefix}0", following, taken)
        else:
            previous = _appended(previous, run, taken)
        yield previous


def _next_fixed(clauses: Sequence[Clause]) -> list[str | None]:
    """For each clause the first fixed number after it."""
    following: list[str | None] = []
    nearest: str | None = None
    for clause in reversed(clauses):
        following.append(nearest)
        nearest = clause.fixed or nearest
    return following[::-1]


def _appended(previous: str, run: _Run, taken: set[str]) -> str:
    """The number after the last one, written as that one is (XII, XIII; but 12, 13)."""
    plain = re.sub("(-[0-9]+)+$", "", previous)
    place = _place(plain, run.scheme) if plain else 0
    if place is None:
        return _between(previous, None, taken)
    stem, dot, last = plain.rpartition(".") if run.scheme.dotted else ("", "", plain)
    run = run._replace(prefix=stem + dot) if previous else run
    return _following(place, run, taken, arabic=last.isdigit())[1]


def _between(previous: str, following: str | None, taken: set[str]) -> str:
    """A free number that sorts after `previous` and before `following`."""
    parts = _INSERTED.fullmatch(previous)
    candidates = [f"{parts[1]}-{int(parts[2]) + 1}"] if parts else []
    candidates += [previous + nought + "-1" for nought in ("", "-0", "-0-0")]
    bound = number_key(following) if following else None
    if bound and bound <= number_key(previous):
        bound = None  # the fixed numbers themselves are out of order
    for number in candidates:
        if number not in taken and (bound is None or number_key(number) < bound):
            taken.add(number)
            return number
    return _free(previous, taken)


def _free(previous: str, taken: set[str]) -> str:
    """The first free hyphen number, where fixed numbers out of order leave no place between."""
    suffix = 1
    while f"{previous}-{suffix}" in taken:
        suffix += 1
    taken.add(f"{previous}-{suffix}")
    return f"{previous}-{suffix}"
