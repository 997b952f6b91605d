"""Call a meeting, keep who is there and what it decides, and close its minutes."""

from app.operations.convening.calling import (
    CONTEST_DAYS,
    MOST_CONTEST_DAYS,
    Call,
    Spot,
    call_meeting,
    cancel_meeting,
    change_call,
)
from app.operations.convening.errors import (
    NoOffice,
    NoQuorum,
    NotAtThisStage,
    NothingOnAgenda,
    NothingToContest,
    NotKeeper,
    NotPresent,
    TooLateToContest,
    Undecided,
    VoiceContested,
)
from app.operations.convening.minuting import (
    close_minutes,
    contest_voice,
    correct_minutes,
    note_item,
)
from app.operations.convening.resolving import JUDGEMENTS, Resolved, resolve_item
from app.operations.convening.sitting import (
    begin_meeting,
    end_meeting,
    keeps,
    note_attendance,
)

__all__ = [
    "CONTEST_DAYS",
    "JUDGEMENTS",
    "MOST_CONTEST_DAYS",
    "Call",
    "NoOffice",
    "NoQuorum",
    "NotAtThisStage",
    "NotKeeper",
    "NotPresent",
    "NothingOnAgenda",
    "NothingToContest",
    "Resolved",
    "Spot",
    "TooLateToContest",
    "Undecided",
    "VoiceContested",
    "begin_meeting",
    "call_meeting",
    "cancel_meeting",
    "change_call",
    "close_minutes",
    "contest_voice",
    "correct_minutes",
    "end_meeting",
    "keeps",
    "note_attendance",
    "note_item",
    "resolve_item",
]
