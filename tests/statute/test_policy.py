import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.errors import StatuteError
from app.statute.policy import Policy, PolicyError, in_words
from app.statute.roles import Role

DAYS = st.sampled_from([0, 1, 30])


def _policies(bases: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Policy]:
    rules = {
        "authors_count": st.booleans(),
        "objections_hold": st.booleans(),
        "blocking_threads_hold": st.booleans(),
        "quorum": st.integers(0, 3),
        "proposers": st.sampled_from(["everybody", "members", "coordinators"]),
        "chair": st.sampled_from(["", "aysel"]),
        "deadline_days": DAYS,
        "silent_days": DAYS,
    }
    made = st.builds(lambda basis, other: basis | other, bases, st.fixed_dictionaries(rules))
    return made.map(lambda facts: Policy(**facts))


policies = _policies(
    st.one_of(
        st.builds(lambda n: {"approvals_needed": n}, st.integers(1, 9)),
        st.sampled_from([{"share": "majority"}, {"share": "2/3"}, {"share": "1/1"}]),
        st.sampled_from([{"named": ("leyla",)}, {"named": ("leyla", "aysel")}]),
    )
)


def test_by_default_two_others_approve_and_objections_and_blocking_threads_hold() -> None:
    assert Policy().facts() == {
        "approvals_needed": 2,
        "authors_count": False,
        "objections_hold": True,
        "blocking_threads_hold": True,
    }


@pytest.mark.parametrize(
    ("share", "needed"),
    [
        ("majority", [1, 1, 2, 2, 3, 3, 4]),
        ("2/3", [1, 1, 2, 2, 3, 4, 4]),
        ("1/1", [1, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_a_share_is_rounded_up_and_a_majority_is_more_than_half(
    share: str, needed: list[int]
) -> None:
    assert [Policy(share=share).share_of(members) for members in range(7)] == needed


@given(policies)
def test_rules_of_later_are_recorded_only_where_they_say_something(policy: Policy) -> None:
    later = dict(list(policy.facts().items())[4:])
    assert all(later.values())
    assert Policy.from_facts(json.loads(json.dumps(policy.facts()))) == policy


def test_who_may_put_words_forward_is_told_by_role() -> None:
    assert Policy().roles_proposing == {Role.MEMBER, Role.COORDINATOR}
    assert Policy(proposers="members").roles_proposing == {Role.MEMBER}
    assert Policy(proposers="coordinators").roles_proposing == {Role.COORDINATOR}


def test_a_policy_knows_whether_members_and_days_matter() -> None:
    assert not Policy().counts_members
    assert not Policy().counts_days
    for policy in (Policy(share="1/2"), Policy(quorum=1), Policy(silent_days=1)):
        assert policy.counts_members
    for policy in (Policy(deadline_days=1), Policy(silent_days=1)):
        assert policy.counts_days


def test_people_are_named_in_the_sentences_by_name() -> None:
    policy = Policy(named=("leyla", "aysel"), chair="leyla", silent_days=14)
    told = in_words(policy, "en", {"leyla": "Leyla Q."})
    assert "each of these people approves it: Leyla Q., aysel." in told
    assert "the chair's express approval (Leyla Q.)" in told
    assert "within 14 days" in told
    assert "14 gün ərzində" in in_words(policy, "az")


@given(policies)
def test_a_policy_is_read_as_it_was_recorded(policy: Policy) -> None:
    assert Policy.from_facts(policy.facts()) == policy


def test_what_the_facts_do_not_say_is_as_by_default() -> None:
    assert Policy.from_facts({"approvals_needed": 3}) == Policy(3)
    assert Policy.from_facts({}) == Policy()


@pytest.mark.parametrize(
    "facts",
    [
        {"approvals_needed": 0},
        {"approvals_needed": True},
        {"approvals_needed": "2"},
        {"authors_count": 1},
        {"share": "3/2"},
        {"share": "half"},
        {"share": "1/2", "named": ["leyla"]},
        {"named": ["leyla", "leyla"]},
        {"named": [1]},
        {"quorum": -1},
        {"quorum": 100},
        {"proposers": "guests"},
        {"deadline_days": 366},
        {"silent_days": -1},
        {"silence": True},
    ],
)
def test_a_policy_nobody_could_follow_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(PolicyError) as refusal:
        Policy.from_facts(facts)
    assert isinstance(refusal.value, StatuteError)
    assert next(iter(facts)) in str(refusal.value) or "at least one" in str(refusal.value)


def test_a_policy_is_told_in_plain_sentences() -> None:
    assert in_words(Policy(), "en") == (
        "A wording is agreed with 2 approvals. An author's approval of their own wording does not"
        " count. While an objection stands, the wording is not agreed. While a blocking thread is"
        " open, the wording is not agreed."
    )
    assert in_words(Policy(1), "en").startswith("A wording is agreed with 1 approval. ")
    assert in_words(Policy(3), "az").startswith(
        "Redaksiyanın razılaşdırılması üçün 3 razılıq lazımdır. "
    )


@given(policies, policies, st.sampled_from(["az", "en"]))
def test_two_policies_are_told_alike_only_if_they_are_alike(
    one: Policy, other: Policy, language: str
) -> None:
    assert (in_words(one, language) == in_words(other, language)) == (one == other)
