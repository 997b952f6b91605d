"""What a piece of news is: one thing somebody else did that concerns a person, and why it does."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.statute.snapshot import Wording


class Reason(StrEnum):
    """Why a step is news to somebody, the most pressing first."""

    ASSIGNED = "assigned"
    """They are to see to a conversation."""
    MENTION = "mention"
    DECIDED = "decided"
    """Their suggestion was accepted, in part or not, or opened again."""
    REPLY = "reply"
    """Somebody spoke in a conversation they take part in."""
    TURNED = "turned"
    """A conversation they take part in was closed or opened again."""
    ON_MY_WORDS = "on_my_words"
    """A conversation began on words they wrote."""
    OBJECTED = "objected"
    """Somebody objects to words they wrote."""
    PUT_FORWARD = "put_forward"
    """Words are put forward on which their silence would be consent."""
    CARRIED = "carried"
    """What they said of words was carried over to others, or that was taken back."""
    CHANGED = "changed"
    """Words they wrote or approved were changed, struck or brought back."""
    FOLLOWED = "followed"
    """Something happened to what they follow."""
    ASKED = "asked"
    """They are asked to review."""
    HANDED_IN = "handed_in"
    """A review came in for a round they opened."""
    CLOSED = "closed"
    """A review they were asked for is closed."""
    SEALED = "sealed"
    ROLE = "role"


URGENT = frozenset({Reason.ASSIGNED, Reason.MENTION})
"""What comes at once unless somebody wants it otherwise."""

LETTERED_ALREADY = frozenset({Reason.ASKED})
"""What the deed itself writes a letter about."""


@dataclass(frozen=True, slots=True)
class Hint:
    """That a step is news, and what it is about: enough to count and to group."""

    record: str
    step: int
    at: datetime
    actor: str | None
    deed: str
    reason: Reason
    clause: str | None
    thread: str | None
    count: int = 1
    """Clauses that concern the person: several where one deed changed many."""

    @property
    def subject(self) -> str:
        """What it belongs to: t- and the id of a thread, c- and that of a clause, or d."""
        if self.thread:
            return f"t-{self.thread}"
        return f"c-{self.clause}" if self.clause else "d"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things a suggestion proposes to do."""

    number: int
    """From 1 in the order they are to be done; 0: the only one."""
    deed: str
    """reword, move, insert or strike"""
    clause: str = ""
    """What is to be reworded, moved or struck."""
    parent: str = ""
    """Where it is to stand; empty: at the top."""
    beside: str = ""
    """After what; empty: first."""
    under: int = 0
    """The part that makes the unit in which it is to stand."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one language before and after."""

    before: Wording
    after: Wording
    part: Part | None = None
    """Of which part of a suggestion; None: it was done."""

    @property
    def changes_words(self) -> bool:
        """Whether it says anything else than before."""
        return self.before.digest != self.after.digest


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news, whole."""

    hint: Hint
    words: str = ""
    """What was said; empty where nothing was, or where it was withdrawn since."""
    detail: str = ""
    """An outcome, a verdict, a role or a day, as the reason has it."""
    quote: str = ""
    """The words of the clause the conversation is about."""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """What is new about one conversation, one clause, or the document: oldest first."""

    record: str
    subject: str
    items: tuple[Item, ...]
    unread: bool = True

    @property
    def newest(self) -> Hint:
        """The last that happened."""
        return self.items[-1].hint

    @property
    def reason(self) -> Reason:
        """The most pressing of its reasons."""
        return min((one.hint.reason for one in self.items), key=list(Reason).index)

    @property
    def clause(self) -> str | None:
        """The clause it is about."""
        return next((one.hint.clause for one in reversed(self.items) if one.hint.clause), None)

    @property
    def thread(self) -> str | None:
        """The conversation it is about."""
        return self.items[0].hint.thread

    @property
    def changes(self) -> tuple[Change, ...]:
        """From the words before the first to those after the last; none where they came back.

        Of a suggestion part by part, those too that leave words alone.
        """
        first: dict[tuple[int, str], Wording] = {}
        last: dict[tuple[int, str], Change] = {}
        for change in (change for one in self.items for change in one.changes):
            key = (change.part.number if change.part else 0, change.after.language)
            first.setdefault(key, change.before)
            last[key] = change
        whole = [replace(last[key], before=first[key]) for key in sorted(last)]
        return tuple(one for one in whole if one.changes_words or one.part)
