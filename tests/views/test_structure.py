"""Laws of the forms that insert, move, strike and restore clauses."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Person
from app.operations.structure import move_clause, strike_clause
from app.queries.snapshots import snapshot
from app.statute.snapshot import Kind
from tests.makers import a_document, a_person, an_article, as_actor, signed_in
from tests.views.halls import Hall


@dataclass
class House(Hall):
    """A charter: a chapter with two articles, the first of one paragraph; then a third article."""

    def order(self) -> list[str]:
        self.session.rollback()
        names = {clause: name for name, clause in self.ids.items()}
        clauses = snapshot(self.session, self.charter).clauses
        return [names.get(one.id, one.wording("az").text) for one in clauses if not one.struck]

    def post(self, name: str, deed: str, **typed: str) -> tuple[int, str]:
        data = {"seen": self.seen(name), **typed}
        answer = self.visitor.post(self.path(name, deed), data=data)
        return answer.status_code, answer.text


@pytest.fixture
def house(app: Flask, database: Database) -> Iterator[House]:
    app.config["WTF_CSRF_ENABLED"] = False
    with Session(database.engine, expire_on_commit=False) as session:  # it locks only to write
        leyla = a_person(session, "Leyla")
        charter = a_document(session, leyla)
        made = {"ch": an_article(session, charter, leyla, "", kind=Kind.CHAPTER, heading="Fəsil")}
        made["a"] = an_article(session, charter, leyla, "A", parent=made["ch"])
        made["b"] = an_article(session, charter, leyla, "B", parent=made["ch"], after=made["a"])
        made["c"] = an_article(session, charter, leyla, "C", after=made["ch"])
        made["p"] = an_article(session, charter, leyla, "P", kind=Kind.PARAGRAPH, parent=made["a"])
        session.commit()
        yield House(session, charter, leyla, made, signed_in(app, leyla.id))


@pytest.mark.parametrize("form", ["menu", "insert", "move", "strike", "restore"])
def test_every_form_is_a_page_and_a_fragment(house: House, form: str) -> None:
    assert "<html" in house.visitor.get(house.path("a", form)).text
    in_place = house.visitor.get(house.path("a", form), headers={"HX-Request": "true"})
    assert in_place.status_code == 200
    assert "<html" not in in_place.text


@pytest.mark.parametrize(
    ("where", "kind", "order"),
    [
        ("before", "article", ["ch", "N", "a", "p", "b", "c"]),
        ("after", "article", ["ch", "a", "p", "N", "b", "c"]),
        ("inside", "paragraph", ["ch", "a", "p", "N", "b", "c"]),
    ],
)
def test_a_clause_is_inserted_where_the_form_says(
    house: House, where: str, kind: str, order: list[str]
) -> None:
    status, _ = house.post("a", "insert", where=where, kind=kind, **{"text-az": "N"})
    assert status == 303
    assert house.order() == order


def test_a_new_translation_names_the_words_it_was_made_from(house: House) -> None:
    house.post("c", "insert", where="after", kind="article", **{"text-az": "N", "text-en": "New"})
    assert house.order()[-1] == "N"
    clause = snapshot(house.session, house.charter).clauses[-1]
    assert clause.wording("en").made_from == clause.wording("az").digest


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"where": "inside", "kind": "chapter", "text-az": "Uzun"}, 422),
        ({"where": "beyond", "kind": "article", "text-az": "Uzun"}, 422),
        ({"where": "after", "kind": "poem", "text-az": "Uzun"}, 422),
        ({"where": "after", "kind": "article", "text-az": "Uzun", "seen": "1"}, 409),
        ({"where": "after", "kind": "article", "text-az": "Uzun", "seen": "bir"}, 409),
    ],
)
def test_a_refused_insertion_keeps_the_words(
    house: House, typed: dict[str, str], status: int
) -> None:
    found, page = house.post("a", "insert", **typed, **{"text-en": "Long words", "reason": "Çünki"})
    assert found == status
    assert f"{typed['text-az']}</textarea>" in page
    assert "Long words</textarea>" in page
    assert "Çünki</textarea>" in page
    assert house.order() == ["ch", "a", "p", "b", "c"]


def test_a_clause_without_words_is_not_inserted(house: House) -> None:
    assert house.post("a", "insert", where="after", kind="article", **{"text-az": " "})[0] == 422


def test_an_empty_document_begins_with_its_first_clause(
    house: House, app: Flask, database: Database
) -> None:
    with Session(database.engine) as session:
        a_document(session, session.get_one(Person, house.leyla.id), "plan")
        session.commit()
    assert "A new clause" in house.visitor.get("/d/plan/begin").text
    data = {"kind": "article", "text-az": "İlk"}
    assert house.visitor.post("/d/plan/begin", data=data).status_code == 303
    assert house.visitor.post("/d/plan/begin", data=data | {"text-az": "Son"}).status_code == 303
    page = house.visitor.get("/d/plan/?language=az").text
    assert page.index("İlk") < page.index("Son")


@pytest.mark.parametrize(
    ("name", "to", "order"),
    [
        ("b", "up", ["ch", "b", "a", "p", "c"]),
        ("a", "down", ["ch", "b", "a", "p", "c"]),
        ("a", "out", ["ch", "b", "a", "p", "c"]),
        ("c", "in", ["ch", "a", "p", "b", "c"]),
    ],
)
def test_a_clause_is_moved_by_one_place(house: House, name: str, to: str, order: list[str]) -> None:
    status, _ = house.post(name, "move", to=to)
    assert status == 303
    assert house.order() == order


def test_a_clause_is_moved_to_any_place_of_the_list(house: House) -> None:
    place = f"{house.ids['ch']}:{house.ids['a']}"
    assert f'value="{place}"' in house.visitor.get(house.path("c", "move")).text
    assert house.post("c", "move", place=place)[0] == 303
    assert house.order() == ["ch", "a", "p", "c", "b"]


def test_the_list_offers_no_place_that_would_be_refused(house: House) -> None:
    page = house.visitor.get(house.path("a", "move")).text
    assert f'value="{house.ids["a"]}:' not in page
    assert f'value="{house.ids["b"]}:' not in page


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"place": ""}, 422),
        ({"to": "sideways"}, 422),
        ({"to": "up"}, 409),
        ({"place": "0000000000000000:"}, 422),
    ],
)
def test_a_refused_move_keeps_the_reason(house: House, typed: dict[str, str], status: int) -> None:
    found, page = house.post("a", "move", reason="Səbəb budur", **typed)
    assert found == status
    assert "Səbəb budur</textarea>" in page


def test_a_clause_is_not_moved_under_itself(house: House) -> None:
    assert house.post("ch", "move", place=f"{house.ids['a']}:")[0] == 422
    assert house.post("a", "move", place=f"{house.ids['p']}:")[0] == 422


def test_a_move_from_an_old_page_is_refused_and_changes_nothing(house: House) -> None:
    seen = house.seen("a")
    place = {"parent": None, "after": None, "seen": int(seen)}
    move_clause(house.session, as_actor(None), house.charter, house.ids["a"], **place)  # type: ignore[arg-type]  # named
    house.session.commit()
    status, page = house.post("a", "move", seen=seen, to="down", reason="Yenə")
    assert status == 409
    assert "Yenə</textarea>" in page


def test_striking_lists_what_goes_and_restoring_what_comes_back(house: House) -> None:
    page = house.visitor.get(house.path("a", "strike")).text
    assert page.count("<li>") == 2
    assert house.post("a", "strike", reason="Artıqdır")[0] == 303
    assert house.order() == ["ch", "b", "c"]
    assert "This comes back" in house.visitor.get(house.path("a", "restore")).text
    assert house.post("a", "restore")[0] == 303
    assert house.order() == ["ch", "a", "p", "b", "c"]


def test_what_a_colleague_struck_meanwhile_is_not_struck_again(house: House) -> None:
    seen = house.seen("a")
    actor = as_actor(None)
    strike_clause(house.session, actor, house.charter, house.ids["a"], seen=int(seen), reason="")
    house.session.commit()
    status, page = house.post("a", "strike", seen=seen, reason="Mən də")
    assert status == 409
    assert "Mən də</textarea>" in page
