"""What a redline takes, beside the ways others compare two texts."""

import difflib
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which

from diff_match_patch import diff_match_patch

from app.statute.diffing import compare, tokens
from benchmarks import office
from benchmarks.measuring import Work, abreast, table
from benchmarks.prose import edited, prose

Pair = tuple[str, str]

CASES: tuple[tuple[str, Callable[[], Pair]], ...] = (
    ("a clause of 400 characters, 3 words changed", lambda: _edited(400, 18)),
    ("a clause of 5 kB, one word in 30 changed", lambda: _edited(5_000, 30)),
    ("a clause of 5 kB, written anew", lambda: (prose(5_000), prose(5_000, seed=99))),
    ("an act of 200 kB, one word in 200 changed", lambda: _edited(200_000, 200)),
)

AUTOJUNK_FROM = 50_000
"""Characters from which difflib is let loose only with its shortcut: else it takes minutes."""


def _edited(size: int, every: int) -> Pair:
    text = prose(size)
    return text, edited(text, every)


def report(rounds: int) -> Iterator[str]:
    """One table for each pair of texts. The floor is ours: × says how many times it others take."""
    with tempfile.TemporaryDirectory(prefix="nizam-redline-") as name:
        files = Path(name, "before.txt"), Path(name, "after.txt")
        for title, texts in CASES:
            pair = texts()
            for file, text in zip(files, pair, strict=True):
                file.write_text(text, "utf-8")
            lines = table(abreast(dict(_ways(pair, files)), rounds))
            yield f"### Redline of {title}\n\n{lines}\n\n{_by_libreoffice(files)}"


def _by_libreoffice(files: tuple[Path, Path]) -> str:
    """What LibreOffice took: outside the table, for each of its runs is a process of its own."""
    if not office.is_here():
        return "LibreOffice: not installed here."
    found = [one for one in (office.compare(*files) for _ in range(3)) if one]
    if not found:
        return f"LibreOffice: no answer within {office.PATIENCE} s."
    spent = statistics.median(milliseconds for milliseconds, _ in found)
    return f"LibreOffice, Compare Document alone: {spent:,.0f} ms, {found[0][1]} changes marked."


def _ways(pair: Pair, files: tuple[Path, Path]) -> Iterator[tuple[str, Work]]:
    before, after = pair
    yield "Nizam, on words", lambda: compare(before, after)
    reference = diff_match_patch()
    yield "diff-match-patch, on characters", lambda: reference.diff_main(before, after)
    quick = len(before) > AUTOJUNK_FROM
    yield (
        f"difflib on the same words{', with its shortcut' if quick else ''}",
        lambda: difflib.SequenceMatcher(
            None, tokens(before), tokens(after), autojunk=quick
        ).get_opcodes(),
    )
    if git := which("git"):
        ask = [git, "diff", "--no-index", "--word-diff=porcelain", *map(str, files)]
        yield "git diff --word-diff", lambda: subprocess.run(ask, stdout=subprocess.DEVNULL)  # noqa: PLW1510
