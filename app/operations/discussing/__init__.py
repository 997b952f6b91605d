"""Talk about clauses and about words of them: begin, reply, resolve, reopen, suggest, accept."""

from app.operations.discussing.answering import OUTCOMES, is_resolved, reopen, reply, resolve
from app.operations.discussing.opening import KINDS, Said, begin_thread
from app.operations.discussing.reattaching import Chosen, reattach
from app.operations.discussing.revising import (
    resume_thread,
    revise_comment,
    withdraw_comment,
    withdraw_thread,
)
from app.operations.discussing.suggesting import (
    SUGGESTION,
    accept_suggestion,
    reject_suggestion,
    settle_suggestion,
    suggest,
)
from app.operations.discussing.tending import assign_thread, hold_agreement, lift_hold
from app.operations.discussing.words import LONGEST_COMMENT

__all__ = [
    "KINDS",
    "LONGEST_COMMENT",
    "OUTCOMES",
    "SUGGESTION",
    "Chosen",
    "Said",
    "accept_suggestion",
    "assign_thread",
    "begin_thread",
    "hold_agreement",
    "is_resolved",
    "lift_hold",
    "reattach",
    "reject_suggestion",
    "reopen",
    "reply",
    "resolve",
    "resume_thread",
    "revise_comment",
    "settle_suggestion",
    "suggest",
    "withdraw_comment",
    "withdraw_thread",
]
