"""Laws of the comparison page and command: what happened is said as what it was."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause, Document, Person, Record
from app.operations.citing import cite, describe_extract, describe_source
from app.operations.clauses import Typed, save_wording
from app.operations.discussing import Said, begin_thread, resolve
from app.operations.documents import name_milestone
from app.operations.needs import describe_need, link_need
from app.operations.structure import change_kind, move_clause, strike_clause
from app.statute.snapshot import Kind, word
from tests.makers import a_document, a_person, an_article, as_actor, signed_in


@dataclass
class House:
    """A charter whose third article moved to the front, first was reworded, second struck."""

    app: Flask
    charter: Document
    ids: list[str]
    visitor: FlaskClient


@pytest.fixture
def house(app: Flask, database: Database) -> Iterator[House]:
    with Session(database.engine, expire_on_commit=False) as session:  # it locks only to write
        leyla = a_person(session, "Leyla")
        charter = a_document(session, leyla)
        actor, ids = as_actor(leyla), list[str]()
        for text in ("Müddət iki ildir.", "Artıq.", "Üçüncü.", "Dördüncü."):
            ids.append(an_article(session, charter, leyla, text, after=ids[-1] if ids else None))
        name_milestone(session, actor, charter, 5, {"en": "Old text"}, kind="in_force")
        typed = Typed("az", "", "Müddət üç ildir.", word("az", "", "Müddət iki ildir.").digest)
        save_wording(session, actor, session.get_one(Clause, ids[0]), [typed])
        strike_clause(session, actor, charter, ids[1], seen=3, reason="")
        move_clause(session, actor, charter, ids[2], parent=None, after=None, seen=4)
        session.commit()
        yield House(app, charter, ids, signed_in(app, leyla.id))


def page(house: House, **asked: str) -> str:
    return house.visitor.get("/d/charter/compare", query_string=asked).text


def test_by_itself_it_starts_from_the_text_in_force(house: House) -> None:
    text = page(house)
    assert '<option value="old-text" selected>' in text
    assert "3 clauses differ" in text


@pytest.mark.parametrize("mode", ["inline", "side", "changes"])
def test_words_are_shown_struck_and_added(house: House, mode: str) -> None:
    text = page(house, mode=mode)
    assert "iki" in text[text.index("<del>") :]
    assert "üç" in text[text.index("<ins>") :]


def test_in_words_a_change_is_a_sentence(house: House) -> None:
    assert "«iki» → «üç»" in page(house, mode="words")


@pytest.mark.parametrize("mode", ["inline", "side", "changes", "words"])
def test_beside_a_changed_clause_stand_the_discussions_open_there(house: House, mode: str) -> None:
    with Session(house.app.extensions["nizam.database"].engine) as session:
        charter = session.get_one(Document, house.charter.id)
        by = as_actor(session.scalars(select(Person)).one())
        changed, same = (session.get_one(Clause, house.ids[one]) for one in (0, 3))
        there = begin_thread(session, by, charter, changed, Said("Niyə?", kind="question")).id
        closed = begin_thread(session, by, charter, changed, Said("Bəli."))
        resolve(session, by, closed)
        elsewhere = begin_thread(session, by, charter, same, Said("Yox."))
        others = [closed.id, elsewhere.id]
        session.commit()
    text = page(house, mode=mode)
    assert text.count(f'<a href="/d/charter/t/{there}">') == 1
    assert not any(one in text for one in others)


def test_a_moved_clause_is_said_to_have_moved(house: House) -> None:
    text = page(house, mode="changes")
    assert "from Article 3 to Article 1" in text
    assert text.count('class="what moved"') == 2  # once counted, once at the clause


def test_only_the_whole_text_shows_what_did_not_change(house: House) -> None:
    assert "Dördüncü." in page(house)
    assert "Dördüncü." not in page(house, mode="changes")


def test_a_clause_that_only_changed_its_number_is_listed_as_such(house: House) -> None:
    text = page(house)
    assert "1 clause is only renumbered" in text
    assert text.count('class="what renumbered"') == 1


def test_equal_steps_say_so(house: House) -> None:
    assert "a text does not differ from itself" in page(house, **{"from": "6", "to": "6"})


def test_no_difference_in_a_language_says_so(house: House) -> None:
    text = page(house, **{"from": "5", "to": "7", "language": "en"})
    assert "Nothing differs between these two steps" in text


def test_only_what_is_shown_is_counted(house: House) -> None:
    assert 'class="what reworded"' in page(house)
    assert 'class="what reworded"' not in page(house, language="en")


def test_sides_without_text_say_so(house: House, database: Database) -> None:
    with Session(database.engine) as session:
        plan = a_document(session, session.scalars(select(Person)).one(), "plan")
        name_milestone(session, as_actor(None), plan, 1, {"en": "Begun"})
        session.commit()
    text = house.visitor.get("/d/plan/compare?from=1&to=2").text
    assert "Neither side has any text" in text


def test_turned_round_what_was_struck_is_restored(house: House) -> None:
    text = page(house, **{"from": "9", "to": "5"}, mode="changes")
    assert 'class="what restored"' in text
    assert 'class="what struck"' not in text


@pytest.mark.parametrize("asked", [{"from": "99"}, {"to": "0"}, {"from": "no such milestone"}])
def test_a_step_that_does_not_exist_is_not_found(house: House, asked: dict[str, str]) -> None:
    assert house.visitor.get("/d/charter/compare", query_string=asked).status_code == 404


def test_a_stranger_compares_nothing(house: House, client: FlaskClient) -> None:
    assert client.get("/d/charter/compare").status_code == 302


def test_the_command_says_the_same_as_text(house: House) -> None:
    answer = house.app.test_cli_runner().invoke(args=["compare", "charter"])
    assert answer.exit_code == 0, answer.output
    assert "Maddə 1 (was Maddə 3): moved" in answer.output
    assert "Müddət [-iki-]{+üç+} ildir." in answer.output
    assert answer.output.endswith("1 struck, 1 moved, 1 reworded, 1 renumbered\n")


def test_the_command_says_the_same_as_json(house: House) -> None:
    args = ["compare", "charter", "--from", "old-text", "--to", "9", "--format", "json"]
    facts = json.loads(house.app.test_cli_runner().invoke(args=args).output)
    assert facts["counts"] == {"struck": 1, "moved": 1, "reworded": 1, "renumbered": 1}
    assert facts["from"]["milestone"] == "old-text"
    reworded = next(one for one in facts["changes"] if one["happened"] == ["reworded"])
    assert reworded["in_words"] == ["«iki» → «üç»"]


def test_the_command_tells_what_clauses_came_to_rest_on(house: House, database: Database) -> None:
    with Session(database.engine) as session:
        by = as_actor(session.scalars(select(Person)).one())
        said = {"title": {"en": "Rules of UNIFI"}, "country": "FI", "kind": "statute"}
        describe_source(session, by, "unifi", said)
        about = {"article": "§ 7", "summary": {"en": "Half."}, "verified": False}
        describe_extract(session, by, "unifi", "quorum", about)
        need = {"group": "rectors", "title": {"en": "Clear rules"}, "kind": "need"}
        describe_need(session, by, "E-03", {**need, "priority": "high"})
        clause = session.get_one(Clause, house.ids[0])
        cite(session, by, clause, "quorum", "follows", note={})
        cite(session, by, clause, "quorum", "adapts", note={"en": "A third."})
        clause = session.get_one(Clause, house.ids[3])
        link_need(session, by, clause, "E-03", "partly", note={})
        session.commit()
    runner = house.app.test_cli_runner()
    args = ["compare", "charter", "--language", "en", "--from"]
    steps = session.get_one(Record, house.charter.id).steps

    whole = runner.invoke(args=[*args, "old-text"]).output
    assert "  citation added: adapts Rules of UNIFI, § 7\n    en: {+A third.+}\n" in whole
    assert "  need added: partly E-03 Clear rules\n" in whole
    assert whole.endswith("2 citations and needs\n")
    last = runner.invoke(args=[*args, str(steps - 2), "--to", str(steps - 1)]).output
    assert "  citation changed: follows -> adapts Rules of UNIFI, § 7\n" in last
    told = runner.invoke(args=[*args, str(steps), "--to", "old-text", "--format", "json"]).output
    assert [
        (one["what"], one["happened"], one["id"], one["from"], one["to"])
        for one in json.loads(told)["resting"]
    ] == [
        ("citation", "withdrawn", "quorum", "adapts", ""),
        ("need", "withdrawn", "E-03", "partly", ""),
    ]


@pytest.mark.parametrize("args", [["nowhere"], ["charter", "--to", "99"]])
def test_the_command_refuses_in_one_sentence(house: House, args: list[str]) -> None:
    answer = house.app.test_cli_runner().invoke(args=["compare", *args])
    assert answer.exit_code == 1
    assert answer.output.startswith("Error: ")


def test_a_reader_sees_their_own_language_only_where_it_shows_every_change(
    app: Flask, database: Database
) -> None:
    note = "the Azerbaijani text is the authoritative one"
    with Session(database.engine, expire_on_commit=False) as session:  # it locks only to write
        leyla = a_person(session, "Leyla")
        charter = a_document(session, leyla)
        clause = session.get_one(Clause, an_article(session, charter, leyla, "Bir.", en="One."))
        both = [
            Typed("az", "", "İki.", word("az", "", "Bir.").digest),
            Typed("en", "", "Two.", word("en", "", "One.").digest),
        ]
        save_wording(session, as_actor(leyla), clause, both)
        alone = [Typed("az", "", "Üç.", word("az", "", "İki.").digest)]
        save_wording(session, as_actor(leyla), clause, alone)
        session.commit()
        visitor = signed_in(app, leyla.id)
    translated = visitor.get("/d/charter/compare?from=2&to=3").text
    assert note in translated
    assert "Two" in translated
    assert note not in visitor.get("/d/charter/compare?from=2&to=3&language=az").text
    behind = visitor.get("/d/charter/compare?from=3&to=4").text
    assert note not in behind
    assert "Üç" in behind


def test_a_clause_of_another_kind_says_what_it_was(house: House, database: Database) -> None:
    with Session(database.engine) as session:
        actor = as_actor(None)
        charter = session.get_one(Document, house.charter.id)
        change_kind(session, actor, charter, house.ids[3], Kind.CHAPTER, seen=5)
        session.commit()
    text = page(house, mode="changes", **{"from": "8"})
    assert "was: Article, is: Chapter" in text
    assert 'class="what converted">was' in text


def test_a_reworded_clause_tells_the_number_it_had(house: House) -> None:
    assert "number was Article 1" in page(house, mode="changes")


def test_in_words_each_clause_is_cited_in_full(house: House) -> None:
    assert ">Article 2</a>" in page(house, mode="words")
