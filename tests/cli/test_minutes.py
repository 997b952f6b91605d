"""Are minutes and extracts written from the command line?"""

from pathlib import Path

import pytest
from flask import Flask

from tests.views.assembly import NAMES, assembled


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_minutes_are_written_to_a_file(app: Flask, tmp_path: Path) -> None:
    hall = assembled(app)
    hall.call()
    hall.begin(*NAMES)
    hall.resolve(2, outcome="noted")
    runner, file = app.test_cli_runner(), tmp_path / "protokol.docx"
    done = runner.invoke(args=["minutes", "charter", "1", "-o", str(file)])
    assert done.exit_code == 0, done.output
    assert file.read_bytes().startswith(b"PK")
    told = ["minutes", "charter", hall.meeting, "--format", "pdf", "--extract", "2"]
    assert runner.invoke(args=told).stdout_bytes.startswith(b"%PDF")
    for wrong in (["minutes", "charter", "7"], ["minutes", "charter", "1", "--extract", "9"]):
        assert runner.invoke(args=wrong).exit_code == 1
