"""What a suggestion would change in the text as it stands, or why it cannot be taken so."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.queries.threads import Talk
from app.statute.diffing import Run, compare
from app.statute.merging import merge
from app.statute.snapshot import Snapshot, Wording, word


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion as its card shows it."""

    language: str
    heading: Sequence[Run]
    """Empty where the heading stays."""
    text: Sequence[Run]
    clashes: bool = False
    """It touches words that were changed since: `since` says how."""
    rebased: bool = False
    """It was written against other words, and both fit together."""
    since: Sequence[Run] = ()
    """What was changed since it was written, where both touch the same words."""


def offer_of(talk: Talk, now: Snapshot) -> Offer | None:
    """What the thread's suggestion would change; None where it suggests nothing."""
    clause = now.by_id.get(talk.thread.clause_id or "")
    if talk.proposal is None or clause is None:
        return None
    proposed = word(talk.proposal.language, talk.proposal.heading, talk.proposal.text)
    standing = clause.wording(proposed.language)
    base = talk.base or standing
    if talk.resolved or base.digest == standing.digest:
        return _offer(base, proposed)
    both = _merged(base, proposed, standing)
    if both is None:
        since = compare(base.text, standing.text)
        heading, text = _redline(base.heading, proposed.heading), compare(base.text, proposed.text)
        return Offer(proposed.language, heading, text, clashes=True, since=since)
    return _offer(standing, both, rebased=True)


def _merged(base: Wording, mine: Wording, theirs: Wording) -> Wording | None:
    heading = merge(base.heading, mine.heading, theirs.heading).text
    text = merge(base.text, mine.text, theirs.text).text
    return None if heading is None or text is None else word(mine.language, heading, text)


def _offer(before: Wording, after: Wording, *, rebased: bool = False) -> Offer:
    heading = _redline(before.heading, after.heading)
    return Offer(after.language, heading, _redline(before.text, after.text), rebased=rebased)


def _redline(before: str, after: str) -> Sequence[Run]:
    return compare(before, after) if before != after else ()
