"""Are rules of agreement told, tried and settled, and is what nobody could follow refused?"""

import re

import pytest
from sqlalchemy import select

from app.models import Document, Person
from app.operations.membership import give_role
from app.queries.agreement import policy_of
from app.statute.policy import Policy
from app.statute.workflow import State
from tests.makers import as_actor
from tests.views.posting import post
from tests.views.test_agreeing import Chamber, chamber

__all__ = ["chamber"]

NO_APPROVALS = (
    *("", "0", "-1", "two", "100", "²"),
    *("9" * 400, "000000099999", "000000001" + "0" * 5000),
)

USUAL = {
    "basis": "number",
    "approvals": "2",
    "objections": "on",
    "blocking": "on",
    "proposers": "everybody",
}


def seen_on(page: str) -> dict[str, str]:
    """What the page of rules says was seen of the rules that hold, and looked at of others."""
    return dict(re.findall(r'name="(seen|looked)" value="(\w+)"', page))


def held(chamber: Chamber) -> Policy:
    with chamber.session() as session:
        return policy_of(session, session.scalars(select(Document)).one())


def settled(chamber: Chamber, **fields: object) -> int:
    """The coordinator looks at what rules would change, then settles them."""
    leyla = chamber.visitor("leyla")
    form = {**USUAL, **fields}
    tried = post(
        leyla, "/d/charter/policy/try", {**form, **seen_on(leyla.get("/d/charter/policy").text)}
    )
    assert tried.status_code == 200, tried.text
    return post(leyla, "/d/charter/policy", {**form, **seen_on(tried.text)}).status_code


def test_everybody_reads_the_rules_and_only_a_coordinator_changes_them(chamber: Chamber) -> None:
    page = chamber.visitor("marta").get("/d/charter/policy").text
    assert "A wording is agreed with 2 approvals." in page
    assert 'name="basis"' not in page
    for visitor in ("marta", "rashad"):
        for path in ("/d/charter/policy", "/d/charter/policy/try"):
            assert post(chamber.visitor(visitor), path, USUAL).status_code == 403
    assert 'name="basis"' in chamber.visitor("leyla").get("/d/charter/policy").text


def test_what_rules_would_change_is_shown_before_they_are_settled(chamber: Chamber) -> None:
    for member in ("rashad", "aygun"):
        chamber.decide(member, "approve")
    leyla = chamber.visitor("leyla")
    tried = post(leyla, "/d/charter/policy/try", {**USUAL, "approvals": "3"}).text
    assert "They would change where clauses stand now:" in tried
    assert re.search(r"2: <span class=.state agreed.>Agreed</span> → <span[^>]*>Draft", tried)
    assert "A wording is agreed with 3 approvals." in tried
    assert "The document has 2 members: so nothing can be agreed." in tried
    assert held(chamber) == Policy()
    assert chamber.where().state(chamber.article) is State.AGREED


def test_rules_nobody_looked_at_are_not_settled(chamber: Chamber) -> None:
    leyla = chamber.visitor("leyla")
    fields = {**USUAL, "approvals": "1", **seen_on(leyla.get("/d/charter/policy").text)}
    answer = post(leyla, "/d/charter/policy", fields)
    assert answer.status_code == 409
    assert "Look at what these rules would change first" in answer.text
    assert held(chamber) == Policy()
    again = {**USUAL, "approvals": "5", **seen_on(answer.text)}
    assert post(leyla, "/d/charter/policy", again).status_code == 409


def test_rules_are_settled_and_the_ones_before_are_kept(chamber: Chamber) -> None:
    rashad = chamber.people["rashad"]
    assert settled(chamber, basis="share", share="majority", quorum="2", chair=rashad) == 303
    assert held(chamber) == Policy(share="majority", quorum=2, chair=rashad)
    page = chamber.visitor("marta").get("/d/charter/policy").text
    assert "more than half of the members" in page
    assert "the chair&#39;s express approval (rashad)" in page
    assert page.count("<li>") >= 2
    assert "A wording is agreed with 2 approvals." in page
    assert settled(chamber, basis="named", named=[rashad], authors="on") == 303
    assert held(chamber) == Policy(named=(rashad,), authors_count=True)
    assert settled(chamber, deadline="10", silent="14", proposers="coordinators") == 303
    assert "rashad" in page


def test_of_two_who_settle_rules_at_once_the_second_looks_again(chamber: Chamber) -> None:
    leyla = chamber.visitor("leyla")
    form = {**USUAL, "approvals": "1", **seen_on(leyla.get("/d/charter/policy").text)}
    tried = seen_on(post(leyla, "/d/charter/policy/try", form).text)
    assert settled(chamber, approvals="3") == 303
    answer = post(leyla, "/d/charter/policy", {**form, **tried})
    assert answer.status_code == 409
    assert "Somebody settled other rules meanwhile" in answer.text
    assert held(chamber) == Policy(3)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        *[({"approvals": typed}, "a number from 1 to 99.") for typed in NO_APPROVALS],
        ({"basis": "share", "share": "7/3"}, "Choose one of the shares."),
        ({"basis": "named"}, "Choose at least one member whose approval is needed."),
        ({"basis": "named", "named": "x" * 16}, "Choose at least one member"),
        ({"basis": "mood"}, "Choose how enough approvals are counted."),
        ({"quorum": "many"}, "Write the quorum as a number"),
        ({"deadline": "366"}, "Write the days for deciding"),
        ({"silent": "-3"}, "Write the days of silence"),
        ({"chair": "nobody"}, "Choose the chair among the members."),
        ({"proposers": "guests"}, "Choose who may put words forward."),
    ],
    ids=lambda given: str(given)[:40],
)
def test_rules_nobody_could_follow_are_refused_in_a_sentence(
    chamber: Chamber, fields: dict[str, str], sentence: str
) -> None:
    leyla = chamber.visitor("leyla")
    answer = post(leyla, "/d/charter/policy/try", {**USUAL, **fields})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert post(leyla, "/d/charter/policy", {**USUAL, **fields}).status_code == 422
    assert held(chamber) == Policy()


def test_words_are_put_forward_only_by_whom_the_rules_name(chamber: Chamber) -> None:
    assert settled(chamber, proposers="coordinators") == 303
    assert chamber.decide("rashad", "propose") == 403
    rashad = chamber.visitor("rashad")
    assert "Put forward for agreement" not in rashad.get("/d/charter/").text
    assert 'value="propose"' not in rashad.get(f"/d/charter/c/{chamber.article}/decide").text
    assert chamber.decide("leyla", "propose") == 303


def test_days_and_silence_are_shown_wherever_they_count(chamber: Chamber) -> None:
    assert settled(chamber, deadline="5", silent="10", quorum="2") == 303
    assert chamber.decide("leyla", "propose") == 303
    rashad = chamber.visitor("rashad")
    for page in ("", f"c/{chamber.article}/decide", "ballot?only=proposed"):
        told = rashad.get(f"/d/charter/{page}").text
        assert "to be decided by" in told
        assert "is consent" in told
        assert "quorum: 0 of 2 members have spoken" in told
    assert re.search(r"· by \d", rashad.get("/d/charter/board").text)
    assert "your silence would be consent" in rashad.get("/inbox").text


def test_the_settings_say_the_rules_and_lead_to_them(chamber: Chamber) -> None:
    page = chamber.visitor("leyla").get("/d/charter/settings").text
    assert "A wording is agreed with 2 approvals." in page
    assert "/d/charter/policy" in page


def test_rules_over_members_who_left_are_flagged(chamber: Chamber) -> None:
    assert settled(chamber, chair=chamber.people["rashad"]) == 303
    with chamber.session() as session:
        document = session.scalars(select(Document)).one()
        rashad = session.get_one(Person, chamber.people["rashad"])
        give_role(session, as_actor(None), document, rashad, None)
        session.commit()
    page = chamber.visitor("leyla").get("/d/charter/policy").text
    assert "Somebody these rules name is no member any more" in page
