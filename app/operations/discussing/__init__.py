"""Talk about clauses and about words of them: begin, reply, resolve, reopen, suggest, accept."""

from app.operations.discussing.answering import OUTCOMES, is_resolved, reopen, reply, resolve
from app.operations.discussing.opening import KINDS, Said, begin_thread
from app.operations.discussing.suggesting import (
    SUGGESTION,
    accept_suggestion,
    reject_suggestion,
    settle_suggestion,
    suggest,
)
from app.operations.discussing.words import LONGEST_COMMENT

__all__ = [
    "KINDS",
    "LONGEST_COMMENT",
    "OUTCOMES",
    "SUGGESTION",
    "Said",
    "accept_suggestion",
    "begin_thread",
    "is_resolved",
    "reject_suggestion",
    "reopen",
    "reply",
    "resolve",
    "settle_suggestion",
    "suggest",
]
