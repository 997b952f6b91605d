"""Does each import contract hold, and is each able to fail?"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

BREACHES = {
    "arrows": ("app/queries/breach.py", "import app.operations"),
    "statute-alone": ("app/statute/breach.py", "import app.models"),
    "statute-pure": ("app/statute/breach.py", "import sqlalchemy"),
    "formats-on-statute": ("app/formats/breach.py", "import app.models"),
    "signing-on-statute": ("app/signing/breach.py", "import app.models"),
    "pages-last": ("app/config.py", "import app.views"),
    "deeds-without-web": ("app/operations/breach.py", "import flask"),
}
"""For each contract, by its id: a file, and the line in it that the contract forbids."""


def contract_ids() -> set[str]:
    """Ids of the contracts that pyproject.toml declares."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}


def lint(folder: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter with one contract on the package in `folder`."""
    program = str(Path(sys.executable).with_name("lint-imports"))
    command = [program, "--no-cache", "--no-logo", "--contract", contract]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package's modules and of its contracts."""
    modules = shutil.ignore_patterns("static", "translations", "__pycache__")
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=modules)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_has_a_breach_that_shows_it_can_fail() -> None:
    assert set(BREACHES) == contract_ids()


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_a_breach_of_the_contract_is_reported(copy: Path, contract: str) -> None:
    path, line = BREACHES[contract]
    with (copy / path).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    module_name = path.removesuffix(".py").replace("/", ".")
    imported = line.removeprefix("import ")

    result = lint(copy, contract)

    assert result.returncode == 1, result.stdout + result.stderr
    assert "0 kept, 1 broken" in result.stdout
    assert module_name in result.stdout
    assert imported in result.stdout
