"""Does the register say what became of each remark, on the page and in each file?"""

import csv
import io
from collections.abc import Sequence

import pytest
from flask import Flask

from app.models import Clause, Document
from app.operations.discussing import Said, begin_thread
from app.operations.structure import insert_clause
from app.statute.snapshot import Kind, word
from tests.views.posting import post
from tests.views.reviewing import TEXT, Room, furnished

FORMATS = {
    "csv": b"\xef\xbb\xbf",
    "xlsx": b"PK",
    "docx": b"PK",
    "pdf": b"%PDF",
}
"""How each file begins."""


@pytest.fixture
def room(app: Flask) -> Room:
    """Two reviews of a round, and a comment outside it."""
    made = furnished(app)
    made.open()
    made.draft("İldə iki dəfə olsun", quote="bir dəfə", kind="objection")
    base = word("az", "", TEXT).digest
    made.draft("Aydın olsun", kind="suggestion", base=base, text=TEXT.replace("bir", "iki"))
    made.hand_in()
    made.draft("=Razıyam", role="member")
    made.hand_in(role="member")
    with made.session() as session:
        document = session.query(Document).one()
        clause = session.get_one(Clause, made.second)
        begin_thread(session, made.actor("coordinator"), document, clause, Said("Kənar söz"))
        session.commit()
    return made


def rows(room: Room, path: str) -> list[dict[str, str]]:
    """What the CSV file at an address says."""
    content = room.visitor("observer").get(path).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def said(found: Sequence[dict[str, str]]) -> list[str]:
    """The remarks of a file."""
    return [row["Remark"] for row in found]


def test_the_register_of_a_round_has_what_was_handed_in(room: Room) -> None:
    page = room.visitor("observer").get(room.path("/register")).text
    for words in ("İldə iki dəfə olsun", "Aydın olsun", "=Razıyam", "bir dəfə"):
        assert words in page
    assert "Kənar söz" not in page
    assert "answered: 0 of 3" in page


def test_the_register_of_a_document_has_everything(room: Room) -> None:
    page = room.visitor("observer").get("/d/charter/register").text
    assert "Kənar söz" in page
    assert "answered: 0 of 4" in page
    assert "Birinci oxunuş" in page


def test_a_remark_is_answered_in_the_register(room: Room) -> None:
    leyla = room.visitor("coordinator")
    [objection] = [one for one in room.threads() if one.kind == "objection"]
    fields = {
        "outcome": "partly",
        "reason": "Büdcə çatmır",
        "next": room.path("/register"),
    }
    answer = post(leyla, f"/d/charter/t/{objection.id}/resolve", fields)
    assert answer.location.startswith(room.path("/register"))
    page = leyla.get(room.path("/register")).text
    assert "Büdcə çatmır" in page
    assert "answered: 1 of 3" in page
    [row] = [one for one in rows(room, room.path("/register.csv")) if one["Kind"] == "objection"]
    assert (row["Disposition"], row["Reason"]) == ("accepted in part", "Büdcə çatmır")


def test_the_register_is_filtered_and_sorted(room: Room) -> None:
    visitor = room.visitor("observer")
    path = room.path("/register")
    only = visitor.get(f"{path}?person={room.people['member']}").text
    assert "=Razıyam" in only
    assert "Aydın olsun" not in only
    assert "Shown: 1 of 3" in visitor.get(f"{path}?kind=suggestion").text
    assert "Shown: 0 of 3" in visitor.get(f"{path}?disposition=rejected").text
    assert "Shown: 3 of 3" in visitor.get(f"{path}?kind=none&order=none").text
    by_person = visitor.get(f"{path}?order=person").text
    assert by_person.index("=Razıyam") < by_person.index("Aydın olsun")


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("language", ["az", "en"])
def test_each_file_of_both_registers_is_sent(room: Room, ending: str, language: str) -> None:
    for path in (room.path("/register"), "/d/charter/register"):
        answer = room.visitor("observer").get(f"{path}.{ending}?language={language}")
        assert answer.status_code == 200
        assert answer.data.startswith(FORMATS[ending])
        assert f"-{language}-" in answer.headers["Content-Disposition"]
        assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_format_nobody_writes_is_not_found(room: Room) -> None:
    visitor = room.visitor("observer")
    assert visitor.get("/d/charter/register.odt").status_code == 404
    assert visitor.get(room.path("/register.odt")).status_code == 404


def test_nothing_typed_is_computed_by_whoever_opens_the_file(room: Room) -> None:
    assert "'=Razıyam" in said(rows(room, room.path("/register.csv")))


def test_a_clause_is_named_as_at_the_round_and_as_now(room: Room) -> None:
    with room.session() as session:
        document = session.query(Document).one()
        before = [word("az", "", "Yeni birinci maddə.")]
        by = room.actor("coordinator")
        insert_clause(session, by, document, before, kind=Kind.ARTICLE, parent=None, after=None)
        session.commit()
    [row, *_] = rows(room, room.path("/register.csv"))
    assert row["Clause (when remarked)"] == "Article 1"
    assert row["Clause (now)"] == "Article 2"
    [*_, outside] = rows(room, "/d/charter/register.csv")
    assert (outside["Clause (when remarked)"], outside["Clause (now)"]) == (
        "Article 2",
        "Article 3",
    )


def test_an_empty_register_says_what_to_do(app: Flask) -> None:
    made = furnished(app)
    made.open()
    visitor = made.visitor("observer")
    assert "Nothing has been handed in yet" in visitor.get(made.path("/register")).text
    assert "Nobody has remarked anything yet" in visitor.get("/d/charter/register").text
    assert rows(made, "/d/charter/register.csv") == []
