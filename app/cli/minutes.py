"""`flask minutes`: write the minutes of a meeting, or an extract from them, to a file."""

import sys
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.cli.fails import told
from app.db import session
from app.formats.minutes import WRITERS
from app.minuting import minutes_down, protocol_of
from app.queries.documents import document_named
from app.queries.meetings import meeting_numbered
from app.statute.snapshot import LANGUAGES


@click.command()
@click.argument("document")
@click.argument("meeting")
@click.option("--format", "format_", type=click.Choice(list(WRITERS)), default="docx")
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
@click.option(
    "--extract",
    multiple=True,
    type=click.IntRange(1),
    help="Number of an item: only these; may be given several times.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=None)
@with_appcontext
@told
def minutes(
    document: str,
    meeting: str,
    output: Path | None,
    *,
    format_: str,
    language: str,
    extract: tuple[int, ...],
) -> None:
    """Write the minutes of MEETING (its number or id) of DOCUMENT (its slug) to a file.

    Without -o they go to standard output.
    """
    about = document_named(session(), document)
    found = meeting_numbered(session(), about, meeting)
    protocol = protocol_of(session(), about, found, language, extract)
    written = minutes_down(about, found, protocol, format_)
    if output is None:
        sys.stdout.buffer.write(written.content)
        return
    output.write_bytes(written.content)
    click.echo(f"{output}: {len(written.content)} bytes", err=True)
