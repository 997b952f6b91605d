"""Laws of the import of lists: look first, take all or some, nothing is lost, files are files."""

import io
import re
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.db import Database
from app.formats.listing.writing import xlsx_of
from app.models import Need, Source, Upload
from app.operations.citing import describe_source
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, as_actor, signed_in
from tests.views.posting import post, token_of

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])
"""Taking rows is tested on both databases in tests/operations."""

LIST = "id;title_en;country\neua;Articles;BE\nfresh;Statutes of one;PT\nwrong;Third;Portugal\n"


@dataclass
class House:
    """A steward, a member, and a library of one source."""

    database: Database
    steward: FlaskClient
    member: FlaskClient

    def sources(self) -> list[str]:
        with self.database.session() as session:
            return list(session.scalars(select(Source.slug).order_by(Source.row)))

    def uploads(self) -> int:
        with self.database.session() as session:
            return session.scalar(select(func.count()).select_from(Upload)) or 0

    def send(self, content: bytes, name: str = "list.csv", shelf: str = "sources") -> TestResponse:
        data = {"csrf_token": token_of(self.steward), "file": (io.BytesIO(content), name)}
        return self.steward.post(f"/{shelf}/import", data=data)

    def preview(self, content: bytes, shelf: str = "sources") -> str:
        answer = self.send(content, shelf=shelf)
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    def take(self, where: str, deed: str, *rows: str, seen: str = "") -> TestResponse:
        seen = seen or self.seen(where)
        return post(self.steward, where, {"deed": deed, "seen": seen, "row": list(rows)})

    def seen(self, where: str) -> str:
        found = re.search(r'name="seen" value="([0-9a-f]+)"', self.steward.get(where).text)
        assert found is not None
        return found[1]


@pytest.fixture
def house(app: Flask, database: Database) -> House:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla", steward=True)
        charter = a_document(session, leyla)
        nigar = a_colleague(session, charter, Role.MEMBER, "Nigar")
        facts = {"title": {"en": "Articles"}, "country": "FR", "verified": True}
        describe_source(session, as_actor(leyla), "eua", facts)
        ids = leyla.id, nigar.id
        session.commit()
    return House(database, *(signed_in(app, one) for one in ids))


def test_nothing_is_taken_before_it_was_looked_at(house: House) -> None:
    page = house.steward.get(house.preview(LIST.encode())).text
    for said in ("Statutes of one", "<del>", "Portugal", 'value="sources.3" checked'):
        assert said in page, said
    assert house.sources() == ["eua"]


def test_all_or_nothing(house: House) -> None:
    where = house.preview(LIST.encode())
    answer = house.take(where, "all")
    assert (answer.status_code, house.sources()) == (422, ["eua"])
    right = "\n".join(LIST.splitlines()[:3])
    answer = house.take(house.preview(right.encode()), "all")
    assert (answer.status_code, house.sources()) == (303, ["eua", "eua", "fresh"])


def test_the_result_leads_to_what_was_taken_and_the_rest_waits(house: House) -> None:
    where = house.preview(LIST.encode())
    assert house.take(where, "chosen", "sources.3").status_code == 303
    page = house.steward.get(where).text
    assert 'href="/sources/fresh"' in page
    assert 'value="sources.2" checked' in page
    assert house.sources() == ["eua", "fresh"]
    assert house.take(where, "right").status_code == 303
    assert house.sources() == ["eua", "fresh", "eua"]


def test_what_was_ticked_stays_ticked_when_a_choice_is_refused(house: House) -> None:
    where = house.preview(LIST.encode())
    answer = house.take(where, "chosen")
    assert answer.status_code == 422
    assert 'value="sources.3" checked' not in answer.text


def test_a_colleague_between_look_and_choice_is_noticed(house: House) -> None:
    where = house.preview(LIST.encode())
    seen = house.seen(where)
    assert house.take(house.preview(b"id,country,verified\neua,DE,yes\n"), "all").status_code == 303
    answer = house.take(where, "right", seen=seen)
    assert (answer.status_code, house.sources()) == (409, ["eua", "eua"])
    assert house.take(where, "right").status_code == 303


def test_a_choice_on_nothing_that_was_seen_is_refused(house: House) -> None:
    where = house.preview(LIST.encode())
    for deed in ("all", "right", "chosen"):
        assert post(house.steward, where, {"deed": deed}).status_code == 409


def test_a_workbook_and_needs_come_in_the_same_way(house: House) -> None:
    raw = xlsx_of({"needs": [{"id": "X-1", "title": {"en": "=not computed"}}]}, "needs", "en")
    where = house.preview(raw, shelf="needs")
    assert where.startswith("/needs/import/")
    page = house.steward.get(where).text
    assert "=not computed" in page
    assert "C2" not in page


def test_needs_are_taken(house: House) -> None:
    text = "id;title_az;group\nX-1;Səs;students\n"
    where = house.preview(text.encode("utf-16"), shelf="needs")
    assert house.take(where, "all").status_code == 303
    with house.database.session() as session:
        [need] = session.scalars(select(Need))
        assert need.facts["title"] == {"az": "Səs"}
    assert house.steward.get(where.replace("needs", "sources")).status_code == 404


NO_LISTS = (
    (b"", 422),
    (b"id,title_en\n", 422),
    (b"nothing,known\n1,2\n", 422),
    (b"id,id\n1,2\n", 422),
    (b"country\nPT\n", 422),
    (b'{"sources": [', 422),
    (b'{"sources": 5}', 422),
    (b"PK\x03\x04 rubbish", 422),
    (b"\xd0\xcf\x11\xe0 old", 415),
    (b"%PDF-1.7", 415),
    (b"id,title_en\n" + b'a,"One "x\n' * 101, 422),
)


def test_what_is_no_list_is_refused_with_a_sentence(house: House) -> None:
    for content, status in NO_LISTS:
        answer = house.send(content)
        assert answer.status_code == status, content
        assert 'class="problem"' in answer.text
    assert house.uploads() == 0


def test_a_file_too_large_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.listing.LARGEST", 10)
    assert house.send(LIST.encode()).status_code == 413
    monkeypatch.setattr("app.views.listing.LARGEST_REQUEST", 100)
    assert house.send(LIST.encode() * 99).status_code == 413


def test_what_was_pasted_is_given_back_with_the_problem(house: House) -> None:
    answer = post(
        house.steward,
        "/sources/import",
        {"text": "nothing,known\n1,<b>", "delimiter": "comma"},
    )
    assert answer.status_code == 422
    assert "1,&lt;b&gt;</textarea>" in answer.text
    assert 'value="comma" selected' in answer.text


def test_the_delimiter_is_chosen_anew_without_sending_again(house: House) -> None:
    where = house.preview(b"id|title_en,x\na|One,y\n")
    assert post(house.steward, where, {"deed": "again", "delimiter": "bar"}).status_code == 303
    assert 'value="bar" selected' in house.steward.get(where).text


def test_an_encoding_nobody_can_tell_is_asked_for(house: House) -> None:
    raw = "id;title_az\na;Ŷẁ ¤¦§ ø ñ\n".encode("windows-1252", "replace") + b"\x81\x8d;x\n"
    where = house.preview(raw)
    assert "encoding" in house.steward.get(where).text
    post(house.steward, where, {"deed": "again", "encoding": "windows-1251"})
    assert house.steward.get(where).status_code == 200


def test_a_list_is_thrown_away_by_who_sent_it(house: House) -> None:
    where = house.preview(LIST.encode())
    assert post(house.steward, where, {"deed": "discard"}).status_code == 303
    assert (house.uploads(), house.steward.get(where).status_code) == (0, 404)


def test_many_rows_come_page_by_page(house: House) -> None:
    rows = "".join(f"s-{n};Quite another title {n * 7919} {n:b};PT\n" for n in range(260))
    where = house.preview(("id;title_en;country\n" + rows).encode())
    assert house.steward.get(where).text.count('name="row"') == 50
    pages = [house.steward.get(f"{where}?show=new&page={n}").text for n in ("1", "2", "99", "x")]
    assert [page.count('name="row"') for page in pages][:2] == [200, 60]
    assert pages[2].count('name="row"') == 60
    assert house.steward.get(f"{where}?show=new").text.count('name="row"') == 200


FILES = {
    "/sources/export/xlsx": b"PK",
    "/sources/export/csv": b'"eua"',
    "/sources/export/csv?list=extracts": b'"summary_en"',
    "/sources/export/json": b'"version": 1',
    "/sources/export/bibtex": b"@misc{eua,",
    "/sources/export/csl": b'"type": "document"',
    "/needs/export/csv": b'"group"',
    "/sources/import/example/xlsx": b"PK",
    "/sources/import/example/csv?list=extracts": b"example-statute",
    "/needs/import/example/json": b"EX-01",
    "/needs/import/schema.json": b"json-schema.org",
}


def test_who_may_enter_takes_lists_home(house: House) -> None:
    for address, holds in FILES.items():
        answer = house.member.get(address)
        assert answer.status_code == 200, address
        assert holds in answer.data
        assert answer.headers["Content-Disposition"].startswith("attachment")


UNWRITTEN = (
    "/sources/export/pdf",
    "/needs/export/bibtex",
    "/sources/export/csv?list=needs",
    "/sources/import/example/pdf",
    "/needs/import/example/csv?list=sources",
)


def test_what_is_not_written_is_not_there(house: House) -> None:
    for address in UNWRITTEN:
        assert house.member.get(address).status_code == 404, address


def test_a_member_may_not_import(house: House) -> None:
    assert house.member.get("/sources/import").status_code == 403
    assert post(house.member, "/needs/import", {"text": LIST}).status_code == 403


def test_what_goes_out_comes_back_as_the_same(house: House) -> None:
    for form in ("xlsx", "csv", "json"):
        raw = house.steward.get(f"/sources/export/{form}").data
        page = house.steward.get(house.preview(raw)).text
        assert 'id="s-same"' in page
        assert 'name="row"' not in page
