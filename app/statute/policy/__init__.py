"""What it takes to agree on a clause of a document: the rules, and the rules in words."""

from app.statute.policy.rules import (
    LONGEST_DAYS,
    MAJORITY,
    MOST,
    Basis,
    Policy,
    PolicyError,
    Proposers,
)
from app.statute.policy.sentences import in_words

__all__ = [
    "LONGEST_DAYS",
    "MAJORITY",
    "MOST",
    "Basis",
    "Policy",
    "PolicyError",
    "Proposers",
    "in_words",
]
