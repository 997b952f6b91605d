"""`flask submission`: prepare a package for an authority, and list those that were prepared."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli.fails import told
from app.clock import day_of, now
from app.db import session, transaction
from app.legalxml import BOTH
from app.models import Person
from app.operations.attaching import kind_of, safe_name
from app.operations.recording import Actor
from app.operations.submitting import enter
from app.queries.documents import document_named
from app.queries.errors import NotFound
from app.queries.fates import fates
from app.queries.submissions import submissions
from app.statute.snapshot import LANGUAGES
from app.submitting import FORMATS, FORMS, Asked, Chosen, Enclosed, Order, prepare, seal_of
from app.submitting.errors import Unsealed

PROGRESS = "\r{} of {} files written"


@click.group()
def submission() -> None:
    """Prepare submissions of signed-off documents, and list them."""


@submission.command("prepare")
@click.option(
    "--document",
    "documents",
    multiple=True,
    required=True,
    help="Slug, or SLUG@STEP for another seal than the newest; once for each document.",
)
@click.option("--number", required=True, help="Under which it is sent; each is given once.")
@click.option("--addressee", required=True, help="Id of an authority, or a name.")
@click.option("--title", default="", help="What it is about, in a line.")
@click.option("--form", "forms", multiple=True, type=click.Choice(FORMS), default=("clean",))
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), default=FORMATS)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice((*LANGUAGES, BOTH)),
    default=(LANGUAGES[0],),
)
@click.option(
    "--enclose",
    "enclosures",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--as", "email", default="", help="Who prepares it; default whoever signed off first."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@with_appcontext
@told
def prepare_submission(
    documents: tuple[str, ...], email: str, enclosures: tuple[Path, ...], output: Path, **said: Any
) -> None:
    """Prepare a submission, enter it into the record and write its package to a file."""
    chosen = tuple(_chosen(one) for one in documents)
    asked = Asked(documents=chosen, **said)
    by = Actor(_who(session(), email, chosen[0]).id, now())
    order = Order(asked, [_enclosed(path) for path in enclosures], _progress)
    package = prepare(session(), by, order, current_app.config["SETTINGS"])
    with transaction() as writer:
        made = enter(writer, replace(by, at=now()), package)
    output.write_bytes(package.content)
    click.echo(f"\n{output}: {made.size} bytes, SHA-256 {made.package}", err=True)


@submission.command("list")
@with_appcontext
@told
def list_submissions() -> None:
    """Every submission, newest first: number, day, state, addressee, documents."""
    found = submissions(session())
    stand = fates(session(), [one.submission.id for one in found])
    for one in found:
        sent = one.submission
        held = ", ".join(f"{document.slug}@{row.step}" for row, document in one.documents)
        day = day_of(datetime.fromisoformat(sent.facts["date"]))
        name = next(iter(sent.addressee.values()))
        click.echo("\t".join([sent.number, day.isoformat(), str(stand[sent.id]), name, held]))


def _chosen(given: str) -> Chosen:
    slug, _, step = given.partition("@")
    if step and not step.isdigit():
        raise click.BadParameter(f"{given!r}: after @ comes the number of a step.")
    return Chosen(slug, int(step) if step else None)


def _who(reader: Session, email: str, first: Chosen) -> Person:
    """The person of that address, else whoever signed the first document off."""
    if email:
        found = reader.scalars(select(Person).where(Person.email == email.lower())).first()
        if found is None:
            raise NotFound(email)
        return found
    document = document_named(reader, first.slug)
    seal = seal_of(reader, document, first)
    if seal is None:
        raise Unsealed([document])
    return reader.get_one(Person, seal.person_id)


def _enclosed(path: Path) -> Enclosed:
    content, name = path.read_bytes(), safe_name(path.name)
    return Enclosed(name, kind_of(name, content), content)


def _progress(done: int, total: int) -> None:
    click.echo(PROGRESS.format(done, total), err=True, nl=False)
