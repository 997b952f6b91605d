"""Laws of the import page: look before it is saved, and nothing typed is lost."""

import io
import json
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.db import Database
from app.formats import akn
from app.models import Document, Record, Upload
from app.queries.snapshots import particulars, snapshot
from app.statute.roles import Role
from app.statute.snapshot import Family, Numbering
from tests.formats.akn.samples import FILES, document, told
from tests.formats.akn.test_writing import ACT as ACT_OF_TWO
from tests.makers import a_colleague, a_document, a_person, an_article, signed_in
from tests.views.posting import post, token_of

ACT = """Meşə Məcəlləsi

I fəsil. Ümumi müddəalar

Maddə 1. Meşə
1.1. Meşə torpaqla birlikdə ekosistemdir.
1.2. Meşə qorunur.

Maddə 2. Mülkiyyət
2.1. Meşələr dövlətindir.
"""


@dataclass
class House:
    """A steward, a member, and a charter of one article."""

    database: Database
    steward: FlaskClient
    member: FlaskClient
    article: str

    def documents(self) -> int:
        with self.database.session() as session:
            return session.scalar(select(func.count()).select_from(Document)) or 0

    def uploads(self) -> int:
        with self.database.session() as session:
            return session.scalar(select(func.count()).select_from(Upload)) or 0


@pytest.fixture
def house(app: Flask, database: Database) -> House:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla", steward=True)
        charter = a_document(session, leyla)
        nigar = a_colleague(session, charter, Role.MEMBER, "Nigar")
        article = an_article(session, charter, leyla, "Hər üzvün bir səsi var.", heading="Səs")
        ids = leyla.id, nigar.id
        session.commit()
    return House(database, signed_in(app, ids[0]), signed_in(app, ids[1]), article)


def send(
    visitor: FlaskClient, raw: bytes = b"", path: str = "/documents/import", **typed: str
) -> TestResponse:
    """Send a file, or a text among `typed`."""
    fields: dict[str, object] = {"csrf_token": token_of(visitor), **typed}
    if raw:
        fields["file"] = (io.BytesIO(raw), "akt.txt")
    answer = visitor.post(path, data=fields, content_type="multipart/form-data")
    answer.request.environ["wsgi.input"].close()  # large forms lie in a file
    return answer


def test_a_text_is_looked_at_before_anything_is_saved(house: House) -> None:
    answer = send(house.steward, ACT.encode())

    preview = house.steward.get(answer.location)

    assert answer.status_code == 303
    assert house.documents() == 1
    for words in ("Meşə Məcəlləsi", "mese-mecellesi", "Ümumi müddəalar", "Meşə qorunur.", "100 %"):
        assert words in preview.text


def test_what_was_looked_at_is_saved(house: House) -> None:
    preview = send(house.steward, text=ACT).location

    answer = post(
        house.steward,
        preview,
        {"deed": "save", "title": "Meşə", "slug": "mese", "kind": "act", "numbering": "fixed"},
    )

    assert answer.location == "/d/mese/"
    assert house.steward.get("/d/mese/").status_code == 200
    with house.database.session() as session:
        document = session.scalars(select(Document).where(Document.slug == "mese")).one()
        assert particulars(session, document).numbering is Numbering.FIXED
        assert len(snapshot(session, document).clauses) == 6
    assert house.uploads() == 0


def test_other_choices_are_looked_at_again(house: House) -> None:
    preview = send(house.steward, text=ACT).location

    again = post(
        house.steward, preview, {"deed": "again", "title": "Meşə aktı", "family": "subordinate"}
    )

    assert again.location == preview
    assert "Meşə aktı" in house.steward.get(preview).text
    assert house.documents() == 1


def test_a_text_can_be_thrown_away(house: House) -> None:
    preview = send(house.steward, text=ACT).location

    assert post(house.steward, preview, {"deed": "discard"}).status_code == 303
    assert house.steward.get(preview).status_code == 404
    assert house.uploads() == 0


def test_what_the_file_says_of_itself_is_taken(house: House) -> None:
    front = "---\nslug: esasname\nfamily: subordinate\nnumbering: derived\ntitle: Əsasnamə\n---\n\n"
    preview = send(house.steward, (front + "# Əsasnamə\n\n1.1. Şura.\n").encode()).location

    post(house.steward, preview, {"deed": "save"})

    with house.database.session() as session:
        document = session.scalars(select(Document).where(Document.slug == "esasname")).one()
        told = particulars(session, document)
    assert (told.family, told.numbering) == (Family.SUBORDINATE, Numbering.DERIVED)


def test_a_name_in_use_is_refused_and_what_was_typed_is_kept(house: House) -> None:
    preview = send(house.steward, text=ACT).location

    answer = post(
        house.steward, preview, {"deed": "save", "title": "Tamam başqa ad", "slug": "charter"}
    )

    assert answer.status_code == 409
    assert "Tamam başqa ad" in answer.text
    assert (house.documents(), house.uploads()) == (1, 1)


@pytest.mark.parametrize(
    ("raw", "status", "words"),
    [
        (b"", 422, "empty"),
        (b" \n\t ", 422, "empty"),
        (b"PK\x03\x04rest of a zip", 415, "not a text"),
        (b"%PDF-1.7 ...", 415, "not a text"),
        (bytes(range(256)) * 40, 415, "not a text"),
        (b"---\ntitle: [unclosed\n---\ntext", 422, "lines between"),
        (b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nMadd\xc9\x99 1. Ad", 422, "cannot"),
        (b"---\ntitle: !!python/object/apply:os.system ['id']\n---\nMetn", 422, "cannot"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    house: House, raw: bytes, status: int, words: str
) -> None:
    answer = send(house.steward, raw, title="Mənim başlığım", family="subordinate")

    assert answer.status_code == status
    assert words in answer.text
    assert "Mənim başlığım" in answer.text
    assert (house.documents(), house.uploads()) == (1, 0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_tell_themselves_are_not_asked_about(house: House, encoding: str) -> None:
    preview = house.steward.get(send(house.steward, ACT.encode(encoding)).location)

    assert "Meşə qorunur." in preview.text
    assert 'name="encoding"' not in preview.text


def test_an_encoding_that_is_a_guess_can_be_chosen_by_how_it_reads(house: House) -> None:
    cyrillic = "Положение о Совете ректоров\n\n1. Общие положения\n1.1. Совет создан.\n" * 3
    preview = send(house.steward, cyrillic.encode("windows-1251")).location

    page = house.steward.get(preview).text
    chosen = post(house.steward, preview, {"deed": "again", "encoding": "windows-1251"})

    assert 'value="windows-1251"' in page
    assert "Общие положения" in house.steward.get(chosen.location).text


def test_an_encoding_is_never_put_on_a_text_that_is_certain(house: House) -> None:
    preview = send(house.steward, text=ACT).location

    answer = post(house.steward, preview, {"deed": "again", "encoding": "windows-1251"})

    assert "Meşə qorunur." in house.steward.get(answer.location).text


def test_two_megabytes_are_taken_and_more_are_not(house: House) -> None:
    line = "Maddə 1. Ad. " + "söz " * 40 + "\n\n"
    act = (line * (2_000_000 // len(line.encode()))).encode()
    assert 1_990_000 < len(act) <= 2_000_000

    assert send(house.steward, act).status_code == 303
    larger = send(house.steward, act + b"x" * 100_000, title="Böyük")
    assert (larger.status_code, "2 MB" in larger.text, "Böyük" in larger.text) == (413, True, True)
    assert send(house.steward, text=act.decode()).status_code == 303
    assert send(house.steward, act * 3).status_code == 413


def test_other_pages_take_no_more_for_it(house: House) -> None:
    answer = post(house.steward, "/preferences", {"next": "x" * 1_100_000})

    assert answer.status_code == 413


def test_only_stewards_import(house: House) -> None:
    assert house.member.get("/documents/import").status_code == 403
    assert send(house.member, text=ACT).status_code == 403


def test_nobody_sees_what_another_sent(house: House, app: Flask) -> None:
    preview = send(house.steward, text=ACT).location
    with Session(house.database.engine) as session:
        other = a_person(session, "Orkhan", steward=True).id
        session.commit()

    assert signed_in(app, other).get(preview).status_code == 404
    assert house.steward.get(f"/d/charter{preview[10:]}").status_code == 404


REPLACEMENT = "Maddə 1. Səs\n\nHər üzvün iki səsi var.\n\nMaddə 2. Haqq\n\nHaqq ödənilir.\n"


def test_a_replacement_tells_what_changes_first(house: House) -> None:
    preview = send(house.steward, text=REPLACEMENT, path="/d/charter/import").location

    page = house.steward.get(preview).text

    assert "words changed" in page
    assert "reworded</" not in page
    assert "Haqq ödənilir." in page
    with house.database.session() as session:
        document = session.scalars(select(Document)).one()
        assert len(snapshot(session, document).clauses) == 1


def test_a_replacement_keeps_the_clause_and_says_why(house: House) -> None:
    preview = send(house.steward, text=REPLACEMENT, path="/d/charter/import").location

    answer = post(house.steward, preview, {"deed": "save", "reason": "Nazirliyin rəyi"})

    assert answer.location == "/d/charter/"
    with house.database.session() as session:
        document = session.scalars(select(Document)).one()
        assert house.article in snapshot(session, document).by_id
        record = session.get_one(Record, document.id)
        assert record.steps == 4
    assert "Nazirliyin rəyi" in json.dumps(
        house.steward.get("/d/charter/history").text, ensure_ascii=False
    )


def test_a_member_may_not_replace_the_text(house: House) -> None:
    assert house.member.get("/d/charter/import").status_code == 403
    assert send(house.member, text=ACT, path="/d/charter/import").status_code == 403


def test_a_text_of_more_lines_than_an_act_has_is_refused(house: House) -> None:
    answer = send(house.steward, "1. söz\n".encode() * 40_001)
    assert answer.status_code == 413
    assert "more than 40 000 lines" in answer.text
    assert house.uploads() == 0


def test_an_act_in_two_languages_becomes_a_document_in_both(house: House) -> None:
    raw = akn.write(told(document(*ACT_OF_TWO)), ("az", "en"))
    sent = send(house.steward, raw, family="law")
    address = sent.headers["Location"]
    page = house.steward.get(address).text
    assert "Nizamnamə" in page
    assert "100 %" in page

    chosen = {"title": "Nizamnamə", "slug": "copy", "kind": "charter", "numbering": "derived"}
    saved = post(house.steward, address, {"deed": "save", "family": "law", **chosen})

    assert saved.status_code == 303
    with house.database.session() as session:
        made = session.scalars(select(Document).where(Document.slug == "copy")).one()
        now = snapshot(session, made)
        assert now.particulars.titles == {"az": "Nizamnamə", "en": "Charter"}
        assert len(now.clauses) == len(ACT_OF_TWO)
        assert now.clauses[5].wording("en").text.startswith("en ")
        assert now.clauses[8].wording("az").text.startswith("Bax: {#")


def test_a_foreign_act_is_shown_with_what_was_not_understood(house: House) -> None:
    raw = (FILES / "scottish-act.xml").read_bytes()
    page = house.steward.get(send(house.steward, raw, language="en").headers["Location"]).text

    assert "Budget (Scotland) Act 2017" in page
    assert "Units of another system" in page
    assert "&lt;section&gt; → article (3)" in page


def test_a_file_of_marks_that_do_harm_is_refused_and_nothing_is_kept(house: House) -> None:
    answer = send(house.steward, b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>')

    assert answer.status_code == 422
    assert "entities of its own" in answer.text
    assert house.uploads() == 0
