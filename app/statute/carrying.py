"""What of a member's word on some words counts for words that differ in typography only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.statute.workflow import Vote


@dataclass(frozen=True, slots=True)
class Carried:
    """That what one person said of `before` by a step counts for `after` too."""

    person: str
    """Whose word it is."""
    before: str
    after: str
    since: int
    by: str = ""
    """Who carried it over; empty where no person did."""


def as_carried(digest: str, votes: Iterable[Vote], carried: Sequence[Carried]) -> list[Vote]:
    """The votes as they count where `digest` stands: those carried to it name it, and by whom.

    Only what was said before it was carried: who speaks of the earlier words again speaks of
    those alone.
    """
    to_it = [one for one in carried if one.after == digest]
    return [_carried(vote, to_it) for vote in votes]


def _carried(vote: Vote, to_it: Iterable[Carried]) -> Vote:
    for one in to_it:
        if (one.person, one.before) == (vote.person, vote.digest) and vote.since < one.since:
            return replace(vote, digest=one.after, given_on=vote.digest, carried_by=one.by)
    return vote
