"""Does the approval sheet say of each step what members had said by then?"""

import pytest
from sqlalchemy.orm import Session

from app.models import Record
from app.operations.sealing import seal
from app.queries.approvals import approvals
from app.queries.sealing import holding_back, obstacles
from app.statute.workflow import Verdict
from tests.makers import as_actor
from tests.operations.test_deciding import Committee, form


@pytest.fixture
def committee(session: Session) -> Committee:
    """Nobody has said anything yet."""
    return form(session, "charter")


def test_whoever_said_nothing_is_missing_and_no_writer_of_the_words_is(
    committee: Committee,
) -> None:
    committee.decide(committee.members[0], Verdict.OBJECT, committee.paragraph, "Çoxdur")
    sheet = approvals(committee.session, committee.document)
    [line] = [one for one in sheet.lines if one.clause == committee.paragraph]
    [voice] = line.said("object")
    assert (voice.person, voice.reason) == (committee.members[0].id, "Çoxdur")
    assert committee.members[0].id not in line.missing
    assert committee.members[1].id in line.missing
    assert line.state == "contested"


def test_a_past_step_tells_what_had_been_said_by_then(committee: Committee) -> None:
    before = committee.session.get_one(Record, committee.document.id).steps
    committee.decide(committee.members[0], Verdict.APPROVE, committee.paragraph)
    then = approvals(committee.session, committee.document, before)
    assert then.step == before
    assert not any(line.voices for line in then.lines)


def test_a_seal_is_told_with_its_exceptions_from_its_step_on(committee: Committee) -> None:
    session, document = committee.session, committee.document
    before = session.get_one(Record, document.id).steps
    why = dict.fromkeys(holding_back(obstacles(session, document)), "Nümunə")
    seal(session, as_actor(committee.leyla), document, "Hazırdır", why)
    [told] = approvals(session, document).seals
    assert (told.step, told.by) == (before, committee.leyla.name)
    assert {one.reason for one in told.exceptions} == {"Nümunə"}
    assert {one.label["en"] for one in told.exceptions} > {
        one.unit["en"] for one in told.exceptions
    }
    assert approvals(session, document, before).seals == ()
