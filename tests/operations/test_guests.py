"""May guests write only what a link lets them, and does nobody read it before it is let in?"""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import (
    Comment,
    Document,
    Guest,
    GuestAnswer,
    GuestLink,
    Person,
    Remark,
    Step,
    Thread,
)
from app.operations import guests
from app.operations.discussing import reply
from app.operations.errors import DoneAlready, NothingSaid, NotThere, ReasonNeeded, TooLong
from app.operations.guests import Sender, Terms
from app.operations.guests.coming import DAY, MINUTE
from app.operations.membership import GuestsHaveNoRole, give_role, line_of
from app.operations.remarks import Written
from app.operations.signing_in import token_digest
from app.operations.structure import strike_clause
from app.queries.guests import links_of, reach_of, waiting_on, written_by
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.queries.verification import verify
from app.statute.roles import Role
from app.statute.snapshot import Kind
from tests.makers import NOON, a_document, a_person, an_article, as_actor

MINE = "of my cookie"

SAID = Written("Tələbələrə də yer verin.")


@dataclass
class House:
    """A charter of two articles, one of them with a paragraph, and its coordinator."""

    session: Session
    leyla: Person
    charter: Document
    first: str
    below: str
    second: str

    def link(self, **terms: object) -> GuestLink:
        """A link for guests."""
        asked = replace(Terms("Tələbə təşkilatları"), **terms)  # type: ignore[arg-type]
        return guests.make_link(self.session, as_actor(self.leyla), self.charter, asked)[0]

    def waits(self) -> list[str]:
        """The keys of what waits, oldest first."""
        return [one.key for one in waiting_on(self.session, self.charter)]

    def bodies(self) -> list[str]:
        """Everything said in conversations."""
        return list(self.session.scalars(select(Comment.body).order_by(Comment.row)))

    def deeds(self) -> list[str]:
        """What was done, oldest first."""
        mine = select(Step.deed).where(Step.record_id == self.charter.id).order_by(Step.number)
        return list(self.session.scalars(mine))


@pytest.fixture
def house(session: Session) -> House:
    leyla = a_person(session)
    charter = a_document(session, leyla)
    first = an_article(session, charter, leyla, "", heading="Ad")
    below = an_article(
        session, charter, leyla, "Üç səs var.", kind=Kind.PARAGRAPH, parent=first, en="Three votes."
    )
    second = an_article(session, charter, leyla, "İki səs yoxdur.", after=first)
    return House(session, leyla, charter, first, below, second)


def sender(link: GuestLink, secret: str = MINE, **facts: object) -> Sender:
    """Somebody at noon."""
    return replace(Sender(link, NOON, secret), **facts)  # type: ignore[arg-type]


def test_the_secret_of_a_link_is_not_kept(house: House) -> None:
    link, token = guests.make_link(
        house.session, as_actor(house.leyla), house.charter, Terms("Tələbələr")
    )
    assert link.token_digest == token_digest(token)
    assert guests.open_link(house.session, token, NOON) is link
    with pytest.raises(guests.UnknownLink):
        guests.open_link(house.session, token[:-1], NOON)


def test_making_extending_and_revoking_are_deeds_of_the_record(house: House) -> None:
    link = house.link()
    guests.extend_link(house.session, as_actor(house.leyla), house.charter, link.id, 90)
    guests.revoke_link(house.session, as_actor(house.leyla), house.charter, link.id)
    assert house.deeds()[-3:] == ["make_guest_link", "extend_guest_link", "revoke_guest_link"]
    with pytest.raises(DoneAlready):
        guests.extend_link(house.session, as_actor(house.leyla), house.charter, link.id, 90)
    house.session.flush()
    [verdict] = verify(house.session, {}, only="charter")
    assert not verdict.why


@pytest.mark.parametrize(
    "terms",
    [
        {"languages": ()},
        {"languages": ("az", "fr")},
        {"clauses": ("nothing",)},
        {"names": "perhaps"},
        {"institutions": ""},
        {"most": 0},
        {"most": guests.MOST_REMARKS + 1},
        {"days": 0},
        {"days": guests.LONGEST_DAYS + 1},
    ],
)
def test_a_link_is_made_of_choices_there_are(house: House, terms: dict[str, object]) -> None:
    with pytest.raises(NotThere):
        house.link(**terms)


def test_a_link_says_whom_it_is_for(house: House) -> None:
    with pytest.raises(NothingSaid):
        house.link(purpose=" \n")
    with pytest.raises(TooLong):
        house.link(welcome="a" * 20_001)


def test_a_link_of_another_document_is_not_extended_here(house: House) -> None:
    other = a_document(house.session, house.leyla, "other")
    link = house.link()
    with pytest.raises(NotThere):
        guests.revoke_link(house.session, as_actor(house.leyla), other, link.id)
    with pytest.raises(NotThere):
        guests.extend_link(house.session, as_actor(house.leyla), house.charter, link.id, 0)


def test_a_link_ends_with_its_time_and_works_again_when_extended(house: House) -> None:
    link, token = guests.make_link(
        house.session, as_actor(house.leyla), house.charter, Terms("Tələbələr", days=1)
    )
    late = NOON + timedelta(days=2)
    with pytest.raises(guests.EndedLink):
        guests.open_link(house.session, token, late)
    by = replace(as_actor(house.leyla), at=late)
    guests.extend_link(house.session, by, house.charter, link.id, 5)
    assert guests.open_link(house.session, token, late) is link


def test_a_link_opens_chosen_clauses_with_their_parts_while_they_stand(house: House) -> None:
    link, whole = house.link(clauses=(house.first,)), house.link()
    now = snapshot(house.session, house.charter)
    assert reach_of(link, now) == {house.first, house.below}
    assert reach_of(whole, now) == {house.first, house.below, house.second}
    seen = now.by_id[house.first].since
    strike_clause(
        house.session, as_actor(house.leyla), house.charter, house.first, seen=seen, reason="x"
    )
    now = snapshot(house.session, house.charter)
    assert reach_of(link, now) == frozenset()
    assert reach_of(whole, now) == {house.second}


def test_a_guest_is_a_person_without_a_way_in(house: House) -> None:
    link = house.link()
    guests.say(house.session, sender(link, name=" Aygün\n K. ", institution="TG"), None, SAID)
    person = house.session.scalars(select(Person).where(Person.guest)).one()
    assert (person.name, person.affiliation, person.password_hash) == ("Aygün K.", "TG", "")
    assert person.email.endswith("@guest.invalid")
    with pytest.raises(GuestsHaveNoRole):
        give_role(house.session, as_actor(None), house.charter, person, Role.OBSERVER)


def test_a_guest_comes_back_as_the_same_person(house: House) -> None:
    link, other = house.link(), house.link()
    for where in (link, link, other):
        guests.say(house.session, sender(where), None, SAID)
    guests.say(house.session, sender(link, "another"), None, SAID)
    assert house.session.scalar(select(func.count()).select_from(Guest)) == 3


def test_what_is_not_asked_is_not_kept(house: House) -> None:
    link = house.link(names="no", institutions="no")
    guests.say(
        house.session, sender(link, name="Aygün", institution="TG", unnamed="Qonaq"), None, SAID
    )
    person = house.session.scalars(select(Person).where(Person.guest)).one()
    assert (person.name, person.affiliation) == ("Qonaq", "")


def test_what_is_required_is_asked_for(house: House) -> None:
    link = house.link(names="required", institutions="required")
    with pytest.raises(guests.NameNeeded):
        guests.say(house.session, sender(link, institution="TG"), None, SAID)
    with pytest.raises(guests.InstitutionNeeded):
        guests.say(house.session, sender(link, name="Aygün"), None, SAID)


def test_a_moderated_remark_is_read_by_nobody_until_it_is_let_in(house: House) -> None:
    link = house.link()
    guests.say(house.session, sender(link), house.below, replace(SAID, quote="Üç səs"))
    assert house.bodies() == []
    assert guests.admit(house.session, as_actor(house.leyla), house.charter, house.waits()) == 1
    thread = house.session.scalars(select(Thread)).one()
    guest = house.session.scalars(select(Guest)).one()
    assert (thread.author_id, thread.quote) == (guest.person_id, "Üç səs")
    assert house.waits() == []
    assert house.deeds()[-2:] == ["begin_thread", "admit_guests"]


def test_without_moderation_a_remark_begins_a_conversation_at_once(house: House) -> None:
    guests.say(house.session, sender(house.link(moderated=False)), house.below, SAID)
    assert house.bodies() == [SAID.body]
    assert house.waits() == []


def test_a_guest_never_holds_agreement_back(house: House) -> None:
    link = house.link(moderated=False)
    guests.say(house.session, sender(link), house.below, replace(SAID, blocking=True))
    assert not house.session.scalars(select(Thread.blocking)).one()


def test_a_form_sent_twice_says_its_words_once(house: House) -> None:
    link = house.link()
    for once in ("a", "a", "b"):
        guests.say(house.session, sender(link, once=once), None, SAID)
    assert len(house.waits()) == 2


def test_a_guest_makes_no_more_remarks_than_the_link_lets(house: House) -> None:
    link = house.link(most=2)
    for _ in range(2):
        guests.say(house.session, sender(link), None, SAID)
    guests.admit(house.session, as_actor(house.leyla), house.charter, house.waits()[:1])
    with pytest.raises(guests.AllSaid):
        guests.say(house.session, sender(link), None, SAID)
    guests.say(house.session, sender(link, "another"), None, SAID)


@pytest.mark.parametrize(
    ("terms", "written", "refusal"),
    [
        ({"commenting": False}, SAID, guests.ReadOnly),
        ({}, replace(SAID, kind="suggestion"), guests.ReadOnly),
        ({"languages": ("en",)}, SAID, NotThere),
        ({}, replace(SAID, kind="order"), NotThere),
        ({}, replace(SAID, quote="Dörd səs"), NotThere),
        ({}, Written(" "), NothingSaid),
        ({}, Written("a" * 20_001), TooLong),
    ],
)
def test_what_a_link_does_not_let_guests_do_is_refused(
    house: House, terms: dict[str, object], written: Written, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        guests.say(house.session, sender(house.link(**terms)), house.below, written)


def test_a_clause_the_link_does_not_open_is_not_there(house: House) -> None:
    with pytest.raises(NotThere):
        guests.say(house.session, sender(house.link(clauses=(house.first,))), house.second, SAID)


def test_other_words_are_suggested_where_the_link_lets_guests(house: House) -> None:
    stands = snapshot(house.session, house.charter).by_id[house.below].wording("az")
    written = replace(SAID, kind="suggestion", base=stands.digest, text="Dörd səs var.")
    guests.say(house.session, sender(house.link(suggesting=True)), house.below, written)
    guests.admit(house.session, as_actor(house.leyla), house.charter, house.waits())
    found = talks(house.session, house.charter, snapshot(house.session, house.charter))
    [talk] = found[house.below]
    assert talk.proposal is not None
    assert talk.proposal.text == "Dörd səs var."


def test_a_link_revoked_while_somebody_types_takes_nothing(house: House) -> None:
    link = house.link()
    guests.revoke_link(house.session, as_actor(house.leyla), house.charter, link.id)
    with pytest.raises(guests.EndedLink):
        guests.say(house.session, sender(link), None, SAID)


def test_words_that_wait_are_changed_and_taken_back_by_their_guest_alone(house: House) -> None:
    link = house.link()
    guests.say(house.session, sender(link), None, SAID)
    guests.say(house.session, sender(link, "another"), None, SAID)
    [remark] = [one for one in house.session.scalars(select(Remark)) if _is_of(house, one)]
    with pytest.raises(NotThere):
        guests.change(house.session, sender(link, "another"), remark.id, Written("Mənim"))
    with pytest.raises(NotThere):
        guests.drop(house.session, sender(link, "stranger"), remark.id)
    guests.change(house.session, sender(link), remark.id, Written("Başqa"))
    assert remark.body == "Başqa"
    guests.drop(house.session, sender(link), remark.id)
    with pytest.raises(DoneAlready):
        guests.drop(house.session, sender(link), remark.id)
    assert len(house.waits()) == 1


def _is_of(house: House, remark: Remark) -> bool:
    """Whether the first guest wrote it."""
    guest = house.session.get_one(Guest, remark.person_id)
    return guest.secret_digest == token_digest(MINE)


def test_what_was_let_in_is_changed_no_more(house: House) -> None:
    link = house.link()
    guests.say(house.session, sender(link), None, SAID)
    [key] = house.waits()
    guests.admit(house.session, as_actor(house.leyla), house.charter, [key])
    with pytest.raises(DoneAlready):
        guests.change(house.session, sender(link), key.partition("-")[0], Written("Başqa"))


def test_nobody_lets_in_what_they_have_not_read(house: House) -> None:
    link = house.link()
    guests.say(house.session, sender(link), None, SAID)
    [key] = house.waits()
    guests.change(house.session, sender(link), key.partition("-")[0], Written("Reklam!"))
    with pytest.raises(guests.ChangedMeanwhile):
        guests.admit(house.session, as_actor(house.leyla), house.charter, [key])
    assert house.bodies() == []


def test_what_is_kept_out_says_why_and_may_be_let_in_after_all(house: House) -> None:
    link = house.link()
    guests.say(house.session, sender(link), None, SAID)
    [key] = house.waits()
    leyla = as_actor(house.leyla)
    with pytest.raises(ReasonNeeded):
        guests.refuse(house.session, leyla, house.charter, [key], " ")
    assert guests.refuse(house.session, leyla, house.charter, [key], "Mövzudan kənar") == 1
    with pytest.raises(DoneAlready):
        guests.refuse(house.session, leyla, house.charter, [key], "Yenə")
    [kept] = waiting_on(house.session, house.charter, refused=True)
    assert (kept.said.reason, kept.said.refused_by) == ("Mövzudan kənar", house.leyla.id)
    with pytest.raises(DoneAlready):
        guests.drop(house.session, sender(link), kept.said.id)
    guests.admit(house.session, leyla, house.charter, [kept.key])
    assert house.bodies() == [SAID.body]


def test_a_reviewers_draft_is_nobody_elses_to_let_in(house: House) -> None:
    guests.say(house.session, sender(house.link()), None, SAID)
    [key] = house.waits()
    remark = house.session.scalars(select(Remark)).one()
    house.session.get_one(Person, remark.person_id).guest = False
    house.session.flush()
    with pytest.raises(DoneAlready):
        guests.admit(house.session, as_actor(house.leyla), house.charter, [key])


def test_a_guest_answers_in_their_own_conversation_and_waits_again(house: House) -> None:
    link = house.link()
    guests.say(house.session, sender(link), house.below, SAID)
    guests.say(house.session, sender(link, "another"), house.below, SAID)
    leyla = as_actor(house.leyla)
    guests.admit(house.session, leyla, house.charter, house.waits())
    mine, others = house.session.scalars(select(Thread).order_by(Thread.since))
    reply(house.session, leyla, mine, "Neçə yer?")
    guests.answer(house.session, sender(link, once="a"), mine.id, "Üç.")
    guests.answer(house.session, sender(link, once="a"), mine.id, "Üç.")
    with pytest.raises(NotThere):
        guests.answer(house.session, sender(link), others.id, "Mən də.")
    [key] = house.waits()
    guests.change_answer(house.session, sender(link), key.partition("-")[0], "Dörd.")
    with pytest.raises(guests.ChangedMeanwhile):
        guests.admit(house.session, leyla, house.charter, [key])
    guests.admit(house.session, leyla, house.charter, house.waits())
    assert house.bodies()[-2:] == ["Neçə yer?", "Dörd."]
    assert house.session.scalars(select(GuestAnswer)).all() == []


def test_an_answer_that_waits_is_taken_back(house: House) -> None:
    link = house.link()
    guests.say(house.session, sender(link), None, SAID)
    guests.admit(house.session, as_actor(house.leyla), house.charter, house.waits())
    thread = house.session.scalars(select(Thread)).one()
    guests.answer(house.session, sender(link), thread.id, "Üç.")
    [key] = house.waits()
    guests.drop_answer(house.session, sender(link), key.partition("-")[0])
    assert house.waits() == []


def test_without_moderation_an_answer_is_there_at_once(house: House) -> None:
    link = house.link(moderated=False)
    guests.say(house.session, sender(link), None, SAID)
    thread = house.session.scalars(select(Thread)).one()
    guests.answer(house.session, sender(link), thread.id, "Üç.")
    assert house.bodies() == [SAID.body, "Üç."]


def test_a_guest_withdraws_what_they_began_and_nothing_else(house: House) -> None:
    link = house.link(moderated=False)
    guests.say(house.session, sender(link), None, SAID)
    guests.say(house.session, sender(link, "another"), None, SAID)
    mine, others = house.session.scalars(select(Thread).order_by(Thread.since))
    with pytest.raises(NotThere):
        guests.take_back(house.session, sender(link), others.id)
    guests.take_back(house.session, sender(link), mine.id)
    found = talks(house.session, house.charter, snapshot(house.session, house.charter))
    assert [talk.withdrawn for talk in found[None]] == [True, False]


def test_a_guest_sees_what_they_wrote_and_nothing_of_others(house: House) -> None:
    link = house.link()
    guests.say(house.session, sender(link), None, SAID)
    guests.say(house.session, sender(link), None, SAID)
    guests.admit(house.session, as_actor(house.leyla), house.charter, house.waits()[:1])
    guests.say(house.session, sender(link, "another"), None, SAID)
    first, second = house.session.scalars(select(Guest).order_by(Guest.came_at, Guest.person_id))
    found = talks(house.session, house.charter, snapshot(house.session, house.charter))
    said = [talk for group in found.values() for talk in group]
    wrote = {
        (len(mine.remarks), len(mine.talks))
        for mine in (written_by(house.session, one, said) for one in (first, second))
    }
    assert wrote == {(1, 1), (1, 0)}


def test_uses_are_counted_for_each_link(house: House) -> None:
    link, unused = house.link(), house.link(purpose="İşəgötürənlər")
    guests.say(house.session, sender(link), None, SAID)
    guests.say(house.session, sender(link), None, SAID)
    guests.admit(house.session, as_actor(house.leyla), house.charter, house.waits()[:1])
    guests.note_opened(house.session, link.id, NOON)
    house.session.expire_all()
    uses = {one.link.id: one for one in links_of(house.session, house.charter)}
    used = uses[link.id]
    assert (used.link.opened, used.wrote, used.waiting, used.threads) == (1, 1, 1, 1)
    assert (uses[unused.id].wrote, uses[unused.id].waiting) == (0, 0)


@pytest.mark.parametrize(
    ("kind", "others"),
    [
        ("guest", {"address": "2.2.2.2"}),
        ("address", {"secret": "another"}),
        ("link", {"secret": "another", "address": "2.2.2.2"}),
    ],
)
def test_too_much_of_one_guest_address_or_link_is_refused(
    house: House, kind: str, others: dict[str, str]
) -> None:
    free = {MINUTE: 99, DAY: 99}
    limits = {"guest": free, "address": free, "link": free, kind: {MINUTE: 2, DAY: 3}}
    link, other = house.link(), house.link()
    near = sender(link, address="1.1.1.1")
    for who in (near, replace(near, **others)):  # type: ignore[arg-type]
        guests.knock(house.session, who, limits)
    with pytest.raises(guests.TooManySent):
        guests.knock(house.session, near, limits)
    away = Sender(other, NOON, "third", address="3.3.3.3")
    guests.knock(house.session, away, limits)
    later = replace(near, at=NOON + timedelta(hours=1))
    guests.knock(house.session, later, limits)
    with pytest.raises(guests.TooManySent):
        guests.knock(house.session, later, limits)
    guests.knock(house.session, replace(near, at=NOON + timedelta(days=2)), limits)


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_the_first_language_is_one_the_link_has(house: House) -> None:
    assert guests.first_language(house.link()) == "az"
    assert guests.first_language(house.link(languages=("en",))) == "en"


@given(st.text(max_size=400))
def test_a_name_is_one_line_that_any_document_can_print(name: str) -> None:
    line = line_of(name)
    assert "\n" not in line
    assert len(line) <= 200
    assert line_of(line) == line
