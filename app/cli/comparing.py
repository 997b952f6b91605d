"""`flask compare`: what differs between two steps of a document, for people and for programs."""

import json
from collections.abc import Iterator, Sequence

import click
from flask.cli import with_appcontext

from app.cli.fails import told
from app.db import session
from app.queries.comparison import Change, Comparison, asked_steps, compare_steps
from app.queries.documents import document_named
from app.statute.diffing import Run, in_words, plain
from app.statute.diffing import compare as runs_of
from app.statute.snapshot import LANGUAGES


@click.command()
@click.argument("document")
@click.option(
    "--from", "older", default="", help="Step, milestone, day; default the text in force."
)
@click.option("--to", "newer", default="", help="Step, milestone or day; default the newest.")
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@with_appcontext
@told
def compare(document: str, older: str, newer: str, language: str, form: str) -> None:
    """Say what differs in DOCUMENT (its slug) between two steps."""
    found = document_named(session(), document)
    steps = asked_steps(session(), found, older, newer)
    comparison = compare_steps(session(), found, *steps)
    if form == "json":
        click.echo(json.dumps(_facts(comparison, language), ensure_ascii=False, indent=2))
        return
    for line in _lines(comparison, language):
        click.echo(line)


def _lines(comparison: Comparison, language: str) -> Iterator[str]:
    sides = comparison.older.snapshot, comparison.newer.snapshot
    yield " -> ".join(f"step {side.step} {side.milestone or ''}".strip() for side in sides)
    for change in comparison.in_language(language):
        yield ""
        yield f"{_where(comparison, change, language)}: {', '.join(change.happened)}"
        yield from (f"  {plain(runs)}" for runs in _read(comparison, change, language) if runs)
    counted = [f"{number} {what}" for what, number in comparison.counts.items()]
    yield from ("", ", ".join(counted) or "no difference")


def _where(comparison: Comparison, change: Change, language: str) -> str:
    label = comparison.label(change, language) or change.shown.kind
    if "moved" not in change.happened:
        return label
    was = comparison.older.label(change.id, language) or change.shown.kind
    return f"{label} (was {was})"


def _read(
    comparison: Comparison, change: Change, language: str
) -> tuple[Sequence[Run], Sequence[Run]]:
    """The redlines with the labels of references."""
    heading, text = _redlines(change, language)
    return comparison.read(heading), comparison.read(text)


def _redlines(change: Change, language: str) -> tuple[Sequence[Run], Sequence[Run]]:
    """Heading and text; empty where neither side has words or they are the same."""
    was, now = change.words(language)
    return _redline(*(side.heading if side else "" for side in (was, now))), _redline(
        *(side.text if side else "" for side in (was, now))
    )


def _redline(before: str, after: str) -> Sequence[Run]:
    return runs_of(before, after) if before != after else ()


def _facts(comparison: Comparison, language: str) -> dict[str, object]:
    sides = {"from": comparison.older.snapshot, "to": comparison.newer.snapshot}
    return {
        **{
            name: {"step": side.step, "milestone": side.milestone, "digest": side.digest}
            for name, side in sides.items()
        },
        "language": language,
        "counts": dict(comparison.counts),
        "changes": [_told(comparison, one, language) for one in comparison.in_language(language)],
        "renumbered": [
            {
                "clause": clause,
                "from": comparison.older.label(clause, language),
                "to": comparison.newer.label(clause, language),
            }
            for clause in comparison.renumbered
        ],
    }


def _told(comparison: Comparison, change: Change, language: str) -> dict[str, object]:
    heading, text = _read(comparison, change, language)
    return {
        "clause": change.id,
        "happened": list(change.happened),
        "from": comparison.older.label(change.id, language),
        "to": comparison.newer.label(change.id, language),
        "heading": [[run.kind, run.text] for run in heading],
        "text": [[run.kind, run.text] for run in text],
        "in_words": [*in_words(heading, language), *in_words(text, language)],
    }
