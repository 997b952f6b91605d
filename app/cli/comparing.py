"""`flask compare`: what differs between two steps of a document, for people and for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence

import click
from flask.cli import with_appcontext

from app.cli import resting
from app.cli.fails import told
from app.db import session
from app.queries.comparison import Change, Comparison, asked_steps, compare_steps
from app.queries.documents import document_named
from app.queries.resting import Shift, shifts
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
    moved = shifts(session(), found, *steps)
    if form == "json":
        facts = {**_facts(comparison, language), "resting": _resting(moved, language)}
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    for line in _lines(comparison, moved, language):
        click.echo(line)


Shifts = Mapping[str, Sequence[Shift]]
"""By clause, what it rests on otherwise."""


def _lines(comparison: Comparison, moved: Shifts, language: str) -> Iterator[str]:
    sides = comparison.older.snapshot, comparison.newer.snapshot
    yield " -> ".join(f"step {side.step} {side.milestone or ''}".strip() for side in sides)
    for change in comparison.in_language(language):
        yield ""
        yield f"{_where(comparison, change, language)}: {', '.join(change.happened)}"
        yield from (f"  {plain(runs)}" for runs in _read(comparison, change, language) if runs)
        yield from resting.lines(moved.get(change.id, ()), language)
    yield from _at_rest(comparison, moved, language)
    counted = [f"{number} {what}" for what, number in comparison.counts.items()]
    many = sum(map(len, moved.values()))
    counted += [f"{many} citations and needs"] if many else []
    yield from ("", ", ".join(counted) or "no difference")


def _at_rest(comparison: Comparison, moved: Shifts, language: str) -> Iterator[str]:
    """Clauses that say the same and rest on something else, in reading order."""
    told = {change.id for change in comparison.in_language(language)}
    for one in dict.fromkeys([*comparison.newer.snapshot.by_id, *moved]):
        if one in moved and one not in told:
            yield ""
            yield f"{_cited(comparison, one, language)}: rests otherwise"
            yield from resting.lines(moved[one], language)


def _cited(comparison: Comparison, clause: str, language: str) -> str:
    return comparison.newer.cited(clause, language) or comparison.older.cited(clause, language)


def _resting(moved: Shifts, language: str) -> list[dict[str, object]]:
    return [one for some in moved.values() for one in resting.facts(some, language)]


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
