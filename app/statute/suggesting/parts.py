"""One thing a suggestion proposes: other words, another place, a new clause, or none."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from app.statute.snapshot import Kind


class Deed(StrEnum):
    """What is to be done."""

    REWORD = "reword"
    MOVE = "move"
    INSERT = "insert"
    STRIKE = "strike"


@dataclass(frozen=True, slots=True)
class Words:
    """What a clause is to say in one language."""

    language: str
    base: str
    """Digest of the wording it was written against."""
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a suggestion proposes, to be done in their order."""

    deed: Deed
    clause: str | None = None
    """Which clause it changes; None: a new one."""
    words: tuple[Words, ...] = ()
    """Of REWORD and INSERT, by language."""
    seen: str = ""
    """Of MOVE and STRIKE: digest of the authoritative words the clause had."""
    kind: Kind | None = None
    """Of INSERT."""
    parent: str | None = None
    """Of MOVE and INSERT: under which clause; None: at the top."""
    after: str | None = None
    """After which sibling there; None: first."""
    under: int | None = None
    """The part, counting from 1, that inserts the clause under which it is to stand."""

    @property
    def place(self) -> tuple[str | None, str | None, int | None]:
        """Where it puts a clause: under which, after which sibling, in the unit of which part."""
        return self.parent, self.after, self.under

    def facts(self) -> dict[str, Any]:
        """The same as JSON holds it."""
        return asdict(self)

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> "Part":
        """Read what `facts` wrote. Raises KeyError, TypeError, ValueError on anything else."""
        told = dict(facts)
        told["deed"] = Deed(told["deed"])
        told["kind"] = Kind(told["kind"]) if told["kind"] else None
        told["words"] = tuple(Words(**words) for words in told["words"])
        return cls(**told)
