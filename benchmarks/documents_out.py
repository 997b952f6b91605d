"""What an act of 2,000 clauses takes as DOCX and as PDF, beside other ways to either."""

import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from shutil import which

from app.formats import pdf, word
from app.statute.dossier import Dossier
from app.statute.numbering import number_all
from app.statute.numbering import printed as number_printed
from app.statute.outline import Draft
from app.statute.snapshot import Clause, Numbering, Particulars, Snapshot
from app.statute.snapshot import word as worded
from benchmarks.acts import generated_act
from benchmarks.measuring import Work, abreast, table

CLAUSES = 2_000
LARGE = 5_000
PATIENCE = 300
"""Seconds another way may take."""


def report(rounds: int) -> Iterator[str]:
    """A table for each format. The floor is ours: × says how many times it others take."""
    told, numbers = dossier_of(generated_act(CLAUSES))
    with tempfile.TemporaryDirectory(prefix="nizam-documents-") as name:
        folder = Path(name)
        (folder / "act.docx").write_bytes(word.clean(told, "az", numbers))
        (folder / "act.html").write_text(as_html(told, numbers), "utf-8")
        for title, works in (
            ("DOCX", _ways_to_docx(told, numbers, folder)),
            ("PDF", _ways_to_pdf(told, numbers, folder)),
        ):
            yield f"### {CLAUSES} clauses as {title}\n\n{table(abreast(works, rounds))}"
    large, counted = dossier_of(generated_act(LARGE))
    works = {
        f"DOCX of {LARGE} clauses": lambda: word.clean(large, "az", counted),
        f"PDF of {LARGE} clauses": lambda: pdf.clean(large, "az", counted),
    }
    yield f"### {LARGE} clauses\n\n{table(abreast(works, 1))}"


def dossier_of(draft: Draft) -> tuple[Dossier, dict[str, str]]:
    """The act of a draft as it is exported, and its numbers."""
    clauses = tuple(
        Clause(
            f"{place:016x}",
            one.kind,
            None if one.parent is None else f"{one.parent:016x}",
            place,
            wordings={"az": worded("az", one.heading, one.text)},
        )
        for place, one in enumerate(draft.clauses)
    )
    about = Particulars("act", {"az": draft.title}, "act", draft.family, Numbering.DERIVED)
    numbers = number_all(clauses, draft.family, Numbering.DERIVED)
    return Dossier(Snapshot(about, 1, "ab" * 32, None, clauses)), numbers


def as_html(told: Dossier, numbers: dict[str, str]) -> str:
    """The same words with their numbers as HTML, for ways that start there."""
    lines = [f"<h1>{escape(told.snapshot.particulars.title('az'))}</h1>"]
    family = told.snapshot.particulars.family
    for clause in told.snapshot.clauses:
        number = number_printed(clause.kind, numbers[clause.id], family, "az")
        said = clause.wording("az")
        if said.heading:
            lines.append(f"<h2>{escape(f'{number} {said.heading}')}</h2>")
        if said.text:
            lines.append(f"<p>{escape(f'{number} {said.text}')}</p>")
    return f'<!doctype html><html lang="az"><title>act</title>{"".join(lines)}</html>'


def _ways_to_docx(told: Dossier, numbers: dict[str, str], folder: Path) -> dict[str, Work]:
    """Ours, and those that are installed."""
    works: dict[str, Work] = {"ours": lambda: word.clean(told, "az", numbers)}
    if which("pandoc"):
        asked = ["pandoc", "act.html", "-o", "pandoc.docx"]
        works["pandoc, from HTML"] = lambda: _run(asked, folder)
    if which("soffice"):
        works["LibreOffice, from HTML"] = lambda: _office("docx:MS Word 2007 XML", "html", folder)
    return works


def _ways_to_pdf(told: Dossier, numbers: dict[str, str], folder: Path) -> dict[str, Work]:
    """Ours, and those that are installed."""
    works: dict[str, Work] = {
        "ours: tagged, PDF/A-3a and PDF/UA-1": lambda: pdf.clean(told, "az", numbers)
    }
    if which("soffice"):
        works["LibreOffice, from our DOCX"] = lambda: _office("pdf", "docx", folder)
    if which("weasyprint"):
        asked = ["weasyprint", "--pdf-variant", "pdf/ua-1", "act.html", "weasyprint.pdf"]
        works["WeasyPrint, from HTML: PDF/UA-1"] = lambda: _run(asked, folder)
    return works


def _office(form: str, source: str, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    writer = ["--writer"] if source == "html" else []
    asked = ["soffice", profile, "--headless", *writer, "--convert-to", form]
    _run([*asked, "--outdir", "office", f"act.{source}"], folder)


def _run(asked: list[str], folder: Path) -> None:
    subprocess.run(asked, cwd=folder, check=True, capture_output=True, timeout=PATIENCE)
