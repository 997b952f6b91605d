"""What does a seal vouch for, and what keeps the coordinator from putting it?"""

import pytest
from sqlalchemy.orm import Session

from app.models import Clause, Seal
from app.operations.discussing import Said, begin_thread, resolve
from app.operations.errors import NothingSaid, StaleWording
from app.operations.needs import describe_need, link_need
from app.operations.recording import step
from app.operations.sealing import NotReady, seal
from app.operations.structure import move_clause
from app.queries.agreement import agreement
from app.queries.sealed import fits
from app.queries.sealing import WHOLE, Obstacle, Why, obstacles, root_at, seals
from app.queries.snapshots import snapshot
from app.statute.record import digest_of
from app.statute.workflow import State, Verdict
from tests.makers import a_document, an_article, as_actor
from tests.operations.test_deciding import Committee, form


@pytest.fixture
def committee(session: Session) -> Committee:
    """Everything is agreed."""
    made = form(session, "charter")
    for member in made.members[:2]:
        made.decide(member, Verdict.APPROVE)
    return made


def sealed(committee: Committee, exceptions: dict[str, str] | None = None) -> str:
    """Leyla signs off; answers the root."""
    made = seal(
        committee.session,
        as_actor(committee.leyla),
        committee.document,
        "Komitə mətni razılaşdırıb.",
        exceptions or {},
    )
    return made.root


def root(committee: Committee, step: int | None = None) -> str:
    """What a seal put now would sign."""
    now = snapshot(committee.session, committee.document, step)
    return root_at(committee.session, committee.document, now)


def test_what_is_agreed_can_be_signed_off(committee: Committee) -> None:
    assert obstacles(committee.session, committee.document) == []
    before = snapshot(committee.session, committee.document).step
    signed = sealed(committee)
    [kept] = seals(committee.session, committee.document)
    assert (kept.step, kept.since, kept.root) == (before, before + 1, signed)
    assert committee.state_now() is State.SIGNED


def test_the_root_can_be_found_again_from_the_record(committee: Committee) -> None:
    signed = sealed(committee)
    [kept] = seals(committee.session, committee.document)
    committee.reword(committee.leyla, "Başqa söz.")
    assert root(committee, kept.step) == signed
    assert root(committee) != signed


def test_seals_from_before_trees_still_fit(committee: Committee) -> None:
    session, document = committee.session, committee.document
    now = snapshot(session, document)
    flat = root_at(session, document, now, None)
    with step(session, document.id, as_actor(committee.leyla), "seal") as entry:
        old = entry.add(
            Seal(
                step=now.step,
                person_id=committee.leyla.id,
                root=flat,
                statement="Bəli",
                exceptions=[],
            )
        )
    assert fits(session, document, old)
    assert old.row_digest() == digest_of(
        {
            "table": "seal",
            "record_id": document.id,
            "since": now.step + 1,
            "step": now.step,
            "person_id": committee.leyla.id,
            "root": flat,
            "statement": "Bəli",
            "exceptions": [],
        }
    )
    committee.reword(committee.leyla, "Başqa söz.")
    assert fits(session, document, old)
    assert root(committee) != flat


@pytest.mark.parametrize(
    "change", [{"root": "0" * 64}, {"tree": "other"}, {"step": 2}, {"step": 99}]
)
def test_a_seal_over_something_else_does_not_fit(
    committee: Committee, change: dict[str, object]
) -> None:
    sealed(committee)
    [kept] = seals(committee.session, committee.document)
    assert fits(committee.session, committee.document, kept)
    with committee.session.no_autoflush:
        for name, value in change.items():
            setattr(kept, name, value)
        assert not fits(committee.session, committee.document, kept)
    committee.session.expire(kept)


def test_what_is_said_about_the_text_leaves_the_root_alone(committee: Committee) -> None:
    signed = root(committee)
    begin_thread(
        committee.session, as_actor(committee.leyla), committee.document, None, Said("Sual")
    )
    assert root(committee) == signed


def test_order_and_needs_are_signed_too(committee: Committee) -> None:
    session, actor = committee.session, as_actor(committee.leyla)
    other = an_article(session, committee.document, committee.leyla, "İkinci.")
    first = root(committee)
    seen = snapshot(session, committee.document).by_id[committee.article].since
    move_clause(
        session, actor, committee.document, committee.article, parent=None, after=None, seen=seen
    )
    second = root(committee)
    describe_need(session, actor, "E-01", {"title": {"az": "Ehtiyac"}, "group": "rectors"})
    link_need(session, actor, session.get_one(Clause, other), "E-01", "fully", note={})
    assert len({first, second, root(committee)}) == 3


def test_words_nobody_agreed_to_stand_in_the_way(committee: Committee) -> None:
    committee.reword(committee.leyla, "Başqa söz.")
    with pytest.raises(NotReady) as refusal:
        sealed(committee)
    assert refusal.value.unsettled == {committee.paragraph: [Why.NOT_AGREED]}
    assert seals(committee.session, committee.document) == []


def test_an_exception_with_its_reason_is_recorded_and_that_clause_not_signed(
    committee: Committee,
) -> None:
    committee.reword(committee.leyla, "Başqa söz.")
    with pytest.raises(NotReady):
        sealed(committee, {committee.paragraph: "  "})
    sealed(committee, {committee.paragraph: "Nazirlik belə tələb edir.", "stray": "Artıq."})
    [kept] = seals(committee.session, committee.document)
    assert kept.exceptions == [
        {
            "clause": committee.paragraph,
            "why": "not_agreed",
            "reason": "Nazirlik belə tələb edir.",
        }
    ]
    where = agreement(committee.session, committee.document)
    assert where.by_clause[committee.paragraph].state is State.DRAFT
    assert where.by_clause[committee.article].state is State.SIGNED


def test_an_objection_and_an_open_blocking_conversation_stand_in_the_way(
    committee: Committee,
) -> None:
    committee.decide(committee.members[2], Verdict.OBJECT, committee.paragraph, "Nisab yoxdur.")
    clause = committee.session.get_one(Clause, committee.article)
    said = Said("Dayandırıram", kind="objection", blocking=True)
    actor = as_actor(committee.leyla)
    thread = begin_thread(committee.session, actor, committee.document, clause, said)
    begin_thread(committee.session, actor, committee.document, None, said)
    assert obstacles(committee.session, committee.document) == [
        Obstacle(WHOLE, Why.BLOCKING),
        Obstacle(committee.article, Why.BLOCKING),
        Obstacle(committee.paragraph, Why.OBJECTION),
    ]
    resolve(committee.session, actor, thread)
    found = obstacles(committee.session, committee.document)
    assert Obstacle(committee.article, Why.BLOCKING) not in found


def test_a_missing_translation_is_worth_knowing_and_holds_nothing_back(
    committee: Committee,
) -> None:
    an_article(committee.session, committee.document, committee.leyla, "Söz.", en="Word.")
    warned = {one.clause for one in obstacles(committee.session, committee.document) if one.warning}
    assert warned == {committee.article, committee.paragraph}


def test_a_stale_translation_is_worth_knowing(session: Session) -> None:
    committee = form(session, "charter")
    clause = an_article(session, committee.document, committee.leyla, "Söz.", en="Word.")
    committee.paragraph = clause
    committee.reword(committee.leyla, "Sözlər.")
    assert Obstacle(clause, Why.STALE, warning=True) in obstacles(session, committee.document)


def test_a_seal_says_something_over_something(committee: Committee) -> None:
    with pytest.raises(NothingSaid):
        seal(committee.session, as_actor(committee.leyla), committee.document, " ", {})
    empty = a_document(committee.session, committee.leyla, "empty")
    with pytest.raises(NothingSaid):
        seal(committee.session, as_actor(committee.leyla), empty, "Bəli.", {})


def test_nothing_is_signed_that_the_coordinator_did_not_see(committee: Committee) -> None:
    shown = root(committee)
    committee.reword(committee.leyla, "Başqa söz.")
    with pytest.raises(StaleWording):
        seal(
            committee.session,
            as_actor(committee.leyla),
            committee.document,
            "Bəli.",
            {committee.paragraph: "Səbəb."},
            seen=shown,
        )
