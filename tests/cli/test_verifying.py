"""Laws of `flask verify` and of `flask record verify --against`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from app.cli.verifying import verify
from app.db import session
from app.formats.package.anchors import HOUSE, anchors_in
from app.queries.verification import verify as recompute
from tests.cli.test_importing import run
from tests.formats.package import tampering as by
from tests.formats.package.certifying import NOW, authority


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "root.pem"
    path.write_bytes(authority().pem())
    return path


def kept(folder: Path, content: bytes, name: str = "package.zip") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_a_package_is_checked_without_database_or_settings(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    file = kept(tmp_path, by.whole())
    monkeypatch.setattr("app.cli.verifying.clock.now", lambda: NOW)
    answer = CliRunner().invoke(verify, [file, "--trust", str(root), "--language", "az"])
    assert answer.exit_code == 0, answer.output
    assert "Həqiqidir" in answer.output
    assert "Nümunə" not in answer.output
    assert "01-12/34" in answer.output


def test_what_was_altered_ends_with_one_and_names_the_clause(tmp_path: Path, root: Path) -> None:
    file = kept(tmp_path, by.reworded_package())
    answer = CliRunner().invoke(verify, [file, "--trust", str(root), "--json"])
    told = json.loads(answer.output)
    assert answer.exit_code == 1
    assert told["verdict"] == "altered"
    labels = [one["label"].get("az") for one in told["findings"] if one["clause"] == "pa2"]
    assert labels == ["1.2-ci maddə"]


def test_without_a_certificate_nobody_is_trusted(tmp_path: Path) -> None:
    answer = CliRunner().invoke(verify, [kept(tmp_path, by.whole())])
    assert answer.exit_code == 1
    assert "SIGNER NOT CONFIRMED" in answer.output


@pytest.mark.parametrize("options", [["--trust", "{}"], ["--crl", "{}"], ["nothing.zip"]])
def test_what_cannot_be_used_is_a_mistake_of_whoever_asks(
    tmp_path: Path, options: list[str]
) -> None:
    file = kept(tmp_path, by.whole())
    given = [option.format(file) for option in options]
    assert CliRunner().invoke(verify, [file, *given]).exit_code == 2


def test_a_package_anchors_every_step_it_holds() -> None:
    anchors = anchors_in(by.whole())
    assert [step for step, _ in anchors["charter"]] == [1, 2, 3, 4, 5, 6]
    assert HOUSE not in anchors


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_record_that_lost_what_a_package_published_is_found_out(
    app: Flask, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.recording.clock.now", lambda: NOW)
    file = kept(tmp_path, by.whole())
    code, output = run(app, "record", "verify", "--against", file, "--trust", str(root))
    assert code == 1
    assert "charter: step 1 does not fit (missing)" in output
    with app.app_context():
        assert recompute(session(), {"house": [(1, "0" * 64)]})[0].step == 1


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_a_package_that_is_not_authentic_anchors_nothing(
    app: Flask, tmp_path: Path, root: Path
) -> None:
    file = kept(tmp_path, by.reworded_package())
    code, output = run(app, "record", "verify", "--against", file, "--trust", str(root))
    assert code == 1
    assert "anchors nothing" in output
