"""The table of concordance: clauses beside European instruments, and one topic across them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template, request

from app.access import requires
from app.db import session
from app.formats.tabular import as_csv
from app.models import Document
from app.presentation import locale
from app.queries.concordance import Concordance, Line, concordance, practice_of
from app.queries.evidence import in_language
from app.queries.snapshots import snapshot
from app.statute.language import sort_key
from app.statute.roles import Action
from app.views import subjects
from app.views.handing_out import CSV, attached
from app.views.words import RELATIONS

blueprint = Blueprint("concordance", __name__)

BARS = 20
"""Into how many parts a bar of the charts is cut."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines somebody asks for; empty: all of them, in reading order."""

    topic: str = ""
    relation: str = ""
    source: str = ""
    order: str = "clause"


@blueprint.get("/d/<slug>/concordance")
@requires(Action.READ, on=Document)
def page(document: Document) -> str:
    """What each clause draws on, what rests on nothing, and which topics nobody looked at."""
    found = _found(document)
    asked = _asked()
    return render_template(
        "concordance/page.html",
        document=document,
        found=found,
        asked=asked,
        lines=_chosen(found, asked),
        topics=sorted({one for line in found.lines for one in line.topics}, key=subjects.by_topic),
        sources=_sources(found),
        mix=_parts(found.relations, len(found.lines)),
        untouched=sorted(found.untouched, key=subjects.by_topic),
        share=_share,
        subjects=subjects,
    )


@blueprint.get("/d/<slug>/concordance.csv")
@requires(Action.READ, on=Document)
def table(document: Document) -> Response:
    """The lines asked for as a table for spreadsheets."""
    lines = _chosen(_found(document), _asked())
    rows = ([told(line) for told in COLUMNS.values()] for line in lines)
    return attached(as_csv([list(COLUMNS), *rows]), f"{document.slug}-concordance.csv", CSV)


@blueprint.get("/d/<slug>/concordance/topics/<topic>")
@requires(Action.READ, on=Document)
def across(document: Document, topic: str) -> str:
    """One topic: our clauses, and what every instrument of the library says of it."""
    if topic not in subjects.TOPICS:
        abort(404)
    found = _found(document)
    return render_template(
        "concordance/topic.html",
        document=document,
        topic=topic,
        lines=[line for line in found.lines if topic in line.topics],
        practice=practice_of(session(), topic),
        cited={line.cited.extract.slug: line for line in reversed(found.lines)},
        subjects=subjects,
    )


def _found(document: Document) -> Concordance:
    return concordance(session(), document, snapshot(session(), document), locale())


def _asked() -> Asked:
    args = request.args
    order = args.get("order", "")
    return Asked(
        topic=args.get("topic", ""),
        relation=args.get("relation", ""),
        source=args.get("source", ""),
        order="source" if order == "source" else "clause",
    )


def _chosen(found: Concordance, asked: Asked) -> list[Line]:
    lines = [
        line
        for line in found.lines
        if asked.topic in ("", *line.topics)
        and asked.relation in ("", line.cited.relation)
        and asked.source in ("", line.cited.source.slug)
    ]
    if asked.order == "source":
        lines.sort(key=lambda line: sort_key(organisation(line)))
    return lines


def organisation(line: Line) -> str:
    """Whose instrument it is."""
    facts = line.cited.source.facts
    return in_language(facts.get("organisation"), locale()) or _title(line)


def _title(line: Line) -> str:
    return in_language(line.cited.source.facts.get("title"), locale())


def _sources(found: Concordance) -> dict[str, str]:
    """Whose instruments are cited, by slug, in the order of the alphabet."""
    named = {line.cited.source.slug: organisation(line) for line in found.lines}
    return dict(sorted(named.items(), key=lambda one: sort_key(one[1])))


def _parts(counts: Mapping[str, int], total: int) -> list[tuple[str, int, int]]:
    """Each relation that occurs, how often, and its part of a bar."""
    return [(name, counts[name], _share(counts[name], total)) for name in RELATIONS if counts[name]]


def _share(part: int, total: int) -> int:
    """A part of a whole as so many of BARS; what is there at all is seen."""
    return max(1, round(BARS * part / total)) if part and total else 0


COLUMNS: Mapping[str, Callable[[Line], str]] = {
    "clause": lambda line: line.label,
    "topics": lambda line: ", ".join(str(subjects.topic(one)) for one in line.topics),
    "organisation": organisation,
    "instrument": _title,
    "article": lambda line: str(line.cited.extract.facts.get("article") or ""),
    "heading": lambda line: in_language(line.cited.extract.facts.get("heading"), locale()),
    "relation": lambda line: str(RELATIONS[line.cited.relation]),
    "note": lambda line: in_language(line.cited.note, locale()),
}
"""What a row says, by the name of its column."""
