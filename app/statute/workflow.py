"""Where a clause stands: what members decided on these very words, and what that amounts to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.statute.policy import Basis, Policy
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


@dataclass(frozen=True, slots=True)
class Circle:
    """Who may decide on some words, and who consents to them by silence."""

    members: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    """What app.statute.silence says of them."""


NOBODY = Circle()


@dataclass(frozen=True, slots=True)
class Tally:
    """What the decisions on some words amount to under a policy."""

    counted: tuple[Vote, ...]
    """The approvals of these very words that count, oldest first."""
    silent: frozenset[str]
    """Members who count as consenting, for they said nothing in time."""
    needed: int
    """How many of both it takes."""
    spoken: int
    """How many members said anything on these words, for the quorum."""
    quorum: int
    signed: bool
    """Whether the chair approved, where the policy wants it."""

    @property
    def consents(self) -> int:
        """How many stand behind the words."""
        return len(self.counted) + len(self.silent)

    @property
    def enough(self) -> bool:
        """Whether nothing but objections, threads and references can hold agreement back."""
        return self.consents >= self.needed and self.spoken >= self.quorum and self.signed


def tally_of(
    digest: str,
    votes: Iterable[Vote],
    authors: Collection[str],
    policy: Policy,
    circle: Circle = NOBODY,
) -> Tally:
    """What `votes` amount to for the words `digest`; `authors` wrote them."""
    proposals, judgements = _standing(votes)
    current = _on(digest, judgements)
    return _reckoned(current, _on(digest, proposals), authors, policy, circle)


def _reckoned(
    current: Sequence[Vote],
    proposed: Sequence[Vote],
    authors: Collection[str],
    policy: Policy,
    circle: Circle,
) -> Tally:
    """The tally by judgements and proposals that stand on the words."""
    spoke = {vote.person for vote in (*current, *proposed)}
    excluded = frozenset() if policy.authors_count else frozenset(authors)
    silent = circle.silent - spoke - excluded if policy.basis is not Basis.NAMED else frozenset()
    approving = {vote.person for vote in current if vote.verdict is Verdict.APPROVE}
    return Tally(
        counted=_counted(current, excluded, policy, circle),
        silent=frozenset(silent),
        needed=_needed(excluded, policy, circle),
        spoken=len(spoke & circle.members),
        quorum=policy.quorum,
        signed=not policy.chair or policy.chair in approving,
    )


def _needed(excluded: frozenset[str], policy: Policy, circle: Circle) -> int:
    """How many must stand behind words of which those `excluded` may not count."""
    if policy.basis is Basis.SHARE:
        return policy.share_of(len(circle.members - excluded))
    if policy.basis is Basis.NAMED:
        return max(1, len(set(policy.named) - excluded))
    return policy.approvals_needed


def _on(digest: str, standing: Mapping[str, Vote]) -> list[Vote]:
    """Votes on these very words, oldest first."""
    return _by_step(vote for vote in standing.values() if vote.digest == digest)


def _counted(
    current: Iterable[Vote], excluded: Collection[str], policy: Policy, circle: Circle
) -> tuple[Vote, ...]:
    """The approvals among judgements on these very words that count under the policy.

    By number, also of somebody who has left since: they were a member when they approved.
    """
    among: Collection[str] | None = None
    if policy.basis is not Basis.NUMBER:
        among = policy.named if policy.basis is Basis.NAMED else circle.members
    return tuple(
        vote
        for vote in current
        if vote.verdict is Verdict.APPROVE
        and vote.person not in excluded
        and (among is None or vote.person in among)
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
    circle: Circle = NOBODY,
) -> State:
    """The state of the wording `digest`.

    `authors`: who wrote these words. `circle`: who may decide and whose silence is
    consent. `blocking`: how many open threads hold agreement back.
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
    proposed = _on(digest, proposals)
    enough = _reckoned(current, proposed, authors, policy, circle).enough
    if enough and not astray:
        return State.AGREED
    if objected:
        return State.CONTESTED
    return State.PROPOSED if enough or proposed else State.DRAFT


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
