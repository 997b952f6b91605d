"""Laws of `flask library`: the same rows, the same refusals as on the page."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.models import Source

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

LIST = "id,title_en,country\na,Statute of one,PT\n"


def sources(database: Database) -> list[str]:
    with Session(database.engine) as session:
        return list(session.scalars(select(Source.slug)))


def test_a_list_goes_in_and_out(app: Flask, database: Database, tmp_path: Path) -> None:
    runner, file = app.test_cli_runner(), tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    dry = runner.invoke(args=["library", "import", str(file), "--dry-run"])
    assert (dry.exit_code, sources(database)) == (0, [])
    assert "new: sources row 2 a" in dry.output
    done = runner.invoke(args=["library", "import", str(file)])
    assert (done.exit_code, sources(database)) == (0, ["a"])
    out = tmp_path / "out.json"
    written = ["library", "export", "--format", "json", "-o", str(out)]
    assert runner.invoke(args=written).exit_code == 0
    again = runner.invoke(args=["library", "import", str(out), "--dry-run"])
    assert "0 new, 0 changed, 0 duplicate, 0 wrong, 1 same" in again.output
    shown = runner.invoke(args=["library", "export", "--format", "csv", "--kind", "extracts"])
    assert "summary_en" in shown.output


def test_wrong_rows_are_told_and_nothing_is_taken(
    app: Flask, database: Database, tmp_path: Path
) -> None:
    runner, file = app.test_cli_runner(), tmp_path / "list.csv"
    file.write_text(LIST + "b,Another,Portugal\na,x,y\n,Statute of one,\n", encoding="utf-8")
    dry = runner.invoke(args=["library", "import", str(file), "--dry-run"])
    assert dry.exit_code == 1
    assert "country: “Portugal” is no code of a country." in dry.output
    refused = runner.invoke(args=["library", "import", str(file)])
    assert (refused.exit_code, sources(database)) == (1, [])
    assert "All or nothing" in refused.output
    taken = runner.invoke(args=["library", "import", str(file), "--right"])
    assert "1 rows taken." in taken.output
    file.write_text("id,country,titel\na,DE,x\nimport,FR,y\n", encoding="utf-8")
    changed = runner.invoke(args=["library", "import", str(file), "--dry-run"])
    assert "  country: 'PT' -> 'DE'" in changed.output
    assert "note: The column “titel” is not known" in changed.output
