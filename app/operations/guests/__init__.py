"""Guests: the links they come by, what they write, and how it is let into the conversation."""

from app.operations.guests.admitting import admit, refuse
from app.operations.guests.coming import Sender, knock
from app.operations.guests.errors import (
    AllSaid,
    ChangedMeanwhile,
    EndedLink,
    InstitutionNeeded,
    NameNeeded,
    ReadOnly,
    TooManySent,
    UnknownLink,
)
from app.operations.guests.links import (
    ASKED,
    LONGEST_DAYS,
    MOST_REMARKS,
    Terms,
    extend_link,
    first_language,
    known_link,
    make_link,
    note_opened,
    open_link,
    revoke_link,
)
from app.operations.guests.writing import (
    answer,
    change,
    change_answer,
    drop,
    drop_answer,
    say,
)

__all__ = [
    "ASKED",
    "LONGEST_DAYS",
    "MOST_REMARKS",
    "AllSaid",
    "ChangedMeanwhile",
    "EndedLink",
    "InstitutionNeeded",
    "NameNeeded",
    "ReadOnly",
    "Sender",
    "Terms",
    "TooManySent",
    "UnknownLink",
    "admit",
    "answer",
    "change",
    "change_answer",
    "drop",
    "drop_answer",
    "extend_link",
    "first_language",
    "knock",
    "known_link",
    "make_link",
    "note_opened",
    "open_link",
    "refuse",
    "revoke_link",
    "say",
]
