"""Laws of pasting: everything is shown before it is put in, and nothing is lost."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.db import Database
from app.queries.snapshots import snapshot
from app.statute.snapshot import Kind
from tests.views.halls import FIRST, SECOND, House, furnished


@pytest.fixture
def house(app: Flask, database: Database) -> Iterator[House]:
    yield from furnished(app, database)


PASTED = "5.2. Yeni qayda.\r\n5.3. Başqa qayda:\r\na) alt bir;\r\nb) alt iki."


def _paste(house: House, **typed: str) -> tuple[int, str]:
    data = {
        "text": PASTED,
        "language": "az",
        "where": "after",
        "beside": house.ids["p"],
        f"seen-{house.ids['p']}": house.seen("p"),
        **typed,
    }
    answer = house.visitor.post("/d/charter/paste", data=data)
    return answer.status_code, answer.text


def test_pasted_paragraphs_are_shown_with_their_numbers_before_they_are_put_in(
    house: House,
) -> None:
    status, page = _paste(house)
    assert status == 200
    assert "It becomes 4 clauses" in page
    assert "Every word of what you pasted is here." in page
    assert "pasted as 5.3" in page
    assert house.deeds()[0] != "paste_clauses"


def test_pasted_paragraphs_become_clauses_in_one_step(house: House) -> None:
    assert _paste(house, deed="paste")[0] == 303
    assert house.texts() == [
        "",
        f"{FIRST} {SECOND}",
        "Yeni qayda.",
        "Başqa qayda:",
        "alt bir;",
        "alt iki.",
        "Üç.",
    ]
    assert house.deeds()[:2].count("paste_clauses") == 1


def test_lines_without_numbers_become_clauses_like_their_neighbour(house: House) -> None:
    assert _paste(house, deed="paste", text="- bir şey\n\n- iki şey")[0] == 303
    assert house.texts()[2:4] == ["bir şey", "iki şey"]
    kinds = {one.kind for one in snapshot(house.session, house.charter).clauses}
    assert kinds == {Kind.ARTICLE, Kind.PARAGRAPH}


def test_a_heading_before_the_numbers_is_not_lost(house: House) -> None:
    assert _paste(house, deed="paste", text="Ümumi qaydalar\n1. Bir\n2. İki")[0] == 303
    assert house.texts()[2:5] == ["Ümumi qaydalar", "Bir", "İki"]


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"text": "  "}, 422),
        ({"beside": "0" * 16}, 422),
        ({"where": "beyond"}, 422),
    ],
)
def test_a_bad_paste_is_refused_and_kept(house: House, typed: dict[str, str], status: int) -> None:
    answered, page = _paste(house, deed="paste", **typed)
    assert answered == status
    assert typed.get("text", "Yeni qayda.") in page
    assert len(house.texts()) == 3


def test_a_paste_beside_what_moved_meanwhile_is_refused(house: House) -> None:
    assert _paste(house, deed="paste", **{f"seen-{house.ids['p']}": "1"})[0] == 409


def test_a_paste_may_go_to_the_end(house: House) -> None:
    assert _paste(house, deed="paste", beside="", text="1. Son söz.")[0] == 303
    assert house.texts()[-1] == "Son söz."
