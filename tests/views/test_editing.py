"""Laws of the pages that change the text: who may, what is refused, and that no word is lost."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Document, Person, Record
from app.operations.clauses import Typed, save_wording, standing_wording
from app.operations.deciding import decide
from app.operations.structure import strike_clause
from app.queries.snapshots import snapshot
from app.queries.threads import talks
from app.statute.roles import Role
from app.statute.snapshot import word
from app.statute.workflow import Verdict
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in

BASE = "Yığıncaq ildə bir dəfə çağırılır. Qərarlar sadə səs çoxluğu ilə qəbul edilir."


@dataclass
class House:
    """A charter of two articles, and the people who work on it."""

    app: Flask
    session: Session
    charter: Document
    leyla: Person
    first: str
    second: str

    def visitor(self, person: Person) -> FlaskClient:
        return signed_in(self.app, person.id)

    def colleague(self, role: Role, name: str) -> FlaskClient:
        person = a_colleague(self.session, self.charter, role, name)
        self.session.commit()
        return self.visitor(person)

    def text(self, clause: str | None = None, language: str = "az") -> str:
        self.session.rollback()
        return standing_wording(self.session, clause or self.first, language).text

    def reword(self, text: str, heading: str = "") -> None:
        """A colleague saves other words meanwhile."""
        clause = self.session.get_one(Clause, self.first)
        typed = Typed("az", heading, text, word("az", "", self.text()).digest)
        save_wording(self.session, as_actor(self.leyla), clause, [typed])
        self.session.commit()

    def steps(self) -> int:
        self.session.rollback()
        return self.session.get_one(Record, self.charter.id).steps


@pytest.fixture
def house(app: Flask, database: Database) -> Iterator[House]:
    app.config["WTF_CSRF_ENABLED"] = False
    with Session(database.engine, expire_on_commit=False) as session:  # it locks only to write
        yield furnished(app, session)


def furnished(app: Flask, session: Session) -> House:
    leyla = a_person(session, "Leyla")
    charter = a_document(session, leyla)
    first = an_article(session, charter, leyla, BASE, en="Once a year.")
    second = an_article(session, charter, leyla, "İkinci.", after=first)
    session.commit()
    return House(app, session, charter, leyla, first, second)


@pytest.fixture
def visitor(house: House) -> FlaskClient:
    return house.visitor(house.leyla)


def typed(text: str, **more: str) -> dict[str, str]:
    """What the form of the first article sends."""
    return {
        "text-az": text,
        "started-az": word("az", "", BASE).digest,
        "text-en": "Once a year.",
        "started-en": word("en", "", "Once a year.").digest,
        **more,
    }


def edit_path(house: House, deed: str = "edit") -> str:
    return f"/d/charter/c/{house.first}/{deed}"


def test_the_form_shows_both_languages_and_what_they_started_from(
    house: House, visitor: FlaskClient
) -> None:
    page = visitor.get(edit_path(house)).text
    assert "<html" in page
    assert f'name="started-az" value="{word("az", "", BASE).digest}"' in page
    assert BASE in page
    assert "Once a year." in page


def test_in_its_place_only_the_form_is_sent(house: House, visitor: FlaskClient) -> None:
    page = visitor.get(edit_path(house), headers={"HX-Request": "true"}).text
    assert "<html" not in page
    assert BASE in page


def test_a_save_goes_back_to_the_clause(house: House, visitor: FlaskClient) -> None:
    answer = visitor.post(edit_path(house), data=typed("Yeni sözlər.", draft="abc"))
    assert answer.status_code == 303
    assert answer.location.endswith(f"#c-{house.first}")
    assert "nizam_saved=abc" in answer.headers["Set-Cookie"]
    assert house.text() == "Yeni sözlər."


def test_save_and_next_opens_the_next_clause(house: House, visitor: FlaskClient) -> None:
    data = typed("Yeni.", then="next", following=house.second)
    answer = visitor.post(edit_path(house), data=data)
    assert answer.location.endswith(f"/c/{house.second}/edit")


def test_a_save_of_the_same_words_is_no_step(house: House, visitor: FlaskClient) -> None:
    before = house.steps()
    assert visitor.post(edit_path(house), data=typed(BASE)).status_code == 303
    assert house.steps() == before


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.REVIEWER])
def test_who_may_not_edit_is_told_so(house: House, role: Role) -> None:
    someone = house.colleague(role, "Sevda")
    assert someone.get(edit_path(house)).status_code == 403
    assert someone.post(edit_path(house), data=typed("Yeni.")).status_code == 403
    for deed in ("insert", "move", "strike", "restore"):
        assert someone.post(edit_path(house, deed)).status_code == 403
    assert house.text() == BASE


def test_a_stranger_does_not_learn_that_the_document_exists(house: House) -> None:
    stranger = a_person(house.session, "Yad")
    house.session.commit()
    assert house.visitor(stranger).get(edit_path(house)).status_code == 404


def test_edits_of_different_words_are_merged_and_said_so(
    house: House, visitor: FlaskClient
) -> None:
    house.reword(BASE.replace("bir", "iki"))
    data = typed(BASE.replace("sadə səs", "mütləq səs"))
    answer = visitor.post(edit_path(house), data=data, follow_redirects=True)
    assert "merged with the change Leyla made" in answer.text
    assert "/d/charter/compare?from=4&amp;to=5" in answer.text
    assert house.text() == BASE.replace("bir", "iki").replace("sadə səs", "mütləq səs")


def test_colliding_edits_are_shown_and_nothing_typed_is_lost(
    house: House, visitor: FlaskClient
) -> None:
    house.reword(BASE.replace("bir", "iki"))
    mine = BASE.replace("bir", "üç")
    answer = visitor.post(edit_path(house), data=typed(mine, reason="Qanun dəyişib"))
    assert answer.status_code == 409
    assert f"{mine}</textarea>" in answer.text
    assert "Qanun dəyişib</textarea>" in answer.text
    assert f'name="started-az" value="{word("az", "", BASE.replace("bir", "iki")).digest}"' in (
        answer.text
    )
    assert "What Leyla changed" in answer.text
    assert house.text() == BASE.replace("bir", "iki")


def settle(house: House, visitor: FlaskClient, how: str, **more: str) -> None:
    theirs, mine = BASE.replace("bir", "iki"), BASE.replace("bir", "üç")
    house.reword(theirs)
    data = typed(mine, how=how, **{"mine-az": mine, "base-az": word("az", "", BASE).digest}, **more)
    data["started-az"] = word("az", "", theirs).digest
    assert visitor.post(edit_path(house), data=data).status_code == 303


def test_mine_can_be_kept_as_typed(house: House, visitor: FlaskClient) -> None:
    settle(house, visitor, "typed")
    assert house.text() == BASE.replace("bir", "üç")


def test_theirs_can_be_taken(house: House, visitor: FlaskClient) -> None:
    settle(house, visitor, "theirs")
    assert house.text() == BASE.replace("bir", "iki")


@pytest.mark.parametrize(
    ("side", "number"),
    [("ours", "üç"), ("theirs", "iki"), ("both", "üç iki"), ("neither", "üç")],
)
def test_each_stretch_can_be_chosen(
    house: House, visitor: FlaskClient, side: str, number: str
) -> None:
    settle(house, visitor, "picked", **{"pick-az-text-0": side})
    assert house.text() == BASE.replace("bir", number)


def test_where_edits_collide_the_rest_of_both_is_already_put_together(
    house: House, visitor: FlaskClient
) -> None:
    house.reword(BASE.replace("bir", "iki").replace("sadə", "mütləq"))
    page = visitor.post(edit_path(house), data=typed(BASE.replace("bir", "üç"))).text
    assert f"{BASE.replace('bir', 'üç').replace('sadə', 'mütləq')}</textarea>" in page
    assert "The text you both started from" in page


def test_headings_that_collide_are_chosen_too(house: House, visitor: FlaskClient) -> None:
    empty = word("az", "", BASE).digest
    house.reword(BASE, heading="Ümumi yığıncaq")
    theirs = word("az", "Ümumi yığıncaq", BASE).digest
    mine = typed(BASE) | {"heading-az": "Yığıncaq"}
    page = visitor.post(edit_path(house), data=mine).text
    assert 'name="pick-az-heading-0"' in page
    hidden = {"mine-heading-az": "Yığıncaq", "mine-az": BASE, "base-az": empty}
    picked = {"how": "picked", "pick-az-heading-0": "theirs", "started-az": theirs}
    assert visitor.post(edit_path(house), data=mine | hidden | picked).status_code == 303
    page = visitor.get(f"/d/charter/c/{house.first}").text
    assert "Ümumi yığıncaq" in page


def test_a_third_save_meanwhile_shows_the_collision_anew_with_what_was_settled(
    house: House, visitor: FlaskClient
) -> None:
    base, theirs = word("az", "", BASE).digest, BASE.replace("bir", "iki")
    house.reword(theirs)
    house.reword(BASE.replace("bir", "dörd"))
    mine = typed(BASE.replace("bir", "üç"), how="typed")
    mine |= {"started-az": word("az", "", theirs).digest, "base-az": base, "mine-az": BASE}
    answer = visitor.post(edit_path(house), data=mine)
    assert answer.status_code == 409
    assert f"{BASE.replace('bir', 'üç')}</textarea>" in answer.text
    assert house.text() == BASE.replace("bir", "dörd")


def test_words_typed_into_a_clause_struck_meanwhile_are_kept(
    house: House, visitor: FlaskClient
) -> None:
    actor = as_actor(house.leyla)
    strike_clause(house.session, actor, house.charter, house.first, seen=2, reason="")
    house.session.commit()
    answer = visitor.post(edit_path(house), data=typed("Uzun fikir."))
    assert answer.status_code == 409
    assert "Uzun fikir.</textarea>" in answer.text
    assert edit_path(house, "restore") in answer.text


def agree(house: House) -> None:
    for name in ("Rashad", "Nigar"):
        member = as_actor(a_colleague(house.session, house.charter, Role.MEMBER, name))
        seen = {house.first: word("az", "", BASE).digest}
        decide(house.session, member, house.charter, house.first, Verdict.APPROVE, seen=seen)
    house.session.commit()


def test_an_agreed_clause_asks_for_a_reason_and_keeps_the_words(
    house: House, visitor: FlaskClient
) -> None:
    agree(house)
    answer = visitor.post(edit_path(house), data=typed("Başqa."))
    assert answer.status_code == 422
    assert "Başqa.</textarea>" in answer.text
    assert visitor.post(edit_path(house), data=typed("Başqa.", reason="Qanun")).status_code == 303


def test_of_an_agreed_clause_the_first_button_suggests(house: House, visitor: FlaskClient) -> None:
    agree(house)
    page = visitor.get(edit_path(house)).text
    assert "2 approvals of these words will be shown as outdated" in page
    primary = page[page.index('class="primary"') :]
    assert primary.index("/suggest") < primary.index("Save with this reason")


def test_a_reviewer_may_suggest_instead(house: House) -> None:
    reviewer = house.colleague(Role.REVIEWER, "Erik")
    data = typed("Təklif.", reason="Daha aydın")
    assert reviewer.post(edit_path(house, "suggest"), data=data).status_code == 303
    assert house.text() == BASE
    now = snapshot(house.session, house.charter)
    assert len(talks(house.session, house.charter, now)[house.first]) == 1


@pytest.mark.parametrize("data", [typed(BASE, reason="Heç nə"), typed("Təklif.")])
def test_a_suggestion_needs_other_words_and_a_reason(
    house: House, visitor: FlaskClient, data: dict[str, str]
) -> None:
    answer = visitor.post(edit_path(house, "suggest"), data=data)
    assert answer.status_code == 422
    assert f"{data['text-az']}</textarea>" in answer.text


def test_the_redline_says_what_would_change_and_changes_nothing(
    house: House, visitor: FlaskClient
) -> None:
    before = house.steps()
    data = typed(BASE.replace("bir", "iki"))
    answer = visitor.post(edit_path(house, "redline"), data=data, headers={"HX-Request": "true"})
    assert "iki" in answer.text
    assert "<ins>" in answer.text
    assert "1 words added, 1 struck" in answer.text
    assert house.steps() == before


def test_without_a_script_the_redline_is_a_page_with_the_words(
    house: House, visitor: FlaskClient
) -> None:
    page = visitor.post(edit_path(house, "redline"), data=typed("Tamam başqa.")).text
    assert "<html" in page
    assert "Tamam başqa.</textarea>" in page
    assert page.index('class="redline" data-of="az"') < page.index('name="text-en"')
    assert 'data-of="en"' not in page
    assert "will be shown as outdated" not in page


def test_a_form_without_its_token_is_refused(house: House, visitor: FlaskClient) -> None:
    house.app.config["WTF_CSRF_ENABLED"] = True
    assert visitor.post(edit_path(house), data=typed("Yeni.")).status_code == 400
    assert house.text() == BASE


def test_a_form_without_words_changes_nothing(house: House, visitor: FlaskClient) -> None:
    assert visitor.post(edit_path(house), data={}).status_code == 303
    assert house.text() == BASE


def test_after_the_sign_in_ended_one_comes_back_to_the_form(
    house: House, visitor: FlaskClient
) -> None:
    visitor.delete_cookie("nizam")
    form = f"http://localhost{edit_path(house)}"
    answer = visitor.post(edit_path(house), data=typed("Yeni."), headers={"Referer": form})
    assert answer.status_code == 302
    assert "/sign-in?next=" in answer.location
    assert house.first in answer.location
    assert house.text() == BASE


def test_a_translation_can_be_said_to_fit_still(house: House, visitor: FlaskClient) -> None:
    visitor.post(edit_path(house), data=typed("Müddət.", **{"fits-en": "on"}))
    assert "it was made from earlier words" not in visitor.get(edit_path(house)).text
    data = typed("Başqa.") | {"started-az": word("az", "", "Müddət.").digest}
    visitor.post(edit_path(house), data=data)
    assert "it was made from earlier words" in visitor.get(edit_path(house)).text
