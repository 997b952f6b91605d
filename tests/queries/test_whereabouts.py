"""Laws of where words stand: whatever is done to the text, nobody's remark is lost or misplaced."""

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
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Thread
from app.operations.clauses import Typed, save_wording, standing_placement, standing_wording
from app.operations.discussing import Chosen, Said, begin_thread, reattach
from app.operations.errors import DoneAlready, NothingToJoin, Refused
from app.operations.structure import move_clause, restore_clause, strike_clause
from app.operations.structure.joining import joinable
from app.queries.lineage import lines
from app.queries.positions import POSITIONS
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talk_of, talks, talks_on
from app.statute.anchoring import Held
from app.statute.errors import StatuteError
from tests.makers import a_document, a_person, an_article, as_actor
from tests.operations.halves import join, split

VOCABULARY = ("sədr", "üzv", "iki", "il", "səs", "müddətinə", "seçilir", "olur")
"""So few words that clauses are full of look-alikes."""

FRESH = st.lists(st.sampled_from(["yeni", "başqa", "əlavə"]), min_size=1, max_size=9)
"""Words that stand nowhere yet: of the same words typed again nobody can say which is which."""

WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=3, max_size=9)


class Committee(RuleBasedStateMachine):
    """People who discuss words, and change text and structure under them."""

    session: Session
    clauses = Bundle("clauses")
    threads = Bundle("threads")

    @initialize()
    def found(self) -> None:
        self.session.rollback()
        POSITIONS.clear()
        self.leyla = a_person(self.session, "Leyla")
        self.by = as_actor(self.leyla)
        self.document = a_document(self.session, self.leyla)
        self.begun: dict[str, tuple[str, str, str]] = {}
        """By thread the clause, its text and the quote."""
        self.put: dict[str, set[str]] = {}
        """By thread the clauses a person put it on."""

    def teardown(self) -> None:
        self.session.rollback()

    def text(self, clause: str) -> str:
        return standing_wording(self.session, clause, "az").text

    def is_struck(self, clause: str) -> bool:
        return standing_placement(self.session, self.session.get_one(Clause, clause)).struck

    def since(self, clause: str) -> int:
        return standing_placement(self.session, self.session.get_one(Clause, clause)).since

    def save(self, clause: str, text: str) -> None:
        where = self.session.get_one(Clause, clause)
        base = standing_wording(self.session, clause, "az")
        save_wording(self.session, self.by, where, [Typed("az", "", text, base.digest)])

    def talk(self, thread: str) -> Talk:
        now = snapshot(self.session, self.document)
        return talk_of(self.session, self.document, self.session.get_one(Thread, thread), now)

    @rule(target=clauses, words=WORDS)
    def insert(self, words: list[str]) -> str:
        return an_article(self.session, self.document, self.leyla, " ".join(words))

    @rule(target=clauses, clause=clauses)
    def insert_a_look_alike(self, clause: str) -> str:
        text = self.text(clause) or "sədr"
        return an_article(self.session, self.document, self.leyla, text)

    @rule(target=threads, clause=clauses, data=st.data())
    def discuss(self, clause: str, data: st.DataObject) -> str:
        words = self.text(clause).split()
        if not words or self.is_struck(clause):
            return next(iter(self.begun), "")
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first + 1, len(words)))
        quote, near = " ".join(words[first:last]), len(" ".join([*words[:first], ""]))
        said = Said("Niyə?", quote=quote, near=near)
        where = self.session.get_one(Clause, clause)
        thread = begin_thread(self.session, self.by, self.document, where, said)
        assert thread.start == near
        self.begun[thread.id] = (clause, self.text(clause), quote)
        return thread.id

    @rule(clause=clauses, words=WORDS)
    def reword(self, clause: str, words: list[str]) -> None:
        if not self.is_struck(clause):
            self.save(clause, " ".join(words))

    @rule(clause=clauses)
    def empty(self, clause: str) -> None:
        if not self.is_struck(clause):
            self.save(clause, "")

    @rule(thread=threads, words=FRESH, ahead=st.booleans())
    def edit_beside_the_words(self, thread: str, words: list[str], ahead: bool) -> None:
        """On one side everything else is written; the words and the other side stay."""
        if not thread:
            return
        talk = self.talk(thread)
        at, clause = talk.position, talk.clause
        if at is None or at.start is None or clause is None or self.is_struck(clause):
            return
        if talk.again or self.text(clause) != self.begun[thread][1]:
            return
        text, more = self.text(clause), " ".join(words)
        after = f"{more} {text[at.start :]}" if ahead else f"{text[: at.end]} {more}"
        self.save(clause, after)
        found = self.talk(thread)
        start = len(more) + 1 if ahead else at.start
        assert found.position
        assert (found.position.state, found.position.start) == (Held.ATTACHED, start)
        assert found.clause == clause

    @rule(thread=threads, fresh=st.lists(st.integers(0, 99), min_size=2, max_size=2))
    def edit_around_the_words(self, thread: str, fresh: list[int]) -> None:
        """A new word on either side, as long as the words stand where they were quoted."""
        if not thread or self.text(self.begun[thread][0]) != self.begun[thread][1]:
            return
        talk = self.talk(thread)
        if talk.clause is None or self.is_struck(talk.clause) or talk.position is None:
            return
        start, end = talk.position.start, talk.position.end
        text = self.text(talk.clause)
        if talk.again or start is None or end is None or len(text.split()) > 12:
            return
        head, tail = f"yeni{fresh[0]}", f"son{fresh[1]}"
        self.save(talk.clause, f"{head} {text} {tail}")
        found = self.talk(thread).position
        assert found
        assert (found.state, found.start) == (Held.ATTACHED, start + len(head) + 1)

    @rule(thread=threads)
    def restore_the_old_words(self, thread: str) -> None:
        if not thread:
            return
        clause, text, quote = self.begun[thread]
        if self.is_struck(clause):
            restore_clause(self.session, self.by, self.document, clause, seen=self.since(clause))
        if self.is_struck(clause):
            return
        self.save(clause, text)
        talk = self.talk(thread)
        row = self.session.get_one(Thread, thread)
        assert talk.position
        assert (talk.clause, talk.again) == (clause, None)
        assert (talk.position.state, talk.position.start) == (Held.ATTACHED, row.start)
        assert text[talk.position.start : talk.position.end] == quote

    @rule(target=clauses, clause=clauses, share=st.floats(0.2, 0.8))
    def split_in_two(self, clause: str, share: float) -> str:
        text = self.text(clause)
        at = text.find(" ", int(len(text) * share))
        if self.is_struck(clause) or at < 1:
            return clause
        return split(self.session, self.leyla, self.document, clause, at)

    @rule(clause=clauses)
    def join_with_the_next(self, clause: str) -> None:
        try:
            following = joinable(snapshot(self.session, self.document), clause)
        except (NothingToJoin, Refused):
            return
        join(self.session, self.leyla, self.document, clause, following.id)

    @rule(clause=clauses, after=clauses)
    def move(self, clause: str, after: str) -> None:
        before = {one: self.talk(one) for one in self.begun}
        place = {"parent": None, "after": after, "seen": self.since(clause)}
        try:
            move_clause(self.session, self.by, self.document, clause, **place)  # type: ignore[arg-type]
        except (Refused, StatuteError):
            return
        for thread, stood in before.items():
            assert (self.talk(thread).clause, self.talk(thread).position) == (
                stood.clause,
                stood.position,
            )

    @rule(clause=clauses)
    def strike_or_restore(self, clause: str) -> None:
        seen = self.since(clause)
        if self.is_struck(clause):
            restore_clause(self.session, self.by, self.document, clause, seen=seen)
        else:
            strike_clause(self.session, self.by, self.document, clause, seen=seen, reason="")

    @rule(thread=threads, clause=clauses)
    def put_on_words_that_stand(self, thread: str, clause: str) -> None:
        text = self.text(clause)
        if not thread or not text:
            return
        word = text.split()[-1]
        read = standing_wording(self.session, clause, "az").digest
        chosen = Chosen(self.session.get_one(Clause, clause), "az", read, quote=word)
        row = self.session.get_one(Thread, thread)
        try:
            reattach(self.session, self.by, row, chosen)
        except (Refused, DoneAlready):
            return
        self.put.setdefault(thread, set()).add(clause)
        talk = self.talk(thread)
        assert talk.position
        assert talk.position.state is not Held.DETACHED

    @rule()
    def forget(self) -> None:
        POSITIONS.clear()

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def no_discussion_disappears(self) -> None:
        now = snapshot(self.session, self.document)
        found = talks(self.session, self.document, now)
        assert {talk.thread.id for some in found.values() for talk in some} == set(self.begun)
        for clause, some in found.items():
            assert clause is not None
            alone = talks_on(self.session, self.document, clause, now)
            assert [one.thread.id for one in alone] == [one.thread.id for one in some]

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def no_discussion_stands_where_its_words_never_went(self) -> None:
        now = snapshot(self.session, self.document)
        known = lines(self.session, self.document)
        for clause, some in talks(self.session, self.document, now).items():
            for talk in some:
                marked = {self.begun[talk.thread.id][0], *self.put.get(talk.thread.id, ())}
                ways = {one for each in marked for one in known.homes(each, 0)}
                assert clause in ways

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def what_is_called_attached_says_the_very_words(self) -> None:
        now = snapshot(self.session, self.document)
        for clause, some in talks(self.session, self.document, now).items():
            text = now.by_id[clause or ""].wording("az").text
            for talk in some:
                if talk.position and talk.position.is_verbatim:
                    words = talk.again.quote if talk.again else talk.thread.quote
                    assert text[talk.position.start : talk.position.end] == words


@pytest.fixture
def reader(database: Database) -> Iterator[Session]:
    """One session for all sequences: each is rolled back, none is committed."""
    with Session(database.engine.execution_options(writer=True)) as session:
        yield session


def test_whatever_becomes_of_the_text_no_remark_is_lost_or_misplaced(reader: Session) -> None:
    machine = type("Rules", (Committee,), {"session": reader})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
