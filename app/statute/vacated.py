"""Which numbers of an act in force stand vacant because their clause was moved away.

Nothing is renumbered in an act in force: the old number stands with a line that says where the
words went, as that of a repealed unit does, and nobody else gets it.
"""

from collections.abc import Mapping

from app.statute.numbering import cite, number_key, repealed_words
from app.statute.snapshot import Clause, Snapshot, Vacated, in_reading_order

MARK = "vacated-"
"""Begins the id that stands for a vacant number; ids of clauses are hex digits, and sort before."""


def vacated_since(in_force: Mapping[str, Clause], now: Mapping[str, Clause]) -> tuple[Vacated, ...]:
    """Numbers that clauses bore in the text in force and bear no more, in no order.

    What went along with the unit it stands in leaves no line of its own; nor does what was struck.
    """
    held = {(one.parent, one.kind, one.fixed) for one in now.values()}
    return tuple(
        Vacated(was.id, was.kind, was.parent, was.fixed)
        for was in in_force.values()
        if was.fixed
        and not was.struck
        and was.fixed != now[was.id].fixed
        and (was.parent, was.kind, was.fixed) not in held
        and not _is_gone(was.parent, in_force, now)
    )


def _is_gone(parent: str | None, in_force: Mapping[str, Clause], now: Mapping[str, Clause]) -> bool:
    """Whether the unit it stood in bears another number itself, or is struck."""
    if parent is None:
        return False
    here = now[parent]
    return here.struck or (parent in in_force and in_force[parent].fixed != here.fixed)


def with_vacated(now: Snapshot) -> tuple[Clause, ...]:
    """The clauses in reading order, a struck one without words in the place of each vacant number.

    It stands behind the last of its kind whose number is lower.
    """
    if not now.vacated:
        return now.clauses
    return in_reading_order([*now.clauses, *(_stand_in(now, place) for place in now.vacated)])


def _stand_in(now: Snapshot, place: Vacated) -> Clause:
    mine = number_key(place.number)
    beside = [one for one in now.clauses if (one.parent, one.kind) == (place.parent, place.kind)]
    lower = [one.rank for one in beside if one.fixed and number_key(one.fixed) < mine]
    first = min((one.rank for one in now.clauses if one.parent == place.parent), default=0)
    rank = lower[-1] if lower else min([first, *(one.rank for one in beside)]) - 1
    return Clause(
        MARK + place.clause, place.kind, place.parent, rank, fixed=place.number, struck=True
    )


def instead(now: Snapshot, clause: Clause, numbers: Mapping[str, str], language: str) -> str:
    """What is printed, in brackets, in place of the words of a struck clause or a stand-in.

    An act has no formula for moving a unit: it is taken out where it stood and inserted where it
    stands now. The old number says where the words are: "(çıxarılmışdır, bax: 6.6-cı bənd)".
    """
    family = now.particulars.family
    said = repealed_words(clause.kind, clause.fixed or "", family, language)
    here = now.by_id.get(moved_to(clause.id) or "")
    if here is None or here.struck:
        return said
    where = cite(here.kind, numbers.get(here.id, ""), family, language)
    return f"{said[:-1]}, {'bax: ' if language == 'az' else 'see '}{where})"


def moved_to(clause_id: str) -> str | None:
    """The clause whose old number the id of a stand-in marks; None for a real clause."""
    return clause_id.removeprefix(MARK) if clause_id.startswith(MARK) else None
