"""Does nobody read what guests wrote before it is let in, and nobody but its guest change it?"""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.models import (
    Guest,
    GuestAnswer,
    Person,
    Remark,
    Thread,
)
from app.operations import guests
from app.operations.discussing import reply
from app.operations.errors import DoneAlready, NotThere, ReasonNeeded
from app.operations.guests import Sender
from app.operations.guests.coming import DAY, MINUTE
from app.operations.membership import line_of
from app.operations.remarks import Written
from app.operations.signing_in import token_digest
from app.queries.guests import links_of, waiting_on, written_by
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from tests.makers import NOON, as_actor
from tests.operations.guesthouse import MINE, SAID, House, house, sender

__all__ = ["house"]


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
    hers = Guest.secret_digest == token_digest(MINE)
    begun = select(Thread).join(Guest, Guest.person_id == Thread.author_id)
    mine = house.session.scalars(begun.where(hers)).one()
    others = house.session.scalars(begun.where(~hers)).one()
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
