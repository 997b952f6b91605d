"""Who works on what, as which, and who is shown at the door of a demonstration?"""

from sqlalchemy.orm import Session

from app.operations.membership import give_role
from app.queries.people import colleagues, demonstration_people, documents_of, names_of, role_of
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, as_actor


def test_the_newest_role_is_the_one_that_holds(session: Session) -> None:
    leyla = a_person(session)
    charter = a_document(session, leyla)
    marta = a_colleague(session, charter, Role.REVIEWER, "Marta")
    for role in (Role.MEMBER, None, Role.OBSERVER):
        give_role(session, as_actor(leyla), charter, marta, role)
        assert role_of(session, marta, charter) == role
    assert [one.person for one in colleagues(session, charter)] == [leyla, marta]


def test_coordinators_come_first_then_names(session: Session) -> None:
    leyla = a_person(session, "Zeynəb")
    charter = a_document(session, leyla)
    for role, name in ((Role.OBSERVER, "A"), (Role.MEMBER, "C"), (Role.MEMBER, "B")):
        a_colleague(session, charter, role, name)
    assert [one.person.name for one in colleagues(session, charter)] == ["Zeynəb", "B", "C", "A"]


def test_somebody_finds_only_documents_they_have_a_role_on(session: Session) -> None:
    leyla, marta = a_person(session), a_person(session, "Marta")
    charter = a_document(session, leyla)
    other = a_document(session, leyla, "another")
    give_role(session, as_actor(leyla), charter, marta, Role.REVIEWER)
    assert documents_of(session, marta) == [(charter, Role.REVIEWER)]
    assert [document for document, _ in documents_of(session, leyla)] == [other, charter]
    assert names_of(session)[marta.id].name == "Marta"


def test_the_demonstration_shows_its_own_people_by_their_highest_role(session: Session) -> None:
    leyla = a_person(session, demonstration=True)
    a_person(session, "Real")
    nobody = a_person(session, "Nobody", demonstration=True)
    a_person(session, "Gone", demonstration=True, disabled=True)
    charter, other = a_document(session, leyla), a_document(session, leyla, "other")
    marta = a_person(session, "Marta", demonstration=True)
    give_role(session, as_actor(leyla), charter, marta, Role.OBSERVER)
    give_role(session, as_actor(leyla), other, marta, Role.MEMBER)
    shown = [(one.person, one.role) for one in demonstration_people(session)]
    assert shown == [(leyla, Role.COORDINATOR), (marta, Role.MEMBER), (nobody, None)]
