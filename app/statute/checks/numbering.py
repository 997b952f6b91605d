"""Whether fixed numbers follow one another and belong where they stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.statute.checks.reading import Reading
from app.statute.checks.rule import Finding, Group, Level, law, rule
from app.statute.language import NumeralError, from_roman, letter_index
from app.statute.numbering import number_key
from app.statute.snapshot import Clause, Kind, Numbering, children_of
from app.statute.vacated import moved_to, with_vacated

REPEATED = rule(
    "number_repeated",
    (Group.STRUCTURE, Level.WARNING),
    law("30", "cu"),
    (
        "Təkrar nömrə",
        "{number} nömrəsi bu yerdə iki dəfə işlənib.",
        "Vahidlərdən birinə öz nömrəsini verin.",
    ),
    (
        "Number used twice",
        "Number {number} is used twice here.",
        "Give one of the units a number of its own.",
    ),
)
ORDER = rule(
    "number_order",
    (Group.STRUCTURE, Level.WARNING),
    law("30", "cu"),
    (
        "Nömrə yerində deyil",
        "{number} nömrəsi {before} nömrəsindən sonra gəlir.",
        "Vahidin yerini, yaxud nömrəsini düzəldin.",
    ),
    (
        "Number out of order",
        "Number {number} follows {before}.",
        "Mend the place of the unit, or its number.",
    ),
)
GAP = rule(
    "number_gap",
    (Group.STRUCTURE, Level.NOTE),
    law("30", "cu"),
    (
        "Buraxılmış nömrə",
        "{before} nömrəsindən sonra {number} gəlir, aradakı nömrə yoxdur.",
        "Aradakı vahidin çıxarılıb-çıxarılmadığını yoxlayın.",
    ),
    (
        "Number left out",
        "Number {before} is followed by {number}; what stood between is missing.",
        "See whether the unit between them was struck.",
    ),
)
FOREIGN = rule(
    "number_of_another",
    (Group.STRUCTURE, Level.WARNING),
    law("30", "cu"),
    (
        "Nömrə üst vahidə uyğun deyil",
        "{number} nömrəsi {parent} vahidinin altındadır.",
        "Vahidi öz yerinə keçirin, yaxud nömrəsini düzəldin.",
    ),
    (
        "Number of another unit",
        "Number {number} stands under {parent}.",
        "Move the unit to its place, or mend its number.",
    ),
)

RULES = (REPEATED, ORDER, GAP, FOREIGN)

_SHAPE = re.compile(r"(?:[0-9]+[.-])*[0-9]+|[IVXLC]+|[^\W\d_]")
_COUNTED = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT)


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order; only where numbers are fixed can they be wrong."""
    if reading.now.particulars.numbering is not Numbering.FIXED:
        return
    everything = with_vacated(reading.now)  # struck and moved units' numbers stay: no gap there
    outside = [one for one in everything if not _in_annex(reading, one)]
    yield from _sequence([one for one in outside if one.kind is Kind.ARTICLE])
    for siblings in children_of(everything).values():
        for kind in _COUNTED:
            if kind is not Kind.ARTICLE:
                yield from _sequence([one for one in siblings if one.kind is kind])
    for clause in reading.clauses:
        yield from _misplaced(reading, clause)


def _in_annex(reading: Reading, clause: Clause) -> bool:
    above = clause.parent
    while above is not None:
        if reading.now.by_id[above].kind is Kind.ANNEX:
            return True
        above = reading.now.by_id[above].parent
    return False


def _sequence(units: Sequence[Clause]) -> Iterator[Finding]:
    numbered = [one for one in units if one.fixed]
    for before, unit in pairwise(numbered):
        old, new = before.fixed or "", unit.fixed or ""
        facts: dict[str, str | int] = {"number": new, "before": old}
        if moved_to(unit.id) or not _are_alike(old, new):
            continue
        if old == new:
            yield Finding(REPEATED, unit.id, new, facts=facts)
        elif number_key(new) < number_key(old):
            yield Finding(ORDER, unit.id, new, facts=facts)
        elif _is_gap(old, new):
            yield Finding(GAP, unit.id, f"{old} {new}", facts=facts)


def _are_alike(old: str, new: str) -> bool:
    """Whether the two count in one way: as deep, both in digits, letters or Roman numerals."""
    shapes = [_SHAPE.fullmatch(one) for one in (old, new)]
    return None not in shapes and old.count(".") == new.count(".")


def _is_gap(old: str, new: str) -> bool:
    """Whether a whole number lies between; inserted units (10-1) are counted apart."""
    if "-" in new:  # an inserted unit
        return False
    stem, last = old.split("-", maxsplit=1)[0].rpartition(".")[::2]
    other, following = new.rpartition(".")[::2]
    if stem != other:
        return False
    try:
        return _counted(following) - _counted(last) > 1
    except NumeralError:  # no numeral after all: IC, w
        return False


def _counted(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    return from_roman(numeral) if numeral.isupper() else letter_index(numeral)


def _misplaced(reading: Reading, clause: Clause) -> Iterator[Finding]:
    parent = reading.now.by_id.get(clause.parent or "")
    if not parent or not parent.fixed or not clause.fixed or clause.kind is not Kind.PARAGRAPH:
        return
    if parent.kind not in (Kind.ARTICLE, Kind.PARAGRAPH) or "." not in clause.fixed:
        return
    trunk = parent.fixed.removesuffix(".0")
    if not clause.fixed.startswith((f"{trunk}.", f"{trunk}-")):
        facts = {"number": clause.fixed, "parent": parent.fixed}
        yield Finding(FOREIGN, clause.id, clause.fixed, facts=facts)
