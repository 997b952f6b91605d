"""Does `flask export` write the table of concordance, and one topic of it?"""

import csv
import io
from itertools import product
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.db import session as opened
from app.exporting import WRITTEN, Order, write_down
from app.models import Clause, Person
from app.operations.citing import cite, describe_extract, describe_source
from app.operations.needs import describe_need, link_need
from app.queries.documents import document_named
from app.statute.snapshot import LANGUAGES
from tests.makers import a_document, a_person, an_article, as_actor

AGAINST = ("redline", "comparative", "amending")
"""Forms that tell one step from another."""


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


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_every_file_speaks_the_language_ordered_whoever_reads_the_pages(
    app: Flask, database: Database, charter: str
) -> None:
    with Session(database.engine) as session:
        leyla = as_actor(session.scalars(select(Person)).one())
        need = {"title": {"az": "Kadr", "en": "Staff"}, "group": "rectors", "priority": "high"}
        describe_need(session, leyla, "E-01", need)
        clause = session.scalars(select(Clause)).one()
        link_need(session, leyla, clause, "E-01", "partly", note={"az": "Qismən."})
        session.commit()
    ordered = ((form, format_) for form, formats in WRITTEN.items() for format_ in formats)
    for (form, format_), language in product(ordered, LANGUAGES):
        order = Order(form, format_, language, against="1" if form in AGAINST else "")
        if format_ != "pdf":  # set from the same words as DOCX
            assert written(app, charter, order, "az") == written(app, charter, order, "en"), order
    for language, group in (("az", "Rektorlar və rəhbər heyət"), ("en", "Rectors and managers")):
        asked = ["--form", "note", "--format", "markdown", "--language", language]
        done = app.test_cli_runner().invoke(args=["export", charter, *asked])
        assert group in done.stdout_bytes.decode()


def written(app: Flask, document: str, order: Order, locale: str) -> bytes:
    """The file, ordered from pages in this language."""
    with app.app_context(), force_locale(locale):
        return write_down(opened(), document_named(opened(), document), order).content
