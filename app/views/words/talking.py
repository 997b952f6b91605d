"""What discussions, suggestions and their outcomes are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

OUTCOMES: Mapping[str, Any] = {
    "accepted": _l("Accepted"),
    "partly": _l("Accepted in part"),
    "rejected": _l("Rejected"),
    "noted": _l("Noted"),
    "withdrawn": _l("Withdrawn"),
}

DISPOSITIONS: Mapping[str, Any] = {"open": _l("Open"), **OUTCOMES}
"""What became of a remark, as registers say it."""

THREAD_KINDS: Mapping[str, Any] = {
    "comment": _l("Comment"),
    "question": _l("Question"),
    "objection": _l("Remark"),
    "suggestion": _l("Suggestion"),
}

KIND_MEANINGS: Mapping[str, Any] = {
    "comment": _l("a thought or a note; nothing has to change"),
    "question": _l("waits for an answer"),
    "objection": _l("says what is wrong with the words and should be mended"),
}
"""What each kind of conversation asks of the others, as one chooses it."""

TURNS: Mapping[str, Any] = {
    "inserted": _l("inserted it"),
    "moved": _l("moved it"),
    "struck": _l("struck it"),
    "restored": _l("restored it"),
    "converted": _l("made it a unit of another kind"),
}
"""What became of the place of a clause."""

MISFITS: Mapping[str, Any] = {
    "struck": _l("what it is about is struck"),
    "words": _l("the same words were changed since"),
    "parted": _l("the clause was split or joined since, and the change fits into none of them"),
    "gone": _l("what it is to stand beside is no longer there"),
    "misplaced": _l("a unit of this kind cannot stand there"),
    "inside": _l("a clause cannot become part of one of its own parts"),
    "waits": _l("it is to stand in a new unit that is not taken"),
}
"""Why a part of a suggestion no longer fits the text."""

CONTESTS: Mapping[str, Any] = {
    "misfit": _l("The text has changed so that not all of it fits."),
    "stands": _l("The text says so already."),
    "several": _l("Another suggestion touches the same clause or place."),
    "asked": _l("A question waits for an answer, in it or on a clause it changes."),
    "blocked": _l("An open remark objects here, or holds agreement back."),
    "objected": _l("Somebody votes against the words that stand."),
    "agreed": _l("The words it changes are agreed."),
}
"""Why a suggestion waits for a decision of its own."""

RIVALRIES: Mapping[str, Any] = {
    "words": _l("both change the same words"),
    "struck": _l("one strikes what the other builds on"),
    "moved": _l("each moves the clause elsewhere"),
    "place": _l("both put something at the same place"),
}
"""Why two suggestions cannot both be taken as they are."""
