"""Laws of references on the pages: typed in braces, read as labels, never led astray in silence."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Document, Person, Record
from app.operations.clauses import standing_placement, standing_wording
from app.operations.deciding import decidable, decide
from app.operations.structure import strike_clause
from app.queries.agreement import agreement, standing_of
from app.queries.references import referring
from app.queries.sealing import Why, obstacles
from app.queries.snapshots import snapshot
from app.statute.references import references
from app.statute.roles import Role
from app.statute.workflow import State, Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in


@dataclass
class House:
    """A charter of three articles; the first is to refer to the others."""

    app: Flask
    session: Session
    charter: Document
    leyla: Person
    first: str
    second: str
    third: str

    @property
    def visitor(self) -> FlaskClient:
        return signed_in(self.app, self.leyla.id)

    def text(self, language: str = "az") -> str:
        self.session.rollback()
        return standing_wording(self.session, self.first, language).text

    def step(self) -> int:
        self.session.rollback()
        return self.session.get_one(Record, self.charter.id).steps

    def save(self, text: str, **more: object) -> None:
        """Somebody writes the first article in its form."""
        self.session.rollback()
        began = standing_wording(self.session, self.first, "az").digest
        fields = {"text-az": text, "started-az": began, "reason": "Əsas.", **more}
        answer = self.visitor.post(f"/d/charter/c/{self.first}/edit", data=fields)
        assert answer.status_code == 303, answer.text
        self.session.rollback()

    def page(self, path: str = "?language=az") -> str:
        return self.visitor.get(f"/d/charter/{path}").text

    def strike(self, clause: str) -> None:
        placed = standing_placement(self.session, self.session.get_one(Clause, clause))
        actor = as_actor(self.leyla)
        strike_clause(self.session, actor, self.charter, clause, seen=placed.since, reason="")
        self.session.commit()

    def insert_before_the_second(self) -> None:
        an_article(self.session, self.charter, self.leyla, "Yeni.", after=self.first)
        self.session.commit()


@pytest.fixture
def house(app: Flask, database: Database) -> Iterator[House]:
    app.config["WTF_CSRF_ENABLED"] = False
    with Session(database.engine, expire_on_commit=False) as session:
        leyla = a_person(session, "Leyla")
        charter = a_document(session, leyla)
        first = an_article(session, charter, leyla, "Birinci.", en="First.")
        second = an_article(session, charter, leyla, "İkinci.", after=first)
        third = an_article(session, charter, leyla, "Üçüncü.", after=second)
        session.commit()
        yield House(app, session, charter, leyla, first, second, third)


def test_what_is_typed_in_braces_is_read_as_a_link(house: House) -> None:
    house.save("Bu Nizamnamənin {2-ci maddəsinə} uyğun.")
    assert house.text() == f"Bu Nizamnamənin {{#{house.second}:poss.dat}} uyğun."
    assert f'<a class="ref" href="#c-{house.second}">2-ci maddəsinə</a> uyğun.' in house.page()


def test_the_form_shows_braces_and_saving_them_again_changes_nothing(house: House) -> None:
    house.save("Bax: {2}.")
    form = house.visitor.get(f"/d/charter/c/{house.first}/edit").text
    assert "Bax: {2-ci maddə}.</textarea>" in form
    step = house.step()
    house.save("Bax: {2-ci maddə}.")
    assert house.step() == step


def test_a_label_follows_the_renumbering_of_its_clause(house: House) -> None:
    house.save("Bu Nizamnamənin {2-ci maddəsinə} uyğun.")
    stored = house.text()
    house.insert_before_the_second()
    assert ">3-cü maddəsinə</a>" in house.page()
    assert house.text() == stored


def test_a_past_step_says_the_numbers_of_that_step(house: House) -> None:
    house.save("Bax: {2}.")
    step = house.step()
    house.insert_before_the_second()
    assert ">2-ci maddə</a>" in house.page(f"?language=az&at={step}")


def test_braces_mean_the_numbers_that_the_form_showed(house: House) -> None:
    shown = house.step()
    house.insert_before_the_second()
    house.save("Bax: {2}.", **{"started-at": str(shown)})
    assert [found.clause for found in references(house.text())] == [house.second]


@pytest.mark.parametrize("shown", ["", "x", "99999", "0"])
def test_a_step_that_is_none_means_the_numbers_of_today(house: House, shown: str) -> None:
    house.save("Bax: {2}.", **{"started-at": shown})
    assert [found.clause for found in references(house.text())] == [house.second]


def test_braces_that_name_nothing_stay_as_typed_and_hold_agreement_back(house: House) -> None:
    house.save("Bax: {9.9}.")
    assert house.text() == "Bax: {9.9}."
    standing = standing_of(house.session, house.session.get_one(Clause, house.first))
    assert standing
    assert standing.astray == 1


def approve(house: House) -> None:
    """Two members approve the first article."""
    for name in ("Rəşad", "Aygün"):
        member = a_colleague(house.session, house.charter, Role.MEMBER, name)
        seen = decidable(snapshot(house.session, house.charter), house.first)
        actor = as_actor(member)
        decide(house.session, actor, house.charter, house.first, Verdict.APPROVE, seen=seen)
    house.session.commit()


def test_a_clause_that_refers_to_a_struck_one_is_not_agreed_and_says_why(house: House) -> None:
    house.save("Bax: {2-ci maddəsinə}.")
    approve(house)
    now = agreement(house.session, house.charter)
    assert now.by_clause[house.first].state is State.AGREED

    house.strike(house.second)
    where = agreement(house.session, house.charter)
    one = standing_of(house.session, house.session.get_one(Clause, house.first))
    assert one
    assert where.by_clause[house.first].state is one.state is State.PROPOSED
    assert where.by_clause[house.first].astray == one.astray == 1
    found = obstacles(house.session, house.charter)
    held = [each.why for each in found if each.clause == house.first and not each.warning]
    assert held == [Why.ASTRAY]
    page = house.page()
    assert '<span class="ref flaw">maddəsinə [çıxarılıb]</span>' in page
    assert "1 reference leads nowhere" in page
    assert "1 reference leads nowhere" in house.visitor.get("/d/charter/board").text


def test_what_refers_to_a_clause_is_said_at_it_and_on_its_page(house: House) -> None:
    house.save("Bax: {3}.")
    page = house.visitor.get(f"/d/charter/c/{house.third}").text
    assert "What refers to this clause" in page
    assert f'<a href="/d/charter/c/{house.first}">Article 1</a>' in page
    assert "Referred to in:" in house.page()
    assert "No clause refers to it." in house.visitor.get(f"/d/charter/c/{house.second}").text


def test_another_document_is_referred_to_by_its_slug(house: House) -> None:
    plan = a_document(house.session, house.leyla, slug="plan")
    there = an_article(house.session, plan, house.leyla, "Planın birinci maddəsi.")
    house.session.commit()
    house.save("Planın {plan:1-ci maddəsi}.")
    assert house.text() == f"Planın {{{plan.id}#{there}:poss}}."
    assert f'<a class="ref" href="/d/plan/#c-{there}">1-ci maddəsi</a>' in house.page()
    [found] = referring(house.session, plan, [there])[there]
    assert (found.document.id, found.clause) == (house.charter.id, house.first)


def test_a_document_one_may_not_read_is_not_led_to(house: House) -> None:
    plan = a_document(house.session, house.leyla, slug="plan")
    there = an_article(house.session, plan, house.leyla, "Planın birinci maddəsi.")
    house.session.commit()
    house.save("Planın {plan:1-ci maddəsi}.")
    rashad = a_colleague(house.session, house.charter, Role.MEMBER, "Rəşad")
    house.session.commit()
    page = signed_in(house.app, rashad.id).get("/d/charter/?language=az").text
    assert "Planın 1-ci maddəsi." in page
    assert there not in page
    assert not referring(house.session, plan, [there], readable=lambda _: False)


def test_a_mention_is_offered_and_made_live_without_changing_what_is_read(house: House) -> None:
    house.save("Bu Nizamnamənin 2-ci və 3-cü maddələrinə uyğun.")
    page = house.visitor.get(f"/d/charter/c/{house.first}").text
    assert "2 mentions of clauses can be made live references:" in page
    answer = house.visitor.post(f"/d/charter/c/{house.first}/refer", data={"live": "all"})
    assert answer.status_code == 303
    assert [found.clause for found in references(house.text())] == [house.second, house.third]
    page = house.page()
    assert ">2-ci</a> və <a" in page
    assert ">3-cü maddələrinə</a> uyğun." in page


def test_one_mention_can_be_made_live_alone(house: House) -> None:
    house.save("Bu Nizamnamənin 2-ci və 3-cü maddələrinə uyğun.")
    house.visitor.post(f"/d/charter/c/{house.first}/refer", data={"live": "az:16"})
    assert house.text().startswith(f"Bu Nizamnamənin {{#{house.second}:ord}} və 3-cü")


def test_a_reviewer_may_not_make_mentions_live(house: House) -> None:
    house.save("Bu Nizamnamənin 2-ci maddəsinə uyğun.")
    reviewer = a_colleague(house.session, house.charter, Role.REVIEWER, "Nigar")
    house.session.commit()
    visitor = signed_in(house.app, reviewer.id)
    assert (
        visitor.post(f"/d/charter/c/{house.first}/refer", data={"live": "all"}).status_code == 403
    )
    assert "can be made" not in visitor.get(f"/d/charter/c/{house.first}").text


def test_mentions_in_the_form_become_braces_and_nothing_is_saved(house: House) -> None:
    step = house.step()
    fields = {"text-az": "Bu Nizamnamənin 2-ci maddəsinə uyğun.", "live": "all"}
    answer = house.visitor.post(f"/d/charter/c/{house.first}/edit/refer", data=fields)
    assert "Bu Nizamnamənin {2-ci maddəsinə} uyğun.</textarea>" in answer.text
    assert house.step() == step


def test_the_list_to_pick_from_names_every_clause_that_stands(house: House) -> None:
    house.strike(house.third)
    answer = house.visitor.get("/d/charter/references?language=az").get_json()
    assert [one["typed"] for one in answer["clauses"]] == ["1-ci maddə", "2-ci maddə"]
    assert answer["clauses"][1] == {"number": "2", "typed": "2-ci maddə", "words": "İkinci."}
    english = house.visitor.get("/d/charter/references?language=en").get_json()
    assert english["clauses"][0]["typed"] == "Article 1"


def test_words_quoted_from_a_label_anchor_on_the_reference(house: House) -> None:
    house.save("Bu Nizamnamənin {2-ci maddəsinə} uyğun.")
    fields = {"body": "Niyə?", "quote": "maddəsinə uyğun", "near": "22", "language": "az"}
    answer = house.visitor.post(f"/d/charter/c/{house.first}/talk", data=fields)
    assert answer.status_code == 303, answer.text
    page = house.page()
    assert "2-ci maddəsinə</a> uyğun<a" in page
    assert "{#" not in page


def test_a_redline_says_labels(house: House) -> None:
    house.save("Bax: {2}.")
    house.save("Bax: {3}.")
    step = house.step()
    page = house.visitor.get(f"/d/charter/compare?from={step - 1}&to={step}&language=az").text
    assert "2-ci maddə" in page
    assert "3-cü maddə" in page
    assert "{#" not in page


def test_exports_are_read_out_and_markdown_keeps_the_braces(house: House) -> None:
    house.save("Bax: {2-ci maddəsinə}.")
    markdown = house.visitor.get("/d/charter/export/clean.md?language=az").text
    assert "Bax: {2-ci maddəsinə}." in markdown
    facts = house.visitor.get("/d/charter/export/clean.json").get_json()
    wording = facts["clauses"][0]["wordings"]["az"]
    assert wording["references"] == {f"{{#{house.second}:poss.dat}}": "2-ci maddəsinə"}
