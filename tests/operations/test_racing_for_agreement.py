"""Deeds of agreement and submission at the same time: each happens once, or is told why not."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import day_of
from app.db import Database
from app.models import (
    Decision,
    Document,
    MeetingTurn,
    Preparation,
    Seal,
    Submission,
    SubmissionTurn,
)
from app.operations.convening import (
    Call,
    Resolved,
    Spot,
    begin_meeting,
    call_meeting,
    close_minutes,
    end_meeting,
    resolve_item,
)
from app.operations.deciding import decidable, decide
from app.operations.delegating import Lent, end_delegation, lend_voice, speak_for
from app.operations.errors import Refused
from app.operations.fates import Happened, enter_turn
from app.operations.policies import digest_of_policy, settle_policy
from app.operations.preparing import begin_preparation, start_work
from app.operations.recording import Actor
from app.operations.sealing import seal
from app.operations.submitting import Package, Sealed, enter
from app.queries.agreement import agreement, policy_of
from app.queries.meetings import meeting_of
from app.queries.sealing import WHOLE
from app.queries.snapshots import snapshot
from app.queries.verification import verify
from app.statute.errors import StatuteError
from app.statute.meeting import Outcome
from app.statute.policy import Policy
from app.statute.roles import Role
from app.statute.snapshot import Snapshot
from app.statute.workflow import State, Verdict
from tests.makers import NOON, a_colleague, a_document, a_person, an_article
from tests.operations.writers import all_at_once, append

TODAY = day_of(NOON)
Deed = Callable[[Session, Document], object]


class Committee:
    """A charter of one article, its coordinator and three members."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.session() as session, database.writing(session):
            leyla = a_person(session)
            charter = a_document(session, leyla)
            self.members = [
                a_colleague(session, charter, Role.MEMBER, name).id
                for name in ("Aydan", "Bahar", "Cavid")
            ]
            self.clause = an_article(session, charter, leyla, "Başlanğıc.")
            self.leyla = leyla.id

    def do(self, deed: Deed) -> object:
        """Do it on the charter in a transaction of its own."""
        with self.database.session() as session, self.database.writing(session):
            return deed(session, session.scalars(select(Document)).one())

    def race(self, *deeds: Deed) -> Sequence[str]:
        """All at once: of each, nothing or what it is refused by."""

        def work(place: int) -> str:
            try:
                self.do(deeds[place])
            except (Refused, StatuteError) as refused:
                return type(refused).__name__
            return ""

        return all_at_once(work, len(deeds))

    def count(self, table: type) -> int:
        with self.database.session() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    def now(self) -> Snapshot:
        with self.database.session() as session:
            return snapshot(session, session.scalars(select(Document)).one())

    def state(self) -> State:
        with self.database.session() as session:
            document = session.scalars(select(Document)).one()
            return agreement(session, document).by_clause[self.clause].state

    def by(self, person: str = "") -> Actor:
        return Actor(person or self.leyla, NOON)

    def seen(self) -> dict[str, str]:
        return decidable(self.now(), self.clause)

    def verify(self) -> None:
        with self.database.session() as session:
            assert {one.why for one in verify(session, {})} == {""}


@pytest.fixture
def house(database: Database) -> Committee:
    return Committee(database)


def sealing(house: Committee) -> Deed:
    why = {house.clause: "Sonra.", WHOLE: "Sonra."}
    return lambda session, document: seal(session, house.by(), document, "Hazırdır.", why)


def a_submission(house: Committee, number: str = "1-12") -> Deed:
    def deed(session: Session, document: Document) -> object:
        signed = session.scalars(select(Seal)).first()
        assert signed
        facts: dict[str, object] = {"date": NOON.isoformat(), "signed": False, "files": []}
        content = number.encode() + b"PK"
        to = {"az": "Nazirlik", "en": "Ministry"}
        package = Package(number, to, [Sealed(document, signed)], "0" * 64, content, facts=facts)
        return enter(session, house.by(), package)

    return deed


def test_a_number_is_given_out_once(house: Committee) -> None:
    house.do(sealing(house))
    told = house.race(*[a_submission(house)] * 4)
    assert Counter(told) == {"": 1, "Taken": 3}
    assert house.count(Submission) == 1
    house.verify()


def test_what_happened_next_to_a_submission_is_entered_once(house: Committee) -> None:
    house.do(sealing(house))
    house.do(a_submission(house))
    today = TODAY.isoformat()

    def turn(what: str) -> Deed:
        def deed(session: Session, _document: Document) -> object:
            sent = session.scalars(select(Submission)).one()
            return enter_turn(session, house.by(), sent, Happened(what, today, "5"))

        return deed

    house.do(turn("sent"))
    told = house.race(*[turn("registered")] * 2, turn("accepted"), turn("returned"))
    assert told.count("") in (1, 2)  # registered, then accepted, is a history
    assert {*told} <= {"", "DoneAlready", "OutOfTurn"}
    with house.database.session() as session:
        turns = [one.turn for one in session.scalars(select(SubmissionTurn))]
    assert len(turns) == len(set(turns)) == 1 + told.count("")
    assert not {"accepted", "returned"} <= {*turns}
    house.verify()


def test_minutes_are_closed_once(house: Committee) -> None:
    aydan = house.members[0]
    call = Call("İclas", TODAY, house.leyla, aydan, [{"title": "Haqq"}], invited=house.members)
    meeting = str(house.do(lambda s, d: call_meeting(s, house.by(), d, call)))
    house.do(lambda s, d: begin_meeting(s, house.by(), d, meeting, house.members))

    def decided(session: Session, document: Document) -> None:
        item = meeting_of(session, document, meeting).items[0].id
        noted = Resolved(Outcome.NOTED, "Nəzərə alınsın.")
        resolve_item(session, house.by(), document, Spot(meeting, item), noted, seen={})

    house.do(decided)
    ends = house.race(*[lambda s, d: end_meeting(s, house.by(), d, meeting)] * 2)
    assert sorted(ends) == ["", "NotAtThisStage"]
    told = house.race(
        lambda s, d: close_minutes(s, house.by(), d, meeting),
        lambda s, d: close_minutes(s, house.by(aydan), d, meeting),
        decided,
    )
    assert sorted(told[:2]) == ["", "NotAtThisStage"]
    with house.database.session() as session:
        turns = session.scalars(select(MeetingTurn.turn).order_by(MeetingTurn.row)).all()
    assert list(turns) == ["begin", "end", "close"]
    house.verify()


def test_a_voice_that_is_taken_back_speaks_before_that_or_never(house: Committee) -> None:
    aydan, bahar, _ = house.members
    lent = Lent(bahar, TODAY, TODAY + timedelta(days=7), "Ezamiyyət")
    grant = str(house.do(lambda s, d: lend_voice(s, house.by(aydan), d, lent)))
    said = {"principal": aydan, "seen": house.seen()}

    def speak(session: Session, document: Document) -> object:
        by = house.by(bahar)
        return speak_for(session, by, document, house.clause, Verdict.APPROVE, **said)  # type: ignore[arg-type]

    told = house.race(
        speak,
        lambda s, d: end_delegation(s, house.by(aydan), d, grant),
        lambda s, d: end_delegation(s, house.by(bahar), d, grant),
    )
    assert sorted(told[1:]) == ["", "DoneAlready"]
    assert told[0] in ("", "NoVoiceOfTheirs")
    assert house.count(Decision) == (told[0] == "")
    with pytest.raises(Refused):
        house.do(speak)
    house.verify()


def test_a_seal_signs_what_stood_or_nothing(house: Committee) -> None:
    def work(place: int) -> str:
        if place:
            append(house.database, house.clause, "sonra")
            return ""
        return house.race(sealing(house))[0]

    told = all_at_once(work, 2)
    assert told[0] in ("", "StaleWording")
    assert house.count(Seal) == (told[0] == "")
    house.verify()


def test_rules_and_decisions_at_once_leave_one_set_of_rules(house: Committee) -> None:
    seen = house.seen()
    with house.database.session() as session:
        held = policy_of(session, session.scalars(select(Document)).one())
    rules = [replace(held, approvals_needed=needed) for needed in (1, 3)]

    def settle(rule: Policy) -> Deed:
        return lambda s, d: settle_policy(s, house.by(), d, rule, seen=digest_of_policy(held))

    def approve(person: str) -> Deed:
        by = house.by(person)
        return lambda s, d: decide(s, by, d, house.clause, Verdict.APPROVE, seen=seen)

    told = house.race(*map(settle, rules), *map(approve, house.members[:2]))
    assert sorted(told) == ["", "", "", "PolicyChanged"]
    assert house.state() is (State.AGREED if told[0] == "" else State.DRAFT)
    house.verify()


def test_a_submission_is_begun_once_however_often_the_button_is_pressed(house: Committee) -> None:
    def begin(session: Session, _document: Document) -> str:
        return begin_preparation(session, house.by(), {"number": "1"}).id

    kept = str(house.do(begin))

    def press(session: Session, _document: Document) -> None:
        start_work(session.get_one(Preparation, kept), NOON)

    assert Counter(house.race(*[press] * 4)) == {"": 1, "DoneAlready": 3}
