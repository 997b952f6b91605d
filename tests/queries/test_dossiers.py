"""Does a dossier tell of the agreement what the approval sheet prints?"""

from sqlalchemy.orm import Session

from app.models import Person
from app.queries.dossiers import dossier
from app.statute.dossier import Approver, Objection
from app.statute.workflow import Verdict
from tests.operations.test_deciding import Committee, form


def approver(committee: Committee, person: Person) -> Approver:
    told = dossier(committee.session, committee.document, "az").approvers
    return next(one for one in told if one.name == person.name)


def test_an_objection_that_stands_is_told_with_its_clause_and_reason(session: Session) -> None:
    committee = form(session, "charter")
    first, second, _ = committee.members
    committee.decide(first, Verdict.OBJECT, committee.paragraph, "Haqq çoxdur.")
    committee.decide(second, Verdict.APPROVE, committee.paragraph)
    (objection,) = approver(committee, first).objections
    assert objection == Objection(committee.paragraph, "Haqq çoxdur.")
    assert approver(committee, second).objections == ()


def test_an_objection_to_words_since_changed_stands_no_more(session: Session) -> None:
    committee = form(session, "charter")
    first = committee.members[0]
    committee.decide(first, Verdict.OBJECT, committee.paragraph, "Haqq çoxdur.")
    committee.reword(committee.leyla, "Başqa söz.")
    assert approver(committee, first).objections == ()
    assert approver(committee, first).objected == 0


def test_an_objection_to_an_article_is_told_once(session: Session) -> None:
    committee = form(session, "charter")
    first = committee.members[0]
    committee.decide(first, Verdict.OBJECT, reason="Lazım deyil.")
    assert approver(committee, first).objections == (Objection(committee.article, "Lazım deyil."),)
    assert approver(committee, first).objected > 1
