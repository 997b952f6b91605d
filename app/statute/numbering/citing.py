"""How a unit is cited so that nobody can take it for another: by the units it stands in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.statute.numbering.names import NOUNS, Case, unit_name, with_suffix
from app.statute.snapshot import AUTHORITATIVE, Clause, Family, Kind

_FOUND_ALONE = frozenset({Kind.PREAMBLE, Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.ANNEX})
"""Counted through the whole text, so their number alone finds them."""

_BRACKETED = frozenset({Kind.PARAGRAPH, Kind.POINT})
"""In English cited in brackets after what they stand in: Article 5(1)(a)."""

_PLAIN_ENGLISH = frozenset(
    {"preamble", "paragraph", "clause", "sub-clause", "point", "sub-point", "indent"}
)
"""English names written small within a sentence; the others open with a capital."""


class Unit(NamedTuple):
    """One unit on the way down to a clause: its kind and its bare number, "" for none."""

    kind: Kind
    number: str


def paths(clauses: Sequence[Clause], numbers: Mapping[str, str]) -> dict[str, tuple[Unit, ...]]:
    """For each clause the units from the top down to it; needs reading order.

    An unnumbered line (abzas) is numbered by its place among the lines of its unit, whose own
    text is the first of them.
    """
    found: dict[str, tuple[Unit, ...]] = {}
    lines: dict[str | None, int] = {}
    for clause in clauses:
        number = numbers.get(clause.id, "")
        if clause.kind is Kind.INDENT and not clause.struck and not number:
            lines[clause.parent] = lines.get(clause.parent, 0) + 1
            number = str(lines[clause.parent])
        lines[clause.id] = int(bool(clause.wording(AUTHORITATIVE).text))
        found[clause.id] = (*found.get(clause.parent or "", ()), Unit(clause.kind, number))
    return found


def cite_path(
    path: Sequence[Unit],
    family: Family,
    language: str,
    *,
    case: Case = Case.NOMINATIVE,
    possessed: bool = False,
    opens: bool = False,
) -> str:
    """The full citation of the last unit of `path`, within a sentence; "" only for no path.

    Only the units are named that it takes: `5.2-ci bənd`, `3-cü maddənin a) bəndi`; in English
    `Article 5(1)(a)`, `point (a) of clause 5.2`. `case` and `possessed` are those of the whole:
    after the name of the act "(Nizamnamənin) 3-cü maddəsinin a) bəndinə". English has no cases,
    but a capital where the citation opens a heading or a sentence.
    """
    named = _named(path)
    names = [_name(named[: place + 1], family, language) for place in range(len(named))]
    told = list(zip(named, names, strict=True))
    if language != "az":
        cited = _in_english(told, family)
        return cited[:1].upper() + cited[1:] if opens else cited
    last = len(told) - 1
    return " ".join(
        _declined(unit, name, case if place == last else Case.GENITIVE, place > 0 or possessed)
        for place, (unit, name) in enumerate(told)
    )


def _named(path: Sequence[Unit]) -> list[Unit]:
    """The units of the path that a citation needs, the largest first."""
    needed: list[Unit] = []
    for unit in reversed(path):
        wanted = not needed or not _found_alone(needed[-1])
        annex = unit.kind is Kind.ANNEX
        if annex or (wanted and (not needed or unit.number or unit.kind is Kind.PREAMBLE)):
            needed.append(unit)
    return needed[::-1]


def _found_alone(unit: Unit) -> bool:
    return unit.kind in _FOUND_ALONE or (unit.kind is Kind.PARAGRAPH and "." in unit.number)


def _name(path: Sequence[Unit], family: Family, language: str) -> str:
    """What the last unit of the path is called there: a point in a point is a sub-point."""
    unit = path[-1]
    if len(path) > 1 and path[-2].kind is unit.kind is Kind.POINT:
        return "yarımbənd" if language == "az" else "sub-point"
    return unit_name(unit.kind, unit.number, family, language)


def _declined(unit: Unit, name: str, case: Case, possessed: bool) -> str:  # noqa: FBT001
    noun = NOUNS[name]
    form = (noun.possessed if possessed or unit.kind is Kind.POINT else noun.alone)[case]
    if not unit.number:
        return form
    if unit.kind is Kind.POINT:
        return f"{unit.number}) {form}"
    if unit.kind is Kind.ANNEX:
        return f"{unit.number} nömrəli {form}"
    return f"{with_suffix(unit.number)} {form}"


def _in_english(told: Iterable[tuple[Unit, str]], family: Family) -> str:
    """From the smallest unit to the largest; what stands in brackets follows without a word."""
    cited: list[str] = []
    bracketed = False
    for unit, name in told:
        sign = unit.number and (f"({unit.number})" if unit.kind is Kind.POINT else unit.number)
        if bracketed and unit.kind in _BRACKETED and unit.number:
            cited[0] += sign if sign.startswith("(") else f"({sign})"
            continue
        holds = family is Family.EUROPEAN and unit.kind in {Kind.ARTICLE, Kind.PARAGRAPH}
        bracketed = holds or unit.kind is Kind.POINT
        shown = name if name in _PLAIN_ENGLISH else name[:1].upper() + name[1:]
        cited.insert(0, f"{shown} {sign}".strip())
    return " of ".join(cited).replace("of preamble", "of the preamble")
