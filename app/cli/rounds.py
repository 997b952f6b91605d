"""`flask rounds` and `flask register`: remind reviewers, list rounds, write registers down."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext

from app.cli.fails import told
from app.clock import day_of, now
from app.db import session, transaction
from app.exporting import register_down
from app.formats.register import WRITERS
from app.models import Document
from app.operations.recording import Actor
from app.operations.reviewing import mark_reminded
from app.operations.reviewing.reminding import due_before
from app.queries.documents import document_named
from app.queries.rounds import Round, not_handed_in, open_rounds, progress, round_of, rounds_of
from app.statute.snapshot import LANGUAGES
from app.summoning import summon

rounds = AppGroup("rounds", help="Review rounds: list them, remind whoever is missing.")

USUAL = (7, 1)
"""Days before the last one on which reviewers are reminded."""


@rounds.command("list")
@click.argument("document")
@told
def list_rounds(document: str) -> None:
    """Every round of DOCUMENT (its slug): id, last day, how many have handed in, title."""
    for found in rounds_of(session(), document_named(session(), document)):
        reviewers = progress(session(), found)
        done = sum(one.handed_in_at is not None for one in reviewers)
        state = "closed" if found.closed else "open"
        click.echo(f"{found.id}  {found.deadline}  {state}  {done}/{len(reviewers)}  {found.title}")


@rounds.command()
@click.option(
    "--days",
    multiple=True,
    type=click.IntRange(0, 365),
    default=USUAL,
    help="So many days before the last one; may be given several times.",
)
@told
def remind(days: tuple[int, ...]) -> None:
    """Write to whoever has not handed in, once for each --days that has come. Run it daily."""
    sent = 0
    with transaction() as writer:
        for found in open_rounds(writer):
            sent += _remind(found, days)
    click.echo(f"{sent} reminders on their way.")


def _remind(found: Round, days: Iterable[int]) -> int:
    writer, moment = session(), now()
    occasions = due_before(found.deadline, days, day_of(moment))
    if not occasions:
        return 0
    waiting = {one.id: one for one in not_handed_in(writer, found)}
    ids = mark_reminded(writer, Actor(None, moment), found.identity, waiting, occasions)
    return summon(writer, found, [waiting[one] for one in ids], "reminded", moment)


@click.command()
@click.argument("document")
@click.option("--format", "format_", type=click.Choice(list(WRITERS)), default="xlsx")
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
@click.option("--round", "round_id", default="", help="Id of a round; default all remarks.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=None)
@with_appcontext
@told
def register(
    document: str, output: Path | None, *, format_: str, language: str, round_id: str
) -> None:
    """Write the register of remarks on DOCUMENT (its slug) to a file or to standard output."""
    about = document_named(session(), document)
    written = register_down(session(), about, language, format_, _round(about, round_id))
    if output is None:
        sys.stdout.buffer.write(written.content)
        return
    output.write_bytes(written.content)
    click.echo(f"{output}: {len(written.content)} bytes", err=True)


def _round(document: Document, round_id: str) -> Round | None:
    return round_of(session(), document, round_id) if round_id else None
