"""How a source and its extracts came to be described as they are: by whom, when, word by word."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import HOUSE, Extract, Person, Source, Step
from app.statute.diffing import Run, compare


@dataclass(frozen=True, slots=True)
class Telling:
    """A source or an extract as it was described in one step, and by whom."""

    row: Source | Extract
    step: Step
    person: Person | None
    """None: it came with the installation."""

    @property
    def verified(self) -> bool:
        """Whether it was said to be checked where it can be read."""
        return bool(self.row.facts.get("verified"))


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that was said otherwise before."""

    fact: str
    """Its name in the facts, `versions` for a line of versions."""
    language: str
    """Of the words, where they are by language."""
    before: str
    after: str

    @property
    def runs(self) -> Sequence[Run]:
        """What was struck and added, word by word."""
        return compare(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Change:
    """A telling beside the one before it."""

    telling: Telling
    first: bool
    differences: Sequence[Difference]
    unmarked: bool = False
    """It was checked before, and is not any more."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Every telling of one thing, oldest first."""

    tellings: Sequence[Telling]

    @property
    def added(self) -> Telling:
        """Who added it."""
        return self.tellings[0]

    @property
    def newest(self) -> Telling:
        """Who said it last."""
        return self.tellings[-1]

    @property
    def verified(self) -> Telling | None:
        """Who checked it as it stands; None where nobody did since it was last changed."""
        return self.newest if self.newest.verified else None

    def changes(self) -> Iterator[Change]:
        """What each telling changed, newest first."""
        for before, after in reversed(list(pairwise(self.tellings))):
            told = list(differences(before.row, after.row))
            lost = before.verified and not after.verified
            yield Change(after, first=False, differences=told, unmarked=lost)
        yield Change(self.added, first=True, differences=())


def source_told(session: Session, slug: str) -> Provenance | None:
    """How a source was described, step by step; None where there is no such source."""
    query = _told(Source).where(Source.slug == slug).order_by(Source.row)
    found = [Telling(row, step, person) for row, step, person in session.execute(query)]
    return Provenance(found) if found else None


def extracts_told(session: Session, source_slug: str) -> Mapping[str, Provenance]:
    """How each extract of a source was said, by its name."""
    query = _told(Extract).where(Extract.source_slug == source_slug).order_by(Extract.row)
    found: dict[str, list[Telling]] = defaultdict(list)
    for row, step, person in session.execute(query):
        found[row.slug].append(Telling(row, step, person))
    return {slug: Provenance(some) for slug, some in found.items()}


def differences(before: Source | Extract, after: Source | Extract) -> Iterator[Difference]:
    """Facts said otherwise, in the order in which they are told."""
    was, now = _facts(before), _facts(after)
    for key in dict.fromkeys([*now, *was]):
        if was.get(key, "") != now.get(key, ""):
            yield Difference(*key, was.get(key, ""), now.get(key, ""))


def _told(table: type[Source] | type[Extract]) -> Select[*tuple[Any, ...]]:
    return (
        select(table, Step, Person)
        .join(Step, (Step.record_id == HOUSE) & (Step.number == table.since))
        .outerjoin(Person, Person.id == Step.actor_id)
    )


def _facts(row: Source | Extract) -> dict[tuple[str, str], str]:
    """What is said, flat: by fact and language."""
    found: dict[tuple[str, str], str] = {}
    if isinstance(row, Source):
        found = {
            (name, ""): said
            for name, said in (
                ("kind", row.kind),
                ("country", row.country),
                ("language", row.language),
            )
        }
    for name, said in row.facts.items():
        found.update(_flat(name, said))
    return {key: words for key, words in found.items() if words}


def _flat(name: str, said: object) -> Iterator[tuple[tuple[str, str], str]]:
    if name == "quotation" and isinstance(said, dict):
        yield (name, str(said.get("language") or "")), str(said.get("text") or "")
    elif isinstance(said, dict):
        for key, words in said.items():
            yield (key, "") if name == "identifiers" else (name, key), str(words)
    elif isinstance(said, list):
        yield (name, ""), "\n".join(map(_line, said))
    elif name != "verified":
        yield (name, ""), str(said or "")


def _line(said: object) -> str:
    if isinstance(said, dict):
        return " · ".join(str(words) for words in said.values() if words)
    return str(said)
