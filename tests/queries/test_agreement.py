"""Is where a clause stands told of the whole document, of its units, and for each who asks?"""

import pytest
from sqlalchemy.orm import Session

from app.models import Clause
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Said, begin_thread, resolve
from app.operations.structure import strike_clause
from app.queries.agreement import agreement, is_agreed, open_blocking, spoken_on
from app.queries.snapshots import snapshot
from app.statute.snapshot import Kind
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
