from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.statute.errors import StatuteError
from app.statute.policy import Policy, PolicyError, in_words

policies = st.builds(Policy, st.integers(1, 9), st.booleans(), st.booleans(), st.booleans())


def test_by_default_two_others_approve_and_objections_and_blocking_threads_hold() -> None:
    assert Policy().facts() == {
        "approvals_needed": 2,
        "authors_count": False,
        "objections_hold": True,
        "blocking_threads_hold": True,
    }


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
        {"quorum": 5},
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
