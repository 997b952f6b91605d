"""Whatever a committee does, in whatever order: no clause is lost, no record is broken."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Record, Step, WordingRow
from app.operations.clauses import (
    Typed,
    save_wording,
    standing_placement,
    standing_wording,
)
from app.operations.discussing import Said, begin_thread
from app.operations.errors import NothingToJoin, Overtaken, Refused, StaleWording
from app.operations.recording import Actor
from app.operations.structure import (
    change_kind,
    insert_clause,
    move_clause,
    restore_clause,
    strike_clause,
    undo,
)
from app.operations.structure.joining import joinable
from app.operations.structure.undoing import last_of
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.statute.errors import StatuteError
from app.statute.numbering import number_all
from app.statute.record import StepFacts, verify_chain
from app.statute.snapshot import Kind, Numbering, word
from tests.makers import NOON, a_document, a_person, as_actor, words
from tests.operations.halves import join, split

TEXTS = st.lists(st.sampled_from(["bir", "iki", "üç", "dörd", "beş"]), min_size=1, max_size=5).map(
    " ".join
)
NOBODY = Actor(None, NOON)


class Committee(RuleBasedStateMachine):
    """People who change words and structure, discuss and undo, often from pages that are old."""

    session: Session
    numbering: Numbering = Numbering.DERIVED
    clauses = Bundle("clauses")

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, set[str]] = {}
        self.seen: dict[str, str] = {}
        self.fixed: dict[str, str] = {}
        self.threads: set[str] = set()

    @initialize()
    def found(self) -> None:
        self.session.rollback()
        self.founder = a_person(self.session, "Leyla")
        self.document = a_document(self.session, self.founder, numbering=self.numbering)

    def teardown(self) -> None:
        self.session.rollback()

    def now(self) -> dict[str, str]:
        at = snapshot(self.session, self.document)
        return number_all(at.clauses, at.particulars.family, at.particulars.numbering)

    def since(self, clause: str) -> int:
        return standing_placement(self.session, self.session.get_one(Clause, clause)).since

    @rule(
        target=clauses,
        parent=st.one_of(st.none(), clauses),
        after=st.one_of(st.none(), clauses),
        kind=st.sampled_from([Kind.CHAPTER, Kind.ARTICLE, Kind.PARAGRAPH]),
        text=TEXTS,
    )
    def insert(self, parent: str | None, after: str | None, kind: Kind, text: str) -> str:
        known = snapshot(self.session, self.document).by_id
        if after is not None and known[after].parent != parent:
            parent = known[after].parent
        try:
            made = insert_clause(
                self.session,
                NOBODY,
                self.document,
                words(text),
                kind=kind,
                parent=parent,
                after=after,
            )
        except (Refused, StatuteError):
            made = insert_clause(
                self.session, NOBODY, self.document, words(text), kind=Kind.ARTICLE
            )
        self.said[made] = {text}
        self.seen[made] = word("az", "", text).digest
        return made

    @rule(clause=clauses, text=TEXTS, fresh=st.booleans())
    def reword(self, clause: str, text: str, fresh: bool) -> None:
        stood = standing_wording(self.session, clause, "az")
        base = stood.digest if fresh else self.seen[clause]
        typed = Typed("az", "", text, base)
        try:
            save_wording(self.session, NOBODY, self.session.get_one(Clause, clause), [typed])
        except StaleWording as refusal:
            clash = refusal.clashes["az"]
            assert (base != stood.digest, clash.mine[1], clash.theirs[1]) == (
                True,
                text,
                stood.text,
            )
        except Refused:
            assert snapshot(self.session, self.document).by_id[clause].struck
        else:
            stands = standing_wording(self.session, clause, "az")
            assert stands.text == text or base != stood.digest
            self.said[clause] |= {text, stands.text}

    @rule(clause=clauses)
    def look(self, clause: str) -> None:
        self.seen[clause] = standing_wording(self.session, clause, "az").digest

    @rule(
        clause=clauses,
        parent=st.one_of(st.none(), clauses),
        after=st.one_of(st.none(), clauses),
        late=st.booleans(),
    )
    def move(self, clause: str, parent: str | None, after: str | None, late: bool) -> None:
        seen = self.since(clause) - late
        place = {"parent": parent, "after": after, "seen": seen}
        try:
            move_clause(self.session, NOBODY, self.document, clause, **place)  # type: ignore[arg-type]
        except (Refused, StatuteError):
            return
        assert not late
        assert snapshot(self.session, self.document).by_id[clause].parent == parent
        self.fixed.pop(clause, None)

    @rule(clause=clauses)
    def strike_and_restore(self, clause: str) -> None:
        before = self.standing()
        if clause not in before:
            return
        at = self.since(clause)
        strike_clause(self.session, NOBODY, self.document, clause, seen=at, reason="")
        assert clause not in self.standing()
        restore_clause(self.session, NOBODY, self.document, clause, seen=self.since(clause))
        assert self.standing() == before

    @rule(clause=clauses)
    def strike(self, clause: str) -> None:
        if clause in self.standing():
            at = self.since(clause)
            strike_clause(self.session, NOBODY, self.document, clause, seen=at, reason="")

    @rule(clause=clauses)
    def restore(self, clause: str) -> None:
        if clause not in self.standing():
            restore_clause(self.session, NOBODY, self.document, clause, seen=self.since(clause))
            assert clause in self.standing()

    @rule(target=clauses, clause=clauses, share=st.floats(0.2, 0.8))
    def split_in_two(self, clause: str, share: float) -> str:
        before = snapshot(self.session, self.document)
        text = before.by_id[clause].wording("az").text
        at = text.find(" ", int(len(text) * share))
        if before.by_id[clause].struck or at < 1:
            return clause
        second = split(self.session, self.founder, self.document, clause, at)
        now = snapshot(self.session, self.document).by_id
        halves = [now[one].wording("az").text for one in (clause, second)]
        assert " ".join(halves) == " ".join(text.split())
        self.said[clause].add(halves[0])
        self.said[second] = {halves[1]}
        self.seen[second] = now[second].wording("az").digest
        return second

    @rule(clause=clauses)
    def join_with_the_next(self, clause: str) -> None:
        now = snapshot(self.session, self.document)
        try:
            following = joinable(now, clause)
        except NothingToJoin:
            return
        except Refused:
            assert now.by_id[clause].struck
            return
        texts = [now.by_id[one].wording("az").text for one in (clause, following.id)]
        join(self.session, self.founder, self.document, clause, following.id)
        stands = standing_wording(self.session, clause, "az").text
        assert stands == " ".join(texts)
        self.said[clause].add(stands)
        for moved in (one for one, number in self.now().items() if self.fixed.get(one) != number):
            self.fixed.pop(moved, None)

    @rule(clause=clauses, kind=st.sampled_from([Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT]))
    def become(self, clause: str, kind: Kind) -> None:
        at = self.since(clause)
        try:
            change_kind(self.session, NOBODY, self.document, clause, kind, seen=at)
        except StatuteError:
            return
        now = snapshot(self.session, self.document)
        assert now.by_id[clause].kind is kind
        below = {clause}
        for one in now.clauses:
            if one.parent in below:
                below.add(one.id)
        for renumbered in below:
            self.fixed.pop(renumbered, None)

    @rule(clause=clauses)
    def discuss(self, clause: str) -> None:
        where = self.session.get_one(Clause, clause)
        text = standing_wording(self.session, clause, "az").text
        if standing_placement(self.session, where).struck or not text:
            return
        said = Said("Niyə?", quote=text.rsplit(" ", 1)[-1])
        actor = as_actor(self.founder)
        self.threads.add(begin_thread(self.session, actor, self.document, where, said).id)

    @rule(who=st.booleans(), twice=st.booleans())
    def undo_the_last(self, who: bool, twice: bool) -> None:
        by = as_actor(self.founder) if who else NOBODY
        done = self.content()
        try:
            for _ in range(1 + twice):
                last = last_of(self.session, self.document, by.person_id)
                if last is None:
                    return
                undo(self.session, by, self.document, last.number)
        except (Overtaken, StatuteError):
            assert self.content() == done
            return
        if twice:
            assert self.content() == done
        for clause in snapshot(self.session, self.document).clauses:
            self.said[clause.id].add(clause.wording("az").text)
        self.fixed = {}

    def content(self) -> list[tuple[object, ...]]:
        return [
            (one.id, one.kind, one.parent, one.fixed, one.struck, one.wording("az").text)
            for one in snapshot(self.session, self.document).clauses
        ]

    def standing(self) -> list[str]:
        clauses = snapshot(self.session, self.document).clauses
        return [clause.id for clause in clauses if not clause.struck]

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def no_clause_is_lost(self) -> None:
        found = [clause.id for clause in snapshot(self.session, self.document).clauses]
        assert sorted(found) == sorted(self.said)

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def nobody_stands_under_what_is_struck(self) -> None:
        now = snapshot(self.session, self.document)
        for clause in now.clauses:
            assert clause.struck or clause.parent is None or not now.by_id[clause.parent].struck

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def no_conversation_disappears(self) -> None:
        now = snapshot(self.session, self.document)
        found = talks(self.session, self.document, now)
        assert {talk.thread.id for some in found.values() for talk in some} == self.threads
        assert None not in found

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def no_two_units_bear_one_number(self) -> None:
        now = snapshot(self.session, self.document)
        numbers = self.now()
        borne = [(one.parent, one.kind, numbers[one.id]) for one in now.clauses if numbers[one.id]]
        assert len(borne) == len(set(borne))

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def every_word_that_was_saved_is_kept(self) -> None:
        rows = self.session.execute(select(WordingRow.clause_id, WordingRow.text))
        kept: dict[str, set[str]] = {}
        for clause, text in rows:
            kept.setdefault(clause, set()).add(text)
        for clause, stands in kept.items():
            assert stands <= self.said[clause]

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def a_fixed_number_never_changes(self) -> None:
        if self.numbering is Numbering.FIXED:
            numbers = self.now()
            assert {one: numbers[one] for one in self.fixed} == self.fixed
            self.fixed = numbers

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def the_record_is_whole(self) -> None:
        record = self.session.get_one(Record, self.document.id)
        rows = self.session.scalars(
            select(Step).where(Step.record_id == record.id).order_by(Step.number)
        )
        steps = [(facts_of(row), row.digest) for row in rows]
        assert verify_chain(steps, [(record.steps, record.digest)]) is None


def facts_of(row: Step) -> StepFacts:
    return StepFacts(
        record=row.record_id,
        number=row.number,
        at=row.at,
        actor=row.actor_id,
        deed=row.deed,
        clause=row.clause_id,
        facts=row.facts,
        previous=row.previous,
    )


@pytest.fixture
def reader(database: Database) -> Iterator[Session]:
    """One session for all sequences: each is rolled back, none is committed."""
    with Session(database.engine.execution_options(writer=True)) as session:
        yield session


@pytest.mark.parametrize("numbering", list(Numbering))
def test_whatever_is_done_in_whatever_order(reader: Session, numbering: Numbering) -> None:
    machine = type("Rules", (Committee,), {"session": reader, "numbering": numbering})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
