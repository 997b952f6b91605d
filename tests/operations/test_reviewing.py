"""Is a review private until it is handed in, whole when it is, and handed in once?"""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import (
    Clause,
    Document,
    Person,
    Remark,
    Review,
    ReviewRound,
    Step,
    Thread,
)
from app.operations.errors import (
    DoneAlready,
    LeaveEnded,
    NothingSaid,
    NotThere,
    TooLong,
)
from app.operations.membership import give_role
from app.operations.recording import Actor
from app.operations.remarks import Written
from app.operations.reviewing import (
    LONGEST_TITLE,
    MOST_QUESTIONS,
    Answered,
    Asked,
    DeadlinePassed,
    HandedInAlready,
    NobodyAsked,
    NotAsked,
    NotLater,
    RoundClosed,
    ask_more,
    by_hand,
    close_round,
    draft,
    extend_round,
    hand_in,
    keep_answers,
    look,
    mark_reminded,
    open_round,
)
from app.operations.reviewing.reminding import due_before
from app.queries.rounds import (
    drafts_of,
    not_handed_in,
    progress,
    reviews_of,
    round_of,
    rounds_of,
    rounds_waiting,
    sitting_of,
)
from app.statute.roles import Action, Role
from tests.makers import NOON, a_colleague, a_document, a_person, an_article, as_actor

TODAY = NOON.date()
FRIDAY = TODAY + timedelta(days=8)
QUESTIONS = ({"az": "Nə çatışmır?", "en": "What is missing?"}, {"az": "Razısınızmı?", "en": ""})


class Room:
    """A charter and a plan, their coordinator, and reviewers of the charter."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.leyla: Person = a_person(session)
        self.document: Document = a_document(session, self.leyla)
        self.plan: Document = a_document(session, self.leyla, "plan")
        self.marta: Person = a_colleague(session, self.document, Role.REVIEWER, "Marta")
        self.jan: Person = a_colleague(session, self.document, Role.MEMBER, "Jan")
        self.olga: Person = a_colleague(session, self.document, Role.OBSERVER, "Olga")
        self.first = self._article(self.document, "Bir səs.")
        self.second = self._article(self.document, "Üzvlük könüllüdür.", after=self.first.id)
        self.third = self._article(self.plan, "Plan beş illikdir.")

    def _article(self, document: Document, text: str, after: str | None = None) -> Clause:
        made = an_article(self.session, document, self.leyla, text, after=after)
        return self.session.get_one(Clause, made)

    def open(
        self, people: Iterable[Person] = (), documents: Iterable[Document] = (), **asked: object
    ) -> ReviewRound:
        """The coordinator asks Marta and Jan of the charter, or as said."""
        ids = [one.id for one in people or (self.marta, self.jan)]
        terms: dict[str, object] = {
            "title": "Birinci oxunuş",
            "deadline": FRIDAY,
            "people": ids,
            "questions": QUESTIONS,
        }
        what = Asked(**(terms | asked))  # type: ignore[arg-type]  # named by the test
        by = Actor(self.leyla.id, NOON, Action.COORDINATE)
        return open_round(self.session, by, list(documents) or [self.document], what)

    def draft(self, opened: ReviewRound, clause: Clause, body: str = "Niyə?") -> Remark:
        """Marta writes something of a clause."""
        document = self.session.get_one(Document, clause.record_id)
        return draft(self.session, as_actor(self.marta), opened, (document, clause), Written(body))

    def hand_in(self, opened: ReviewRound, who: Person | None = None, **said: object) -> object:
        """Marta hands in."""
        by = Actor((who or self.marta).id, NOON, Action.COMMENT)
        return hand_in(self.session, by, opened, Answered(**said))  # type: ignore[arg-type]


@pytest.fixture
def room(session: Session) -> Room:
    return Room(session)


def _count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_round_is_a_step_in_the_record_of_each_of_its_documents(room: Room) -> None:
    give_role(room.session, as_actor(room.leyla), room.plan, room.marta, Role.REVIEWER)
    opened = room.open(documents=[room.document, room.plan])
    steps = room.session.scalars(select(Step).where(Step.deed == "open_round")).all()
    assert {step.record_id for step in steps} == {room.document.id, room.plan.id}
    found = round_of(room.session, room.plan, opened.id)
    assert [part.document.slug for part in found.parts] == ["charter", "plan"]
    assert {one.person.name: len(one.documents) for one in progress(room.session, found)} == {
        "Jan": 1,
        "Marta": 2,
    }


def test_only_whoever_may_comment_is_asked(room: Room) -> None:
    opened = room.open(people=[room.marta, room.olga])
    found = round_of(room.session, room.document, opened.id)
    assert [one.person.name for one in progress(room.session, found)] == ["Marta"]


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"title": " "}, NothingSaid),
        ({"title": "a" * (LONGEST_TITLE + 1)}, TooLong),
        ({"deadline": TODAY - timedelta(days=1)}, DeadlinePassed),
        ({"questions": [{"az": "Nə?"}] * (MOST_QUESTIONS + 1)}, TooLong),
    ],
)
def test_a_round_that_asks_badly_is_not_opened(
    room: Room, asked: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        room.open(**asked)  # type: ignore[arg-type]


def test_a_round_asks_somebody(room: Room) -> None:
    with pytest.raises(NobodyAsked):
        room.open(people=[room.olga])
    with pytest.raises(NobodyAsked):
        room.open(people=[room.marta], documents=[room.document, room.plan])


def test_a_round_asks_only_about_clauses_of_its_documents(room: Room) -> None:
    with pytest.raises(NotThere):
        room.open(clauses={room.document.id: [room.third.id]})
    opened = room.open(clauses={room.document.id: [room.first.id, room.first.id]})
    terms = round_of(room.session, room.document, opened.id).terms
    assert terms.clauses == [room.first.id]


def test_questions_that_say_nothing_are_left_out(room: Room) -> None:
    opened = room.open(questions=[{"az": " ", "en": ""}, *QUESTIONS])
    terms = round_of(room.session, room.document, opened.id).terms
    assert terms.questions == list(QUESTIONS)


def test_a_round_of_a_document_somebody_coordinates_no_longer_is_not_opened(room: Room) -> None:
    give_role(room.session, as_actor(None), room.plan, room.marta, Role.COORDINATOR)
    give_role(room.session, as_actor(None), room.plan, room.leyla, Role.MEMBER)
    with pytest.raises(LeaveEnded):
        room.open(documents=[room.document, room.plan])


def test_drafts_are_told_by_no_step_and_begin_no_conversation(room: Room) -> None:
    opened = room.open()
    before = _count(room.session, Step)
    room.draft(opened, room.first)
    keep_answers(room.session, as_actor(room.marta), opened, "Ümumi fikir", ["Heç nə"])
    assert _count(room.session, Step) == before
    assert _count(room.session, Thread) == 0
    sitting = sitting_of(room.session, opened.id, room.marta.id)
    assert sitting is not None
    assert (sitting.summary, sitting.answers) == ("Ümumi fikir", ["Heç nə", ""])


def test_the_coordinator_learns_that_somebody_writes_and_not_what(room: Room) -> None:
    opened = room.open()
    found = round_of(room.session, room.document, opened.id)
    assert [one.opened_at for one in progress(room.session, found)] == [None, None]
    look(room.session, as_actor(room.marta), opened)
    look(room.session, as_actor(room.marta), opened)
    room.draft(opened, room.first, "Gizli söz")
    marta = progress(room.session, found)[1]
    assert (marta.opened_at, marta.drafts, marta.handed_in_at) == (NOON, 1, None)
    assert "Gizli" not in repr(marta)
    assert drafts_of(room.session, opened.id, room.jan.id) == []


def test_a_review_is_handed_in_whole(room: Room) -> None:
    opened = room.open()
    room.draft(opened, room.second, "İkinciyə dair")
    room.draft(opened, room.first, "Birinciyə dair")
    room.hand_in(opened, summary="Yaxşıdır", answers=["", "Bəli"])
    found = round_of(room.session, room.document, opened.id)
    [handed] = reviews_of(room.session, found)[room.document.id]
    assert (handed.review.summary, handed.review.answers) == ("Yaxşıdır", ["", "Bəli"])
    clauses = [room.session.get_one(Thread, one).clause_id for one in handed.threads]
    assert clauses == [room.first.id, room.second.id]
    assert drafts_of(room.session, opened.id, room.marta.id) == []
    [step] = room.session.scalars(select(Step).where(Step.deed == "hand_in_review"))
    assert (step.actor_id, step.facts["threads"]) == (room.marta.id, list(handed.threads))


def test_handing_in_twice_gives_one_review(room: Room) -> None:
    opened = room.open()
    room.draft(opened, room.first)
    room.hand_in(opened)
    with pytest.raises(HandedInAlready):
        room.hand_in(opened, summary="Yenə")
    with pytest.raises(HandedInAlready):
        room.draft(opened, room.first)
    assert (_count(room.session, Review), _count(room.session, Thread)) == (1, 1)


def test_nothing_is_not_handed_in(room: Room) -> None:
    opened = room.open()
    with pytest.raises(NothingSaid):
        room.hand_in(opened, answers=["  "])


def test_a_review_of_several_documents_is_handed_in_at_once(room: Room) -> None:
    give_role(room.session, as_actor(room.leyla), room.plan, room.marta, Role.REVIEWER)
    opened = room.open(documents=[room.document, room.plan])
    room.draft(opened, room.first)
    room.draft(opened, room.third)
    room.hand_in(opened, summary="İkisi də")
    found = round_of(room.session, room.document, opened.id)
    handed = reviews_of(room.session, found)
    assert {record: len(one.threads) for record, [one] in handed.items()} == {
        room.document.id: 1,
        room.plan.id: 1,
    }


def test_drafts_on_a_document_that_is_theirs_no_longer_stay_theirs(room: Room) -> None:
    give_role(room.session, as_actor(room.leyla), room.plan, room.marta, Role.REVIEWER)
    opened = room.open(documents=[room.document, room.plan])
    room.draft(opened, room.first)
    room.draft(opened, room.third, "Plana dair")
    give_role(room.session, as_actor(room.leyla), room.plan, room.marta, None)
    room.hand_in(opened)
    assert [one.body for one in drafts_of(room.session, opened.id, room.marta.id)] == ["Plana dair"]
    give_role(room.session, as_actor(room.leyla), room.document, room.jan, Role.OBSERVER)
    with pytest.raises(LeaveEnded):
        room.hand_in(opened, room.jan, summary="Gec")


def test_whoever_was_not_asked_hands_nothing_in(room: Room) -> None:
    opened = room.open(people=[room.marta])
    with pytest.raises(NotAsked):
        room.hand_in(opened, room.jan, summary="Mən də")
    with pytest.raises(NotAsked):
        look(room.session, as_actor(room.jan), opened)
    with pytest.raises(NotAsked):
        keep_answers(room.session, as_actor(room.jan), opened, "Mən də", [])
    with pytest.raises(NotThere):
        room.draft(opened, room.third)


def test_after_the_last_day_a_review_is_late(room: Room) -> None:
    opened = room.open(deadline=TODAY)
    room.draft(opened, room.first)
    room.hand_in(opened, room.jan, summary="Vaxtında")
    tomorrow = Actor(room.marta.id, NOON + timedelta(days=1), Action.COMMENT)
    hand_in(room.session, tomorrow, opened, Answered())
    found = round_of(room.session, room.document, opened.id)
    late = {one.person.name: one.late for one in progress(room.session, found)}
    assert late == {"Jan": False, "Marta": True}
    assert not_handed_in(room.session, found) == []


def test_a_closed_round_takes_nothing_in_and_leaves_drafts_to_their_author(room: Room) -> None:
    opened = room.open()
    room.draft(opened, room.first, "Yarımçıq")
    close_round(room.session, as_actor(room.leyla), opened)
    with pytest.raises(RoundClosed):
        room.hand_in(opened)
    with pytest.raises(RoundClosed):
        room.draft(opened, room.first)
    with pytest.raises(DoneAlready):
        close_round(room.session, as_actor(room.leyla), opened)
    assert [one.body for one in drafts_of(room.session, opened.id, room.marta.id)] == ["Yarımçıq"]
    assert rounds_waiting(room.session, room.marta.id) == []


def test_a_deadline_is_only_put_off(room: Room) -> None:
    opened = room.open()
    by = as_actor(room.leyla)
    with pytest.raises(NotLater):
        extend_round(room.session, by, opened, FRIDAY)
    with pytest.raises(DeadlinePassed):
        extend_round(room.session, by, opened, TODAY - timedelta(days=1))
    extend_round(room.session, by, opened, FRIDAY + timedelta(days=7))
    found = round_of(room.session, room.document, opened.id)
    assert found.deadline == FRIDAY + timedelta(days=7)
    assert found.terms.questions == list(QUESTIONS)
    close_round(room.session, by, opened)
    with pytest.raises(RoundClosed):
        extend_round(room.session, by, opened, FRIDAY + timedelta(days=9))


def test_more_people_are_asked_each_once(room: Room) -> None:
    opened = room.open(people=[room.marta])
    by = as_actor(room.leyla)
    assert ask_more(room.session, by, opened, [room.marta.id, room.jan.id]) == (room.jan.id,)
    with pytest.raises(NobodyAsked):
        ask_more(room.session, by, opened, [room.jan.id, room.olga.id])
    assert [one.id for one in rounds_waiting(room.session, room.jan.id)] == [opened.id]


def test_nobody_is_reminded_twice_on_one_occasion(room: Room) -> None:
    opened = room.open()
    by, who = as_actor(room.leyla), [room.marta.id, room.jan.id]
    today = [by_hand(by)]
    assert mark_reminded(room.session, by, opened, [room.marta.id], today) == [room.marta.id]
    assert mark_reminded(room.session, by, opened, who, today) == [room.jan.id]
    assert mark_reminded(room.session, by, opened, who, today) == []
    close_round(room.session, by, opened)
    with pytest.raises(RoundClosed):
        mark_reminded(room.session, by, opened, who, ["by-hand:2030-01-01"])


@given(ahead=st.integers(-30, 30), days=st.lists(st.integers(0, 20), max_size=4))
def test_an_occasion_comes_so_many_days_before_the_last_one_and_ends_with_it(
    ahead: int, days: list[int]
) -> None:
    deadline = date(2026, 12, 1)
    found = due_before(deadline, days, deadline - timedelta(days=ahead))
    assert len(found) == len({some for some in days if 0 <= ahead <= some})
    assert not set(found) & set(due_before(deadline + timedelta(days=1), days, deadline))


def test_rounds_come_newest_first(room: Room) -> None:
    first = room.open()
    later = Actor(room.leyla.id, NOON + timedelta(hours=1))
    asked = Asked("İkinci oxunuş", FRIDAY, [room.marta.id])
    second = open_round(room.session, later, [room.document], asked)
    assert [one.id for one in rounds_of(room.session, room.document)] == [second.id, first.id]
    assert rounds_of(room.session, room.plan) == []
