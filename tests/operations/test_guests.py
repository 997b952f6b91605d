"""Does a link open what it says, and may guests write only what it lets them?"""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.models import (
    Guest,
    Person,
    Placement,
    PlacementHead,
    Thread,
)
from app.operations import guests
from app.operations.errors import DoneAlready, NothingSaid, NotThere, TooLong
from app.operations.guests import Terms
from app.operations.membership import GuestsHaveNoRole, give_role
from app.operations.remarks import Written
from app.operations.signing_in import token_digest
from app.operations.structure import Cut, split_clause, strike_clause
from app.queries.guests import reach_of
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.queries.verification import verify
from app.statute.roles import Role
from tests.makers import NOON, a_document, as_actor
from tests.operations.guesthouse import SAID, House, house, sender

__all__ = ["house"]


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


def _split(house: House, clause: str, at: int) -> str:
    """Cut the words of a clause; answers the second half."""
    stands = snapshot(house.session, house.charter).by_id[clause]
    cuts = [
        Cut(one.language, one.heading, one.text, at if one.language == "az" else None, one.digest)
        for one in stands.wordings.values()
    ]
    head = house.session.get_one(PlacementHead, clause, populate_existing=True)
    seen = house.session.get_one(Placement, head.placement_row).since
    by = as_actor(house.leyla)
    return split_clause(house.session, by, house.charter, clause, cuts, seen=seen)


def test_a_half_split_off_since_is_open_as_the_clause_was_and_one_of_before_is_not(
    house: House,
) -> None:
    early = _split(house, house.below, 8)
    link = house.link(clauses=(house.below,))
    half = _split(house, house.below, 3)
    quarter = _split(house, half, 4)
    now = snapshot(house.session, house.charter)
    assert reach_of(house.session, link, now) == {house.below, half, quarter}
    assert early not in reach_of(house.session, link, now)


def test_a_link_opens_chosen_clauses_with_their_parts_while_they_stand(house: House) -> None:
    link, whole = house.link(clauses=(house.first,)), house.link()
    now = snapshot(house.session, house.charter)
    assert reach_of(house.session, link, now) == {house.first, house.below}
    assert reach_of(house.session, whole, now) == {house.first, house.below, house.second}
    seen = now.by_id[house.first].since
    strike_clause(
        house.session, as_actor(house.leyla), house.charter, house.first, seen=seen, reason="x"
    )
    now = snapshot(house.session, house.charter)
    assert reach_of(house.session, link, now) == frozenset()
    assert reach_of(house.session, whole, now) == {house.second}


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
    assert talk.suggests is not None
    assert [one.text for part in talk.suggests.parts for one in part.words] == ["Dörd səs var."]
