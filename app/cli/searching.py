"""`flask search index`: bring the index of search up to date, or make it anew."""

import time

import click
from flask.cli import with_appcontext

from app.cli.fails import told
from app.db import transaction
from app.indexing import catch_up
from app.operations.indexing import clear_index


@click.group()
def search() -> None:
    """The index of search."""


@search.command("index")
@click.option("--anew", is_flag=True, help="Throw it away first: it is made of the record alone.")
@with_appcontext
@told
def index(anew: bool) -> None:
    """Bring the index up to date. Nobody waits for it: search reads what it has not seen yet."""
    began = time.monotonic()
    if anew:
        with transaction() as writer:
            clear_index(writer)
    number = catch_up(transaction)
    click.echo(f"Clauses, discussions and entries of the library looked at: {number}.")
    click.echo(f"It took {time.monotonic() - began:.1f} s; the index is up to date.")
