"""What a check is, and what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.statute.record import digest_of
from app.statute.snapshot import AUTHORITATIVE

Said = Mapping[str, str]
"""Words for people, in Azerbaijani and in English."""


class Level(StrEnum):
    """How grave a finding is, the gravest first."""

    BLOCKS = "blocks"
    """Holds agreement back."""
    WARNING = "warning"
    NOTE = "note"


class Group(StrEnum):
    """What a check looks at."""

    REFERENCES = "references"
    CONTENT = "content"
    TERMS = "terms"
    STRUCTURE = "structure"
    LANGUAGE = "language"
    NUMERALS = "numerals"
    SIGNS = "signs"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: what it asks for, on whose authority, why, and how to mend what it finds."""

    id: str
    group: Group
    level: Level
    source: Said
    title: Said
    why: Said
    """May hold {names} that a finding fills in."""
    mend: Said


def rule(
    name: str, of: tuple[Group, Level], source: Said, az: tuple[str, str, str], en: tuple[str, ...]
) -> Rule:
    """A rule in two languages: title, why, how to mend."""
    title, why, mend = ({"az": one, "en": other} for one, other in zip(az, en, strict=True))
    return Rule(name, *of, source, title, why, mend)


def law(article: str, suffix: str) -> Said:
    """The Constitutional Law on Normative Legal Acts: its article, and the ordinal's suffix."""
    return {"az": f"21-IVKQ, {article}-{suffix} maddə", "en": f"21-IVKQ, Art. {article}"}


def civil(article: str, suffix: str) -> Said:
    """The Civil Code: its article, and the ordinal's suffix."""
    return {
        "az": f"Mülki Məcəllə, {article}-{suffix} maddə",
        "en": f"Civil Code, Art. {article}",
    }


HOUSE: Said = {"az": "Nizam qaydası", "en": "House rule of Nizam"}
"""What no act prescribes and this product asks for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that a rule finds fault with."""

    rule: Rule
    clause: str | None
    """None where it is about the document as a whole."""
    words: str
    """The words concerned: while they stand, a setting aside holds."""
    language: str = AUTHORITATIVE
    start: int | None = None
    """Offsets of the words in the stored heading or text, in code points; None for no one place."""
    end: int | None = None
    in_heading: bool = False
    facts: Mapping[str, str | int] = field(default_factory=dict)
    """What the explanation names."""
    others: tuple[str, ...] = ()
    """Other clauses it concerns."""

    @property
    def digest(self) -> str:
        """SHA-256 over rule, clause and words: the finding stays the same while they do."""
        return digest_of(
            {
                "clause": self.clause,
                "language": self.language,
                "rule": self.rule.id,
                "words": self.words,
            }
        )

    def why(self, language: str) -> str:
        """What is wrong, in a sentence."""
        return self.rule.why[language].format_map(self.facts)

    def mend(self, language: str) -> str:
        """What to do, in a sentence."""
        return self.rule.mend[language].format_map(self.facts)
