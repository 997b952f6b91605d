"""What is kept of quoted words, and what can be said of where they stand."""

from dataclasses import dataclass
from enum import StrEnum

from app.statute.errors import StatuteError

CONTEXT = 32
"""Characters kept on either side of a quote."""


class AnchorError(StatuteError, ValueError):
    """A range that quotes nothing of the text."""


class Held(StrEnum):
    """How a quote stands in the text as it is now."""

    ATTACHED = "attached"
    MOVED = "moved"
    CHANGED = "changed"
    DETACHED = "detached"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Quoted words where they stood when they were quoted; kept for ever."""

    quote: str
    prefix: str
    suffix: str
    start: int
    """Counts code points from 0."""
    end: int
    """The first code point after the quote."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where an anchor stands now; no range where it is detached."""

    state: Held
    start: int | None
    end: int | None

    @property
    def is_verbatim(self) -> bool:
        """Whether the very words stand there."""
        return self.state in (Held.ATTACHED, Held.MOVED)


DETACHED = Position(Held.DETACHED, None, None)


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`; AnchorError where the range is empty or outside."""
    if not 0 <= start < end <= len(text):
        raise AnchorError(f"Nothing to quote from {start} to {end} in {len(text)} characters.")
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Anchor(text[start:end], before, after, start, end)
