"""Is silence consent only where it was said so beforehand, and told for the day that is asked?"""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.clock import day_of
from app.operations.deciding import MayNotPropose
from app.operations.membership import give_role
from app.operations.policies import NoMember, PolicyChanged, digest_of_policy, settle_policy
from app.queries.agreement import Standing, agreement, policy_of
from app.queries.news import Reason, news_for
from app.queries.policies import policies, shifts
from app.queries.snapshots import snapshot
from app.statute.policy import Policy
from app.statute.roles import Role
from app.statute.workflow import State, Verdict
from tests.makers import NOON, a_colleague, as_actor
from tests.operations.test_deciding import Committee, form

TODAY = day_of(NOON)
WEEK = Policy(silent_days=7)


@pytest.fixture
def committee(session: Session) -> Committee:
    """Three members; nobody has said anything yet."""
    return form(session, "charter")


def settle(committee: Committee, policy: Policy) -> None:
    seen = digest_of_policy(policy_of(committee.session, committee.document))
    leyla = as_actor(committee.leyla)
    settle_policy(committee.session, leyla, committee.document, policy, seen=seen)


def standing(committee: Committee, days: int) -> Standing:
    """Where the paragraph stands so many days later."""
    today = TODAY + timedelta(days=days)
    return agreement(committee.session, committee.document, today=today).by_clause[
        committee.paragraph
    ]


def test_members_who_said_nothing_in_time_consent_and_are_named(committee: Committee) -> None:
    settle(committee, WEEK)
    committee.decide(committee.leyla, Verdict.PROPOSE)
    committee.decide(committee.members[0], Verdict.ABSTAIN, reason="Bilmirəm")
    assert standing(committee, 7).state is State.PROPOSED
    late = standing(committee, 8)
    assert late.state is State.AGREED
    assert late.silent == {one.id for one in committee.members[1:]}
    assert (late.counted, late.needed) == (0, 2)
    assert late.silence == TODAY + timedelta(days=7)


def test_silence_on_words_put_forward_before_the_rule_is_no_consent(committee: Committee) -> None:
    committee.decide(committee.leyla, Verdict.PROPOSE)
    settle(committee, WEEK)
    assert not standing(committee, 300).silent
    committee.decide(committee.leyla, Verdict.PROPOSE)
    assert standing(committee, 8).state is State.AGREED
    settle(committee, Policy(silent_days=30))
    assert not standing(committee, 300).silent


def test_looking_at_silent_consent_changes_nothing_at_once(committee: Committee) -> None:
    committee.decide(committee.leyla, Verdict.PROPOSE)
    assert shifts(committee.session, committee.document, WEEK) == []
    committee.decide(committee.members[0], Verdict.APPROVE)
    [shift] = shifts(committee.session, committee.document, Policy(1))
    assert (shift.before, shift.after) == (State.PROPOSED, State.AGREED)
    assert set(shift.clauses) == {committee.article, committee.paragraph}


def test_words_that_come_back_are_silently_agreed_only_after_as_many_days(
    committee: Committee,
) -> None:
    settle(committee, WEEK)
    committee.decide(committee.leyla, Verdict.PROPOSE)
    committee.reword(committee.leyla, "Başqa söz.")
    assert standing(committee, 30).state is State.DRAFT
    committee.reword(committee.leyla, "İldə bir dəfə.")
    again = standing(committee, 0)
    assert again.state is State.PROPOSED
    assert again.put == TODAY


def test_a_deadline_is_told_and_decides_nothing(committee: Committee) -> None:
    settle(committee, Policy(deadline_days=3))
    committee.decide(committee.leyla, Verdict.PROPOSE)
    found = standing(committee, 4)
    assert found.due == TODAY + timedelta(days=3)
    assert found.state is State.PROPOSED
    assert found.is_late(TODAY + timedelta(days=4))
    assert not found.is_late(TODAY + timedelta(days=3))


def test_a_past_step_is_judged_as_of_its_own_moment(committee: Committee) -> None:
    settle(committee, WEEK)
    committee.decide(committee.leyla, Verdict.PROPOSE)
    then = snapshot(committee.session, committee.document)
    committee.decide(committee.members[0], Verdict.ABSTAIN)
    past = snapshot(committee.session, committee.document, then.step)
    where = agreement(committee.session, committee.document, past)
    assert where.by_clause[committee.paragraph].state is State.PROPOSED
    assert where.today == TODAY


def test_shares_count_those_who_are_members_now(committee: Committee) -> None:
    settle(committee, Policy(share="2/3", quorum=2))
    first, second, third = committee.members
    committee.decide(first, Verdict.APPROVE)
    assert standing(committee, 0).needed == 2
    committee.decide(second, Verdict.APPROVE)
    assert standing(committee, 0).state is State.AGREED
    give_role(committee.session, as_actor(None), committee.document, second, Role.REVIEWER)
    left = standing(committee, 0)
    assert (left.counted, left.needed, left.spoken, left.state) == (1, 2, 1, State.DRAFT)
    give_role(committee.session, as_actor(None), committee.document, third, None)
    assert standing(committee, 0).needed == 1
    assert standing(committee, 0).state is not State.AGREED
    a_colleague(committee.session, committee.document, Role.MEMBER, "new")


def test_members_are_told_of_words_on_which_silence_is_consent(committee: Committee) -> None:
    first = committee.members[0]
    committee.decide(committee.leyla, Verdict.PROPOSE, committee.article)
    told = news_for(committee.session, first, committee.document, 0)
    assert Reason.PUT_FORWARD not in {one.hint.reason for one in told}
    settle(committee, WEEK)
    committee.decide(committee.leyla, Verdict.PROPOSE, committee.article)
    told = news_for(committee.session, first, committee.document, 0)
    assert Reason.PUT_FORWARD in {one.hint.reason for one in told}
    for_leyla = news_for(committee.session, committee.leyla, committee.document, 0)
    assert Reason.PUT_FORWARD not in {one.hint.reason for one in for_leyla}


def test_rules_name_members_only_and_are_settled_on_what_was_seen(committee: Committee) -> None:
    with pytest.raises(NoMember):
        settle(committee, Policy(chair=committee.leyla.id))
    leyla = as_actor(committee.leyla)
    with pytest.raises(PolicyChanged):
        settle_policy(committee.session, leyla, committee.document, WEEK, seen="0" * 64)
    settle(committee, Policy(named=(committee.members[0].id,), proposers="members"))
    with pytest.raises(MayNotPropose):
        committee.decide(committee.leyla, Verdict.PROPOSE)
    committee.decide(committee.members[0], Verdict.APPROVE)
    assert standing(committee, 0).state is State.AGREED
    told = policies(committee.session, committee.document)
    assert [one.policy.proposers for one in told] == ["members", "everybody"]
    assert [one.until for one in told] == [None, told[0].step.number]
