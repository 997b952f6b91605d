"""Is a suggestion put together part by part, changed, and nothing that was typed lost?"""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.models import Composition
from tests.views.posting import post
from tests.views.suggesting import FIRST, SECOND, THIRD, Hall, a_hall


@pytest.fixture
def hall(app: Flask) -> Hall:
    return a_hall(app)


def test_several_things_are_put_together_and_suggested_as_one(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    reword = {"text-az": "Katib yazır.", "started-az": hall.digest(1), "reason": "Birlikdə."}
    assert hall.part(visitor, 1, "reword", **reword).status_code == 303
    hall.part(visitor, 0, "strike")
    answer = hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Yeni."})
    assert answer.location.endswith("#part-3")
    page = visitor.get("/d/charter/suggest").text
    assert page.index("Katib") < page.index("iki il")
    assert "Birlikdə." in page
    assert hall.said() == [FIRST, SECOND, THIRD]
    answer = post(visitor, "/d/charter/suggest", {"reason": "Birlikdə."})
    assert answer.status_code == 303
    thread = answer.location.rsplit("/", 1)[1]
    assert visitor.get(answer.location).status_code == 200
    post(hall.visitor("member"), f"/d/charter/t/{thread}/accept", {})
    assert hall.said() == ["Katib yazır.", THIRD, "Yeni."]
    assert hall.outcome(thread) == "accepted"
    told = hall.visitor("member").get("/d/charter/history").text
    assert told.count("words of reviewer") == 2  # the clause reworded and the new one
    with hall.session() as session:
        assert session.scalars(select(Composition)).all() == []


def test_several_suggested_as_one_and_sent_twice_are_one_suggestion(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "strike")
    hall.part(visitor, 2, "strike")
    page = visitor.get("/d/charter/suggest").text
    key = re.search(r'name="form" value="(\w+)"', page)
    assert key
    form = {"reason": "Birlikdə.", "form": key[1]}
    first, again = (post(visitor, "/d/charter/suggest", form) for _ in range(2))
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.location == again.location
    assert hall.visitor("member").get("/d/charter/suggestions").text.count("Birlikdə.") == 1
    other = post(visitor, "/d/charter/suggest", {**form, "reason": "Başqa."})
    assert other.status_code == 422, "nothing is left to suggest"


def test_what_is_put_together_is_ones_own_and_kept(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 1, "strike")
    post(visitor, "/d/charter/suggest/arrange", {"reason": "Hələ düşünürəm."})
    assert "Hələ düşünürəm." in hall.visitor("reviewer").get("/d/charter/suggest").text
    assert SECOND not in _parts(hall.visitor("member").get("/d/charter/suggest").text)


def test_parts_are_put_in_order_and_taken_out(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    for number in (0, 1, 2):
        hall.part(visitor, number, "strike")
    post(visitor, "/d/charter/suggest/arrange", {"up": "3"})
    post(visitor, "/d/charter/suggest/arrange", {"down": "1"})
    assert _order(visitor, "iclasda", "iki il", "protokol")
    post(visitor, "/d/charter/suggest/arrange", {"out": "1"})
    assert _order(visitor, "iki il", "protokol")
    assert "iclasda" not in _parts(visitor.get("/d/charter/suggest").text)
    post(visitor, "/d/charter/suggest", {"discard": "1"})
    assert "protokol" not in _parts(visitor.get("/d/charter/suggest").text)


def test_a_new_unit_may_hold_new_units_and_goes_with_them(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Maddə:"})
    form = {"under": "1", "kind": "point", "text-az": "bənd"}
    assert post(visitor, "/d/charter/suggest/inside", form).status_code == 303
    post(visitor, "/d/charter/suggest/arrange", {"up": "2"})
    assert "bənd" not in _parts(visitor.get("/d/charter/suggest").text)
    assert post(visitor, "/d/charter/suggest/inside", {**form, "under": "9"}).status_code == 422


def test_words_of_a_part_are_typed_anew(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    began = {"started-az": hall.digest(1)}
    hall.part(visitor, 1, "reword", **{"text-az": "Katib yazır.", **began})
    form = visitor.get(f"/d/charter/c/{hall.clauses[1]}/suggest?part=1").text
    assert "Katib yazır." in form
    hall.part(visitor, 1, "reword", part="1", **{"text-az": "Katib oxuyur.", **began})
    page = _parts(visitor.get("/d/charter/suggest").text)
    assert "oxuyur" in page
    assert "yazır" not in page


def test_a_part_that_says_nothing_is_refused(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    assert hall.part(visitor, 0, "burn").status_code == 422
    assert hall.part(visitor, 0, "move").status_code == 422
    assert hall.part(visitor, 0, "insert", where="after", kind="article").status_code == 422
    assert hall.part(visitor, 0, "reword", **{"text-az": FIRST}).status_code == 422
    assert post(visitor, "/d/charter/suggest", {"reason": "Boş"}).status_code == 422


def test_what_cannot_be_done_together_is_told_and_the_reason_kept(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "strike")
    hall.part(visitor, 0, "strike")
    answer = post(visitor, "/d/charter/suggest", {"reason": "Uzun səbəb"})
    assert answer.status_code == 409
    assert "part 2" in answer.text
    assert "Uzun səbəb" in answer.text


@pytest.mark.parametrize("what", ["strike", "move", "insert"])
def test_each_thing_alone_has_a_form_in_the_text(hall: Hall, what: str) -> None:
    visitor = hall.visitor("reviewer")
    address = f"/d/charter/c/{hall.clauses[0]}/suggest/{what}"
    assert "<html" in visitor.get(address).text
    assert "<html" not in visitor.get(address, headers={"HX-Request": "true"}).text
    refused = post(visitor, address, {"reason": "", "place": "", "text-az": "Yeni söz"})
    assert refused.status_code == 422
    form = {"place": f":{hall.clauses[2]}", "where": "after", "kind": "article", "reason": "Belə."}
    assert post(visitor, address, {**form, "text-az": "Yeni."}).status_code == 303
    assert hall.said() == [FIRST, SECOND, THIRD]


def test_a_part_is_chosen_where_the_menu_leads(hall: Hall) -> None:
    visitor, clause = hall.visitor("reviewer"), hall.clauses[0]
    asked = visitor.get(f"/d/charter/suggest/part?what=move&clause={clause}")
    assert asked.location.endswith(f"{clause}/suggest/move")
    assert visitor.get("/d/charter/suggest/part?what=burn").location.endswith("/d/charter/suggest")


@pytest.mark.parametrize("form", [{"up": "9" * 5_000}, {"out": "9" * 5_000}, {"down": "²"}])
def test_no_number_of_a_part_is_none(hall: Hall, form: dict[str, str]) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "strike")
    assert post(visitor, "/d/charter/suggest/arrange", form).status_code == 303
    with hall.session() as session:
        assert len(session.scalars(select(Composition)).one().parts) == 1


def test_a_reason_no_database_can_hold_is_kept_without_its_controls(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "strike")
    post(visitor, "/d/charter/suggest/arrange", {"reason": "Artıq\0dır."})
    with hall.session() as session:
        assert session.scalars(select(Composition)).one().reason == "Artıqdır."


def test_what_was_typed_is_given_back_where_a_part_is_refused(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    long = "a" * 200_001
    began = {"started-az": hall.digest(1), "started-en": hall.digest(1)}
    answer = hall.part(visitor, 1, "reword", **{"text-az": long, "reason": "Məncə.", **began})
    assert answer.status_code == 413
    assert long in answer.text
    assert "Məncə." in answer.text
    assert f'action="/d/charter/c/{hall.clauses[1]}/suggest"' in answer.text
    form = {"where": "before", "kind": "chapter", "heading-en": "A heading", "text-az": long}
    answer = hall.part(visitor, 2, "insert", **form)
    assert answer.status_code == 413
    assert 'value="before" checked' in answer.text
    assert 'value="A heading"' in answer.text
    assert long in answer.text


def test_what_was_typed_into_a_new_unit_is_given_back_there(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Maddə:"})
    form = {"under": "1", "part": "", "kind": "burn", "text-az": "bəndin sözləri"}
    answer = post(visitor, "/d/charter/suggest/inside", form)
    assert answer.status_code == 422
    page = _parts(answer.text)
    assert page.count("<details open>") == 1
    assert "bəndin sözləri" in page


def test_a_part_that_inserts_is_changed(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "strike")
    hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Yeni maddə."})
    page = _parts(visitor.get("/d/charter/suggest").text)
    [address] = re.findall(r'href="([^"]+insert[^"]*part=2)"', page)
    form = visitor.get(address).text
    assert "Yeni maddə." in form
    assert 'value="after" checked' in form
    assert '<option value="article" selected>' in form
    change = {"where": "before", "kind": "article", "text-az": "Başqa maddə."}
    assert hall.part(visitor, 2, "insert", part="2", **change).location.endswith("#part-2")
    page = _parts(visitor.get("/d/charter/suggest").text)
    assert "Yeni" not in page
    assert "Başqa" in page


def test_a_new_clause_before_the_first_is_changed_there(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "insert", where="before", kind="article", **{"text-az": "İlk."})
    page = _parts(visitor.get("/d/charter/suggest").text)
    [address] = re.findall(r'href="([^"]+insert[^"]*part=1)"', page)
    assert hall.clauses[0] in address
    assert 'value="before" checked' in visitor.get(address).text


def test_a_new_clause_in_a_new_unit_is_changed(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Maddə:"})
    form = {"under": "1", "kind": "point", "text-az": "köhnə bənd"}
    post(visitor, "/d/charter/suggest/inside", form)
    page = _parts(visitor.get("/d/charter/suggest").text)
    assert '<input type="hidden" name="part" value="2">' in page
    post(visitor, "/d/charter/suggest/inside", {**form, "part": "2", "text-az": "yeni bənd"})
    page = _parts(visitor.get("/d/charter/suggest").text)
    assert "köhnə" not in page
    assert "yeni bənd" in page


def test_a_clause_moves_behind_one_that_another_part_inserts(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 1, "strike")
    hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Yeni."})
    hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Ən yeni."})
    form = visitor.get(f"/d/charter/c/{hall.clauses[0]}/suggest/move").text
    assert '<option value="behind-2">behind the new clause of part 2: Yeni.' in form
    assert "inside-2" not in form, "an article stands in no article"
    assert hall.part(visitor, 0, "move", place="behind-2").location.endswith("#part-3")
    kept = visitor.get(f"/d/charter/c/{hall.clauses[0]}/suggest/move?part=3").text
    assert '<option value="behind-2" selected>' in kept
    page = _parts(visitor.get("/d/charter/suggest").text)
    assert page.count("behind the new clause of part 2") == 1
    assert page.count("behind the new clause of part 3") == 0
    assert _accepted(hall, visitor) == [THIRD, "Yeni.", FIRST, "Ən yeni."]


def test_a_clause_moves_into_one_that_another_part_inserts(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 0, "move", place=f":{hall.clauses[2]}")
    hall.part(visitor, 2, "insert", where="after", kind="chapter", **{"heading-az": "Fəsil"})
    hall.part(visitor, 1, "move", place="inside-2")
    assert hall.part(visitor, 0, "move", place="inside-2", part="1").status_code == 303
    kept = visitor.get(f"/d/charter/c/{hall.clauses[0]}/suggest/move?part=2").text
    assert '<option value="inside-1" selected>' in kept
    assert _accepted(hall, visitor) == [THIRD, "", FIRST, SECOND]


def test_a_place_that_only_parts_make_is_none_for_what_is_suggested_alone(hall: Hall) -> None:
    visitor = hall.visitor("reviewer")
    hall.part(visitor, 2, "insert", where="after", kind="article", **{"text-az": "Yeni."})
    address = f"/d/charter/c/{hall.clauses[0]}/suggest/move"
    answer = post(visitor, address, {"place": "behind-1", "reason": "Belə."})
    assert answer.status_code == 422
    assert "add this to it" in answer.text
    assert "Belə." in answer.text
    assert hall.part(visitor, 0, "move", place="behind-9").status_code == 422
    assert hall.part(visitor, 0, "move", place="behind-0").status_code == 422


def _accepted(hall: Hall, visitor: FlaskClient) -> list[str]:
    """What stands once the parts are suggested as one and taken."""
    answer = post(visitor, "/d/charter/suggest", {"reason": "Birlikdə."})
    thread = answer.location.rsplit("/", 1)[1]
    assert post(hall.visitor("member"), f"/d/charter/t/{thread}/accept", {}).status_code == 303
    return hall.said()


def _parts(page: str) -> str:
    """The list of parts put together."""
    return page[page.index('<ol class="composed">') : page.index("</ol>")]


def _order(visitor: FlaskClient, *words: str) -> bool:
    page = _parts(visitor.get("/d/charter/suggest").text)
    places = [page.index(word) for word in words]
    return places == sorted(places)
