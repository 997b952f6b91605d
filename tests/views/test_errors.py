"""Refusals and breakages: each has its page and its status, also when nobody can be asked."""

import sqlite3
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from tests.makers import a_document, a_person, signed_in

SILENT = "The database does not answer. Nothing was saved: try again in a moment."


@pytest.fixture
def leyla(app: Flask, session: Session) -> FlaskClient:
    """The coordinator of a document, signed in, with an English browser."""
    founder = a_person(session)
    a_document(session, founder)
    somebody = founder.id
    session.commit()
    visitor = signed_in(app, somebody)
    visitor.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return visitor


def fall_silent(app: Flask) -> None:
    """Let the database answer nothing any more."""

    def refuse(*_statement: object) -> None:
        raise OperationalError("", {}, Exception("gone"))

    event.listen(app.extensions["nizam.database"].engine, "before_cursor_execute", refuse)


@pytest.mark.parametrize("path", ["/", "/d/charter/", "/me", "/nowhere", "/d/charter/c/none"])
def test_a_silent_database_is_said_to_be_silent(app: Flask, leyla: FlaskClient, path: str) -> None:
    app.testing = False
    fall_silent(app)
    answer = leyla.get(path)
    assert (answer.status_code, SILENT in answer.text) == (503, True)
    assert "Traceback" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_file_that_is_no_database_any_more_is_said_to_be_silent(
    app: Flask, leyla: FlaskClient, sqlite_url: str
) -> None:
    app.testing = False
    app.extensions["nizam.database"].engine.dispose()
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    path.write_bytes(b"these are no tables" * 500)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT 1 FROM person")
    answer = leyla.get("/d/charter/")
    assert (answer.status_code, SILENT in answer.text) == (503, True)


@pytest.mark.parametrize(
    "path", ["/d/%00/", "/d/charter/c/a%00b", "/documents/import/%00", "/d/charter/?at=%00"]
)
def test_what_no_database_can_hold_is_not_looked_for(leyla: FlaskClient, path: str) -> None:
    assert leyla.get(path).status_code in {400, 403, 404}


def test_a_log_tells_neither_what_was_typed_nor_lines_of_its_readers_making(
    app: Flask, leyla: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    app.testing = False
    with app.extensions["nizam.database"].engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE document RENAME TO gone")
    assert leyla.get("/d/typed%0d%0aforged/").status_code == 503
    assert "the database is silent" in caplog.text
    assert "\nforged" not in caplog.text
    assert "parameters hidden" in caplog.text


def test_a_log_tells_no_address_that_is_itself_a_key(
    app: Flask, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    app.testing = False
    with app.extensions["nizam.database"].engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE guest_link RENAME TO gone")
    assert client.get("/g/hidden-key").status_code == 503
    assert "the database is silent in GET '/g/<token>'" in caplog.text
    assert "hidden-key" not in caplog.text


@pytest.mark.parametrize(
    ("sent_from", "given_back"), [("http://localhost", True), ("https://elsewhere.example", False)]
)
def test_a_browser_that_keeps_no_cookies_gets_back_what_was_typed(
    app: Flask, sent_from: str, given_back: bool
) -> None:
    typed = {"text-az": "Üç səs <b>azdır</b>.", "csrf_token": "köhnə nişan", "seen": "12"}
    stranger = app.test_client(use_cookies=False)
    headers = {"Origin": sent_from, "Accept-Language": "en"}
    answer = stranger.post("/d/charter/c/0123456789abcdef/edit", data=typed, headers=headers)
    assert answer.status_code == 400
    assert ("Üç səs &lt;b&gt;azdır&lt;/b&gt;.</textarea>" in answer.text) is given_back
    assert answer.text.count("<textarea") == int(given_back)
    assert "köhnə nişan" not in answer.text


def test_a_password_is_never_given_back(app: Flask) -> None:
    typed = {"email": "leyla@nizam.example", "password": "uzun və gözlənilməz parol"}
    headers = {"Origin": "http://localhost", "Accept-Language": "en"}
    answer = app.test_client(use_cookies=False).post("/sign-in", data=typed, headers=headers)
    assert "gözlənilməz" not in answer.text
