"""`flask archive` and `flask restore`: a document with its whole record, out and in."""

from pathlib import Path

import click
from flask.cli import with_appcontext

from app.archiving import archived
from app.cli.fails import told
from app.cli.recording import AnchorType
from app.clock import now
from app.db import session, transaction
from app.formats.archive import read
from app.indexing import catch_up
from app.operations.archives import Restored, restore
from app.operations.recording import Actor
from app.queries.documents import document_named


@click.command()
@click.argument("document")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@with_appcontext
@told
def archive(document: str, output: Path) -> None:
    """Write everything of DOCUMENT (its slug) to a file: steps, discussions, decisions, sources.

    The file holds names and e-mail addresses of people: keep it safe.
    """
    content = archived(session(), document_named(session(), document))
    output.write_bytes(content)
    click.echo(f"{output}: {len(content)} bytes", err=True)


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--anchor",
    "anchors",
    multiple=True,
    type=AnchorType(),
    help="A digest printed on an export, as STEP:DIGEST: the record must have it.",
)
@click.option("--dry-run", "trying", is_flag=True, help="Say what would come of it; keep nothing.")
@with_appcontext
@told
def restore_file(file: Path, *, anchors: tuple[tuple[str, int, str], ...], trying: bool) -> None:
    """Bring the document of an archive FILE back, with every digest as it was.

    Nothing is kept unless the whole record verifies.
    """
    found = read(file.read_bytes())
    with transaction() as writer:
        published = [(step, digest) for _slug, step, digest in anchors]
        said = restore(writer, Actor(None, now()), found, published)
        _say(said)
        if trying:
            writer.rollback()
            click.echo("Tried only: nothing was kept.")
            return
    catch_up(transaction)


def _say(said: Restored) -> None:
    click.echo(f"{said.document.slug}: {said.steps} steps restored, head {said.digest}")
    click.echo(f"Descriptions added to the library: {said.described}.")
    if said.people:
        click.echo(f"People added, without a password: {', '.join(said.people)}.")
    if said.astray:
        click.echo(
            "Their addresses belong to other accounts here, so these cannot sign in: "
            f"{', '.join(said.astray)}."
        )
