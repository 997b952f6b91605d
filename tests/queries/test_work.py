"""What waits for a person: their decision, their answer, their judgement, their coordination."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person, RefusedAddress, Thread
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.deciding import decidable, decide
from app.operations.discussing import Said, begin_thread, reply, resolve, suggest
from app.operations.discussing.revising import withdraw_comment
from app.operations.discussing.tending import assign_thread, hold_agreement, lift_hold
from app.operations.membership import give_role
from app.queries.snapshots import snapshot
from app.queries.work import Group, Task, desks, loose, unrecorded
from app.statute.roles import Role
from app.statute.workflow import Verdict
from tests.makers import NOON, a_colleague, a_document, a_person, an_article, as_actor

TODAY = NOON.date()


@dataclass
class House:
    """A charter with an article, its coordinator Leyla and its member Rashad."""

    session: Session
    leyla: Person
    rashad: Person
    document: Document
    article: str

    def tasks(self, person: Person, today: date = TODAY) -> list[Task]:
        return [task for desk in desks(self.session, person, today) for task in desk.tasks]

    def asked(self, person: Person) -> list[tuple[Group, str]]:
        return [(task.group, task.asked) for task in self.tasks(person)]

    def says(self, person: Person, verdict: Verdict, reason: str = "") -> None:
        seen = decidable(snapshot(self.session, self.document), self.article)
        decide(
            self.session,
            as_actor(person),
            self.document,
            self.article,
            verdict,
            seen=seen,
            reason=reason,
        )

    def rewords(self, person: Person, text: str) -> None:
        clause = self.session.get_one(Clause, self.article)
        stands = standing_wording(self.session, self.article, "az")
        typed = Typed("az", stands.heading, text, stands.digest)
        save_wording(self.session, as_actor(person), clause, [typed], reason="Səbəb.")

    def begins(self, person: Person, kind: str = "comment", *, blocking: bool = False) -> Thread:
        clause = self.session.get_one(Clause, self.article)
        said = Said("Niyə belədir?", kind=kind, blocking=blocking)
        return begin_thread(self.session, as_actor(person), self.document, clause, said)

    def calls(self, by: Person, whom: Person, thread: Thread) -> int:
        return reply(self.session, as_actor(by), thread, f"@{whom.name}, baxın.")


@pytest.fixture
def house(session: Session) -> House:
    leyla = a_person(session)
    document = a_document(session, leyla)
    rashad = a_colleague(session, document, Role.MEMBER, "Rashad")
    article = an_article(session, document, leyla, "Sədr iki il müddətinə seçilir.")
    return House(session, leyla, rashad, document, article)


def test_nothing_waits_where_nothing_was_asked(house: House) -> None:
    assert house.asked(house.rashad) == []


def test_words_put_forward_wait_for_every_member_until_they_judge(house: House) -> None:
    house.says(house.leyla, Verdict.PROPOSE)
    [task] = house.tasks(house.rashad)
    assert (task.group, task.asked, task.by) == (Group.DECIDE, "proposed", house.leyla.id)
    assert task.clause_id == house.article
    assert house.asked(house.leyla) == []
    house.says(house.rashad, Verdict.APPROVE)
    assert house.asked(house.rashad) == []


def test_a_decision_that_others_words_overtook_is_to_be_looked_at_again(house: House) -> None:
    house.says(house.leyla, Verdict.PROPOSE)
    house.says(house.rashad, Verdict.APPROVE)
    house.rewords(house.leyla, "Sədr üç il müddətinə seçilir.")
    assert house.asked(house.rashad) == [(Group.LOOK, "approve")]
    house.says(house.leyla, Verdict.PROPOSE)
    assert house.asked(house.rashad) == [(Group.DECIDE, "again")]


def test_nobody_is_asked_to_look_at_words_of_their_own(house: House) -> None:
    house.says(house.leyla, Verdict.PROPOSE)
    house.says(house.rashad, Verdict.APPROVE)
    house.rewords(house.rashad, "Sədr üç il müddətinə seçilir.")
    assert house.asked(house.rashad) == []


def test_a_question_waits_for_whose_words_it_is_on_until_answered(house: House) -> None:
    thread = house.begins(house.rashad, "question")
    [task] = house.tasks(house.leyla)
    assert (task.group, task.asked, task.by) == (Group.REPLY, "asked", house.rashad.id)
    assert task.words == "Niyə belədir?"
    reply(house.session, as_actor(house.leyla), thread, "Çünki.")
    assert house.asked(house.leyla) == []
    reply(house.session, as_actor(house.rashad), thread, "Bəs nə vaxt?")
    assert house.asked(house.leyla) == [(Group.REPLY, "asked")]
    resolve(house.session, as_actor(house.rashad), thread)
    assert house.asked(house.leyla) == []


def test_who_is_called_on_is_awaited_until_they_speak(house: House) -> None:
    thread = house.begins(house.leyla)
    house.calls(house.leyla, house.rashad, thread)
    assert house.asked(house.rashad) == [(Group.REPLY, "mentioned")]
    reply(house.session, as_actor(house.rashad), thread, "Buradayam.")
    assert house.asked(house.rashad) == []


def test_a_call_that_was_withdrawn_calls_nobody(house: House) -> None:
    thread = house.begins(house.leyla)
    said = house.calls(house.leyla, house.rashad, thread)
    withdraw_comment(house.session, as_actor(house.leyla), thread, said)
    assert house.asked(house.rashad) == []


def test_what_a_member_was_given_waits_until_it_is_resolved_overdue_first(house: House) -> None:
    house.says(house.leyla, Verdict.PROPOSE)
    thread = house.begins(house.leyla)
    due = TODAY + timedelta(days=3)
    assign_thread(house.session, as_actor(house.leyla), thread, house.rashad.id, due.isoformat())
    first, second = house.tasks(house.rashad)
    assert (first.asked, first.due, second.asked) == ("assigned", due, "proposed")
    assert first.is_overdue(due + timedelta(days=1))
    assert not first.is_overdue(due)
    reply(house.session, as_actor(house.rashad), thread, "Baxıram.")
    assert (Group.REPLY, "assigned") in house.asked(house.rashad)
    resolve(house.session, as_actor(house.rashad), thread)
    assert house.asked(house.rashad) == [(Group.DECIDE, "proposed")]


def test_what_a_reviewer_was_given_waits_until_they_answer(house: House) -> None:
    reviewer = a_colleague(house.session, house.document, Role.REVIEWER, "Marta")
    thread = house.begins(house.leyla)
    assign_thread(house.session, as_actor(house.leyla), thread, reviewer.id)
    assert house.asked(reviewer) == [(Group.REPLY, "assigned")]
    reply(house.session, as_actor(reviewer), thread, "Cavab.")
    assert house.asked(reviewer) == []


def test_a_suggestion_waits_for_who_may_judge_it_and_not_for_its_author(house: House) -> None:
    reviewer = a_colleague(house.session, house.document, Role.REVIEWER, "Marta")
    stands = standing_wording(house.session, house.article, "az")
    typed = Typed("az", "", "Sədr dörd il müddətinə seçilir.", stands.digest)
    clause = house.session.get_one(Clause, house.article)
    suggest(house.session, as_actor(reviewer), clause, typed, body="Uzun olsun.")
    assert house.asked(house.rashad) == [(Group.SUGGESTION, "suggested")]
    assert house.asked(reviewer) == []


def test_what_holds_agreement_back_unassigned_waits_for_the_coordinator(house: House) -> None:
    thread = house.begins(house.rashad)
    assert house.asked(house.leyla) == []
    hold_agreement(house.session, as_actor(house.rashad), thread)
    assert house.asked(house.leyla) == [(Group.COORDINATE, "unassigned")]
    assign_thread(house.session, as_actor(house.leyla), thread, house.rashad.id)
    assert house.asked(house.leyla) == []
    assign_thread(house.session, as_actor(house.leyla), thread, None)
    lift_hold(house.session, as_actor(house.rashad), thread)
    assert house.asked(house.leyla) == []


def test_a_document_somebody_left_asks_nothing_of_them(house: House) -> None:
    house.says(house.leyla, Verdict.PROPOSE)
    give_role(house.session, as_actor(house.leyla), house.document, house.rashad, None)
    assert house.asked(house.rashad) == []


def test_an_address_that_refused_a_letter_waits_for_the_coordinator(house: House) -> None:
    house.session.add(RefusedAddress(address=house.rashad.email, at=NOON, answer="550"))
    house.session.flush()
    found = unrecorded(house.session, [house.document.id])
    [task] = loose(found, house.document.id)
    assert (task.asked, task.count) == ("bounced", 1)
    give_role(house.session, as_actor(house.leyla), house.document, house.rashad, None)
    assert list(loose(unrecorded(house.session, [house.document.id]), house.document.id)) == []
