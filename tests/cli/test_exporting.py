"""Does `flask export` write the table of concordance, and one topic of it?"""

import csv
import io
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Clause
from app.operations.citing import cite, describe_extract, describe_source
from tests.makers import a_document, a_person, an_article, as_actor


@pytest.fixture
def charter(database: Database) -> str:
    """A charter whose one article cites one extract."""
    with Session(database.engine) as session:
        leyla = a_person(session, "Leyla")
        document = a_document(session, leyla, "charter")
        article = an_article(session, document, leyla, "Müddət üç ildir.", heading="Müddət")
        describe_source(session, as_actor(leyla), "uniko", {"title": {"en": "Uniko"}})
        said = {"summary": {"en": "Three years."}, "topics": ["terms"]}
        describe_extract(session, as_actor(leyla), "uniko", "uniko-terms", said)
        clause = session.get_one(Clause, article)
        cite(session, as_actor(leyla), clause, "uniko-terms", "adapts", note={"en": "Shorter."})
        session.commit()
    return "charter"


def test_the_concordance_is_written_to_a_file(app: Flask, charter: str, tmp_path: Path) -> None:
    file = tmp_path / "concordance.xlsx"
    asked = ["--form", "concordance", "--format", "xlsx", "--language", "en", "-o", str(file)]
    done = app.test_cli_runner().invoke(args=["export", charter, *asked])
    assert done.exit_code == 0, done.output
    rows = [[cell.value for cell in row] for row in load_workbook(file).worksheets[0].iter_rows()]
    assert "Shorter." in rows[-1]


def test_one_topic_is_written_in_the_language_asked_for(app: Flask, charter: str) -> None:
    asked = ["--form", "concordance", "--topic", "terms", "--format", "csv", "--language", "az"]
    done = app.test_cli_runner().invoke(args=["export", charter, *asked])
    [head, row] = csv.reader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"), newline=""))
    assert head[0] == "Müddəa"
    assert row == ["1-ci maddə", "Müddət\nMüddət üç ildir.", "uyğunlaşdırılıb: Uniko"]


def test_a_format_the_concordance_has_not_is_refused(app: Flask, charter: str) -> None:
    asked = ["--form", "concordance", "--format", "akn"]
    assert app.test_cli_runner().invoke(args=["export", charter, *asked]).exit_code != 0


def test_columns_and_the_facts_of_a_letter_are_taken(app: Flask, charter: str) -> None:
    runner = app.test_cli_runner()
    asked = ["--form", "comparative", "--format", "csv", "--columns", "state, number"]
    done = runner.invoke(args=["export", charter, *asked, "--against", "1", "--language", "en"])
    assert done.stdout_bytes.decode("utf-8-sig").startswith('"State","No, unit"')
    facts = ["--number", "7", "--date", "2026-05-12", "--enclosure", "One", "--enclosure", "Two"]
    asked = ["--form", "letter", "--format", "markdown", "--language", "en", *facts]
    letter = runner.invoke(args=["export", charter, *asked]).stdout_bytes.decode()
    assert "No 7\n\n12 May 2026" in letter
    assert "1. One\n2. Two" in letter


def test_a_column_nobody_knows_is_named(app: Flask, charter: str) -> None:
    asked = ["--form", "comparative", "--format", "csv", "--columns", "price"]
    done = app.test_cli_runner().invoke(args=["export", charter, *asked])
    assert done.exit_code != 0
    assert "price" in done.output
