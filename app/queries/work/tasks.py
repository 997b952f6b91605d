"""What a task is: one thing that waits for one person, and where it is to be done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Group(StrEnum):
    """What is asked of somebody."""

    DECIDE = "decide"
    """Words put forward that they have not judged."""
    LOOK = "look"
    """Words they judged, which have changed since."""
    REPLY = "reply"
    """Somebody called on them, asked them, or gave them a conversation to see to."""
    SUGGESTION = "suggestion"
    """Other words are proposed, and they may take or reject them."""
    REVIEW = "review"
    """They are asked to review a text."""
    MEETING = "meeting"
    """A meeting they are invited to, and what was entered for them at one."""
    COORDINATE = "coordinate"
    """What nobody but the coordinator sees to."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits for a person."""

    group: Group
    asked: str
    """What exactly, within the group: one of the words that views have sentences for."""
    record_id: str
    """The document."""
    clause_id: str | None = None
    """Where in it; None: on the document as a whole."""
    thread_id: str | None = None
    round_id: str | None = None
    meeting_id: str | None = None
    item: str | None = None
    """Id of an item of the meeting."""
    by: str | None = None
    """Id of the person who asks, where one does."""
    since: int = 0
    """The step from which it waits; 0 where no step began it."""
    due: date | None = None
    """The last day."""
    count: int = 1
    """How many things the row stands for."""
    words: str = ""
    """What it is called, or the beginning of what was said."""

    def is_overdue(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.due is not None and self.due < today
