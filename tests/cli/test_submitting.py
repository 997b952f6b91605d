"""Does `flask submission` prepare a package and list it, and say in a sentence why it does not?"""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from app.keyring import make_demonstration
from app.operations.recording import Actor
from tests.installation import let_go, make_app
from tests.makers import NOON, a_person
from tests.submitting.packages import a_charter, signed_off

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])


@pytest.fixture
def house(database_url: str, session: Session, tmp_path: Path) -> Iterator[Flask]:
    """A demonstration with a sealed charter and a plan nobody sealed."""
    app = make_app(database_url, nizam_mode="demonstration", signing_folder=str(tmp_path))
    make_demonstration(app.config["SETTINGS"], datetime.now(UTC))
    leyla = a_person(session, "Leyla")
    signed_off(session, Actor(leyla.id, NOON), a_charter(session, leyla))
    a_charter(session, leyla, "plan")
    session.commit()
    yield app
    let_go(app)


def prepared(house: Flask, output: Path, *said: str, document: str = "charter") -> Result:
    usual = ("--document", document, "--number", "1-12", "--addressee", "Nazirlik")
    words = ("submission", "prepare", *usual, "--format", "docx", "-o", str(output), *said)
    return house.test_cli_runner().invoke(args=list(words))


def test_a_package_is_written_and_listed(house: Flask, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Salam", "utf-8")
    output = tmp_path / "package.zip"
    done = prepared(house, output, "--enclose", str(tmp_path / "letter.txt"))
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(output) as archive:
        assert {"manifest.json.p7s", "enclosures/letter.txt"} <= set(archive.namelist())
    listed = house.test_cli_runner().invoke(args=["submission", "list"]).output
    number, _day, state, addressee, documents = listed.rstrip("\n").split("\t")
    assert (number, state, addressee, documents) == ("1-12", "prepared", "Nazirlik", "charter@4")
    again = prepared(house, output)
    assert again.exit_code == 1
    assert "is in use" in again.output


@pytest.mark.parametrize(
    ("document", "said", "told"),
    [
        ("plan", (), "Not signed off"),
        ("charter@2", (), "Not signed off"),
        ("charter@two", (), "after @ comes the number of a step"),
        ("none", (), "There is no such thing"),
        ("charter", ("--as", "nobody@nizam.example"), "There is no such thing"),
        ("charter", ("--language", "both", "--form", "concordance"), "Choose at least one"),
    ],
)
def test_a_refusal_is_a_sentence_and_no_file(
    house: Flask, tmp_path: Path, document: str, said: tuple[str, ...], told: str
) -> None:
    output = tmp_path / "package.zip"
    done = prepared(house, output, *said, document=document)
    assert done.exit_code != 0
    assert told in done.output
    assert "Traceback" not in done.output
    assert not output.exists()
