"""`flask export`: a document into a file."""

import sys
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from app.cli.fails import told
from app.db import session
from app.exporting import FORMATS, FORMS, OFFERED, WRITTEN, Letter, Order, columns_in, write_down
from app.legalxml import BOTH
from app.queries.documents import document_named
from app.statute.snapshot import LANGUAGES

COLUMNS = OFFERED["comparative"].columns

BILINGUAL = "; ".join(
    f"{name}: {', '.join(form.bilingual)}" for name, form in OFFERED.items() if form.bilingual
)


@click.command()
@click.argument("document")
@click.option("--form", type=click.Choice(FORMS), default="clean", show_default=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="docx",
    show_default=True,
    help="; ".join(f"{form}: {', '.join(formats)}" for form, formats in WRITTEN.items()) + ".",
)
@click.option(
    "--language",
    type=click.Choice((*LANGUAGES, BOTH)),
    default=LANGUAGES[0],
    show_default=True,
    help=f"Both in one file: {BILINGUAL}.",
)
@click.option("--at", default="", help="Step number or milestone; default the newest.")
@click.option("--against", default="", help="The older side; default the text in force.")
@click.option("--topic", default="", help="Of a concordance: one topic across all instruments.")
@click.option(
    "--columns",
    default="",
    help=f"Of a comparative table, in their order: {','.join(COLUMNS)}.",
)
@click.option("--number", default="", help="Of a letter: under which it is sent.")
@click.option("--addressee", default="", help="Of a letter: an institution, or a name as typed.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Of a letter; default the day of the step.",
)
@click.option("--enclosure", "enclosures", multiple=True, help="Of a letter; may be repeated.")
@click.option("--signatory", default="", help="Of a letter.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=None)
@with_appcontext
@told
def export(document: str, output: Path | None, **asked: Any) -> None:
    """Write DOCUMENT (its slug) down, to a file or to standard output."""
    asked["format"] = asked.pop("format_")
    asked["columns"] = columns_in(asked["columns"])
    asked["letter"] = _letter(asked)
    written = write_down(session(), document_named(session(), document), Order(**asked))
    if output is None:
        sys.stdout.buffer.write(written.content)
        return
    output.write_bytes(written.content)
    click.echo(f"{output}: {len(written.content)} bytes", err=True)


def _letter(asked: dict[str, Any]) -> Letter:
    """What was said of a letter, taken out of what was asked for."""
    day = asked.pop("day")
    facts = {name: asked.pop(name) for name in ("number", "addressee", "enclosures", "signatory")}
    sender = current_app.config["SETTINGS"].sender.get(asked["language"], "")
    return Letter(**facts, day=day.date() if day else None, sender=sender)
