"""Who is taken in, by which link, in which role, and who may not be sent away?"""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.models import Document, Invitation, Person
from app.operations.errors import NothingSaid
from app.operations.membership import (
    InvitationEnded,
    LastCoordinator,
    Newcomer,
    NotForYou,
    accept_invitation,
    give_role,
    invite,
    open_invitation,
    revoke_invitation,
)
from app.operations.recording import Actor
from app.operations.signing_in import WeakPassword
from app.queries.people import colleagues, documents_of, invitations, role_of
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from tests.makers import NOON, a_colleague, a_document, a_person, as_actor

MARTA = Newcomer("Marta Nowak", "yeddi göy durna uçdu", memory_kib=64)
NOBODY = as_actor(None)


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


def link(
    session: Session,
    document: Document,
    by: Person,
    role: Role = Role.REVIEWER,
    email: str = "Marta@Example.com",
) -> Invitation:
    """An invitation as somebody who follows its link finds it."""
    token = invite(session, as_actor(by), document, email=email, name="Marta", role=role, days=14)
    return open_invitation(session, token, NOBODY)


def test_a_stranger_joins_by_link_in_the_role_it_names(
    session: Session, charter: Document, leyla: Person
) -> None:
    marta = accept_invitation(session, NOBODY, link(session, charter, leyla), MARTA)
    assert role_of(session, marta, charter) is Role.REVIEWER
    assert (marta.email, marta.name) == ("marta@example.com", "Marta Nowak")
    assert [one.person for one in colleagues(session, charter)] == [leyla, marta]


def test_a_link_works_once(session: Session, charter: Document, leyla: Person) -> None:
    invitation = link(session, charter, leyla)
    accept_invitation(session, NOBODY, invitation, MARTA)
    with pytest.raises(InvitationEnded):
        accept_invitation(session, NOBODY, invitation, MARTA)


def test_a_link_is_too_old_after_its_days(
    session: Session, charter: Document, leyla: Person
) -> None:
    token = invite(
        session, as_actor(leyla), charter, email="m@x.az", name="", role=Role.MEMBER, days=14
    )
    open_invitation(session, token, Actor(None, NOON + timedelta(days=14)))
    with pytest.raises(InvitationEnded):
        open_invitation(session, token, Actor(None, NOON + timedelta(days=14, seconds=1)))


def test_a_revoked_link_is_useless_and_is_revoked_once(
    session: Session, charter: Document, leyla: Person
) -> None:
    invitation = link(session, charter, leyla)
    revoke_invitation(session, as_actor(leyla), charter, invitation.id)
    with pytest.raises(InvitationEnded):
        accept_invitation(session, NOBODY, invitation, MARTA)
    with pytest.raises(InvitationEnded):
        revoke_invitation(session, as_actor(leyla), charter, invitation.id)


def test_an_invitation_is_revoked_only_where_it_belongs(
    session: Session, charter: Document, leyla: Person
) -> None:
    other = a_document(session, leyla, "regulation")
    invitation = link(session, charter, leyla)
    with pytest.raises(InvitationEnded):
        revoke_invitation(session, as_actor(leyla), other, invitation.id)
    with pytest.raises(InvitationEnded):
        revoke_invitation(session, as_actor(leyla), charter, "no such one")


def test_a_made_up_link_opens_nothing(session: Session, charter: Document) -> None:
    with pytest.raises(InvitationEnded):
        open_invitation(session, "guess", NOBODY)


def test_a_known_person_takes_the_role_and_nobody_takes_it_for_them(
    session: Session, charter: Document, leyla: Person
) -> None:
    marta, erik = a_person(session, "Marta"), a_person(session, "Erik")
    invitation = link(session, charter, leyla, email=marta.email)
    for intruder in (NOBODY, as_actor(erik)):
        with pytest.raises(NotForYou):
            accept_invitation(session, intruder, invitation, None)
    accept_invitation(session, as_actor(marta), invitation, None)
    assert role_of(session, marta, charter) is Role.REVIEWER


def test_a_link_never_takes_a_higher_role_away(
    session: Session, charter: Document, leyla: Person
) -> None:
    invitation = link(session, charter, leyla, Role.OBSERVER, leyla.email)
    accept_invitation(session, as_actor(leyla), invitation, None)
    assert role_of(session, leyla, charter) is Role.COORDINATOR


def test_a_newcomer_has_a_name_and_a_good_password(
    session: Session, charter: Document, leyla: Person
) -> None:
    invitation = link(session, charter, leyla)
    with pytest.raises(NothingSaid):
        accept_invitation(session, NOBODY, invitation, Newcomer(" ", MARTA.password))
    with pytest.raises(NothingSaid):
        accept_invitation(session, NOBODY, invitation, None)
    with pytest.raises(WeakPassword):
        accept_invitation(session, NOBODY, invitation, Newcomer("Marta", "marta-marta-1"))


@pytest.mark.parametrize("email", ["", "marta", "@", "a b@c", "a@b@c", "x" * 200 + "@y.az"])
def test_an_invitation_needs_an_address(
    session: Session, charter: Document, leyla: Person, email: str
) -> None:
    with pytest.raises(NothingSaid):
        link(session, charter, leyla, email=email)


def test_the_record_names_no_address(session: Session, charter: Document, leyla: Person) -> None:
    link(session, charter, leyla)
    assert [one.email for one in invitations(session, charter)] == ["marta@example.com"]


def test_a_document_is_never_without_a_coordinator(
    session: Session, charter: Document, leyla: Person
) -> None:
    for role in (Role.MEMBER, None):
        with pytest.raises(LastCoordinator):
            give_role(session, as_actor(leyla), charter, leyla, role)
    second = a_colleague(session, charter, Role.COORDINATOR, "Rashad")
    give_role(session, as_actor(second), charter, leyla, None)
    assert role_of(session, leyla, charter) is None
    assert documents_of(session, leyla) == []


def test_the_role_somebody_has_is_not_given_again(
    session: Session, charter: Document, leyla: Person
) -> None:
    before = snapshot(session, charter).step
    give_role(session, as_actor(leyla), charter, leyla, Role.COORDINATOR)
    assert snapshot(session, charter).step == before
