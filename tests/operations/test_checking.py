"""Is a finding set aside only with a reason, only while its words stand, and never for ever?"""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Document, Step
from app.operations.checking import set_aside, take_up
from app.operations.clauses import Typed, save_wording
from app.operations.errors import DoneAlready, NotThere, ReasonNeeded, TooLong
from app.queries.checking import asides, report
from app.queries.verification import verify
from app.statute.checks import Finding
from app.statute.snapshot import word
from tests.makers import a_document, a_person, an_article, as_actor

SAID = "Üzvlərin 3-ci hissəsi iştirak edir."


@pytest.fixture
def charter(session: Session) -> Document:
    leyla = a_person(session)
    document = a_document(session, leyla)
    an_article(session, document, leyla, SAID, heading="Yetərsay")
    return document


def the_finding(session: Session, document: Document) -> Finding:
    (found,) = (one for one in report(session, document).open if one.rule.id == "ordinal_suffix")
    return found


def test_a_finding_set_aside_is_no_longer_open(session: Session, charter: Document) -> None:
    found = the_finding(session, charter)

    set_aside(session, as_actor(None), charter, found, " Sitatdır. ")

    after = report(session, charter)
    assert found.digest not in [one.digest for one in after.open]
    aside = after.asides[found.digest]
    assert (aside.row.reason, aside.row.rule) == ("Sitatdır.", "ordinal_suffix")
    assert aside.finding == found


def test_the_record_says_who_set_what_aside_and_why(session: Session, charter: Document) -> None:
    someone = a_person(session, "Nigar")
    found = the_finding(session, charter)

    set_aside(session, as_actor(someone), charter, found, "Sitatdır.")

    step = session.scalars(select(Step).where(Step.deed == "set_aside")).one()
    assert (step.actor_id, step.clause_id) == (someone.id, found.clause)
    assert step.facts["reason"] == "Sitatdır."
    assert step.facts["words"] == "3-ci"
    assert {one.step for one in verify(session, {})} == {None}


@pytest.mark.parametrize(("reason", "error"), [("  ", ReasonNeeded), ("x" * 2001, TooLong)])
def test_without_a_reason_nothing_is_set_aside(
    session: Session, charter: Document, reason: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        set_aside(session, as_actor(None), charter, the_finding(session, charter), reason)
    assert asides(session, charter) == {}


def test_what_is_aside_is_not_set_aside_again(session: Session, charter: Document) -> None:
    found = the_finding(session, charter)
    set_aside(session, as_actor(None), charter, found, "Sitatdır.")
    with pytest.raises(DoneAlready):
        set_aside(session, as_actor(None), charter, found, "Yenə.")


def test_other_words_are_found_anew(session: Session, charter: Document) -> None:
    found = the_finding(session, charter)
    set_aside(session, as_actor(None), charter, found, "Sitatdır.")
    clause = session.get_one(Clause, found.clause)
    before = word("az", "Yetərsay", SAID).digest
    typed = Typed("az", "Yetərsay", "Üzvlərin 4-ci hissəsi iştirak edir.", before)

    save_wording(session, as_actor(None), clause, [typed], reason="")

    assert the_finding(session, charter).words == "4-ci"
    assert report(session, charter).asides[found.digest].finding is None


def test_the_same_words_beside_others_stay_aside(session: Session, charter: Document) -> None:
    found = the_finding(session, charter)
    set_aside(session, as_actor(None), charter, found, "Sitatdır.")
    clause = session.get_one(Clause, found.clause)
    before = word("az", "Yetərsay", SAID).digest

    save_wording(
        session,
        as_actor(None),
        clause,
        [Typed("az", "Yetərsay", f"{SAID} Səs verir.", before)],
        reason="",
    )

    assert found.digest not in [one.digest for one in report(session, charter).open]


def test_a_finding_taken_up_counts_again(session: Session, charter: Document) -> None:
    found = the_finding(session, charter)
    set_aside(session, as_actor(None), charter, found, "Sitatdır.")

    take_up(session, as_actor(None), charter, found.digest)

    assert the_finding(session, charter) == found
    assert asides(session, charter) == {}
    set_aside(session, as_actor(None), charter, found, "Yenə sitatdır.")
    assert asides(session, charter)[found.digest].row.reason == "Yenə sitatdır."


def test_only_what_is_aside_is_taken_up(session: Session, charter: Document) -> None:
    with pytest.raises(NotThere):
        take_up(session, as_actor(None), charter, the_finding(session, charter).digest)
