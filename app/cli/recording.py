"""`flask record verify`: recompute the record, down to the digests of the texts."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from flask.cli import with_appcontext

from app import clock
from app.cli.fails import told
from app.db import session
from app.formats.package.anchors import anchors_in
from app.formats.package.findings import Outcome
from app.formats.package.outcomes import OUTCOMES
from app.formats.package.verdicts import Sort
from app.queries.verification import verify
from app.verifying import Unusable, own_settings, read_bounded, trusted, verified

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
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
@click.option(
    "--against",
    "packages",
    multiple=True,
    type=FILE,
    help="A submission package: every step it holds must still be there as it was.",
)
@click.option("--trust", multiple=True, type=FILE, help="A certificate (PEM) to be trusted.")
@with_appcontext
@told
def verify_record(
    document: str | None,
    anchors: tuple[tuple[str, int, str], ...],
    packages: tuple[Path, ...],
    trust: tuple[Path, ...],
) -> None:
    """Recompute every step of every record, or of DOCUMENT; exit 1 where one does not fit."""
    by_slug = _by_slug(document, anchors)
    for slug, step, digest in _published(packages, trust):
        if document in (None, slug):
            by_slug.setdefault(slug, []).append((step, digest))
    verdicts = verify(session(), by_slug, only=document)
    for verdict in verdicts:
        if verdict.step is None:
            click.echo(f"{verdict.name}: {verdict.steps} steps checked, head {verdict.digest}")
        else:
            click.echo(f"{verdict.name}: step {verdict.step} does not fit ({verdict.why})")
    if any(verdict.step is not None for verdict in verdicts) or not verdicts:
        sys.exit(1)


def _by_slug(
    document: str | None, anchors: Iterable[tuple[str, int, str]]
) -> dict[str, list[tuple[int, str]]]:
    """Digests typed at the command line. Raises UsageError where it is not said of what."""
    by_slug: dict[str, list[tuple[int, str]]] = {}
    for slug, step, digest in anchors:
        if not slug and document is None:
            raise click.UsageError(
                "Name the DOCUMENT the anchor belongs to, or write SLUG@STEP:DIGEST."
            )
        by_slug.setdefault(slug or document or "", []).append((step, digest))
    return by_slug


def _published(packages: Iterable[Path], trust: tuple[Path, ...]) -> Iterator[tuple[str, int, str]]:
    """What packages published. Raises ClickException where one is not authentic."""
    try:
        whom = trusted(own_settings(os.environ), trust)
        given = [(path, read_bounded(path)) for path in packages]
    except Unusable as error:
        raise click.UsageError(str(error)) from error
    for path, raw in given:
        found = verified(raw, whom, clock.now())
        if found.outcome is not Outcome.AUTHENTIC or found.sort is not Sort.PACKAGE:
            said = [OUTCOMES[found.outcome]["en"].title, *(one.said("en") for one in found.found)]
            raise click.ClickException(f"{path} anchors nothing. {' '.join(said)}")
        for slug, steps in anchors_in(raw).items():
            yield from ((slug, step, digest) for step, digest in steps)
