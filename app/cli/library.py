"""`flask library`: lists of sources, extracts and needs from a file into the house, and back."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.cli.fails import told
from app.clock import now
from app.db import session, transaction
from app.errors import sentence
from app.formats.listing.delimited import DELIMITERS
from app.formats.listing.rows import Table
from app.formats.listing.weighing import Report, Verdict, Weighed
from app.listing import EXPORTS, KNOWN_TOPICS, Kept, received, tables_of, written
from app.operations.listing import Choice, report_on, take_rows
from app.operations.recording import Actor
from app.presentation import COMMAND_LINE
from app.refusals.lists import fault_in_words, note_in_words

KINDS = {"sources": "sources", "extracts": "sources", "needs": "needs"}
"""The page each list is on."""


@click.group()
def library() -> None:
    """Lists of sources, extracts and needs."""


@library.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--kind", type=click.Choice(list(KINDS)), default="sources", help="What it lists.")
@click.option("--delimiter", type=click.Choice(list(DELIMITERS)), help="Of a CSV file.")
@click.option("--encoding", default="", help="Where it cannot be told: windows-1254, utf-16-le …")
@click.option("--right", is_flag=True, help="Take the right rows even where others are wrong.")
@click.option("--dry-run", is_flag=True, help="Say what every row would do, and do nothing.")
@with_appcontext
@told
def take(file: Path, *, kind: str, right: bool, dry_run: bool, **read: str | None) -> None:
    """Take the rows of FILE (CSV, XLSX or JSON): all of them, or none where one is wrong."""
    text, kept = received(file.read_bytes(), Kept(KINDS[kind], name=file.name))
    asked = kept.otherwise(read["encoding"] or "", read["delimiter"] or "")
    tables = tables_of(text, asked)
    report = report_on(session(), tables, KNOWN_TOPICS)
    for line in _told(report, tables):
        click.echo(line, err=True)
    if dry_run:
        sys.exit(1 if report.counts[Verdict.WRONG] else 0)
    session().rollback()
    with transaction() as writer:
        choice = Choice("right" if right else "all", seen=report.digest)
        rows = take_rows(writer, Actor(None, now()), tables, choice, topics=KNOWN_TOPICS)
    click.echo(f"{len(rows)} rows taken.")


@library.command("export")
@click.option("--format", "form", type=click.Choice(list(EXPORTS)), default="xlsx")
@click.option("--kind", type=click.Choice(list(KINDS)), default="sources", help="Which list.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=None)
@with_appcontext
@told
def write(form: str, kind: str, output: Path | None) -> None:
    """Write a list down; XLSX and JSON hold sources and extracts together, CSV one list."""
    file = written(session(), KINDS[kind], form, COMMAND_LINE, kind)
    if output is None:
        sys.stdout.buffer.write(file.content)
        return
    output.write_bytes(file.content)
    click.echo(f"{output}: {len(file.content)} bytes", err=True)


def _told(report: Report, tables: list[Table]) -> Iterator[str]:
    for table in tables:
        for note in table.notes:
            yield f"note: {note_in_words(note)}"
    for one in report.rows:
        if one.verdict is not Verdict.SAME:
            yield f"{one.verdict}: {one.kind} row {one.row.line} {one.slug}"
            yield from _why(one)
    yield ", ".join(f"{report.counts[verdict]} {verdict}" for verdict in Verdict)


def _why(one: Weighed) -> Iterator[str]:
    for fault in one.faults:
        yield f"  {fault.column or 'row'}: {fault_in_words(fault)}"
    for column, error in one.refusals.items():
        yield f"  {column}: {sentence(error)}"
    for change in one.changes:
        yield f"  {change.column}: {change.before!r} -> {change.after!r}"
    if one.twin:
        where = f"row {one.twin.line}" if one.twin.line else one.twin.slug
        yield f"  {one.twin.why} {one.twin.given}: {where}"
