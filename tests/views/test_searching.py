"""The page of search: what one may read and nothing else, safely shown, whatever is typed."""

import time
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import transaction
from app.indexing import catch_up
from app.models import (
    Clause,
    Document,
    Institution,
    Record,
    SearchEntry,
    SearchMark,
    Thread,
)
from app.operations.clauses import (
    Typed,
    save_wording,
    standing_placement,
    standing_wording,
)
from app.operations.discussing import Said, begin_thread, resolve
from app.operations.structure import strike_clause
from app.statute.roles import Role
from tests.makers import a_colleague, a_document, a_person, an_article, as_actor, signed_in
from tests.views.posting import token_of

HOSTILE = (
    '"', '""', "'", "*", "***", "%", "_", "\\", "\0", "a\0b", "NEAR(a b)", "AND OR NOT", "terms:a",
    '"a" OR "b"', "a NEAR/2 b", "^a", "{a b}", "(", ")", "';DROP TABLE person;--", "a:*", "!a & b",
    "<->", "\u202eşura", "<script>alert(1)</script>", "x" * 10_000, "ş " * 5_000, "-" * 500, "- -a",
    "{#0123456789abcdef}", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
)  # fmt: skip


@dataclass
class House:
    """A charter of Leyla's, with a member, and a secret document nobody else reads."""

    app: Flask
    leyla: FlaskClient
    member: FlaskClient
    stranger: FlaskClient
    article: str
    thread: str

    def page(self, visitor: FlaskClient, question: str, **filters: str) -> str:
        answer = visitor.get("/search", query_string={"q": question, **filters})
        assert answer.status_code == 200
        return answer.text


def furnish(app: Flask, session: Session) -> House:
    body = Institution(
        id="adu", kind="university", country="AZ", names={"az": "Dillər Universiteti"}
    )
    session.add(body)
    session.flush()
    leyla = a_person(session)
    charter = a_document(session, leyla)
    member = a_colleague(session, charter, Role.MEMBER, "Aygün")
    member.institution_id = "adu"
    stranger = a_person(session, "Kamran")
    article = an_article(
        session, charter, leyla, "Rektorlar Şurasının Nizamnaməsi.", heading="Şura"
    )
    an_article(session, charter, leyla, "sura <b>qalın</b> & mətn", en="The Council")
    on = session.get_one(Clause, article)
    said = Said("Şuranın iclası **açıqdırmı**?", kind="question")
    thread = begin_thread(session, as_actor(member), charter, on, said).id
    secret = a_document(session, leyla, "secret")
    hidden = an_article(session, secret, leyla, "Gizli şura müzakirəsi.")
    begin_thread(
        session, as_actor(leyla), secret, session.get_one(Clause, hidden), Said("Gizlidir.")
    )
    people = [leyla.id, member.id, stranger.id]
    session.commit()
    first, second, third = (signed_in(app, one) for one in people)
    return House(app, first, second, third, article, thread)


@pytest.fixture(params=[False, True], ids=["unindexed", "indexed"])
def house(request: pytest.FixtureRequest, app: Flask, session: Session) -> House:
    """The same answers whether the index knows anything or not."""
    made = furnish(app, session)
    if request.param:
        with app.app_context():
            catch_up(transaction)
    return made


def test_a_word_typed_without_marks_is_found_and_marked(house: House) -> None:
    page = house.page(house.member, "nizamname")
    assert "<mark>Nizamnaməsi</mark>" in page
    assert f"/d/charter/#c-{house.article}" in page


def test_exact_letters_stand_first(house: House) -> None:
    plain, marked = (
        house.page(house.leyla, word, **{"in": "charter"}) for word in ("sura", "şura")
    )
    assert plain.index("<mark>sura</mark>") < plain.index("<mark>Şura</mark>")
    assert marked.index("<mark>Şura</mark>") < marked.index("<mark>sura</mark>")


def test_nothing_is_found_that_one_may_not_read(house: House) -> None:
    assert "Gizli" in house.page(house.leyla, "gizli")
    for question in ("gizli", "gizlidir", "şura"):
        assert "izli " not in house.page(house.member, question).replace(f"{question} ·", "")
    assert "Found: 0" in house.page(house.member, "gizli")
    assert "Found: 0" in house.page(house.stranger, "şura")
    assert "Found: 0" in house.page(house.member, "gizli", former="1", **{"in": "secret"})


def test_what_one_may_not_read_is_not_offered_instead(house: House) -> None:
    assert 'class="instead"' not in house.page(house.member, "gizlj")


def test_a_mistyped_word_is_offered_as_it_stands(app: Flask, session: Session) -> None:
    house = furnish(app, session)
    with app.app_context():
        catch_up(transaction)
    page = house.page(house.member, "nizamnamxsi")
    assert 'class="instead"' in page
    assert "nizamnaməsi</a>?" in page


def test_a_number_leads_to_its_clause(house: House) -> None:
    for question in ("1", "maddə 1", "1-ci maddə", "article 1", "Article 1"):
        page = house.page(house.member, question)
        assert ">Article 1</a>" in page, question
    assert 'class="numbered"' not in house.page(house.stranger, "maddə 1")


def test_what_is_found_is_no_html(house: House) -> None:
    page = house.page(house.member, "qalin")
    assert "&lt;b&gt;<mark>qalın</mark>&lt;/b&gt; &amp; mətn" in page


def test_discussions_are_found_by_kind_and_state(house: House) -> None:
    page = house.page(house.member, "iclas", sort="thread")
    assert f"/d/charter/t/{house.thread}" in page
    assert "Found: 1" in house.page(house.member, "iclas", sort="thread", kind="question")
    assert "Found: 0" in house.page(house.member, "iclas", sort="thread", kind="objection")
    with Session(house.app.extensions["nizam.database"].engine) as session:
        resolve(session, as_actor(None), session.get_one(Thread, house.thread))
        session.commit()
    assert "Found: 0" in house.page(house.member, "iclas", sort="thread", state="open")
    assert "Found: 1" in house.page(house.member, "iclas", sort="thread", state="resolved")


def test_former_and_struck_words_are_found_when_asked_for(house: House) -> None:
    with Session(house.app.extensions["nizam.database"].engine) as session:
        clause = session.get_one(Clause, house.article)
        seen = standing_wording(session, clause.id, "az")
        typed = [Typed("az", seen.heading, "Başqa söz.", seen.digest)]
        save_wording(session, as_actor(None), clause, typed)
        session.commit()
    assert "Found: 0" in house.page(house.member, "nizamnamə")
    page = house.page(house.member, "nizamnamə", former="1")
    assert "Former wording" in page
    assert f"/d/charter/c/{house.article}/life" in page


def test_people_are_found_and_addresses_only_of_colleagues(house: House) -> None:
    assert "aygün@nizam.example" in house.page(house.leyla, "aygun")
    seen = house.page(house.stranger, "aygun")
    assert "Aygün" in seen
    assert "aygün@" not in seen
    assert "Found: 0" in house.page(house.stranger, "nizam.example")
    assert "Dillər" in house.page(house.stranger, "dill universitet")


def test_nobody_searches_who_is_not_signed_in(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/search?q=x")
    assert answer.status_code == 302
    assert "/sign-in" in answer.location


@pytest.mark.parametrize("indexed", [False, True])
def test_no_question_breaks_anything_or_takes_long(
    app: Flask, session: Session, *, indexed: bool
) -> None:
    house = furnish(app, session)
    if indexed:
        with app.app_context():
            catch_up(transaction)
    for question in HOSTILE:
        began = time.monotonic()
        page = house.page(house.member, question, former="1")
        assert "<script>alert" not in page
        assert time.monotonic() - began < 5, question[:20]


def test_no_filter_breaks_anything(house: House) -> None:
    odd = {"sort": "x", "in": "secret", "kind": "'", "person": "%", "page": "0", "order": "x"}
    house.page(house.member, "şura", **odd)
    assert "Found: 0" in house.page(house.member, "yoxdur", page="99999999999999999999")


def test_the_address_of_a_filter_keeps_the_question(house: House) -> None:
    page = house.page(house.leyla, "şura")
    assert "q=%C5%9Fura&amp;" in page or "?q=%C5%9Fura" in page
    assert "in=charter" in page


def test_a_page_of_a_document_searches_in_it(house: House) -> None:
    page = house.member.get("/d/charter/").text
    assert 'name="in" value="charter"' in page
    assert 'data-key="/"' in page


def test_keys_alone_can_be_switched_off(house: House) -> None:
    token = token_of(house.member)
    house.member.post("/me/keys", data={"csrf_token": token})
    assert 'data-key="/"' not in house.member.get("/d/charter/").text
    house.member.post("/me/keys", data={"csrf_token": token, "keys": "on"})
    assert 'data-key="/"' in house.member.get("/d/charter/").text


def test_a_deed_is_indexed_behind_its_answer(app: Flask, session: Session) -> None:
    house = furnish(app, session)
    fields = {"csrf_token": token_of(house.member), "body": "Tamamilə yeni fikir."}
    with house.member.post(f"/d/charter/t/{house.thread}/reply", data=fields) as answer:
        assert answer.status_code == 303
    session.rollback()
    marks = {one.record_id: one.step for one in session.scalars(select(SearchMark))}
    assert marks == {one.id: one.steps for one in session.scalars(select(Record)) if one.steps}
    assert "Found: 1" in house.page(house.member, "yeni fikir", sort="thread")


def test_somebody_who_writes_keeps_the_index_waiting_and_nobody_else(
    app: Flask, session: Session
) -> None:
    house = furnish(app, session)
    fields = {"csrf_token": token_of(house.member), "body": "Tamamilə yeni fikir."}
    answer = house.member.post(f"/d/charter/t/{house.thread}/reply", data=fields)
    with app.app_context(), transaction() as writer:
        assert writer.scalars(select(SearchMark).with_for_update()).all() is not None
        began = time.monotonic()
        answer.close()
        assert time.monotonic() - began < 5
    assert "Found: 1" in house.page(house.member, "yeni fikir", sort="thread")


def test_the_command_makes_the_index_anew(app: Flask, session: Session) -> None:
    furnish(app, session)
    runner = app.test_cli_runner()
    assert "up to date" in runner.invoke(args=["search", "index"]).output
    first = session.scalars(select(SearchEntry.row).order_by(SearchEntry.row)).all()
    session.rollback()
    assert "up to date" in runner.invoke(args=["search", "index", "--anew"]).output
    again = session.scalars(select(SearchEntry.row).order_by(SearchEntry.row)).all()
    assert first == again != []


def test_struck_clauses_are_marked(house: House) -> None:
    with Session(house.app.extensions["nizam.database"].engine) as session:
        clause = session.get_one(Clause, house.article)
        document = session.get_one(Document, clause.record_id)
        seen = standing_placement(session, clause).since
        strike_clause(session, as_actor(None), document, clause.id, seen=seen, reason="Artıqdır.")
        session.commit()
    assert "Found: 0" in house.page(house.member, "nizamnamə")
    assert "Struck" in house.page(house.member, "nizamnamə", former="1")
