"""The minutes of a meeting as values: what a page and a paper say of it, word for word."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from app.statute.record import digest_of


@dataclass(frozen=True, slots=True)
class Heard:
    """One item of the agenda in the minutes."""

    number: int
    """Its place in the agenda, from 1."""
    title: str
    words: tuple[tuple[str, str], ...] = ()
    """The exact words that were decided on: label and text."""
    heard: str = ""
    spoke: str = ""
    outcome: str = ""
    """approved, rejected, put_off or noted; empty: not dealt with."""
    decided: str = ""
    """What was decided, in the secretary's words."""
    reason: str = ""
    by_name: tuple[tuple[str, str], ...] = ()
    """approve, object or abstain, with whose voice it was and who spoke for them."""
    tally: tuple[int, int, int] | None = None
    """For, against, abstained; None where nobody voted."""
    dissents: tuple[tuple[str, str], ...] = ()
    """Who dissented, in their own words."""
    digest: str = ""
    """Over the words decided on; empty where none were."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one meeting in one language."""

    language: str
    document: str
    """Its title."""
    number: int
    title: str
    day: str
    """YYYY-MM-DD"""
    time: str
    place: str
    chair: str
    secretary: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    guests: tuple[str, ...]
    comings: tuple[tuple[str, str, str], ...]
    """Who came late or left early: HH:MM, name, came or left."""
    voices: tuple[tuple[str, str], ...]
    """Who was absent, and who had their voice."""
    quorum: tuple[int, int, int]
    """Members present, needed, in all."""
    began: str
    """HH:MM, empty before."""
    ended: str
    items: tuple[Heard, ...]

    def facts(self) -> dict[str, Any]:
        """As kept when they are closed."""
        return asdict(self)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Self:
        """As they were kept."""
        known = {field.name: _tupled(facts[field.name]) for field in fields(cls)}
        items = tuple(_heard(one) for one in facts["items"])
        return cls(**{**known, "items": items})

    def extract(self, chosen: frozenset[int]) -> Self:
        """The same with the chosen items only, by their numbers."""
        return replace(self, items=tuple(one for one in self.items if one.number in chosen))


def closed_digest(by_language: Mapping[str, Mapping[str, Any]]) -> str:
    """What closed minutes are known by: SHA-256 over them in every language."""
    return digest_of({"minutes": {language: dict(said) for language, said in by_language.items()}})


def _heard(facts: Mapping[str, Any]) -> Heard:
    return Heard(**{name: _tupled(said) for name, said in facts.items()})


def _tupled(said: Any) -> Any:
    """Lists, as JSON has them, as the tuples they were."""
    return tuple(_tupled(one) for one in said) if isinstance(said, (list, tuple)) else said
