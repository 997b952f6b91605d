"""`flask import`: an act from a file into a document."""

from collections.abc import Mapping
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from app.cli.fails import told
from app.clock import now
from app.db import transaction
from app.importing import Asked, read_act, text_from, titles, translation_of
from app.models import Document
from app.operations.documents import Founding, found_document
from app.operations.importing import import_text
from app.operations.membership import give_role
from app.operations.recording import Actor
from app.queries.people import stewards
from app.statute.outline import Draft
from app.statute.roles import Role
from app.statute.snapshot import LANGUAGES, Family, Numbering

FAMILIES = [family.value for family in Family]
NUMBERINGS = [numbering.value for numbering in Numbering]


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--slug", required=True, help="What addresses call the document.")
@click.option("--title", default="", help="Its title; default the file's own.")
@click.option("--family", type=click.Choice(FAMILIES), default=FAMILIES[0])
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
@click.option(
    "--numbering",
    type=click.Choice(NUMBERINGS),
    default=None,
    help="fixed for an act in force; default the file's front matter, else fixed.",
)
@click.option("--encoding", default=None, help="Where it cannot be told: windows-1254, utf-16 …")
@with_appcontext
@told
def import_file(file: Path, *, slug: str, title: str, **asked: str | None) -> None:
    """Import FILE (Markdown, plain text, Akoma Ntoso) as a document, or over what one says.

    A new document is coordinated by the stewards of the house, who can hand it on.
    """
    text = text_from(file.read_bytes(), asked.pop("encoding"))
    taken = Asked.of({**asked, "title": title})
    draft, translation = read_act(text, taken), translation_of(text, taken)
    chosen = asked["numbering"] or str(draft.front.get("numbering", Numbering.FIXED))
    by = Actor(None, now())
    with transaction() as session:
        document = session.scalars(select(Document).where(Document.slug == slug)).first()
        if document is None:
            named = titles(title or draft.title or slug, draft, translation)
            founding = _founding(draft, slug, named, Numbering(chosen))
            document = found_document(session, by, founding)
            for steward in stewards(session):
                give_role(session, by, document, steward, Role.COORDINATOR)
        step = import_text(session, by, document, draft, translation)
        click.echo(f"{slug}: {len(draft.clauses)} clauses at step {step.number}.")
    _report(draft)


def _founding(draft: Draft, slug: str, named: Mapping[str, str], numbering: Numbering) -> Founding:
    return Founding(
        slug=slug,
        titles=named,
        kind=str(draft.front.get("kind", "act")),
        family=draft.family,
        numbering=numbering,
        illustrative=bool(draft.front.get("illustrative", False)),
    )


def _report(draft: Draft) -> None:
    click.echo(f"Words of the file found in the document: {draft.coverage:.2%}.")
    for finding in draft.findings:
        click.echo(f"  line {finding.line}: {finding.remark}: {finding.text[:100]}")
