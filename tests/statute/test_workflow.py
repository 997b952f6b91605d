import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.policy import Policy
from app.statute.workflow import (
    State,
    Verdict,
    Vote,
    outdated,
    standing_proposals,
    standing_votes,
    state_of,
    struck_digest,
    tally_of,
    worst,
)

PROPOSE, APPROVE, OBJECT = Verdict.PROPOSE, Verdict.APPROVE, Verdict.OBJECT
ABSTAIN, WITHDRAW = Verdict.ABSTAIN, Verdict.WITHDRAW
NOW, BEFORE = "now", "before"


def votes(*said: tuple[str, Verdict] | tuple[str, Verdict, str]) -> list[Vote]:
    return [
        Vote(vote[0], vote[1], (vote[2:] or (NOW,))[0], step) for step, vote in enumerate(said, 1)
    ]


def state(
    *said: tuple[str, Verdict] | tuple[str, Verdict, str],
    blocking: int = 0,
    policy: Policy = Policy(),  # noqa: B008 - frozen
    sealed: bool = False,
) -> State:
    cast = votes(*said)
    return state_of(NOW, cast, authors={"author"}, blocking=blocking, policy=policy, sealed=sealed)


def test_a_wording_nobody_decided_on_is_a_draft() -> None:
    assert state() is State.DRAFT
    assert state(("a", ABSTAIN)) is State.DRAFT
    assert state(("a", APPROVE)) is State.DRAFT


def test_a_wording_is_proposed_until_enough_members_approve_it() -> None:
    assert state(("author", PROPOSE)) is State.PROPOSED
    assert state(("author", PROPOSE), ("a", APPROVE)) is State.PROPOSED
    assert state(("author", PROPOSE), ("a", APPROVE), ("b", APPROVE)) is State.AGREED
    assert state(("a", APPROVE), ("b", APPROVE)) is State.AGREED


def test_a_member_approves_once_however_often_they_say_so() -> None:
    assert state(("a", PROPOSE), ("a", APPROVE), ("a", APPROVE)) is State.PROPOSED


def test_an_author_may_not_approve_their_own_wording_unless_the_policy_lets_them() -> None:
    said = (("author", PROPOSE), ("author", APPROVE), ("a", APPROVE))
    assert state(*said) is State.PROPOSED
    assert state(*said, policy=Policy(authors_count=True)) is State.AGREED


def test_an_objection_contests_and_holds_agreement_back() -> None:
    approved = (("a", APPROVE), ("b", APPROVE))
    assert state(*approved, ("c", OBJECT)) is State.CONTESTED
    assert state(*approved, ("c", OBJECT), ("c", WITHDRAW)) is State.AGREED
    lenient = Policy(objections_hold=False)
    assert state(*approved, ("c", OBJECT), policy=lenient) is State.AGREED
    assert state(("a", APPROVE), ("c", OBJECT), policy=lenient) is State.CONTESTED


def test_an_open_blocking_thread_contests_unless_the_policy_lets_it() -> None:
    approved = (("a", APPROVE), ("b", APPROVE))
    assert state(*approved, blocking=1) is State.CONTESTED
    assert state(*approved, blocking=1, policy=Policy(blocking_threads_hold=False)) is State.AGREED


def test_decisions_on_other_words_count_for_nothing() -> None:
    assert state(("a", APPROVE, BEFORE), ("b", APPROVE)) is State.DRAFT
    assert state(("a", OBJECT, BEFORE), ("b", PROPOSE)) is State.PROPOSED
    assert state(("b", PROPOSE, BEFORE)) is State.DRAFT


def test_what_is_sealed_is_signed() -> None:
    assert state(("c", OBJECT), blocking=3, sealed=True) is State.SIGNED


def test_the_newest_judgement_of_a_person_stands() -> None:
    cast = votes(("a", APPROVE), ("a", OBJECT), ("b", OBJECT), ("b", ABSTAIN))
    assert {p: v.verdict for p, v in standing_votes(cast).items()} == {"a": OBJECT, "b": ABSTAIN}
    assert standing_votes(reversed(cast)) == standing_votes(cast)


def test_in_the_same_step_the_later_vote_is_the_newer() -> None:
    first, second = Vote("a", APPROVE, NOW, 5), Vote("a", OBJECT, NOW, 5)
    assert standing_votes([first, second]) == {"a": second}


def test_proposing_and_approving_do_not_undo_each_other() -> None:
    cast = votes(("a", APPROVE), ("a", PROPOSE))
    assert standing_votes(cast)["a"].verdict is APPROVE
    assert standing_proposals(cast)["a"].verdict is PROPOSE


def test_a_withdrawal_takes_back_the_last_word_that_stands() -> None:
    said = [("a", PROPOSE), ("a", APPROVE), ("a", WITHDRAW)]
    assert not standing_votes(votes(*said))
    assert "a" in standing_proposals(votes(*said))
    assert not standing_proposals(votes(*said, ("a", WITHDRAW), ("a", WITHDRAW)))
    other = votes(("a", APPROVE), ("a", PROPOSE), ("b", APPROVE), ("a", WITHDRAW))
    assert set(standing_votes(other)) == {"a", "b"}
    assert not standing_proposals(other)


def test_outdated_are_judgements_that_stand_on_other_words() -> None:
    cast = votes(
        ("b", APPROVE, BEFORE),
        ("a", OBJECT, BEFORE),
        ("c", APPROVE, BEFORE),
        ("c", APPROVE),
        ("d", PROPOSE, BEFORE),
    )
    assert [vote.person for vote in outdated(NOW, cast)] == ["b", "a"]


def test_approving_words_is_not_approving_to_strike_them() -> None:
    assert struck_digest(NOW) != NOW
    assert struck_digest(struck_digest(NOW)) != struck_digest(NOW)
    assert len(struck_digest(NOW)) == 64
    cast = votes(("a", APPROVE), ("b", APPROVE))
    kept = state_of(struck_digest(NOW), cast, authors=(), blocking=0, policy=Policy())
    assert kept is State.DRAFT


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ("", State.DRAFT),
        ("signed signed", State.SIGNED),
        ("signed agreed", State.AGREED),
        ("agreed proposed signed", State.PROPOSED),
        ("agreed draft", State.DRAFT),
        ("agreed contested draft signed", State.CONTESTED),
    ],
)
def test_a_whole_stands_where_its_parts_do(parts: str, whole: State) -> None:
    assert worst(State(part) for part in parts.split()) is whole


PEOPLE = st.sampled_from(["author", "a", "b", "c"])
DIGESTS = st.sampled_from([NOW, BEFORE])
CAST = st.lists(
    st.builds(Vote, PEOPLE, st.sampled_from(Verdict), DIGESTS, st.integers(1, 20)), max_size=12
)
POLICIES = st.builds(Policy, st.integers(1, 3), st.booleans(), st.booleans(), st.booleans())


@given(CAST, POLICIES, st.integers(0, 1))
def test_agreed_means_enough_standing_approvals_of_these_very_words_by_those_who_count(
    cast: list[Vote], policy: Policy, blocking: int
) -> None:
    found = state_of(NOW, cast, authors={"author"}, blocking=blocking, policy=policy)
    standing = standing_votes(cast).values()
    approving = {vote.person for vote in standing if (vote.verdict, vote.digest) == (APPROVE, NOW)}
    if not policy.authors_count:
        approving.discard("author")
    if found is State.AGREED:
        assert len(approving) >= policy.approvals_needed
        assert not (blocking and policy.blocking_threads_hold)
    counted = tally_of(NOW, cast, {"author"}, policy).counted
    assert {vote.person for vote in counted} == approving


@given(CAST, POLICIES)
def test_withdrawing_everything_leaves_a_draft(cast: list[Vote], policy: Policy) -> None:
    people = {vote.person for vote in cast}
    gone = [Vote(person, WITHDRAW, NOW, 21) for person in people for _ in range(2)]
    assert state_of(NOW, cast + gone, authors=(), blocking=0, policy=policy) is State.DRAFT


@given(CAST, CAST, POLICIES)
def test_rewording_never_carries_agreement_over(
    cast: list[Vote], later: list[Vote], policy: Policy
) -> None:
    past = [vote for vote in cast + later if vote.digest == BEFORE]
    assert state_of(NOW, past, authors=(), blocking=0, policy=policy) is State.DRAFT
