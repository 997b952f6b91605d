"""Laws of the pages that split, join, convert, arrange, paste and undo."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from app.db import Database
from app.models import Clause
from app.operations.clauses import Typed, save_wording
from app.operations.documents import name_milestone
from app.operations.structure import move_clause
from app.queries.snapshots import snapshot
from app.statute.roles import Role
from app.statute.snapshot import Kind
from tests.makers import (
    a_colleague,
    a_revision,
    an_article,
    as_actor,
    signed_in,
)
from tests.views.halls import FIRST, SECOND, House, furnished


@pytest.fixture
def house(app: Flask, database: Database) -> Iterator[House]:
    yield from furnished(app, database)


def test_the_split_page_offers_every_sentence_and_matches_the_translation(house: House) -> None:
    page = house.visitor.get(house.path("p", "split")).text
    for language, at in (("az", len(FIRST) + 1), ("en", len("One vote. "))):
        assert f'name="at-{language}" value="{at}" checked' in page
    assert "1.2" in page


def test_the_split_page_says_references_by_their_labels_and_keeps_them_as_typed(
    house: House,
) -> None:
    clause = house.session.get_one(Clause, house.ids["p"])
    text = f"{FIRST} Bax {{#{house.ids['q']}}}."
    typed = Typed("az", "", text, house.digest("p"))
    save_wording(house.session, as_actor(house.leyla), clause, [typed])
    house.session.commit()
    page = house.visitor.get(house.path("p", "split")).text
    segment = re.search(r'<p class="segment" lang="az">Bax (.*?)</p>', page)
    assert segment
    assert re.fullmatch(r'<a class="ref" href="[^"]*">1\.2-ci [^<]*</a>\.', segment[1])
    assert re.search(r"<textarea name=\"text-az\"[^>]*>\n[^<]*Bax \{1\.2-ci", page)


def test_a_clause_is_split_where_the_form_says(house: House) -> None:
    status, _ = house.split(**{"at-az": str(len(FIRST)), "at-en": "10"})
    assert status == 303
    assert house.texts() == ["", FIRST, SECOND, "Üç."]
    assert house.texts("en") == ["", "One vote.", "Not two.", ""]


def test_the_cursor_counts_letters_of_what_was_typed_with_either_line_end(house: House) -> None:
    typed = "Bir\r\nİki üç"
    page = house.visitor.post(
        house.path("p", "split"), data={"text-az": typed, "caret-az": "8", "text-en": ""}
    ).text
    assert 'value="8" checked' in page
    assert "üç" in page
    status, _ = house.split(**{"text-az": typed, "at-az": "8", "text-en": ""})
    assert status == 303
    assert house.texts()[1:3] == ["Bir\nİki", "üç"]


def test_words_say_where_the_second_clause_begins(house: House) -> None:
    status, _ = house.split(**{"at-az": "begins", "begins-az": "səs yoxdur", "at-en": "stay"})
    assert status == 303
    assert house.texts()[1:3] == [f"{FIRST} İki", "səs yoxdur."]


@pytest.mark.parametrize(
    "bad",
    [
        {"at-az": "0"},
        {"at-az": "4000"},
        {"at-az": "x", "text-az": "Tək"},
        {"at-az": "begins", "begins-az": "heç"},
        {"text-az": "bax: {1.2} bənd", "at-az": "7"},
    ],
)
def test_a_bad_cut_is_refused_and_what_was_typed_is_kept(house: House, bad: dict[str, str]) -> None:
    status, page = house.split(**bad)
    assert status == 422
    assert bad.get("text-az", FIRST) in page
    assert house.texts() == ["", f"{FIRST} {SECOND}", "Üç."]


def test_of_two_who_split_one_wins_and_the_other_keeps_their_words(house: House) -> None:
    before = {"started-az": house.digest("p"), "seen": house.seen("p")}
    assert house.split(**{"at-az": str(len(FIRST))})[0] == 303
    status, page = house.split(
        **before, **{"at-az": "4", "text-az": "Mənim sözüm. Başqa.", "text-en": ""}
    )
    assert status == 409
    assert "Mənim sözüm." in page
    assert house.texts() == ["", FIRST, SECOND, "Üç."]


def test_looking_at_a_split_writes_nothing(house: House) -> None:
    before = house.deeds()
    house.split(deed="look")
    house.visitor.get(house.path("p", "split"))
    assert house.deeds() == before


def _join(house: House, **typed: str) -> tuple[int, str]:
    data = {
        "following": house.ids["q"],
        "seen": house.seen("p"),
        "seen-next": house.seen("q"),
        "digest": house.digest("p"),
        "digest-next": house.digest("q"),
        **typed,
    }
    answer = house.visitor.post(house.path("p", "join"), data=data)
    return answer.status_code, answer.text


def test_a_clause_is_joined_with_the_next(house: House) -> None:
    page = house.visitor.get(house.path("p", "join")).text
    assert f"{FIRST} {SECOND} Üç." in page
    assert _join(house, between="line")[0] == 303
    assert house.texts() == ["", f"{FIRST} {SECOND}\nÜç."]


def test_what_is_not_as_shown_is_not_joined(house: House) -> None:
    assert _join(house, **{"digest-next": "0" * 64})[0] == 409
    assert house.visitor.get(house.path("q", "join")).status_code == 200
    assert (
        "No clause of the same kind stands next" in house.visitor.get(house.path("q", "join")).text
    )


def test_a_paragraph_becomes_a_point(house: House) -> None:
    page = house.visitor.get(house.path("q", "kind")).text
    assert 'value="point"' in page
    assert 'value="chapter"' not in page
    post = {"kind": "point", "seen": house.seen("q")}
    assert house.visitor.post(house.path("q", "kind"), data=post).status_code == 303
    house.session.rollback()
    assert snapshot(house.session, house.charter).by_id[house.ids["q"]].kind is Kind.POINT


@pytest.mark.parametrize(("kind", "status"), [("chapter", 422), ("poem", 422), ("", 422)])
def test_a_clause_becomes_nothing_that_cannot_stand_there(
    house: House, kind: str, status: int
) -> None:
    post = {"kind": kind, "seen": house.seen("q")}
    assert house.visitor.post(house.path("q", "kind"), data=post).status_code == status


def test_after_a_deed_its_notice_undoes_it_and_does_it_again(house: House) -> None:
    house.split(**{"at-az": str(len(FIRST)), "at-en": "10"})
    for button, texts in (
        ("Undo", ["", f"{FIRST} {SECOND}", "Üç."]),
        ("Do it again", ["", FIRST, SECOND, "Üç."]),
        ("Undo", ["", f"{FIRST} {SECOND}", "Üç."]),
    ):
        page = house.visitor.get("/d/charter/").text
        notice = page[page.index("undoable") :]
        assert f">{button}</button>" in notice[:700]
        step = re.search(r'name="step" value="(\d+)"', notice)
        assert step is not None
        answer = house.visitor.post("/d/charter/undo", data={"step": step[1]})
        assert answer.status_code == 303
        assert house.texts() == texts


def test_before_it_is_undone_the_page_shows_what_would_change(house: House) -> None:
    house.split(**{"at-az": str(len(FIRST)), "at-en": "10"})
    page = house.visitor.get("/d/charter/undo").text
    would = page[page.index('<section class="would">') : page.index("needed where the words")]
    added = [re.sub("<[^>]+>", "", one) for one in re.findall("<ins.*?</ins>", would)]
    assert any(SECOND in one for one in added), "the words come back together"
    assert "taken out" in would, "the half that was cut off"
    assert house.deeds()[0] == "split_clause", "nothing is done yet"


def test_what_a_colleague_changed_is_not_undone_and_the_page_names_them(house: House) -> None:
    house.split(**{"at-az": str(len(FIRST)), "at-en": "10"})
    step = len(house.deeds())
    nigar = a_colleague(house.session, house.charter, Role.MEMBER, "Nigar")
    typed = Typed("az", "", "Özgə.", house.digest("p"))
    save_wording(
        house.session, as_actor(nigar), house.session.get_one(Clause, house.ids["p"]), [typed]
    )
    house.session.commit()
    page = house.visitor.get("/d/charter/undo").text
    assert "Nigar changed this since" in page, "before one tries"
    assert '<section class="would">' not in page
    answer = house.visitor.post("/d/charter/undo", data={"step": str(step)})
    assert answer.status_code == 409
    assert "Nigar changed this since" in answer.text
    assert house.visitor.post("/d/charter/undo", data={"step": "x"}).status_code == 409


def test_who_changed_nothing_has_nothing_to_undo(app: Flask, house: House) -> None:
    nigar = a_colleague(house.session, house.charter, Role.MEMBER, "Nigar")
    house.session.commit()
    page = signed_in(app, nigar.id).get("/d/charter/undo").text
    assert "You have changed nothing in this text yet." in page


@pytest.mark.parametrize(
    ("move", "status"),
    [
        ({"to": "up"}, 303),
        ({"place": "{a}:"}, 303),
        ({"to": "down"}, 409),
        ({"place": "nowhere"}, 422),
        ({"place": "{q}:"}, 422),
        ({"to": "up", "seen": "1"}, 409),
    ],
)
def test_a_line_is_moved_by_its_arrows_and_by_hand(
    house: House, move: dict[str, str], status: int
) -> None:
    data = {"clause": house.ids["q"], "seen": house.seen("q")}
    data |= {key: value.format(**house.ids) for key, value in move.items()}
    answer = house.visitor.post("/d/charter/arrange", data=data)
    assert answer.status_code == status
    moved = [text[:2] for text in house.texts()]
    assert moved == (["", "Üç", "Bi"] if status == 303 else ["", "Bi", "Üç"])
    if status == 303:
        assert f"#r-{house.ids['q']}" in answer.location


def test_a_line_that_is_not_there_is_refused(house: House) -> None:
    assert house.visitor.post("/d/charter/arrange", data={"clause": "x"}).status_code == 422


def test_a_reviewer_may_do_none_of_it(app: Flask, house: House) -> None:
    marta = a_colleague(house.session, house.charter, Role.REVIEWER, "Marta")
    house.session.commit()
    visitor = signed_in(app, marta.id)
    for deed in ("split", "join", "kind"):
        assert visitor.get(house.path("p", deed)).status_code == 403
        assert visitor.post(house.path("p", deed)).status_code == 403
    for page in ("undo", "arrange", "paste"):
        assert visitor.get(f"/d/charter/{page}").status_code == 403
        assert visitor.post(f"/d/charter/{page}").status_code == 403


def test_the_number_a_clause_left_in_an_act_in_force_is_printed_with_where_it_went(
    house: House,
) -> None:
    session, leyla = house.session, house.leyla
    act = a_revision(session, leyla)
    one = an_article(session, act, leyla, "Birinci")
    two = an_article(session, act, leyla, "İkinci", after=one)
    step = snapshot(session, act).step
    name_milestone(session, as_actor(leyla), act, step, {"az": "Qüvvədə"}, kind="in_force")
    at = snapshot(session, act).by_id[one].since
    move_clause(session, as_actor(leyla), act, one, parent=None, after=two, seen=at)
    session.commit()
    page = re.sub(
        r"\s+", " ", re.sub("<[^>]+>", "", house.visitor.get("/d/regulation/?language=az").text)
    )
    assert "Maddə 1 (ləğv edilmişdir, bax: 3-cü maddə)" in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"deed": "move", "place": "{a}:"}, "1.2"),
        ({"deed": "insert", "where": "before", "kind": "paragraph"}, "1.3"),
        ({"deed": "strike"}, "No other number changes."),
        ({"deed": "move", "place": "{q}:"}, "cannot become part"),
        ({"deed": "move"}, "not there"),
        ({"deed": "insert", "where": "inside", "kind": "chapter"}, "cannot stand there"),
        ({"deed": "insert", "where": "beyond", "kind": "chapter"}, "not there"),
    ],
)
def test_what_a_change_would_touch_is_said_before_it_is_made(
    house: House, asked: dict[str, str], told: str
) -> None:
    asked = {key: value.format(**house.ids) for key, value in asked.items()}
    before = house.deeds()
    for headers in ({}, {"HX-Request": "true"}):
        answer = house.visitor.get(house.path("q", "reach"), query_string=asked, headers=headers)
        assert answer.status_code == 200
        assert told in answer.text
    assert told in house.visitor.post(house.path("q", "reach"), data=asked).text
    assert house.deeds() == before
