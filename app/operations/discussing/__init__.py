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
from app.operations.discussing.settling import (
    accept_edited,
    reject_suggestion,
    settle_suggestion,
)
from app.operations.discussing.suggesting import suggest, suggest_changes
from app.operations.discussing.taking import Choice, accept_suggestion
from app.operations.discussing.tending import assign_thread, hold_agreement, lift_hold
from app.operations.discussing.words import LONGEST_COMMENT
from app.queries.suggestions import SUGGESTION

__all__ = [
    "KINDS",
    "LONGEST_COMMENT",
    "OUTCOMES",
    "SUGGESTION",
    "Choice",
    "Chosen",
    "Said",
    "accept_edited",
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
    "suggest_changes",
    "withdraw_comment",
    "withdraw_thread",
]
