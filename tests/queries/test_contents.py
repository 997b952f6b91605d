"""Laws of attached papers: one that was changed or is missing is told by its name."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest
from flask import Flask
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.db import Database
from app.models import FileContent
from app.operations.attaching import attach
from app.operations.institutions import add_institution
from app.operations.needs import describe_need
from app.operations.nominating import Candidacy, Paper, nominate
from app.queries.verification import verify
from tests.makers import a_document, a_person, as_actor, signed_in
from tests.queries.secretariat import MINISTRY

SURVEY, LETTER = b"one voice,12", b"%PDF-1.7 letter"

Spoil = Callable[[Session, bytes], object]


def change(session: Session, content: bytes) -> object:
    held = FileContent.content == content
    return session.execute(update(FileContent).where(held).values(content=content + b"!"))


def lose(session: Session, content: bytes) -> object:
    return session.execute(delete(FileContent).where(FileContent.content == content))


@pytest.fixture
def steward(app: Flask, database: Database) -> str:
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla", steward=True)
        charter, by = a_document(session, leyla), as_actor(leyla)
        describe_need(
            session,
            by,
            "E-01",
            {"title": {"en": "A voice"}, "group": "rectors", "kind": "need", "priority": "high"},
        )
        attach(session, by, "E-01", "survey.csv", SURVEY)
        add_institution(session, by, "ministry", MINISTRY)
        paper = Paper("letter.pdf", LETTER)
        letter = Candidacy("ministry", "reviewer", "2026-11-01", name="K", email="k@etn.example")
        nominate(session, by, charter, replace(letter, paper=paper))
        session.commit()
        return leyla.id


def test_contents_as_they_were_attached_fit(steward: str, database: Database) -> None:
    with Session(database.engine) as session:
        assert [one.why for one in verify(session, {})] == ["", ""]


@pytest.mark.parametrize(("spoil", "why"), [(change, "was changed"), (lose, "is missing")])
@pytest.mark.parametrize(
    ("content", "name", "record"),
    [(SURVEY, "survey.csv", "house"), (LETTER, "letter.pdf", "charter")],
)
def test_a_spoilt_content_is_told_by_name(
    steward: str,
    app: Flask,
    database: Database,
    spoil: Spoil,
    why: str,
    content: bytes,
    name: str,
    record: str,
) -> None:
    with Session(database.engine) as session:
        spoil(session, content)
        session.commit()
    answer = app.test_cli_runner().invoke(args=["record", "verify"])
    assert answer.exit_code == 1
    assert f"does not fit (content of {name} {why})" in answer.output
    assert answer.output.count("does not fit") == 1
    assert record in next(line for line in answer.output.splitlines() if name in line)


def test_a_spoilt_content_is_not_handed_out(steward: str, app: Flask, database: Database) -> None:
    address = f"/needs/E-01/papers/{sha256(SURVEY).hexdigest()}"
    reader = signed_in(app, steward)
    assert reader.get(address).data == SURVEY
    with Session(database.engine) as session:
        change(session, SURVEY)
        session.commit()
    refused = reader.get(address)
    assert refused.status_code == 500
    assert "“survey.csv” is not what was attached" in refused.text
