"""What a document says at one step: its clauses in reading order, with their wordings."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from app.statute.record import digest_of

AUTHORITATIVE = "az"
"""Language of the text that is agreed; every other language is a translation of it."""

LANGUAGES = ("az", "en")
"""Languages a clause may be worded in, the authoritative one first."""


class Kind(StrEnum):
    """What sort of unit a clause is, whatever its act family calls it (21-IVKQ, Art. 30)."""

    PREAMBLE = "preamble"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    INDENT = "indent"
    ANNEX = "annex"


class Family(StrEnum):
    """The act family: a law has *maddə*, a subordinate act *hissə* (21-IVKQ, Art. 30.2).

    European: articles whose paragraphs are counted anew, cited 5(1), as acts of the Union are.
    Plan: goals, objectives, actions (*məqsəd, hədəf, tədbir*), numbered as a subordinate act is.
    """

    LAW = "law"
    SUBORDINATE = "subordinate"
    EUROPEAN = "european"
    PLAN = "plan"

    @property
    def has_articles(self) -> bool:
        """Whether a unit with a single number is printed as an article, not as a bare number."""
        return self not in (Family.SUBORDINATE, Family.PLAN)


class Numbering(StrEnum):
    """Whether printed numbers follow the tree or stand fixed because the act is in force."""

    DERIVED = "derived"
    FIXED = "fixed"


UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, half surrogates and non-characters: no database and no XML can hold them."""


def canonical(text: str) -> str:
    """Text as stored and hashed: NFC, line feeds, no unstorable characters, no blank edges."""
    text = UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = unicodedata.normalize("NFC", text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


@dataclass(frozen=True, slots=True)
class Wording:
    """What a clause says in one language. `digest`: SHA-256 over language, heading and text."""

    language: str
    heading: str
    text: str
    digest: str
    made_from: str | None = None
    """Digest of the authoritative wording a translation was made from."""


def word(language: str, heading: str, text: str, made_from: str | None = None) -> Wording:
    """A wording in canonical form with its digest."""
    heading, text = canonical(heading).replace("\n", " "), canonical(text)
    digest = digest_of({"heading": heading, "language": language, "text": text})
    return Wording(language, heading, text, digest, made_from)


@dataclass(frozen=True, slots=True)
class Clause:
    """One addressable unit where it stands at a step, and what it says there."""

    id: str
    kind: Kind
    parent: str | None
    rank: int
    """Place among siblings: any integers, smaller first."""
    fixed: str | None = None
    """Number printed whatever the tree says, bare: `10-1`, `5.2`, `ç`, `IV`."""
    struck: bool = False
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    since: int = 0
    """Step since which the newest of its wordings or placement holds."""

    def wording(self, language: str) -> Wording:
        """The wording in `language`, an empty one if there is none."""
        return self.wordings.get(language) or _silence(language)


@lru_cache(maxsize=8)
def _silence(language: str) -> Wording:
    """What a clause says in a language it has no words in."""
    return word(language, "", "")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of the document as a whole."""

    slug: str
    titles: Mapping[str, str]
    kind: str
    """One of app.statute.kinds.BUILT."""
    family: Family
    numbering: Numbering
    illustrative: bool = False
    """True marks the text «Nümunə (illüstrativ), rəsmi mətn deyil» wherever it is shown."""

    def title(self, language: str) -> str:
        """The title in `language`, else in the authoritative one."""
        return self.titles.get(language) or self.titles.get(AUTHORITATIVE) or self.slug


@dataclass(frozen=True, slots=True)
class Vacated:
    """A number of an act in force whose clause was moved away: it stands, and nobody gets it."""

    clause: str
    """Who bore it."""
    kind: Kind
    parent: str | None
    number: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A document at a step. `clauses` are in reading order, struck ones included."""

    particulars: Particulars
    step: int
    digest: str
    """Digest of the step: the head of the record's hash chain there."""
    at: datetime | None
    clauses: tuple[Clause, ...]
    milestone: str | None = None
    vacated: tuple[Vacated, ...] = ()
    """Numbers that moved clauses left behind, where numbers are fixed (app.statute.vacated)."""
    by_id: Mapping[str, Clause] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {clause.id: clause for clause in self.clauses})


def children_of(clauses: Iterable[Clause]) -> dict[str | None, list[Clause]]:
    """Clauses by parent, siblings by rank; ties by id, so the order is total."""
    siblings: dict[str | None, list[Clause]] = {}
    for clause in clauses:
        siblings.setdefault(clause.parent, []).append(clause)
    for group in siblings.values():
        group.sort(key=lambda clause: (clause.rank, clause.id))
    return siblings


def in_reading_order(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Clauses from top to bottom: each before its children, siblings by rank."""
    siblings = children_of(clauses)
    ordered: list[Clause] = []
    waiting = list(reversed(siblings.get(None, [])))
    while waiting:
        clause = waiting.pop()
        ordered.append(clause)
        waiting.extend(reversed(siblings.get(clause.id, [])))
    return tuple(ordered)


def depths(clauses: Sequence[Clause]) -> dict[str, int]:
    """Depth of each clause, counting from 0 at the top; needs reading order."""
    found: dict[str, int] = {}
    for clause in clauses:
        found[clause.id] = 0 if clause.parent is None else found[clause.parent] + 1
    return found
