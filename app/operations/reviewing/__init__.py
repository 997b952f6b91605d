"""Ask people to review documents, take in what they hand in, close the round and open it again."""

from app.operations.reviewing.errors import (
    DeadlinePassed,
    HandedInAlready,
    NobodyAsked,
    NotAsked,
    NotLater,
    RoundClosed,
)
from app.operations.reviewing.handing_in import Answered, hand_in
from app.operations.reviewing.opening import (
    LONGEST_MESSAGE,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_QUESTIONS,
    Asked,
    ask_more,
    close_round,
    extend_round,
    open_round,
    reopen_round,
)
from app.operations.reviewing.reminding import by_hand, mark_reminded
from app.operations.reviewing.sitting import draft, keep_answers, look

__all__ = [
    "LONGEST_MESSAGE",
    "LONGEST_QUESTION",
    "LONGEST_TITLE",
    "MOST_QUESTIONS",
    "Answered",
    "Asked",
    "DeadlinePassed",
    "HandedInAlready",
    "NobodyAsked",
    "NotAsked",
    "NotLater",
    "RoundClosed",
    "ask_more",
    "by_hand",
    "close_round",
    "draft",
    "extend_round",
    "hand_in",
    "keep_answers",
    "look",
    "mark_reminded",
    "open_round",
    "reopen_round",
]
