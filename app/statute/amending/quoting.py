"""Which units quoted lines make, read from their printed numbers alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.statute.amending.provisions import GONE, Provision
from app.statute.snapshot import Family, Kind

_LABELS = (
    (Kind.ANNEX, re.compile(r"(?P<number>\S+) nömrəli əlavə\.(?: (?P<rest>.*))?")),
    (Kind.PART, re.compile(r"(?P<number>\S+?)(?:-c[ıiuü])? bölmə\.(?: (?P<rest>.*))?")),
    (Kind.CHAPTER, re.compile(r"(?P<number>\S+?)(?:-c[ıiuü])? fəsil\.(?: (?P<rest>.*))?")),
    (Kind.SECTION, re.compile(r"§ (?P<number>\S+?)\.(?: (?P<rest>.*))?")),
    (Kind.ARTICLE, re.compile(r"Maddə (?P<number>\S+?)\.(?: (?P<rest>.*))?")),
    (Kind.PARAGRAPH, re.compile(r"(?P<number>\d[\d.-]*)\.(?: (?P<rest>.*))?")),
    (Kind.POINT, re.compile(r"(?P<number>(?:[a-zçəğıöşü]{1,2}|\d)(?:-\d+)*)\)(?: (?P<rest>.*))?")),
)
"""How units are printed, the largest first."""

_RANK = {kind: rank for rank, (kind, _) in enumerate(_LABELS)}
_ENDS = tuple(".;:,!?…")
_HEADED = frozenset({Kind.ANNEX, Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE})


@dataclass
class _Draft:
    kind: Kind | None
    number: str
    opening: str = ""
    body: list["str | _Draft"] = field(default_factory=list)

    def made(self) -> Provision:
        """The unit; its opening words are a heading where they end in no sign and others follow.

        A numbered part of the whole ("5. Yekun müddəalar") needs none to follow.
        """
        body = tuple(one if isinstance(one, str) else one.made() for one in self.body)
        if self.opening in GONE and not body:
            return Provision(self.kind, self.number, repealed=True)
        alone = not body and (self.kind is not Kind.PARAGRAPH or "." in self.number)
        headed = self.kind in _HEADED or not (alone or self.opening.endswith(_ENDS))
        if self.opening and not headed:
            return Provision(self.kind, self.number, "", (self.opening, *body))
        return Provision(self.kind, self.number, self.opening, body)


def read_units(lines: Sequence[str], family: Family) -> tuple["str | Provision", ...]:
    """Units, or lines where the first is no unit, that official texts print so."""
    top = _Draft(None, "")
    open_units = [top]
    for line in lines:
        unit = _unit(line, family)
        if unit is None or (unit.kind is Kind.PARAGRAPH and not _fits(unit, open_units)):
            open_units[-1].body.append(line)
            continue
        while len(open_units) > 1 and not _holds(open_units[-1], unit):
            open_units.pop()
        open_units[-1].body.append(unit)
        open_units.append(unit)
    return tuple(one if isinstance(one, str) else one.made() for one in top.body)


def _unit(line: str, family: Family) -> _Draft | None:
    for kind, label in _LABELS:
        if found := label.fullmatch(line):
            if kind is Kind.ARTICLE and not family.has_articles:
                return None
            return _Draft(kind, found["number"], found["rest"] or "")
    return None


def _fits(unit: _Draft, open_units: Sequence[_Draft]) -> bool:
    """Whether a number can stand here: below one it begins with, or beside one of its length."""
    numbered = [one for one in open_units if one.kind in {Kind.PARAGRAPH, Kind.ARTICLE}]
    levels = unit.number.count(".")
    if not numbered:
        return True
    first = numbered[0]
    return any(_holds(one, unit) for one in numbered) or (
        first.kind is Kind.PARAGRAPH and first.number.count(".") == levels
    )


def _holds(above: _Draft, unit: _Draft) -> bool:
    """Whether a unit may stand right below another."""
    if above.kind is Kind.PARAGRAPH and unit.kind is Kind.PARAGRAPH:
        return unit.number.startswith(above.number + ".")
    if above.kind is Kind.ARTICLE and unit.kind is Kind.PARAGRAPH:
        return "." not in unit.number or unit.number.startswith(above.number + ".")
    return above.kind is None or _RANK[above.kind] < _RANK[unit.kind or Kind.POINT]
