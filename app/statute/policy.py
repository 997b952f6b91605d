"""What it takes to agree on a clause of a document."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from app.statute.errors import StatuteError


class PolicyError(StatuteError, ValueError):
    """A policy nobody could follow, or facts that are none."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How many approve, whose word counts, and what holds agreement back."""

    approvals_needed: int = 2
    """At least 1."""
    authors_count: bool = False
    """Whether an approval by an author of the wording is counted."""
    objections_hold: bool = True
    blocking_threads_hold: bool = True

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if type(value) is not type(field.default):
                raise PolicyError(f"{field.name} cannot be {value!r}.")
        if self.approvals_needed < 1:
            raise PolicyError("Agreement needs at least one approval.")

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Self:
        """The policy as recorded; what the facts do not say is as by default.

        Raises PolicyError for a rule it does not know, which it could not keep.
        """
        unknown = facts.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise PolicyError(f"Unknown rules: {', '.join(sorted(unknown))}.")
        return cls(**facts)

    def facts(self) -> dict[str, int | bool]:
        """The policy as recorded."""
        return asdict(self)


_SENTENCES: Mapping[str, Mapping[tuple[str, bool], str]] = {
    "az": {
        ("authors_count", True): "Redaksiya müəllifinin öz razılığı da sayılır.",
        ("authors_count", False): "Redaksiya müəllifinin öz razılığı sayılmır.",
        ("objections_hold", True): "Etiraz qaldıqca redaksiya razılaşdırılmış sayılmır.",
        ("objections_hold", False): "Etiraz razılaşmaya mane olmur.",
        ("blocking_threads_hold", True): (
            "Razılaşmanı saxlayan müzakirə açıq qaldıqca redaksiya razılaşdırılmış sayılmır."
        ),
        ("blocking_threads_hold", False): "Açıq müzakirə razılaşmaya mane olmur.",
    },
    "en": {
        ("authors_count", True): "An author's approval of their own wording counts.",
        ("authors_count", False): "An author's approval of their own wording does not count.",
        ("objections_hold", True): "While an objection stands, the wording is not agreed.",
        ("objections_hold", False): "An objection does not hold agreement back.",
        ("blocking_threads_hold", True): (
            "While a blocking thread is open, the wording is not agreed."
        ),
        ("blocking_threads_hold", False): "A blocking thread does not hold agreement back.",
    },
}


def in_words(policy: Policy, language: str) -> str:
    """The whole policy in plain sentences, for whoever asks why something is not agreed yet."""
    language = "az" if language == "az" else "en"
    said = {(name, bool(value)) for name, value in policy.facts().items()}
    told = [sentence for rule, sentence in _SENTENCES[language].items() if rule in said]
    return " ".join([_needed(policy.approvals_needed, language), *told])


def _needed(count: int, language: str) -> str:
    if language == "az":
        return f"Redaksiyanın razılaşdırılması üçün {count} razılıq lazımdır."
    return f"A wording is agreed with {count} {'approval' if count == 1 else 'approvals'}."
