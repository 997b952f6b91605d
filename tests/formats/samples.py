"""What the excerpts of real acts say when read, in words short enough to compare."""

from pathlib import Path

from app.formats.reading import read
from app.statute.outline import Draft, DraftClause, Remark
from app.statute.snapshot import Family, Kind

ACTS = Path(__file__).parent.parent / "data" / "acts"
NAMES = sorted(path.stem for path in ACTS.glob("*.txt"))


def text_of(name: str) -> str:
    return (ACTS / f"{name}.txt").read_text("utf-8")


def act(name: str) -> Draft:
    return law(text_of(name))


def law(text: str, language: str = "az") -> Draft:
    return read(text, language=language, family=Family.LAW)


def subordinate(text: str) -> Draft:
    return read(text, language="az", family=Family.SUBORDINATE)


def outline(draft: Draft) -> list[str]:
    """One line per clause: its depth in dashes, its kind, its number."""
    return [
        f"{'-' * _depth(draft, clause)}{clause.kind} {clause.number}".rstrip()
        for clause in draft.clauses
    ]


def _depth(draft: Draft, clause: DraftClause) -> int:
    return 0 if clause.parent is None else 1 + _depth(draft, draft.clauses[clause.parent])


def numbers(draft: Draft, kind: Kind) -> list[str]:
    return [clause.number for clause in draft.clauses if clause.kind is kind]


def unit(draft: Draft, kind: Kind, number: str = "") -> DraftClause:
    """The first clause of this kind and number."""
    return next(each for each in draft.clauses if each.kind is kind and number in {"", each.number})


def below(draft: Draft, above: DraftClause) -> list[DraftClause]:
    at = draft.clauses.index(above)
    return [clause for clause in draft.clauses if clause.parent == at]


def remarks(draft: Draft, *wanted: Remark) -> list[tuple[Remark, str]]:
    return [
        (found.remark, found.text)
        for found in draft.findings
        if not wanted or found.remark in wanted
    ]
