"""Where a clause stands: what members decided on these very words, and what that amounts to."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.statute.policy import Policy
from app.statute.record import digest_of


class Verdict(StrEnum):
    """One member's word on one wording."""

    PROPOSE = "propose"
    APPROVE = "approve"
    OBJECT = "object"
    ABSTAIN = "abstain"
    WITHDRAW = "withdraw"


class State(StrEnum):
    """Where a clause stands; derived, never stored."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    CONTESTED = "contested"
    AGREED = "agreed"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Vote:
    """One decision as recorded."""

    person: str
    verdict: Verdict
    digest: str
    """The wording it was made on, or `struck_digest` of it."""
    since: int
    reason: str = ""
    by: str = ""
    """Who spoke for the person under a delegation; empty where they spoke themselves."""
    given_on: str = ""
    """The words it was given on, where it was carried over to these; else empty."""
    carried_by: str = ""
    """Who carried it over."""


def struck_digest(digest: str) -> str:
    """What a decision on striking these words names: approving words is not striking them."""
    return digest_of({"strike": digest})


def _standing(votes: Iterable[Vote]) -> tuple[dict[str, Vote], dict[str, Vote]]:
    """Proposals and judgements that stand, by person."""
    proposals: dict[str, Vote] = {}
    judgements: dict[str, Vote] = {}
    for vote in sorted(votes, key=lambda vote: vote.since):
        if vote.verdict is Verdict.WITHDRAW:
            _take_back(vote, proposals, judgements)
            continue
        kept = proposals if vote.verdict is Verdict.PROPOSE else judgements
        if not _yields(vote, kept.get(vote.person)):
            kept[vote.person] = vote
    return proposals, judgements


def _yields(vote: Vote, standing: Vote | None) -> bool:
    """Whether somebody spoke for a person who has spoken of these words themselves."""
    own = standing is not None and not standing.by and standing.digest == vote.digest
    return bool(vote.by) and own


def _take_back(vote: Vote, proposals: dict[str, Vote], judgements: dict[str, Vote]) -> None:
    """Forget the last word of a person that stands; who speaks for them, only what was so said."""
    person = vote.person
    said = [
        kept
        for kept in (proposals, judgements)
        if person in kept and not (vote.by and not kept[person].by)
    ]
    if said:
        del max(said, key=lambda kept: kept[person].since)[person]


def standing_votes(votes: Iterable[Vote]) -> dict[str, Vote]:
    """The judgement of each person that stands: approve, object or abstain, the newest.

    Proposing is no judgement: who proposes a wording may approve it too, and neither word undoes
    the other. A withdrawal takes back the person's last word that stands, be it a judgement or a
    proposal; a second withdrawal the one that is left. In the same step the later vote is newer.
    What somebody says for another yields to what that other has said of the same words.
    """
    return _standing(votes)[1]


def standing_proposals(votes: Iterable[Vote]) -> dict[str, Vote]:
    """The proposal of each person that stands, the newest."""
    return _standing(votes)[0]


def outdated(digest: str, votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """Judgements that stand, but on other words than these, oldest first."""
    return tuple(_by_step(v for v in standing_votes(votes).values() if v.digest != digest))


def counted_approvals(
    digest: str, votes: Iterable[Vote], authors: Collection[str], policy: Policy
) -> tuple[Vote, ...]:
    """The approvals of these very words that count under the policy, oldest first."""
    return _counted(_on(digest, standing_votes(votes)), authors, policy)


def _on(digest: str, standing: Mapping[str, Vote]) -> list[Vote]:
    """Votes on these very words, oldest first."""
    return _by_step(vote for vote in standing.values() if vote.digest == digest)


def _counted(current: Iterable[Vote], authors: Collection[str], policy: Policy) -> tuple[Vote, ...]:
    """The approvals among judgements on these very words that count under the policy."""
    return tuple(
        vote
        for vote in current
        if vote.verdict is Verdict.APPROVE and (policy.authors_count or vote.person not in authors)
    )


def _by_step(votes: Iterable[Vote]) -> list[Vote]:
    return sorted(votes, key=lambda vote: (vote.since, vote.person))


def state_of(
    digest: str,
    votes: Collection[Vote],
    *,
    authors: Collection[str],
    blocking: int,
    policy: Policy,
    sealed: bool = False,
    astray: int = 0,
) -> State:
    """The state of the wording `digest`.

    `authors`: who wrote these words. `blocking`: how many open threads hold agreement back.
    `astray`: how many of its references lead nowhere; no policy lets such words be agreed.
    `sealed`: whether the newest seal signed these very words. Decisions on other words count for
    nothing here, objections no more than approvals.
    """
    if sealed:
        return State.SIGNED
    proposals, judgements = _standing(votes)
    current = _on(digest, judgements)
    objected = any(vote.verdict is Verdict.OBJECT for vote in current)
    if (objected and policy.objections_hold) or (blocking and policy.blocking_threads_hold):
        return State.CONTESTED
    enough = len(_counted(current, authors, policy)) >= policy.approvals_needed
    if enough and not astray:
        return State.AGREED
    if objected:
        return State.CONTESTED
    return State.PROPOSED if enough or _on(digest, proposals) else State.DRAFT


def worst(states: Iterable[State]) -> State:
    """The state of a whole by those of its parts; a whole without parts is a draft.

    One contested part makes it contested, even beside drafts, for it is what needs attention.
    Otherwise it has come as far as the part that lags most.
    """
    found = set(states)
    if State.CONTESTED in found:
        return State.CONTESTED
    order = (State.DRAFT, State.PROPOSED, State.AGREED, State.SIGNED)
    return next((state for state in order if state in found), State.DRAFT)
