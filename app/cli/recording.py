"""`flask record verify`: recompute the record, down to the digests of the texts."""

import re
import sys

import click
from flask.cli import with_appcontext

from app.cli.fails import told
from app.db import session
from app.queries.verification import verify

ANCHOR = re.compile(r"(?:(?P<slug>[a-z0-9-]+)@)?(?P<step>\d+):(?P<digest>[0-9a-f]{64})")


class AnchorType(click.ParamType[tuple[str, int, str]]):
    """STEP:DIGEST, or SLUG@STEP:DIGEST."""

    name = "[slug@]step:digest"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int, str]:
        """Slug (empty for the document named beside it), step, digest."""
        found = ANCHOR.fullmatch(value)
        if found is None:
            self.fail(f"{value!r} is not STEP:DIGEST with 64 hexadecimal digits.", param, ctx)
        return found["slug"] or "", int(found["step"]), found["digest"]


@click.group()
def record() -> None:
    """Questions about the record."""


@record.command("verify")
@click.argument("document", required=False)
@click.option(
    "--anchor",
    "anchors",
    multiple=True,
    type=AnchorType(),
    help="A digest printed on an export, as STEP:DIGEST (of DOCUMENT) or SLUG@STEP:DIGEST.",
)
@with_appcontext
@told
def verify_record(document: str | None, anchors: tuple[tuple[str, int, str], ...]) -> None:
    """Recompute every step of every record, or of DOCUMENT; exit 1 where one does not fit."""
    by_slug: dict[str, list[tuple[int, str]]] = {}
    for slug, step, digest in anchors:
        if not slug and document is None:
            raise click.UsageError(
                "Name the DOCUMENT the anchor belongs to, or write SLUG@STEP:DIGEST."
            )
        by_slug.setdefault(slug or document or "", []).append((step, digest))
    verdicts = verify(session(), by_slug, only=document)
    for verdict in verdicts:
        if verdict.step is None:
            click.echo(f"{verdict.name}: {verdict.steps} steps checked, head {verdict.digest}")
        else:
            click.echo(f"{verdict.name}: step {verdict.step} does not fit ({verdict.why})")
    if any(verdict.step is not None for verdict in verdicts) or not verdicts:
        sys.exit(1)
