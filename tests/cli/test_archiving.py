"""Laws of `flask archive` and `flask restore`: everything of a document, out and in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Document, SearchEntry
from tests.installation import let_go, make_app
from tests.makers import a_document, a_person, an_article

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


@pytest.fixture
def kept(session: Session, app: Flask, tmp_path: Path) -> tuple[Path, str]:
    """An archive of the charter, and its newest step with its digest."""
    leyla = a_person(session, "Leyla")
    an_article(session, a_document(session, leyla), leyla, "Bir səs.")
    session.commit()
    file = tmp_path / "charter.zip"
    assert app.test_cli_runner().invoke(args=["archive", "charter", "-o", str(file)]).exit_code == 0
    said = app.test_cli_runner().invoke(args=["record", "verify", "charter"]).output
    steps, digest = said.split()[1], said.split()[-1]
    return file, f"{steps}:{digest}"


@pytest.fixture
def elsewhere(sqlite_template: Path, tmp_path: Path) -> Iterator[Flask]:
    """Another installation, without documents."""
    app = make_app(f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'elsewhere.sqlite')}")
    yield app
    let_go(app)


def run(app: Flask, *args: str) -> Result:
    return app.test_cli_runner().invoke(args=args)


def counted(app: Flask, table: type) -> int:
    database: Database = app.extensions["nizam.database"]
    with Session(database.engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_document_goes_to_another_installation(elsewhere: Flask, kept: tuple[Path, str]) -> None:
    file, anchor = kept
    dry = run(elsewhere, "restore", str(file), "--dry-run")
    assert (dry.exit_code, counted(elsewhere, Document)) == (0, 0)
    done = run(elsewhere, "restore", str(file), "--anchor", anchor)
    assert done.exit_code == 0
    assert anchor.partition(":")[2] in done.output
    assert "without a password: Leyla." in done.output
    assert counted(elsewhere, SearchEntry) > 0
    assert run(elsewhere, "record", "verify", "charter", "--anchor", anchor).exit_code == 0
    again = run(elsewhere, "restore", str(file))
    assert again.exit_code == 1
    assert "is here already" in again.output


def test_who_bears_an_address_of_somebody_else_is_named(
    elsewhere: Flask, kept: tuple[Path, str]
) -> None:
    database: Database = elsewhere.extensions["nizam.database"]
    with Session(database.engine) as session:
        a_person(session, "Leyla")
        session.commit()
    done = run(elsewhere, "restore", str(kept[0]))
    assert "these cannot sign in: Leyla." in done.output


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"no", "is no archive"), (None, "not the one this digest was printed of")],
)
def test_what_cannot_be_restored_is_said(
    elsewhere: Flask, kept: tuple[Path, str], content: bytes | None, said: str
) -> None:
    file, anchor = kept
    if content is not None:
        file.write_bytes(content)
    other = anchor.replace(anchor[-1], "0" if anchor[-1] != "0" else "1")
    refused = run(elsewhere, "restore", str(file), "--anchor", other)
    assert refused.exit_code == 1
    assert said in refused.output
    assert counted(elsewhere, Document) == 0


def test_an_anchor_is_a_step_and_a_digest(elsewhere: Flask, kept: tuple[Path, str]) -> None:
    refused = run(elsewhere, "restore", str(kept[0]), "--anchor", "12")
    assert refused.exit_code == 2
    assert "is not STEP:DIGEST" in refused.output
