"""The floor under each figure: the same work with nothing but the tools Nizam stands on."""

import io
import sqlite3
from pathlib import Path

from docx import Document as WordDocument
from flask import Flask, render_template_string
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate
from sqlalchemy import Engine, select

from app.models import WordingHead, WordingRow
from app.statute.snapshot import AUTHORITATIVE

PAGE = """<!doctype html><title>Act</title>
{% for row in rows %}<h2>{{ row.heading }}</h2><p>{{ row.text }}</p>
{% endfor %}"""

STANDING = (
    select(WordingRow.heading, WordingRow.text)
    .join(WordingHead, WordingHead.wording_row == WordingRow.row)
    .order_by(WordingRow.row)
)


def bare_page(engine: Engine, record_id: str) -> Flask:
    """An app of one view: the words of a document in a page. No people, states or numbers."""
    app = Flask("bare")
    query = STANDING.where(WordingHead.record_id == record_id)

    @app.get("/")
    def read() -> str:
        with engine.connect() as connection:
            return render_template_string(PAGE, rows=connection.execute(query).all())

    return app


class BareInsert:
    """One row into one table of SQLite, on the disk when it returns."""

    def __init__(self, file: Path, text: str) -> None:
        self._text = text
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TABLE said (row INTEGER PRIMARY KEY, text TEXT)")

    def __call__(self) -> None:
        """Insert and commit."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO said (text) VALUES (?)", (self._text,))
        self._connection.execute("COMMIT")


def texts(engine: Engine, record_id: str) -> list[str]:
    """What every clause says, heading first."""
    query = STANDING.where(
        WordingHead.record_id == record_id, WordingHead.language == AUTHORITATIVE
    )
    with engine.connect() as connection:
        return [f"{heading} {text}".strip() for heading, text in connection.execute(query)]


def bare_docx(said: list[str]) -> bytes:
    """The words as plain paragraphs by python-docx."""
    document = WordDocument()
    for text in said:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def bare_pdf(said: list[str]) -> bytes:
    """The words as plain paragraphs by ReportLab: no embedded fonts, tags or archive metadata."""
    style = getSampleStyleSheet()["BodyText"]
    written = io.BytesIO()
    plain = [text.replace("&", "&amp;").replace("<", "&lt;") for text in said]
    SimpleDocTemplate(written).build([Paragraph(text, style) for text in plain])
    return written.getvalue()
