"""What do the rules look at: the project's files, as text and as syntax trees."""

import ast
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
"""The folder that holds app/, templates/ and tests/."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path from the project's folder, with slashes, and what it says."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The syntax tree of a Python file."""
        return ast.parse(self.text, self.path)


Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> list[Function]:
    """Every function and method in the tree."""
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def length_of(function: Function) -> int:
    """Lines from `def` to the end, without decorators and docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def read(paths: Iterable[Path]) -> list[Source]:
    """The files, in order of their paths."""
    return [
        Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in sorted(paths)
    ]


def modules(*folders: str) -> list[Source]:
    """Python files below the folders."""
    found = read(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return [source for source in found if source.text.strip()]


def package() -> list[Source]:
    """What runs: the package and the file a server starts."""
    return [*modules("app"), *read(ROOT.glob("wsgi.py"))]


def templates() -> list[Source]:
    """Every template: pages, parts of pages and mail."""
    return read(path for path in (ROOT / "templates").rglob("*") if path.is_file())


def tracked() -> list[Source]:
    """Every text file that git keeps."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("This is no git checkout: nobody can say which files are kept.")
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return read(path for path in paths if path.is_file() and is_text(path))


def is_text(path: Path) -> bool:
    """Whether the file is UTF-8 without NUL."""
    content = path.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content
