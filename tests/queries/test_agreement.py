"""Is where a clause stands told of the whole document, of its units, and for each who asks?"""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Thread
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Said, begin_thread, resolve
from app.operations.discussing.errors import HeldByOthers
from app.operations.errors import DoneAlready, Refused
from app.operations.membership import give_role
from app.operations.sealing import NotReady, SealedAlready, seal
from app.operations.structure import strike_clause
from app.queries.agreement import agreement, is_agreed, open_blocking, spoken_on
from app.queries.people import colleagues
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.statute.snapshot import Kind, Snapshot
from app.statute.workflow import State, Verdict
from tests.makers import an_article, as_actor
from tests.operations.test_deciding import Committee, form


@pytest.fixture
def committee(session: Session) -> Committee:
    """Nobody has said anything yet."""
    return form(session, "charter")


def test_a_unit_stands_where_the_worst_of_its_clauses_stands(committee: Committee) -> None:
    for member in committee.members[:2]:
        committee.decide(member, Verdict.APPROVE, committee.paragraph)
    where = agreement(committee.session, committee.document)
    assert where.state(committee.paragraph) is State.AGREED
    assert where.state(committee.article) is State.DRAFT
    assert where.state("nothing of that name") is State.DRAFT


def test_a_clause_without_words_needs_no_agreement(committee: Committee) -> None:
    session = committee.session
    annex = an_article(
        session, committee.document, committee.leyla, "", heading="Əlavə", kind=Kind.ANNEX
    )
    clause = session.get_one(Clause, annex)
    base = standing_wording(session, annex, "az")
    save_wording(session, as_actor(committee.leyla), clause, [Typed("az", "", "", base.digest)])
    assert annex not in agreement(session, committee.document).by_clause
    assert not is_agreed(session, clause)


def test_striking_agreed_words_is_a_matter_of_its_own(committee: Committee) -> None:
    session = committee.session
    for member in committee.members[:2]:
        committee.decide(member, Verdict.APPROVE)
    assert is_agreed(session, session.get_one(Clause, committee.paragraph))
    seen = snapshot(session, committee.document).by_id[committee.paragraph].since
    strike_clause(
        session,
        as_actor(committee.leyla),
        committee.document,
        committee.paragraph,
        seen=seen,
        reason="Artıqdır.",
    )
    assert committee.standing(committee.paragraph).state is State.DRAFT
    for member in committee.members[:2]:
        committee.decide(member, Verdict.APPROVE, committee.paragraph)
    assert committee.standing(committee.paragraph).state is State.AGREED


def test_open_blocking_conversations_are_counted_where_they_are(committee: Committee) -> None:
    session, actor = committee.session, as_actor(committee.leyla)
    said = Said("Dayandırıram", kind="objection", blocking=True)
    clause = session.get_one(Clause, committee.article)
    first = begin_thread(session, actor, committee.document, clause, said)
    begin_thread(session, actor, committee.document, clause, said)
    begin_thread(session, actor, committee.document, None, said)
    begin_thread(session, actor, committee.document, clause, Said("Sadəcə şərh"))
    assert open_blocking(session, committee.document) == {committee.article: 2, None: 1}
    resolve(session, actor, first)
    assert open_blocking(session, committee.document) == {committee.article: 1, None: 1}


def test_who_spoke_is_known_also_when_the_words_changed(committee: Committee) -> None:
    first, second, _ = committee.members
    committee.decide(first, Verdict.PROPOSE, committee.article)
    committee.decide(second, Verdict.APPROVE, committee.paragraph)
    committee.reword(committee.leyla, "Başqa söz.")
    document = committee.document
    assert spoken_on(committee.session, document, first.id) == {committee.article}
    assert spoken_on(committee.session, document, second.id) == {committee.paragraph}
    committee.decide(second, Verdict.WITHDRAW, committee.paragraph)
    assert spoken_on(committee.session, document, second.id) == frozenset()


DEEDS = st.tuples(
    st.sampled_from(["approve", "object", "withdraw", "reword", "remark", "resolve", "seal"]),
    st.integers(0, 2),
)


def _do(committee: Committee, deed: str, who: int) -> None:
    """One deed of a member, if it can be done now."""
    session, member = committee.session, committee.members[who]
    clause = session.get_one(Clause, committee.paragraph)
    if deed == "reword":
        committee.reword(member, f"Mətn {snapshot(session, committee.document).step}.")
    elif deed == "remark":
        said = Said("Niyə?", blocking=True)
        begin_thread(session, as_actor(member), committee.document, clause, said)
    elif deed == "resolve":
        for thread in session.scalars(select(Thread).where(Thread.clause_id == clause.id)):
            with suppress(DoneAlready, HeldByOthers):
                resolve(session, as_actor(member), thread)
    elif deed == "seal":
        now = snapshot(session, committee.document)
        excepted = {one.id: "Qalsın" for one in now.clauses if who}
        with suppress(NotReady, SealedAlready):
            seal(session, as_actor(committee.leyla), committee.document, "Belədir", excepted)
    else:
        with suppress(Refused):
            committee.decide(member, Verdict(deed), reason="Belədir")


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=st.lists(DEEDS, min_size=1, max_size=7))
def test_where_a_past_step_stood_is_told_as_it_was_told_then(
    session: Session, deeds: list[tuple[str, int]]
) -> None:
    session.rollback()
    committee = form(session, "charter")
    told = {}
    for deed, who in deeds:
        _do(committee, deed, who)
        now = snapshot(session, committee.document)
        told[now.step] = (agreement(session, committee.document, now), _talked(committee, now))
    for step, then in told.items():
        past = snapshot(session, committee.document, step)
        assert (agreement(session, committee.document, past), _talked(committee, past)) == then


def _talked(committee: Committee, now: Snapshot) -> list[tuple[str, bool, object]]:
    """The conversations of the document and whether each is closed."""
    found = talks(committee.session, committee.document, now)
    return [(one.thread.id, one.resolved, one.position) for on in found.values() for one in on]


def test_who_left_later_is_still_among_the_colleagues_of_a_past_step(committee: Committee) -> None:
    session, document = committee.session, committee.document
    before = snapshot(session, document).step
    leaver = committee.members[0]
    give_role(session, as_actor(None), document, leaver, None)
    assert leaver.id not in {one.person.id for one in colleagues(session, document)}
    assert leaver.id in {one.person.id for one in colleagues(session, document, before)}
