"""Where references lead: the units of a document by id, and by the number a person types."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from app.statute.language import NumeralError, from_roman, lower
from app.statute.numbering import Unit, number_all, paths
from app.statute.snapshot import Clause, Family, Kind, Snapshot

Path = tuple[str, ...]
"""The number of a unit level by level: ("5", "2", "a") for point a) of 5.2."""

NESTED = frozenset({Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT})
"""Kinds whose numbers are cited level by level; the others are cited by name and number."""

_ATOM = re.compile("[0-9]{1,9}(?:-[0-9]{1,9})*|[a-zçəğıöşü]{1,4}(?:-[0-9]{1,9})*", re.IGNORECASE)
_JOINTS = re.compile(r"[.()]+")
_DIGITS = re.compile("[0-9]{1,9}")


def path_of(number: str) -> Path | None:
    """The levels of a number: 5.2, 5(2), 5.2(a), 10-1.1, ç); None where it is none."""
    levels = tuple(lower(level) for level in _JOINTS.split(number.strip("(.)")))
    return levels if all(map(_ATOM.fullmatch, levels)) else None


@dataclass(frozen=True, slots=True)
class Target:
    """The clause a reference leads to."""

    id: str
    family: Family
    struck: bool
    """Itself, or what it stands in."""
    way: tuple[Unit, ...]
    """The units from the top down to it."""
    path: Path = ()
    above: str | None = None
    """The numbered article, paragraph or point it stands in."""
    annex: str | None = None
    """The annex it stands in: a text in an annex is numbered on its own."""

    @property
    def kind(self) -> Kind:
        """What sort of unit it is."""
        return self.way[-1].kind

    @property
    def number(self) -> str:
        """Its own number, bare; empty where it has none."""
        return self.way[-1].number


class Register:
    """The units of one document, looked up by id or by number."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Every clause by its id, in reading order."""
        said = self.snapshot.particulars
        numbers = number_all(self.snapshot.clauses, said.family, said.numbering)
        ways = paths(self.snapshot.clauses, numbers)
        found: dict[str, Target] = {}
        for clause in self.snapshot.clauses:
            found[clause.id] = _target(clause, ways[clause.id], said.family, found)
        return found

    @cached_property
    def _by_path(self) -> Mapping[Path, Sequence[Target]]:
        found = defaultdict(list)
        for unit in self.targets.values():
            if unit.path and not unit.struck:
                found[unit.path].append(unit)
        return found

    @cached_property
    def _by_kind(self) -> Mapping[Kind, Sequence[Target]]:
        found = defaultdict(list)
        for unit in self.targets.values():
            if not unit.struck:
                found[unit.kind].append(unit)
        return found

    @cached_property
    def _by_name(self) -> Mapping[tuple[Kind, str], Sequence[Target]]:
        found = defaultdict(list)
        for kind, units in self._by_kind.items():
            if kind not in NESTED:
                for unit in units:
                    found[kind, _plain(unit.number)].append(unit)
        return found

    def numbered(self, path: Path, near: str | None = None) -> Target | None:
        """The one unit with this number, of several the one in the same annex as `near`.

        A single letter is a point below `near` or beside it, where there is one.
        """
        return self._beside(path, near) or self._only(self._by_path.get(path, ()), near)

    def named(self, kind: Kind, number: str = "", near: str | None = None) -> Target | None:
        """The one part, chapter, section or annex with this number; "" for the only one."""
        if not number:
            return self._only(self._by_kind.get(kind, ()), near)
        return self._only(self._by_name.get((kind, _plain(number)), ()), near)

    def _only(self, units: Sequence[Target], near: str | None) -> Target | None:
        if len(units) > 1:
            here = self.targets.get(near or "")
            annex = here.annex if here else None
            units = [unit for unit in units if unit.annex == annex]
        return units[0] if len(units) == 1 else None

    def _beside(self, path: Path, near: str | None) -> Target | None:
        here = self.targets.get(near or "")
        if here is None or len(path) != 1 or path[0][0].isdigit():
            return None
        above = self.targets.get(here.above or "")
        for base in (here, above):
            sought = (*base.path, *path) if base else path
            found = self._only(self._by_path.get(sought, ()), near)
            if base and base.path and found:
                return found
        return None


def _plain(number: str) -> str:
    """A Roman number in digits, for III and 3 are one chapter."""
    if _DIGITS.fullmatch(number):
        return str(int(number))
    try:
        return str(from_roman(number))
    except NumeralError:
        return lower(number)


def _target(
    clause: Clause, way: tuple[Unit, ...], family: Family, found: Mapping[str, Target]
) -> Target:
    parent = found.get(clause.parent or "")
    annex = clause.id if clause.kind is Kind.ANNEX else parent.annex if parent else None
    struck = clause.struck or (parent is not None and parent.struck)
    above = _above(parent)
    path = _path(way[-1], found[above].path if above else ())
    return Target(clause.id, family, struck, way, path, above, annex)


def _above(parent: Target | None) -> str | None:
    if parent is None:
        return None
    return parent.id if parent.path else parent.above


def _path(unit: Unit, base: Path) -> Path:
    own = path_of(unit.number) if unit.number and unit.kind in NESTED else None
    if own is None:
        return ()
    if own[: len(base)] == base and len(own) > len(base):
        return own
    apart = unit.kind is Kind.ARTICLE or (unit.kind is Kind.PARAGRAPH and len(own) > 1)
    return own if apart else (*base, *own)


class Others(Protocol):
    """The other documents references may lead to."""

    def of_record(self, record: str) -> Snapshot | None:
        """The document with this record id."""

    def of_slug(self, slug: str) -> tuple[str, Snapshot] | None:
        """The record id and the text of the document with this slug."""


class Nobody:
    """No other documents."""

    def of_record(self, record: str) -> Snapshot | None:
        """None has this id."""

    def of_slug(self, slug: str) -> tuple[str, Snapshot] | None:
        """None has this slug."""


class Places:
    """Where references of a document lead at one step, and in the documents it refers to.

    Numbers are counted when the first reference asks for them, so a text without references
    costs nothing. Build it once for a page.
    """

    def __init__(self, snapshot: Snapshot, others: Others | None = None) -> None:
        self.here = Register(snapshot)
        self._others = others or Nobody()
        self._known: dict[str, Register | None] = {}

    def register(self, document: str | None) -> Register | None:
        """The register of another document by its record id, or of this one."""
        if document is None:
            return self.here
        if document not in self._known:
            other = self._others.of_record(document)
            self._known[document] = Register(other) if other else None
        return self._known[document]

    def target(self, clause: str, document: str | None = None) -> Target | None:
        """The clause a reference leads to; None where it is nowhere."""
        register = self.register(document)
        return register.targets.get(clause) if register else None

    def record_of(self, slug: str) -> str | None:
        """The record id of another document by its slug."""
        found = self._others.of_slug(slug)
        return found[0] if found else None

    def slug_of(self, document: str) -> str | None:
        """The slug of another document by its record id."""
        register = self.register(document)
        return register.snapshot.particulars.slug if register else None
