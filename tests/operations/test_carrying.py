"""Do words count for words that differ in typography only, where the coordinator says so?"""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import CarryOver, Clause, Step
from app.operations.carrying import (
    NothingToCarry,
    WordsDiffer,
    carry_over,
    undo_carry_over,
)
from app.operations.errors import ClauseIsStruck, Refused, StaleWording
from app.operations.structure import strike_clause
from app.queries.agreement import agreement
from app.queries.news import Reason, news_for
from app.queries.wordings import digests_said
from app.statute.snapshot import Wording, word
from app.statute.typography import plain_form
from app.statute.workflow import State, Verdict
from tests.makers import as_actor
from tests.operations.test_deciding import Committee, form

BEFORE, AFTER = word("az", "", "İldə bir dəfə."), word("az", "", "İldə\u00a0bir dəfə.")


@pytest.fixture
def committee(session: Session) -> Committee:
    """Two members approved the paragraph, one objected; then its spaces changed."""
    committee = form(session, "charter")
    for member in committee.members[:2]:
        committee.decide(member, Verdict.APPROVE, committee.paragraph)
    committee.reword(committee.leyla, AFTER.text)
    return committee


def carried(committee: Committee, before: Wording = BEFORE, after: Wording = AFTER) -> list[str]:
    clause = committee.session.get_one(Clause, committee.paragraph)
    return carry_over(
        committee.session,
        as_actor(committee.leyla),
        committee.document,
        clause,
        before=before.digest,
        after=after.digest,
    )


def undone(committee: Committee) -> list[str]:
    clause = committee.session.get_one(Clause, committee.paragraph)
    return undo_carry_over(
        committee.session,
        as_actor(committee.leyla),
        committee.document,
        clause,
        before=BEFORE.digest,
        after=AFTER.digest,
    )


def test_nothing_is_carried_over_in_silence(committee: Committee) -> None:
    standing = committee.standing(committee.paragraph)
    assert standing.state is State.DRAFT
    assert len(standing.outdated) == 2


def test_carried_approvals_count_and_name_who_carried_them(committee: Committee) -> None:
    assert carried(committee) == sorted(one.id for one in committee.members[:2])
    standing = committee.standing(committee.paragraph)
    assert standing.state is State.AGREED
    assert {vote.carried_by for vote in standing.carried} == {committee.leyla.id}
    assert not standing.outdated
    step = committee.session.scalars(select(Step).where(Step.deed == "carry_over")).one()
    assert (step.facts["before"], step.facts["after"]) == (BEFORE.digest, AFTER.digest)
    assert len(step.facts["people"]) == 2


def test_what_was_carried_over_is_taken_back_and_carried_again(committee: Committee) -> None:
    carried(committee)
    with pytest.raises(NothingToCarry):
        carried(committee)
    undone(committee)
    assert committee.standing(committee.paragraph).state is State.DRAFT
    with pytest.raises(NothingToCarry):
        undone(committee)
    carried(committee)
    assert committee.standing(committee.paragraph).state is State.AGREED


def test_an_objection_goes_with_the_approvals(committee: Committee) -> None:
    committee.reword(committee.leyla, BEFORE.text)
    committee.decide(committee.members[2], Verdict.OBJECT, committee.paragraph, "Azdır")
    committee.reword(committee.leyla, AFTER.text)
    assert len(carried(committee)) == 3
    standing = committee.standing(committee.paragraph)
    assert standing.state is State.CONTESTED
    assert [vote.reason for vote in standing.dissent] == ["Azdır"]


def test_other_words_are_never_carried_over(committee: Committee) -> None:
    other = word("az", "", "İldə iki dəfə.")
    committee.reword(committee.leyla, other.text)
    with pytest.raises(WordsDiffer):
        carried(committee, after=other)
    with pytest.raises(StaleWording):
        carried(committee)
    with pytest.raises(WordsDiffer):
        carried(committee, before=word("az", "", "Heç vaxt."), after=other)
    assert not committee.session.scalars(select(CarryOver)).all()


def test_what_is_struck_is_decided_on_anew(committee: Committee) -> None:
    session, actor = committee.session, as_actor(committee.leyla)
    seen = session.get_one(Clause, committee.paragraph).born
    strike_clause(
        session, actor, committee.document, committee.paragraph, seen=seen, reason="Artıqdır"
    )
    with pytest.raises(ClauseIsStruck):
        carried(committee)


def test_who_speaks_after_it_was_carried_over_is_heard(committee: Committee) -> None:
    carried(committee)
    first = committee.members[0]
    committee.decide(first, Verdict.OBJECT, committee.paragraph, "Yenə oxudum")
    assert committee.standing(committee.paragraph).state is State.CONTESTED
    committee.decide(first, Verdict.WITHDRAW, committee.paragraph)
    assert committee.standing(committee.paragraph).counted == 1


def test_whose_word_was_carried_over_is_told(committee: Committee) -> None:
    first, _, third = committee.members
    carried(committee)
    told = news_for(committee.session, first, committee.document, 0)
    assert Reason.CARRIED in {one.hint.reason for one in told}
    others = news_for(committee.session, third, committee.document, 0)
    assert Reason.CARRIED not in {one.hint.reason for one in others}


SAYINGS = [BEFORE.text, AFTER.text, "İldə bir dəfə .", "İldə iki dəfə."]
DEEDS = st.tuples(
    st.sampled_from(["approve", "object", "withdraw", "reword", "carry", "undo"]),
    st.integers(0, 3),
    st.integers(0, 3),
)


def _do(committee: Committee, deed: str, who: int, what: int) -> None:
    """One deed, if it can be done now."""
    member = committee.members[who % 3]
    with suppress(Refused):
        if deed == "reword":
            committee.reword(committee.leyla, SAYINGS[what])
        elif deed in ("carry", "undo"):
            digest = committee.standing(committee.paragraph).digest
            clause = committee.session.get_one(Clause, committee.paragraph)
            doing = carry_over if deed == "carry" else undo_carry_over
            before = word("az", "", SAYINGS[what]).digest
            leyla = as_actor(committee.leyla)
            doing(committee.session, leyla, committee.document, clause, before=before, after=digest)
        else:
            committee.decide(member, Verdict(deed), committee.paragraph, "Belədir")


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=st.lists(DEEDS, min_size=3, max_size=9))
def test_agreed_means_enough_approvals_of_words_that_say_the_same(
    session: Session, deeds: list[tuple[str, int, int]]
) -> None:
    session.rollback()
    committee = form(session, "charter")
    for deed in deeds:
        _do(committee, *deed)
    standing = agreement(session, committee.document).by_clause[committee.paragraph]
    texts = {
        one.digest: plain_form(one.text)
        for one in digests_said(session, [committee.paragraph])[committee.paragraph]
    }
    behind = [
        vote
        for vote in standing.current
        if vote.verdict is Verdict.APPROVE
        and texts[vote.given_on or vote.digest] == texts[standing.digest]
    ]
    assert (standing.state is State.AGREED) <= (len(behind) >= standing.needed)
    assert len([one for one in standing.current if one.verdict is Verdict.APPROVE]) == len(behind)
