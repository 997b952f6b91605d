"""What holds of a document as a whole, and which steps bear names?"""

import pytest
from sqlalchemy.orm import Session

from app.models import Document, Person
from app.operations.documents import (
    Founding,
    NumberAsName,
    change_particulars,
    found_document,
    name_milestone,
)
from app.operations.errors import NothingSaid, NotThere, Taken, TooLong
from app.queries.agreement import policy_of
from app.queries.people import role_of
from app.queries.snapshots import milestones, particulars, snapshot, step_named
from app.statute.policy import Policy
from app.statute.roles import Role
from tests.makers import a_document, a_person, as_actor


@pytest.fixture
def leyla(session: Session) -> Person:
    return a_person(session)


@pytest.fixture
def charter(session: Session, leyla: Person) -> Document:
    return a_document(session, leyla)


def test_who_founds_a_document_coordinates_it(
    session: Session, charter: Document, leyla: Person
) -> None:
    assert role_of(session, leyla, charter) is Role.COORDINATOR
    assert snapshot(session, charter).step == 1


def test_two_documents_do_not_share_a_name(session: Session, charter: Document) -> None:
    with pytest.raises(Taken):
        found_document(session, as_actor(None), Founding("charter", {"az": "Başqa"}))


@pytest.mark.parametrize("slug", ["", "Charter", "a b", "-a", "a--b", "x" * 81, "nizamnamə"])
def test_a_name_in_addresses_is_plain(session: Session, slug: str) -> None:
    with pytest.raises(NothingSaid):
        found_document(session, as_actor(None), Founding(slug, {"az": "Ad"}))


def test_what_is_not_said_anew_stays(session: Session, charter: Document, leyla: Person) -> None:
    change_particulars(session, as_actor(leyla), charter, policy=Policy(approvals_needed=3))
    change_particulars(session, as_actor(leyla), charter, titles={"az": " Yeni ad ", "en": " "})
    assert policy_of(session, charter) == Policy(approvals_needed=3)
    assert particulars(session, charter).titles == {"az": "Yeni ad"}
    assert particulars(session, charter, 1).titles == {"az": "Nizamnamə", "en": "Charter"}


def test_saying_the_same_again_is_no_step(
    session: Session, charter: Document, leyla: Person
) -> None:
    change_particulars(
        session,
        as_actor(leyla),
        charter,
        titles={"az": "Nizamnamə", "en": "Charter"},
        policy=Policy(),
        illustrative=False,
    )
    assert snapshot(session, charter).step == 1


def test_a_document_has_a_title_in_its_own_language(
    session: Session, charter: Document, leyla: Person
) -> None:
    with pytest.raises(NothingSaid):
        change_particulars(session, as_actor(leyla), charter, titles={"az": " ", "en": "Charter"})
    with pytest.raises(TooLong):
        change_particulars(session, as_actor(leyla), charter, titles={"az": "a" * 301})


def test_a_milestone_names_a_step_for_good(
    session: Session, charter: Document, leyla: Person
) -> None:
    name_milestone(session, as_actor(leyla), charter, 1, {"az": "Rəyə göndərilib", "en": "Sent"})
    assert step_named(session, charter, "sent") == 1
    assert step_named(session, charter, "Rəyə göndərilib") == 1
    assert [one.name_en for one in milestones(session, charter)] == ["Sent"]
    with pytest.raises(Taken):
        name_milestone(session, as_actor(leyla), charter, 1, {"en": "Sent"})


def test_a_milestone_in_one_language_is_called_so_in_both(
    session: Session, charter: Document, leyla: Person
) -> None:
    named = name_milestone(session, as_actor(leyla), charter, 1, {"az": "Əsas mətn", "en": ""})
    assert (named.slug, named.name_en) == ("esas-metn", "Əsas mətn")


def test_a_milestone_is_not_called_by_a_number(
    session: Session, charter: Document, leyla: Person
) -> None:
    with pytest.raises(NumberAsName):
        name_milestone(session, as_actor(leyla), charter, 1, {"en": "57"})


def test_only_a_step_that_is_there_is_named(
    session: Session, charter: Document, leyla: Person
) -> None:
    for number in (0, -1, 99):
        with pytest.raises(NotThere):
            name_milestone(session, as_actor(leyla), charter, number, {"en": "Sent"})
    with pytest.raises(NothingSaid):
        name_milestone(session, as_actor(leyla), charter, 1, {"en": " ", "az": ""})
