"""Laws of Word files that come back: all in them is shown first, then lands somewhere, once."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from docx.oxml.ns import qn
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.access import COOKIE
from app.db import Database
from app.formats.word.markup import element, run
from app.formats.zipping import zipped
from app.models import Clause, Comment, Document, Person, Proposal, Record, Thread, Upload
from app.operations.clauses import Typed, save_wording
from app.operations.discussing import Said, begin_thread
from app.operations.recording import Actor
from app.operations.uploading import keep_upload
from app.statute.roles import Role
from app.statute.snapshot import Kind, word
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.operations.writers import all_at_once
from tests.views.posting import token_of

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
BY = {"author": "Rəyçi Əliyeva", "date": "2026-05-04T09:30:00Z"}
SAID = "Hər üzvün bir səsi var."
NOW = "Hər üzvün iki səsi var."


@dataclass
class House:
    """A charter of two articles, one reworded and talked about; a reviewer and an observer."""

    app: Flask
    database: Database
    reviewer: FlaskClient
    observer: FlaskClient
    first: str
    second: str
    both: int
    """The step since which both articles stand."""

    def file(self, form: str = "redline") -> bytes:
        asked = f"language=az&against={self.both}"
        answer = self.reviewer.get(f"/d/charter/export/{form}.docx?{asked}")
        assert answer.status_code == 200
        return bytes(answer.data)

    def rows(self, table: type[Any]) -> list[Any]:
        with Session(self.database.engine) as session:
            return list(session.scalars(select(table)))


@pytest.fixture
def house(app: Flask, database: Database) -> House:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla")
        charter = a_document(session, leyla)
        first = an_article(session, charter, leyla, SAID)
        second = an_article(
            session, charter, leyla, "Sədr iki il üçün seçilir.", kind=Kind.ARTICLE, after=first
        )
        clause = session.get_one(Clause, first)
        both = session.get_one(Record, charter.id).steps
        typed = Typed("az", "", NOW, word("az", "", SAID).digest)
        save_wording(session, as_actor(leyla), clause, [typed])
        begin_thread(session, as_actor(leyla), charter, clause, Said("Niyə iki?", quote="iki səsi"))
        reviewer = a_colleague(session, charter, Role.REVIEWER, "Rena").id
        observer = a_colleague(session, charter, Role.OBSERVER, "Erik").id
        session.commit()
    people = signed_in(app, reviewer), signed_in(app, observer)
    return House(app, database, *people, first, second, both)


def reviewed(raw: bytes, *deeds: Callable[[Any], None]) -> bytes:
    """The file as a reviewer saves it."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    for deed in deeds:
        deed(body)
    parts["word/document.xml"] = etree.tostring(body)
    return zipped(parts.items())


def content(body: Any, clause: str) -> Any:
    """Where the words of a clause stand."""
    for control in body.iter(qn("w:sdt")):
        if control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == clause:
            return control.find(qn("w:sdtContent"))
    raise AssertionError(clause)


def added(clause: str, text: str) -> Callable[[Any], None]:
    return lambda body: content(body, clause).append(element("w:ins", run(text), id=9001, **BY))


def struck(clause: str) -> Callable[[Any], None]:
    def strike(body: Any) -> None:
        for text in list(content(body, clause).iter(qn("w:t"))):
            text.tag = qn("w:delText")
            words = text.getparent()
            gone = element("w:del", id=9002, **BY)
            words.addprevious(gone)
            gone.append(words)

    return strike


def below(clause: str, text: str) -> Callable[[Any], None]:
    def insert(body: Any) -> None:
        here = content(body, clause)
        while here.tag != qn("w:p"):
            here = here.getparent()
        mark = element("w:pPr", element("w:rPr", element("w:ins", id=9003, **BY)))
        here.addnext(element("w:p", mark, element("w:ins", run(text), id=9004, **BY)))

    return insert


def sent(house: House, raw: bytes, who: FlaskClient | None = None) -> TestResponse:
    visitor = who or house.reviewer
    token = token_of(visitor)
    data = {"csrf_token": token, "file": (io.BytesIO(raw), "rəy.docx")}
    return visitor.post("/d/charter/returned", data=data)


def taken(house: House, where: str, *places: int, deed: str = "take") -> TestResponse:
    token = token_of(house.reviewer)
    chosen = {"csrf_token": token, "take": [str(place) for place in places], "deed": deed}
    return house.reviewer.post(where, data=chosen)


def test_a_file_nobody_touched_brings_nothing(house: House) -> None:
    for form in ("redline", "clean"):
        where = sent(house, house.file(form)).location
        assert "holds no change" in house.reviewer.get(where).text


def test_changes_become_suggestions_at_their_clauses_and_say_whose_they_are(house: House) -> None:
    raw = reviewed(house.file("clean"), added(house.first, " Sədrin də."), struck(house.second))
    where = sent(house, raw).location
    page = house.reviewer.get(where).text
    assert "Rəyçi Əliyeva" in page
    assert "Sədrin də." in page
    assert house.rows(Proposal) == []

    assert taken(house, where, 0, 1).status_code == 303

    proposals = {one.clause_id or "": one for one in house.rows(Proposal)}
    texts = [one.text for one in house.rows(Proposal) if one.deed is None]
    assert texts == [f"{NOW} Sədrin də."]
    assert [one.deed for one in house.rows(Proposal) if one.deed] == ["strike"]
    assert len(proposals) == 2
    bodies = [one.body for one in house.rows(Comment)]
    assert all("Rəyçi Əliyeva" in body for body in bodies[1:])
    assert house.rows(Upload) == []


def test_a_new_paragraph_is_suggested_as_a_clause_without_its_typed_number(house: House) -> None:
    where = sent(
        house, reviewed(house.file("clean"), below(house.first, "3. Yeni qayda."))
    ).location
    taken(house, where, 0)

    [insertion] = house.rows(Proposal)
    assert (insertion.deed, insertion.after_id) == ("insert", house.first)
    assert insertion.heading + insertion.text == "Yeni qayda."


def test_what_is_not_ticked_is_not_taken_and_ticking_nothing_is_said(house: House) -> None:
    raw = reviewed(house.file("clean"), added(house.first, " Bir."), added(house.second, " İki."))
    where = sent(house, raw).location
    assert taken(house, where).status_code == 422
    taken(house, where, 1)

    assert [one.text for one in house.rows(Proposal)] == ["Sədr iki il üçün seçilir. İki."]


def test_a_file_may_be_thrown_away(house: House) -> None:
    where = sent(house, reviewed(house.file("clean"), added(house.first, " Bir."))).location
    taken(house, where, 0, deed="forget")

    assert house.rows(Proposal) == []
    assert house.rows(Upload) == []
    assert house.reviewer.get(where).status_code == 404


def test_a_comment_lands_on_its_words_and_an_answer_in_its_conversation(house: House) -> None:
    with zipfile.ZipFile(io.BytesIO(house.file())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    comments = etree.fromstring(parts["word/comments.xml"])
    extended = etree.fromstring(parts["word/commentsExtended.xml"])
    asked = next(iter(extended[0].attrib.values()))
    for number, text in ((50, "Mən də soruşuram."), (51, "Sədr kimdir?")):
        said = element("w:comment", element("w:p", run(text)), id=number, initials="R", **BY)
        said[0].set(
            "{http://schemas.microsoft.com/office/word/2010/wordml}paraId", f"000000{number}"
        )
        comments.append(said)
    made = etree.SubElement(extended, extended[0].tag)
    for key, value in (("paraId", "00000050"), ("paraIdParent", str(asked))):
        made.set(extended[0].tag.replace("commentEx", key), value)
    parts["word/comments.xml"] = etree.tostring(comments)
    parts["word/commentsExtended.xml"] = etree.tostring(extended)

    def mark(body: Any) -> None:
        words = content(body, house.second)
        words.insert(0, element("w:commentRangeStart", id=51))
        words.append(element("w:commentRangeEnd", id=51))

    where = sent(house, reviewed(zipped(parts.items()), mark)).location
    taken(house, where, 0, 1)

    threads = {one.id: one for one in house.rows(Thread)}
    found = {one.body.rpartition("\n")[2]: threads[one.thread_id] for one in house.rows(Comment)}
    assert found["Mən də soruşuram."].quote == "iki səsi"
    assert (found["Sədr kimdir?"].clause_id, found["Sədr kimdir?"].quote) == (
        house.second,
        "Sədr iki il üçün seçilir.",
    )


def test_words_changed_without_tracking_and_words_of_nobody_are_listed(house: House) -> None:
    def quietly(body: Any) -> None:
        next(content(body, house.second).iter(qn("w:t"))).text = "Sədr üç il üçün seçilir."

    def beside(body: Any) -> None:
        next(body.iter(qn("w:p"))).append(element("w:ins", run("Başlıqda."), id=9005, **BY))

    where = sent(house, reviewed(house.file("clean"), quietly, beside)).location
    page = house.reviewer.get(where).text
    assert "tracking switched off" in page
    taken(house, where, 0, 1)

    assert [one.text for one in house.rows(Proposal)] == ["Sədr üç il üçün seçilir."]
    assert [one.clause_id for one in house.rows(Thread) if one.kind == "comment"][1:] == [None]


@pytest.mark.parametrize("raw", [b"", b"salam", b"PK\x03\x04 cut", b"\xd0\xcf\x11\xe0 locked"])
def test_what_is_no_word_file_is_refused_with_a_sentence(house: House, raw: bytes) -> None:
    answer = sent(house, raw)

    assert answer.status_code in (415, 422)
    assert 'role="alert"' in answer.text


def test_an_observer_may_not_send_a_file(house: House) -> None:
    assert house.observer.get("/d/charter/returned").status_code == 403


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_text_to_import_is_no_file_that_came_back_nor_the_other_way_round(
    house: House, database: Database, app: Flask
) -> None:
    with database.session() as session, database.writing(session):
        charter = session.scalars(select(Document)).one()
        leads = session.scalars(select(Person).where(Person.name == "Leyla")).one()
        by = Actor(leads.id, datetime.now(UTC))
        text = keep_upload(session, by, "Maddə 1. Ad", {"title": ""}, record_id=charter.id)
    visitor = signed_in(app, leads.id)
    for deed in ("take", "forget"):
        sends = {"csrf_token": token_of(visitor), "take": "0", "deed": deed}
        assert visitor.post(f"/d/charter/returned/{text}", data=sends).status_code == 404
    assert visitor.get(f"/d/charter/returned/{text}").status_code == 404
    file = sent(house, reviewed(house.file("clean"), added(house.first, " Bir.")), visitor).location
    kept = file.rpartition("/")[2]
    saves = {"csrf_token": token_of(visitor), "deed": "save", "reason": "Səbəb"}
    assert visitor.post(f"/d/charter/import/{kept}", data=saves).status_code == 404
    assert visitor.get(f"/d/charter/import/{kept}").status_code == 404
    assert visitor.get(file).status_code == 200


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_tick_that_is_no_place_in_the_file_takes_nothing(house: House) -> None:
    where = sent(house, reviewed(house.file("clean"), added(house.first, " Bir."))).location
    token = token_of(house.reviewer)
    for ticked in ("9" * 5000, "٣" * 5000, "²", "-1", "\x00"):
        sends = {"csrf_token": token, "take": ticked}
        assert house.reviewer.post(where, data=sends).status_code == 422, ticked[:9]
    assert house.rows(Proposal) == []


def test_of_two_who_take_one_file_at_once_one_does_and_nothing_is_half_taken(house: House) -> None:
    """The same person twice, with other ticks: the second is told, and loses no tick unsaid."""
    raw = reviewed(house.file("clean"), added(house.first, " Bir."), added(house.second, " İki."))
    where = sent(house, raw).location
    visitors = [house.app.test_client() for _ in range(2)]
    cookie = house.reviewer.get_cookie(COOKIE)
    assert cookie
    for visitor in visitors:
        visitor.set_cookie(COOKIE, cookie.value)
    tokens = [token_of(visitor) for visitor in visitors]

    def work(place: int) -> int:
        sends = {"csrf_token": tokens[place], "take": str(place)}
        return visitors[place].post(where, data=sends).status_code

    answers = all_at_once(work, 2)
    assert sorted(answers)[0] == 303
    assert sorted(answers)[1] in (404, 409)
    said = ["Hər üzvün iki səsi var. Bir.", "Sədr iki il üçün seçilir. İki."]
    assert [one.text for one in house.rows(Proposal)] == [said[answers.index(303)]]
