"""`flask amend`: the act that turns the text of one step into that of another."""

import sys
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.cli.fails import told
from app.db import session
from app.exporting import WRITTEN, Order, write_down
from app.queries.documents import document_named
from app.statute.snapshot import LANGUAGES


@click.command()
@click.argument("document")
@click.option("--from", "older", default="", help="Step or milestone; default the text in force.")
@click.option("--to", "newer", default="", help="Step or milestone; default the newest.")
@click.option("--format", "form", type=click.Choice(WRITTEN["amending"]), default="text")
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=None)
@with_appcontext
@told
def amend(document: str, output: Path | None, **asked: str) -> None:
    """Write the act that amends DOCUMENT (its slug); in English only a help to read it."""
    order = Order("amending", asked["form"], asked["language"], asked["newer"], asked["older"])
    written = write_down(session(), document_named(session(), document), order)
    if output is None:
        sys.stdout.buffer.write(written.content)
        return
    output.write_bytes(written.content)
    click.echo(f"{output}: {len(written.content)} bytes", err=True)
