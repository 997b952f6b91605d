"""Laws of `flask check`."""

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app.db import transaction
from app.models import Clause, Document
from app.operations.checking import set_aside
from app.operations.structure import insert_clause
from app.queries.checking import report
from app.statute.snapshot import Kind, word
from tests.cli.test_importing import run
from tests.makers import as_actor

ACT = "# Akt\n\n### Maddə 1. Üzv\n\n1.1. Üzvlərin 3-ci hissəsi iştirak edir.\n"


@pytest.fixture
def act(app: Flask, tmp_path: Path) -> Flask:
    path = tmp_path / "akt.md"
    path.write_text(ACT, "utf-8")
    run(app, "import", str(path), "--slug", "akt")
    return app


def refer_to_nothing(app: Flask) -> None:
    with app.app_context(), transaction() as session:
        document = session.scalars(select(Document).where(Document.slug == "akt")).one()
        above = session.scalars(select(Clause.id).order_by(Clause.born)).first()
        said = [word("az", "", "Bax: {#0123456789abcdef}.")]
        insert_clause(
            session, as_actor(None), document, said, kind=Kind.PARAGRAPH, parent=above, after=None
        )


def test_findings_are_told_with_place_reason_source_and_remedy(act: Flask) -> None:
    code, said = run(act, "check", "akt")
    assert code == 0
    assert "warning: Article 1.1: Suffix of an ordinal" in said
    assert "“3-ci”" in said
    assert "Write “3-cü”." in said
    assert said.endswith("0 blocks, 1 warning, 0 note, 0 set aside\n")


def test_the_report_is_told_in_azerbaijani_too(act: Flask) -> None:
    _, said = run(act, "check", "akt", "--language", "az")
    assert "warning: 1.1-ci maddə: Sıra sayının şəkilçisi" in said
    assert "“3-cü” yazın." in said


def test_a_program_reads_the_findings_as_json(act: Flask) -> None:
    code, said = run(act, "check", "akt", "--format", "json")
    facts = json.loads(said)
    assert (code, facts["blocks"]) == (0, False)
    (found,) = facts["findings"]
    assert (found["rule"], found["level"], found["words"]) == ("ordinal_suffix", "warning", "3-ci")
    assert (found["start"], found["end"]) == (9, 13)


def test_a_blocking_finding_ends_the_command_with_1_until_it_is_set_aside(act: Flask) -> None:
    refer_to_nothing(act)
    code, said = run(act, "check", "akt")
    assert (code, "Reference to nothing" in said) == (1, True)

    with act.app_context(), transaction() as session:
        document = session.scalars(select(Document).where(Document.slug == "akt")).one()
        (found,) = report(session, document).blocking
        set_aside(session, as_actor(None), document, found, "Maddə hazırlanır.")

    code, said = run(act, "check", "akt", "--format", "json")
    assert (code, json.loads(said)["set_aside"][0]["reason"]) == (0, "Maddə hazırlanır.")


def test_an_unknown_document_is_named_in_the_error(app: Flask) -> None:
    code, said = run(app, "check", "yoxdur")
    assert code == 1
    assert "There is no document 'yoxdur'" in said
