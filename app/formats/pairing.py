"""Which clause of a translation says what which clause of the text says."""

from dataclasses import dataclass
from itertools import zip_longest

from app.formats.errors import UnequalPair
from app.formats.reading import read
from app.statute.outline import Draft, DraftClause
from app.statute.snapshot import Family


@dataclass(frozen=True, slots=True)
class PairedClause:
    """A unit in both languages; they agree in kind, place and number."""

    authoritative: DraftClause
    translation: DraftClause


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation, unit by unit in reading order."""

    authoritative: Draft
    translation: Draft
    clauses: tuple[PairedClause, ...]


def read_pair(authoritative: str, translation: str, *, family: Family = Family.LAW) -> Pair:
    """Both files, read as `az` and `en` unless their front matter says otherwise.

    Raises UnequalPair with the lines of the first two units that differ in kind, depth or number.
    """
    text = read(authoritative, language="az", family=family)
    other = read(translation, language="en", family=family)
    pairs = zip_longest(text.clauses, other.clauses)
    return Pair(text, other, tuple(paired(one, two) for one, two in pairs))


def paired(one: DraftClause | None, two: DraftClause | None) -> PairedClause:
    """The unit in both languages. Raises UnequalPair where they are not the same unit."""
    if one is None or two is None:
        left = one or two
        where = f"{left.kind} {left.number}".strip() if left else ""
        raise UnequalPair(one.line if one else 0, two.line if two else 0, f"{where} stands alone")
    for name in ("kind", "parent", "number"):
        mine, theirs = getattr(one, name), getattr(two, name)
        if mine != theirs:
            difference = f"{name} {_said(one, name)} and {_said(two, name)}"
            raise UnequalPair(one.line, two.line, difference)
    return PairedClause(one, two)


def _said(clause: DraftClause, name: str) -> str:
    """The value in words, with the unit's number to find it by."""
    value = getattr(clause, name)
    return f"{value!s} ({clause.kind} {clause.number or '—'})"
