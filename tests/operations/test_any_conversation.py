"""Whatever is said, decided, drafted, let in, in whatever order: the record fits, no talk goes."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.db import Database
from app.models import Clause, Thread
from app.operations import discussing, guests, remarks, reviewing
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.errors import Refused
from app.operations.recording import Actor
from app.queries.guests import waiting_on
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.queries.verification import verify
from app.statute.errors import StatuteError
from app.statute.roles import Role
from tests.makers import NOON, a_colleague, a_document, a_person, an_article, as_actor

WHO, WHICH = st.integers(0, 2), st.integers(0, 20)
TEXTS = st.sampled_from(["Bir üzvün bir səsi var.", "Üzvün iki səsi var.", "Səs yoxdur."])
OUTCOMES = st.sampled_from(discussing.OUTCOMES)


class Conversation(RuleBasedStateMachine):
    """A reviewer, a member and the coordinator, who do whatever they like with one another's words.

    What is refused changes nothing.
    """

    session: Session

    @initialize()
    def furnish(self) -> None:
        self.session.rollback()
        leyla = a_person(self.session, "Leyla")
        self.document = a_document(self.session, leyla)
        roles = (Role.REVIEWER, Role.MEMBER)
        others = [a_colleague(self.session, self.document, one, one) for one in roles]
        self.people = [as_actor(one) for one in (leyla, *others)]
        made = an_article(self.session, self.document, leyla, "Bir üzvün bir səsi var.")
        self.clause = self.session.get_one(Clause, made)
        last = day_of(NOON) + timedelta(days=7)
        asked = reviewing.Asked("Oxunuş", last, [one.id for one in others])
        self.round = reviewing.open_round(self.session, self.people[0], [self.document], asked)
        terms = guests.Terms("Tələbələr", suggesting=True)
        self.link, _ = guests.make_link(self.session, self.people[0], self.document, terms)
        self.threads: set[str] = set()

    def teardown(self) -> None:
        self.session.rollback()

    def attempt(self, deed: Callable[..., object], who: int, *args: object, **said: object) -> None:
        """Do it, or change nothing."""
        aside = self.session.begin_nested()
        try:
            deed(self.session, self.people[who], *args, **said)
        except (Refused, StatuteError):
            aside.rollback()
        else:
            aside.commit()

    def thread(self, which: int) -> Thread | None:
        known = self.session.scalars(select(Thread).order_by(Thread.since)).all()
        return known[which % len(known)] if known else None

    def typed(self, text: str) -> Typed:
        return Typed("az", "", text, standing_wording(self.session, self.clause.id, "az").digest)

    @rule(who=WHO, quote=st.sampled_from(["", "səsi", "Bir"]), blocking=st.booleans())
    def begin(self, who: int, quote: str, blocking: bool) -> None:
        said = discussing.Said("Niyə?", blocking=blocking, quote=quote)
        self.attempt(discussing.begin_thread, who, self.document, self.clause, said)

    @rule(who=WHO, text=TEXTS)
    def suggest(self, who: int, text: str) -> None:
        self.attempt(discussing.suggest, who, self.clause, self.typed(text), body="Belə.")

    @rule(who=WHO, text=TEXTS)
    def reword(self, who: int, text: str) -> None:
        self.attempt(save_wording, who, self.clause, [self.typed(text)], reason="Belə.")

    @rule(who=WHO, which=WHICH, outcome=OUTCOMES, deed=st.integers(0, 10))
    def deal_with(self, who: int, which: int, outcome: str, deed: int) -> None:
        thread = self.thread(which)
        if thread is None:
            return
        said = thread.since
        deeds: list[tuple[Callable[..., object], tuple[object, ...], dict[str, object]]] = [
            (discussing.reply, ("Bax.",), {}),
            (discussing.resolve, (), {"outcome": outcome, "reason": "Belə."}),
            (discussing.reopen, (), {}),
            (discussing.revise_comment, (said, f"Başqa {which}"), {}),
            (discussing.withdraw_comment, (said + 1,), {}),
            (discussing.withdraw_thread, (), {"words": which % 2 == 0}),
            (discussing.resume_thread, (), {}),
            (discussing.hold_agreement, ("Belə.",), {}),
            (discussing.lift_hold, ("Belə.",), {}),
            (discussing.accept_suggestion, (), {}),
            (discussing.reject_suggestion, ("Belə.",), {}),
        ]
        chosen, args, named = deeds[deed]
        self.attempt(chosen, who, thread, *args, **named)

    @rule(who=WHO, which=WHICH)
    def assign(self, who: int, which: int) -> None:
        if thread := self.thread(which):
            self.attempt(discussing.assign_thread, who, thread, self.people[which % 3].person_id)

    @rule(who=WHO, text=TEXTS, suggests=st.booleans())
    def draft(self, who: int, text: str, suggests: bool) -> None:
        base = standing_wording(self.session, self.clause.id, "az").digest
        written = remarks.Written("Qaralama", quote="səsi")
        if suggests:
            written = remarks.Written("Belə.", discussing.SUGGESTION, base=base, text=text)
        where = (self.document, self.clause)
        self.attempt(reviewing.draft, who, self.round, where, written)

    @rule(who=WHO)
    def hand_in(self, who: int) -> None:
        self.attempt(reviewing.hand_in, who, self.round, reviewing.Answered("Yaxşıdır"))

    @rule()
    def close(self) -> None:
        self.attempt(reviewing.close_round, 0, self.round)

    @rule(number=st.integers(0, 2))
    def say(self, number: int) -> None:
        sender = guests.Sender(self.link, NOON, f"secret-{number}")

        def deed(session: Session, _by: Actor) -> None:
            guests.say(session, sender, None, remarks.Written("Qonaq sözü"))

        self.attempt(deed, 0)

    @rule(let_in=st.booleans())
    def moderate(self, let_in: bool) -> None:
        keys = [one.key for one in waiting_on(self.session, self.document)]
        if let_in:
            self.attempt(guests.admit, 0, self.document, keys)
        else:
            self.attempt(guests.refuse, 0, self.document, keys, "Aid deyil.")

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def no_talk_goes(self) -> None:
        now = snapshot(self.session, self.document)
        found = talks(self.session, self.document, now).values()
        standing = {talk.thread.id for some in found for talk in some}
        assert self.threads <= standing
        self.threads = standing

    @invariant()
    @precondition(lambda self: hasattr(self, "document"))
    def the_record_fits(self) -> None:
        assert {one.why for one in verify(self.session, {})} == {""}


@pytest.fixture
def writer(database: Database) -> Iterator[Session]:
    """One session for all sequences: each is rolled back, none is committed."""
    with Session(database.engine.execution_options(writer=True)) as session:
        yield session


def test_whatever_is_said_in_whatever_order(writer: Session) -> None:
    machine = type("Rules", (Conversation,), {"session": writer})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=10,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
