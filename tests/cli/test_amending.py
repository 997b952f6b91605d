"""Laws of `flask amend`: the committee's own regulation as a lawyer reviewed it, word for word."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.db import Database
from app.operations.structure import move_clause
from tests.installation import let_go, make_app
from tests.makers import a_document, a_person, an_article, as_actor

REVIEWED = Path(__file__).parent.parent / "data" / "regulation-amending.az.txt"
"""The act for the drafts of this repository. Read it anew, as a lawyer, before changing it."""


def run(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=list(words))
    return result.exit_code, result.output


@pytest.fixture
def furnished(database_url: str) -> Iterator[Flask]:
    app = make_app(database_url, nizam_mode="demonstration")
    assert run(app, "setup")[0] == 0
    yield app
    let_go(app)


def test_the_regulation_is_amended_in_the_words_that_were_reviewed(furnished: Flask) -> None:
    assert run(furnished, "amend", "regulation") == (0, REVIEWED.read_text("utf-8"))


def test_programs_are_told_what_was_proven_of_which_steps(furnished: Flask) -> None:
    code, said = run(furnished, "amend", "regulation", "--format", "json")
    told = json.loads(said)
    assert code == 0
    assert (told["proven"], told["new_edition_advised"], told["is_the_act"]) == (True, False, True)
    assert told["from"]["milestone"] == "in-force-since-1996"
    assert {one["does"] for one in told["entries"] if "does" in one} == {
        "Add", "Insert", "Repeal", "Replace", "Restate",
    }  # fmt: skip
    assert all(one["clause"] for one in told["entries"] if "does" in one)


def test_in_english_it_is_a_help(furnished: Flask, tmp_path: Path) -> None:
    file = tmp_path / "help.md"
    code, said = run(
        furnished,
        "amend",
        "regulation",
        "--language",
        "en",
        "--format",
        "markdown",
        "-o",
        str(file),
    )
    text = file.read_text("utf-8")
    assert code == 0
    assert said.endswith(" bytes\n")
    assert text.startswith("# Amendments to “Regulation on the Council of Rectors”\n")
    assert "It is not the act" in text
    assert "> “5.1-1. Tələbə" in text


def test_equal_texts_need_no_act(furnished: Flask) -> None:
    code, said = run(furnished, "amend", "regulation", "--to", "in-force-since-1996")
    assert code == 1
    assert "there is nothing to amend" in said


def test_a_draft_whose_numbers_moved_is_refused_with_the_reason(
    app: Flask, database: Database
) -> None:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla")
        charter = a_document(session, leyla)
        first = an_article(session, charter, leyla, "Birinci.")
        second = an_article(session, charter, leyla, "İkinci.", after=first)
        move_clause(session, as_actor(leyla), charter, second, parent=None, after=None, seen=3)
        session.commit()
    code, said = run(app, "amend", "charter", "--from", "3")
    assert code == 1
    assert "2 clauses of this draft came to bear another" in said
