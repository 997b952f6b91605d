"""`flask compare`: what differs between two steps of a document, for people and for programs."""

import json
from collections.abc import Iterator, Mapping

import click
from flask.cli import with_appcontext

from app.cli.fails import told
from app.db import session
from app.queries.comparison import Change, Comparison, compare_steps, starting_step
from app.queries.documents import document_named
from app.queries.snapshots import step_named
from app.statute.diffing import compare as runs_of
from app.statute.diffing import in_words
from app.statute.snapshot import LANGUAGES, Wording

MARKS: Mapping[str, tuple[str, str]] = {"kept": ("", ""), "struck": ("[-", "-]"), "added": ("{+", "+}")}
"""How a run is shown where there is no colour."""


@click.command()
@click.argument("document")
@click.option("--from", "older", default="", help="Step or milestone; default the text in force.")
@click.option("--to", "newer", default="", help="Step or milestone; default the newest.")
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@with_appcontext
@told
def compare(document: str, older: str, newer: str, language: str, format_: str) -> None:
    """Say what differs in DOCUMENT (its slug) between two steps."""
    found = document_named(session(), document)
    start = step_named(session(), found, older) if older else starting_step(session(), found)
    comparison = compare_steps(session(), found, start, _end(found, newer))
    if format_ == "json":
        facts = as_facts(comparison, language)
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    for line in as_lines(comparison, language):
        click.echo(line)
