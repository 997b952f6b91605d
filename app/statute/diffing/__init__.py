"""What changed between two texts, word by word, as a reader of law wants to see it."""

from app.statute.diffing.hunk import Hunk
from app.statute.diffing.hunks import LIMIT, hunks
from app.statute.diffing.labels import labelled
from app.statute.diffing.narrative import in_words, plain
from app.statute.diffing.runs import (
    ADDED,
    KEPT,
    STRUCK,
    Run,
    RunKind,
    after_of,
    before_of,
    change_ratio,
    compare,
)
from app.statute.diffing.tokens import tokens
from app.statute.diffing.within import within

__all__ = [
    "ADDED",
    "KEPT",
    "LIMIT",
    "STRUCK",
    "Hunk",
    "Run",
    "RunKind",
    "after_of",
    "before_of",
    "change_ratio",
    "compare",
    "hunks",
    "in_words",
    "labelled",
    "plain",
    "tokens",
    "within",
]
