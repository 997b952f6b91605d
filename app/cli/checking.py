"""`flask check`: what the checks find in a document, for people and for programs."""

import json
import sys
from collections.abc import Iterator

import click
from flask.cli import with_appcontext

from app.cli.fails import told
from app.db import session
from app.queries.checking import Report, report
from app.queries.documents import document_named
from app.statute.checks import Finding, Level
from app.statute.numbering import cite
from app.statute.references import shown

QUOTED = 80
"""Characters of the words concerned that a line quotes."""


@click.command()
@click.argument("document")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--language", type=click.Choice(["az", "en"]), default="en", help="Of the report.")
@with_appcontext
@told
def check(document: str, form: str, language: str) -> None:
    """Check DOCUMENT (its slug) as it stands; exit 1 where something blocks agreement."""
    found = report(session(), document_named(session(), document))
    if form == "json":
        click.echo(json.dumps(_facts(found, language), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found, language):
            click.echo(line)
    sys.exit(1 if found.blocking else 0)


def _lines(found: Report, language: str) -> Iterator[str]:
    for one in found.open:
        yield f"{one.rule.level}: {_where(found, one, language)}: {one.rule.title[language]}"
        if one.start is not None:
            yield f"  “{_words(found, one)}”"
        yield f"  {one.why(language)} ({one.rule.source[language]})"
        yield f"  -> {one.mend(language)}"
    counts = [f"{sum(one.rule.level is level for one in found.open)} {level}" for level in Level]
    yield f"{', '.join(counts)}, {len(found.asides)} set aside"


def _where(found: Report, one: Finding, language: str) -> str:
    now = found.checked.reading.now
    if one.clause is None:
        return now.particulars.title(language)
    clause = now.by_id[one.clause]
    number = found.checked.reading.numbers[one.clause]
    name = cite(clause.kind, number, now.particulars.family, language)
    return f"{name} [{one.language}]" if one.language != "az" else name


def _words(found: Report, one: Finding) -> str:
    said = shown(one.words, found.checked.places)
    return said if len(said) <= QUOTED else f"{said[:QUOTED]}…"


def _facts(found: Report, language: str) -> dict[str, object]:
    return {
        "step": found.checked.reading.now.step,
        "digest": found.checked.reading.now.digest,
        "blocks": bool(found.blocking),
        "findings": [_told(found, one, language) for one in found.open],
        "set_aside": [
            {"rule": one.row.rule, "clause": one.row.clause_id, "reason": one.row.reason}
            for one in found.asides.values()
        ],
        "checklist": [
            {
                "rule": answer.rule.id,
                "title": answer.rule.title[language],
                "clauses": list(answer.clauses),
            }
            for answer in found.checked.checklist
        ],
    }


def _told(found: Report, one: Finding, language: str) -> dict[str, object]:
    return {
        "rule": one.rule.id,
        "level": one.rule.level,
        "clause": one.clause,
        "where": _where(found, one, language),
        "language": one.language,
        "in": "heading" if one.in_heading else "text",
        "start": one.start,
        "end": one.end,
        "words": one.words,
        "title": one.rule.title[language],
        "why": one.why(language),
        "source": one.rule.source[language],
        "mend": one.mend(language),
        "digest": one.digest,
    }
