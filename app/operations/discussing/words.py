"""What may be said in a conversation."""

from app.operations.errors import NothingSaid, TooLong
from app.statute.snapshot import canonical

LONGEST_COMMENT = 20_000
"""Longest comment, in characters."""


def checked_words(body: str) -> str:
    """The words in canonical form. Raises NothingSaid, TooLong."""
    words = canonical(body)
    if not words:
        raise NothingSaid
    check_length(words)
    return words


def check_length(words: str) -> None:
    """Raises TooLong."""
    if len(words) > LONGEST_COMMENT:
        raise TooLong(len(words), LONGEST_COMMENT)
