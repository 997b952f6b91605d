"""Does a word fall on what was seen, and does the board say truly who stands behind what?"""

import csv
import io
import re
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Clause, Document, Person
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.discussing import Said, begin_thread
from app.operations.structure import strike_clause
from app.queries.agreement import Agreement, agreement
from app.queries.sealing import seals
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from app.statute.workflow import State
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import post


@dataclass
class Chamber:
    """A charter of a chapter with two articles, its coordinator, two members and a reviewer."""

    app: Flask
    chapter: str
    article: str
    paragraph: str
    other: str
    people: dict[str, str]

    def visitor(self, name: str) -> FlaskClient:
        """One of them, signed in."""
        return signed_in(self.app, self.people[name])

    def session(self) -> Session:
        """A session on the same database."""
        return Session(self.app.extensions["nizam.database"].engine)

    def where(self) -> Agreement:
        """Where everything stands."""
        with self.session() as session:
            return agreement(session, session.scalars(select(Document)).one())

    def decide(self, who: str, verdict: str, **fields: str) -> int:
        """Somebody decides on the first article as its page shows it; answers the status."""
        seen = {f"seen-{one}": self.where().by_clause[one].digest for one in self.unit}
        deed = "propose" if verdict in ("propose", "withdraw") else "decide"
        path = f"/d/charter/c/{self.article}/{deed}"
        answer = post(self.visitor(who), path, {"verdict": verdict, **seen, **fields})
        return answer.status_code

    @property
    def unit(self) -> tuple[str, str]:
        """Clauses of the first article."""
        return self.article, self.paragraph

    def reword(self, text: str) -> None:
        """The coordinator changes the paragraph."""
        with self.session() as session:
            clause = session.get_one(Clause, self.paragraph)
            base = standing_wording(session, clause.id, "az")
            leyla = session.get_one(Person, self.people["leyla"])
            typed = Typed("az", "", text, base.digest)
            save_wording(session, as_actor(leyla), clause, [typed], reason="lazım")
            session.commit()


@pytest.fixture
def chamber(app: Flask) -> Chamber:
    return assembled(app)


def assembled(app: Flask) -> Chamber:
    """The chamber, nothing said in it yet."""
    with Session(app.extensions["nizam.database"].engine) as session:
        leyla = a_person(session)
        document = a_document(session, leyla)
        people = {"leyla": leyla.id}
        for role, name in (
            (Role.MEMBER, "rashad"),
            (Role.MEMBER, "aygun"),
            (Role.REVIEWER, "marta"),
        ):
            people[name] = a_colleague(session, document, role, name).id
        chapter = an_article(session, document, leyla, "", heading="Orqanlar", kind=Kind.CHAPTER)
        article = an_article(session, document, leyla, "", heading="Yığıncaq", parent=chapter)
        paragraph = an_article(
            session, document, leyla, "İldə bir dəfə.", kind=Kind.PARAGRAPH, parent=article
        )
        other = an_article(session, document, leyla, "=SUM(A1)", parent=chapter, after=article)
        session.commit()
    return Chamber(app, chapter, article, paragraph, other, people)


def test_an_article_is_decided_on_with_everything_below_it(chamber: Chamber) -> None:
    assert chamber.decide("leyla", "propose") == 303
    assert chamber.where().state(chamber.article) is State.PROPOSED
    for member in ("rashad", "aygun"):
        assert chamber.decide(member, "approve") == 303
    assert chamber.where().state(chamber.article) is State.AGREED
    page = chamber.visitor("marta").get("/d/charter/").text
    assert "2 of 2 approvals" in page


def test_nobody_decides_where_the_authoritative_text_is_not_shown(chamber: Chamber) -> None:
    chamber.decide("leyla", "propose")
    rashad = chamber.visitor("rashad")
    english = rashad.get("/d/charter/?language=en").text
    assert 'value="approve"' not in english
    assert f"/d/charter/c/{chamber.article}/decide" in english
    assert 'value="approve"' in rashad.get("/d/charter/?language=az").text


def test_only_members_judge_and_a_reviewer_does_nothing(chamber: Chamber) -> None:
    assert chamber.decide("leyla", "approve") == 403
    assert chamber.decide("marta", "approve") == 403
    assert chamber.decide("marta", "propose") == 403
    assert chamber.decide("rashad", "propose") == 303


@pytest.mark.parametrize("verdict", ["", "propose", "withdraw", "sign"])
def test_a_judgement_is_one_of_three(chamber: Chamber, verdict: str) -> None:
    path = f"/d/charter/c/{chamber.article}/decide"
    assert post(chamber.visitor("rashad"), path, {"verdict": verdict}).status_code == 400


def test_words_that_changed_meanwhile_are_shown_with_what_changed(chamber: Chamber) -> None:
    seen = {f"seen-{one}": chamber.where().by_clause[one].digest for one in chamber.unit}
    chamber.reword("İldə iki dəfə.")
    answer = post(
        chamber.visitor("rashad"),
        f"/d/charter/c/{chamber.article}/decide",
        {"verdict": "object", "reason": "Uzun səbəb", **seen},
    )
    assert answer.status_code == 409
    assert "Uzun səbəb" in answer.text
    assert "<ins>" in answer.text
    assert "iki" in answer.text
    assert not chamber.where().by_clause[chamber.paragraph].votes
    now = chamber.where().by_clause[chamber.paragraph].digest
    assert f'name="seen-{chamber.paragraph}" value="{now}"' in answer.text


def test_an_objection_without_a_reason_is_asked_for_one(chamber: Chamber) -> None:
    assert chamber.decide("rashad", "object") == 422
    assert chamber.decide("rashad", "object", reason="Nisab yoxdur.") == 303
    assert "Nisab yoxdur." in chamber.visitor("aygun").get("/d/charter/board").text
    assert chamber.decide("rashad", "withdraw") == 303
    assert chamber.where().state(chamber.article) is State.DRAFT
    assert chamber.decide("rashad", "withdraw") == 422


def test_a_struck_paragraph_is_decided_on_with_its_article(chamber: Chamber) -> None:
    with chamber.session() as session:
        document = session.scalars(select(Document)).one()
        leyla = session.get_one(Person, chamber.people["leyla"])
        since = snapshot(session, document).by_id[chamber.paragraph].since
        strike_clause(
            session, as_actor(leyla), document, chamber.paragraph, seen=since, reason="Artıqdır"
        )
        session.commit()
    page = chamber.visitor("rashad").get(f"/d/charter/c/{chamber.article}/decide").text
    assert "<del>" in page
    read = chamber.visitor("rashad").get("/d/charter/?language=az").text
    assert f'name="seen-{chamber.paragraph}"' in read
    assert chamber.decide("rashad", "approve") == 303
    assert chamber.where().by_clause[chamber.paragraph].current


def test_the_board_says_who_stands_where(chamber: Chamber) -> None:
    chamber.decide("leyla", "propose")
    chamber.decide("rashad", "approve")
    chamber.reword("İldə iki dəfə.")
    page = chamber.visitor("aygun").get("/d/charter/board").text
    assert "decided on earlier words" in page
    assert re.search(r"compare\?from=\d+#c-" + chamber.article, page)
    outdated = chamber.visitor("aygun").get("/d/charter/board?show=outdated").text
    assert "Yığıncaq" in outdated
    assert "SUM(A1)" not in outdated
    assert "Orqanlar" in outdated
    empty = chamber.visitor("aygun").get("/d/charter/board?show=signed").text
    assert "No article stands so" in empty
    assert chamber.visitor("aygun").get("/d/charter/board?show=x").status_code == 200


def test_what_waits_for_a_member_no_longer_does_once_decided(chamber: Chamber) -> None:
    chamber.decide("leyla", "propose")
    rashad = chamber.visitor("rashad")
    assert "Yığıncaq" in rashad.get("/d/charter/board?show=waiting").text
    chamber.decide("rashad", "abstain")
    assert "Yığıncaq" not in rashad.get("/d/charter/board?show=waiting").text
    assert "Yığıncaq" in chamber.visitor("aygun").get("/d/charter/board?show=waiting").text


def test_no_cell_of_the_table_is_a_formula(chamber: Chamber) -> None:
    chamber.decide("rashad", "object", reason="-1+2")
    answer = chamber.visitor("marta").get("/d/charter/board.csv")
    assert answer.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Number", "Heading", "State"]
    assert "'=SUM(A1)" in [row[1] for row in rows]
    assert any("objects: -1+2" in row for row in rows)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_table_says_references_by_their_labels(chamber: Chamber) -> None:
    chamber.decide("rashad", "approve")
    chamber.reword(f"İldə bir dəfə, {{#{chamber.other}}} üzrə.")
    table = chamber.visitor("marta").get("/d/charter/board.csv").data.decode("utf-8-sig")
    assert "İldə bir dəfə, 2-ci maddə üzrə." in table


def ballot(chamber: Chamber, *units: str, verdict: str = "approve") -> dict[str, object]:
    """The form of a ballot with these units ticked."""
    seen = {f"seen-{one}": where.digest for one, where in chamber.where().by_clause.items()}
    return {"unit": list(units), "verdict": verdict, **seen}


def test_a_whole_chapter_is_put_forward_and_approved_in_one_deed_each(chamber: Chamber) -> None:
    everything = (chamber.chapter, chamber.article, chamber.other)
    leyla = chamber.visitor("leyla")
    page = leyla.get(f"/d/charter/ballot?in={chamber.chapter}").text
    assert page.count('name="unit"') == 3
    before = chamber.session().scalars(select(Document)).one()
    fields = ballot(chamber, *everything)
    proposed = {**fields, "verdict": "propose"}
    assert post(leyla, "/d/charter/ballot/propose", proposed).status_code == 303
    step = snapshot(chamber.session(), before).step
    for member in ("rashad", "aygun"):
        visitor = chamber.visitor(member)
        assert visitor.get("/d/charter/ballot").text.count('name="unit"') == 3
        assert post(visitor, "/d/charter/ballot/decide", fields).status_code == 303
    assert snapshot(chamber.session(), before).step == step + 2
    assert {chamber.where().state(one) for one in everything} == {State.AGREED}


def test_only_what_is_ticked_is_decided_on(chamber: Chamber) -> None:
    fields = ballot(chamber, chamber.other)
    assert post(chamber.visitor("rashad"), "/d/charter/ballot/decide", fields).status_code == 303
    assert chamber.where().by_clause[chamber.other].current
    assert not chamber.where().by_clause[chamber.article].current


def test_a_ballot_on_words_that_changed_keeps_its_ticks(chamber: Chamber) -> None:
    fields = {**ballot(chamber, chamber.article), "only": "all"}
    chamber.reword("İldə iki dəfə.")
    answer = post(chamber.visitor("rashad"), "/d/charter/ballot/decide", fields)
    assert answer.status_code == 409
    assert f'value="{chamber.article}" checked' in answer.text
    assert f'value="{chamber.other}" checked' not in answer.text


def test_a_ballot_without_ticks_decides_nothing(chamber: Chamber) -> None:
    fields = ballot(chamber)
    assert post(chamber.visitor("rashad"), "/d/charter/ballot/decide", fields).status_code == 422
    assert post(chamber.visitor("leyla"), "/d/charter/ballot/decide", fields).status_code == 403


def test_a_seal_lists_what_stands_in_its_way_and_keeps_what_was_typed(chamber: Chamber) -> None:
    leyla = chamber.visitor("leyla")
    page = leyla.get("/d/charter/seal").text
    assert "Articles not settled: 2. Headings not settled: 1." in page
    root = re.search(r'name="seen" value="(\w+)"', page)
    assert root
    fields = {
        "seen": root[1],
        "statement": "Komitə razıdır.",
        f"exception-{chamber.other}": "Sonra",
    }
    answer = post(leyla, "/d/charter/seal", fields)
    assert answer.status_code == 422
    assert "Komitə razıdır." in answer.text
    assert "Sonra" in answer.text
    fields["exception-all"] = "Nazirlik gözləyir."
    assert post(leyla, "/d/charter/seal", fields).status_code == 303
    with chamber.session() as session:
        [kept] = seals(session, session.scalars(select(Document)).one())
    assert {one["clause"]: one["reason"] for one in kept.exceptions} == {
        chamber.chapter: "Nazirlik gözləyir.",
        chamber.article: "Nazirlik gözləyir.",
        chamber.paragraph: "Nazirlik gözləyir.",
        chamber.other: "Sonra",
    }
    signed = leyla.get("/d/charter/seal").text
    assert "still says exactly this" in signed
    assert "Signed off all the same: 3" in signed
    assert signed.count("(2 clauses)") == 1
    chamber.reword("Başqa söz.")
    shown = chamber.visitor("marta").get("/d/charter/seal").text
    assert "Differs from what was signed off" in shown
    assert "Komitə razıdır." in shown


def test_a_seal_is_never_put_on_words_that_changed_meanwhile(chamber: Chamber) -> None:
    leyla = chamber.visitor("leyla")
    root = re.search(r'name="seen" value="(\w+)"', leyla.get("/d/charter/seal").text)
    assert root
    chamber.reword("Başqa söz.")
    fields = {"seen": root[1], "statement": "Bəli", "exception-all": "Səbəb"}
    assert post(leyla, "/d/charter/seal", fields).status_code == 409
    assert post(leyla, "/d/charter/seal", {**fields, "seen": ""}).status_code == 409


def test_a_blocking_word_on_the_document_holds_its_seal_back(chamber: Chamber) -> None:
    with chamber.session() as session:
        document = session.scalars(select(Document)).one()
        marta = session.get_one(Person, chamber.people["marta"])
        said = Said("Dayanın", kind="objection", blocking=True)
        begin_thread(session, as_actor(marta), document, None, said)
        session.commit()
    assert 'name="exception-document"' in chamber.visitor("leyla").get("/d/charter/seal").text


def test_only_the_coordinator_signs_off(chamber: Chamber) -> None:
    for who in ("rashad", "marta"):
        assert post(chamber.visitor(who), "/d/charter/seal").status_code == 403
