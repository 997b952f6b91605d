"""Laws of the public page that checks files."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.config import Settings
from app.db import session
from app.models import FileContent, Upload
from app.operations import looking
from tests.formats.package import parting
from tests.formats.package import tampering as by
from tests.formats.package.certifying import NOW, authority
from tests.views.posting import token_of

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


@pytest.fixture(autouse=True)
def trusting(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation trusts the authority of the tests."""
    path = tmp_path / "trusted.pem"
    path.write_bytes(authority().pem())
    settings: Settings = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(settings, trusted_certificates=str(path))
    monkeypatch.setattr("app.views.verifying.now", lambda: NOW)


def checked(client: FlaskClient, content: bytes, name: str = "package.zip") -> TestResponse:
    fields = {"csrf_token": token_of(client), "file": (io.BytesIO(content), name)}
    return client.post("/verify", data=fields, headers={"Accept-Language": "en"})


def test_anybody_may_open_the_page_and_is_led_to_it(client: FlaskClient) -> None:
    assert client.get("/verify").status_code == 200
    assert client.get("/sign-in").text.count('href="/verify"') == 2


def test_a_package_is_found_authentic_and_not_known_here(client: FlaskClient) -> None:
    page = checked(client, by.whole())
    assert page.status_code == 200
    assert "Authentic" in page.text
    assert "Katiblik" in page.text
    assert "did not prepare it" in page.text


def test_what_was_altered_is_named_by_its_clause(client: FlaskClient) -> None:
    page = checked(client, by.reworded_package()).text
    assert "Altered" in page
    assert "Article 1.2" in page


@pytest.mark.parametrize("name", ["<script>.pdf", "a" * 500 + ".pdf", "\u202efdp.exe"])
def test_names_of_files_are_shown_harmlessly(client: FlaskClient, name: str) -> None:
    page = checked(client, by.files()[by.PDF], name).text
    assert "Authentic" in page
    assert "<script>." not in page
    assert "a" * 200 not in page
    assert "\u202e" not in page


@pytest.mark.parametrize(
    "content", [b"", b"x", b"PK\3\4", b"%PDF-", b"{", by.whole()[:-9], b"{" * 100_000]
)
def test_whatever_is_sent_gets_an_answer(client: FlaskClient, content: bytes) -> None:
    assert checked(client, content).status_code == 200


def test_a_seal_without_its_members_gets_an_answer(client: FlaskClient) -> None:
    assert checked(client, parting.bare_seal(), "a.docx").status_code == 200


def test_no_file_is_asked_for_again(client: FlaskClient) -> None:
    page = client.post("/verify", data={"csrf_token": token_of(client)})
    assert page.status_code == 422


def test_too_large_a_file_is_refused_unread(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.verifying.LARGEST", 1000)
    page = checked(client, b"x" * 200_000)
    assert page.status_code == 413
    assert "was not read" in page.text


def test_nothing_is_kept(app: Flask, client: FlaskClient) -> None:
    checked(client, by.whole())
    with app.app_context():
        for table in (FileContent, Upload):
            assert session().scalar(select(func.count()).select_from(table)) == 0


def test_who_asks_too_often_waits(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 1)
    assert checked(client, b"x").status_code == 200
    assert checked(client, b"x").status_code == 429
    assert client.get("/sign-in").status_code == 200
