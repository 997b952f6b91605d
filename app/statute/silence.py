"""Whose silence is consent: derived anew for each day, never stored."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from app.statute.policy import Policy
from app.statute.workflow import Vote


def last_day(put: date, days: int) -> date:
    """The last of so many days after words were put forward; that day itself is not counted."""
    return put + timedelta(days=days)


def silent_members(
    digest: str,
    votes: Collection[Vote],
    put: date | None,
    joined: Mapping[str, date],
    policy: Policy,
    *,
    today: date,
) -> frozenset[str]:
    """Members who were told of these words and let the days pass without a word on them.

    `put`: the day they were put forward, by which every member was told; None: they were not.
    `joined`: the day each member became one: whoever came later was told that day. Whoever said
    anything of these words, be it withdrawn since, is not silent.
    """
    if not policy.silent_days or put is None:
        return frozenset()
    spoke = {vote.person for vote in votes if vote.digest == digest}
    return frozenset(
        member
        for member, day in joined.items()
        if member not in spoke and today > last_day(max(put, day), policy.silent_days)
    )
