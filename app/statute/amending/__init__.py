"""The amending act: which instructions turn one text of an act in force into another, in words."""

from app.statute.amending.amendment import (
    Amendment,
    NumbersShifted,
    amend,
    is_proven,
)
from app.statute.amending.applying import apply
from app.statute.amending.composing import AmendingAct, Entry, compose, plain_text, target_path
from app.statute.amending.english import NOTE, compose_in_english, in_english
from app.statute.amending.phrasing import Voice, say
from app.statute.amending.provisions import Act, act_of, settled
from app.statute.amending.reading import Unreadable, read

__all__ = [
    "NOTE",
    "Act",
    "AmendingAct",
    "Amendment",
    "Entry",
    "NumbersShifted",
    "Unreadable",
    "Voice",
    "act_of",
    "amend",
    "apply",
    "compose",
    "compose_in_english",
    "in_english",
    "is_proven",
    "plain_text",
    "read",
    "say",
    "settled",
    "target_path",
]
