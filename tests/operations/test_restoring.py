"""Does a text that is brought back say exactly what it said, with nothing erased on the way?"""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Document, Person, Step, WordingRow
from app.operations.citing import cite, describe_extract, describe_source, withdraw_citation
from app.operations.clauses import Typed, save_wording, standing_placement, standing_wording
from app.operations.deciding import decidable, decide
from app.operations.discussing import Said, begin_thread
from app.operations.documents import change_particulars
from app.operations.errors import ClauseIsStruck, NotThere, ReasonNeeded
from app.operations.needs import describe_need, link_need, withdraw_need
from app.operations.restoring import MovedOn, restore_text, restore_wording
from app.operations.structure import move_clause, strike_clause
from app.queries.agreement import agreement
from app.queries.answers import needs_answered
from app.queries.errors import NoSuchStep
from app.queries.evidence import citations
from app.queries.restoring import of_document
from app.queries.snapshots import snapshot
from app.queries.verification import verify
from app.statute.numbering import number_all
from app.statute.roles import Role
from app.statute.snapshot import Kind, Numbering, Snapshot
from app.statute.workflow import State, Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor
from tests.operations.test_any_sequence import NOBODY, Committee


def fits(session: Session) -> bool:
    """Whether the record of the charter verifies."""
    [verdict] = verify(session, {}, only="charter")
    return verdict.step is None


def content(now: Snapshot) -> list[tuple[object, ...]]:
    """What stands, in order: identity, kind, number, place and every word."""
    about = now.particulars
    numbers = number_all(now.clauses, about.family, about.numbering)
    return [
        (one.id, one.kind, one.parent, numbers[one.id], _words(one.wordings.values()))
        for one in now.clauses
        if not one.struck
    ]


def _words(wordings: object) -> list[tuple[str, str, str]]:
    return sorted((one.language, one.heading, one.text) for one in wordings)  # type: ignore[attr-defined]


class Restorers(Committee):
    """The committee of any sequence, who now and then bring back an earlier text."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[int, list[tuple[object, ...]]] = {}

    @rule(part=st.floats(0, 1))
    def bring_back(self, part: float) -> None:
        now = snapshot(self.session, self.document)
        to = 1 + round(part * (now.step - 1))
        rows = len(list(self.session.scalars(select(WordingRow.row))))
        made = restore_text(self.session, NOBODY, self.document, to, seen=now.step)
        restored = snapshot(self.session, self.document)
        then = content(snapshot(self.session, self.document, to))
        assert content(restored) == then == self.told.get(to, then)
        assert content(snapshot(self.session, self.document, now.step)) == content(now)
        assert len(list(self.session.scalars(select(WordingRow.row)))) >= rows
        assert (made is None) == (restored.step == now.step)
        assert of_document(self.session, self.document, to).is_empty
        assert fits(self.session)
        self.fixed = {}

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def what_is_said_is_remembered(self) -> None:
        now = snapshot(self.session, self.document)
        self.told.setdefault(now.step, content(now))
        before = self.session.get_one(Step, (self.document.id, now.step))
        assert before.digest == now.digest


@pytest.fixture
def reader(database: Database) -> Iterator[Session]:
    """One session for all sequences: each is rolled back, none is committed."""
    with Session(database.engine.execution_options(writer=True)) as session:
        yield session


@pytest.mark.parametrize("numbering", list(Numbering))
def test_every_step_can_be_brought_back_in_any_sequence(
    reader: Session, numbering: Numbering
) -> None:
    facts = {"session": reader, "numbering": numbering}
    machine: type[RuleBasedStateMachine] = type("Restoring", (Restorers,), facts)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


class Scene:
    """A charter with two articles by Leyla; the first is reworded by Rashad afterwards."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.leyla = a_person(session)
        self.document: Document = a_document(session, self.leyla, "charter")
        self.rashad = a_colleague(session, self.document, Role.MEMBER, "Rashad")
        self.first = an_article(session, self.document, self.leyla, "Bir.", en="One.")
        self.second = an_article(session, self.document, self.leyla, "İki.", after=self.first)
        self.early = self.step
        self.reword(self.rashad, self.first, "Birinci.")

    @property
    def step(self) -> int:
        return snapshot(self.session, self.document).step

    def clause(self, clause_id: str) -> Clause:
        return self.session.get_one(Clause, clause_id)

    def reword(self, author: Person, clause_id: str, text: str, tongue: str = "az") -> None:
        stood = standing_wording(self.session, clause_id, tongue).digest
        typed = [Typed(tongue, "", text, stood)]
        save_wording(self.session, as_actor(author), self.clause(clause_id), typed, reason="belə")

    def placed(self, clause_id: str) -> int:
        return standing_placement(self.session, self.clause(clause_id)).since

    def said(self, clause_id: str, tongue: str = "az") -> str:
        return standing_wording(self.session, clause_id, tongue).text

    def restore(self, to: int, **how: object) -> Step | None:
        how.setdefault("seen", self.step)
        return restore_text(self.session, as_actor(self.rashad), self.document, to, **how)  # type: ignore[arg-type]

    def restore_one(self, clause_id: str, to: int, **how: object) -> Step | None:
        how.setdefault("seen", self.step)
        one = self.clause(clause_id)
        return restore_wording(self.session, as_actor(self.rashad), one, to, **how)  # type: ignore[arg-type]

    def agree(self, clause_id: str) -> None:
        for number in range(2):
            member = a_colleague(self.session, self.document, Role.MEMBER, f"Üzv {number}")
            seen = decidable(snapshot(self.session, self.document), clause_id)
            asked = (self.document, clause_id, Verdict.APPROVE)
            decide(self.session, as_actor(member), *asked, seen=seen)
        where = agreement(self.session, self.document).by_clause[clause_id]
        assert where.state is State.AGREED


@pytest.fixture
def scene(session: Session) -> Scene:
    return Scene(session)


def test_words_come_back_under_the_name_of_who_wrote_them(scene: Scene) -> None:
    made = scene.restore_one(scene.first, scene.early)
    assert made is not None
    assert (made.deed, made.clause_id, made.facts["to"]) == (
        "restore_text",
        scene.first,
        scene.early,
    )
    newest = select(WordingRow).where(WordingRow.clause_id == scene.first)
    row = scene.session.scalars(newest.order_by(WordingRow.row.desc()).limit(1)).one()
    assert (row.text, row.author_id, made.actor_id) == ("Bir.", scene.leyla.id, scene.rashad.id)


def test_restoring_back_again_gives_the_later_text(scene: Scene) -> None:
    later = content(snapshot(scene.session, scene.document))
    late = scene.step
    scene.restore(scene.early)
    assert scene.said(scene.first) == "Bir."
    scene.restore(late)
    assert content(snapshot(scene.session, scene.document)) == later


def test_what_stands_already_makes_no_step(scene: Scene) -> None:
    late = scene.step
    assert scene.restore(late) is None
    assert scene.restore_one(scene.second, scene.early) is None
    assert scene.step == late


def test_one_language_comes_back_without_the_other(scene: Scene) -> None:
    scene.reword(scene.rashad, scene.first, "The first.", "en")
    scene.restore_one(scene.first, scene.early, languages=["en"])
    assert (scene.said(scene.first), scene.said(scene.first, "en")) == ("Birinci.", "One.")


def test_a_translation_that_came_later_goes_with_the_whole_text(scene: Scene) -> None:
    scene.reword(scene.rashad, scene.second, "Two.", "en")
    scene.restore(scene.early)
    assert scene.said(scene.second, "en") == ""


def test_what_was_inserted_struck_and_moved_since_stands_as_it_stood(scene: Scene) -> None:
    session, document = scene.session, scene.document
    actor = as_actor(scene.rashad)
    young = an_article(session, document, scene.leyla, "Üç.", after=scene.second)
    child = an_article(session, document, scene.leyla, "Dörd.", kind=Kind.PARAGRAPH, parent=young)
    at = scene.placed(scene.second)
    move_clause(session, actor, document, scene.second, parent=None, after=None, seen=at)
    at = scene.placed(scene.first)
    strike_clause(session, actor, document, scene.first, seen=at, reason="")
    scene.restore(scene.early)
    now = snapshot(session, document)
    assert [one.id for one in now.clauses if not one.struck] == [scene.first, scene.second]
    assert now.by_id[young].struck
    assert now.by_id[child].struck
    assert scene.said(young) == "Üç."


def test_the_title_comes_back_and_the_policy_stays(scene: Scene) -> None:
    particulars = snapshot(scene.session, scene.document).particulars
    change_particulars(
        scene.session,
        as_actor(scene.leyla),
        scene.document,
        titles={"az": "Əsasnamə"},
        illustrative=not particulars.illustrative,
    )
    scene.restore(scene.early)
    restored = snapshot(scene.session, scene.document).particulars
    assert restored.titles == particulars.titles
    assert restored.illustrative is not particulars.illustrative


def test_links_to_sources_and_needs_are_as_they_were(scene: Scene) -> None:
    session, actor = scene.session, as_actor(scene.leyla)
    describe_source(session, actor, "hrk", {"title": {"en": "HRK"}})
    for slug in ("hrk-1", "hrk-2"):
        describe_extract(session, actor, "hrk", slug, {"summary": {"en": "Article"}})
        describe_need(session, actor, slug, {"title": {"en": "Need"}, "group": "students"})
    one = scene.clause(scene.first)
    cite(session, actor, one, "hrk-1", "follows", note={"en": "as is"})
    link_need(session, actor, one, "hrk-1", "fully", note={})
    then = scene.step
    withdraw_citation(session, actor, one, "hrk-1")
    withdraw_need(session, actor, one, "hrk-1")
    cite(session, actor, one, "hrk-2", "adapts", note={})
    link_need(session, actor, one, "hrk-2", "partly", note={})
    scene.restore(then)
    [cited] = citations(session, scene.document)[scene.first]
    assert (cited.extract.slug, cited.relation, cited.note) == ("hrk-1", "follows", {"en": "as is"})
    [answered] = needs_answered(session, scene.document)[scene.first]
    assert (answered.need.slug, answered.answers) == ("hrk-1", "fully")
    assert of_document(session, scene.document, then).is_empty


def test_an_agreed_clause_gives_way_only_for_a_reason(scene: Scene) -> None:
    scene.agree(scene.first)
    with pytest.raises(ReasonNeeded):
        scene.restore(scene.early)
    with pytest.raises(ReasonNeeded):
        scene.restore_one(scene.first, scene.early)
    made = scene.restore(scene.early, reason=" Səhv idi ")
    assert made is not None
    assert made.facts["reason"] == "Səhv idi"


def test_an_agreed_clause_that_stays_asks_for_no_reason(scene: Scene) -> None:
    scene.agree(scene.second)
    assert scene.restore(scene.early) is not None


def test_who_looked_before_the_last_change_is_refused(scene: Scene) -> None:
    seen = scene.step
    scene.reword(scene.leyla, scene.second, "İkinci.")
    with pytest.raises(MovedOn) as refusal:
        scene.restore(scene.early, seen=seen)
    assert refusal.value.seen == seen
    assert scene.restore_one(scene.first, scene.early, seen=seen) is not None
    with pytest.raises(MovedOn):
        scene.restore_one(scene.second, scene.early, seen=seen)


def test_talking_meanwhile_refuses_nobody(scene: Scene) -> None:
    seen = scene.step
    begin_thread(scene.session, as_actor(scene.leyla), scene.document, None, Said("Sual"))
    assert scene.restore(scene.early, seen=seen) is not None


def test_what_cannot_come_back_is_refused(scene: Scene) -> None:
    young = an_article(scene.session, scene.document, scene.leyla, "Üç.", after=scene.second)
    with pytest.raises(NotThere):
        scene.restore_one(young, scene.early)
    with pytest.raises(NoSuchStep):
        scene.restore(scene.step + 1)
    at = scene.placed(young)
    actor = as_actor(scene.leyla)
    strike_clause(scene.session, actor, scene.document, young, seen=at, reason="")
    with pytest.raises(ClauseIsStruck):
        scene.restore_one(young, scene.step)


def test_a_deed_is_known_to_the_record(scene: Scene) -> None:
    scene.restore(scene.early)
    assert fits(scene.session)
