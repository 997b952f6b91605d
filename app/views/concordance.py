"""The table of concordance: clauses beside European instruments, and one topic across them all."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import gettext as _

from app.access import may, requires
from app.concording import ORDERS, Wanted, chosen, instrument, on_topic, values, wanted_in
from app.db import session
from app.exporting import Order, Written, concordance_down
from app.formats.tables import WRITERS
from app.models import Document
from app.presentation import locale
from app.queries.concordance import Concordance, Practice, concordance, labels_of, practice_of
from app.queries.precedents import likely_places
from app.queries.snapshots import snapshot, step_named
from app.statute.language import sort_key
from app.statute.roles import Action
from app.views import subjects
from app.views.handing_out import asked_language, attached, full_name
from app.views.words import RELATIONS

blueprint = Blueprint("concordance", __name__)

BARS = 20
"""Into how many parts a bar of the charts is cut."""


@blueprint.get("/d/<slug>/concordance")
@requires(Action.READ, on=Document)
def page(document: Document) -> str:
    """What each clause draws on, what rests on nothing, and which topics nobody looked at."""
    found = _found(document)
    asked = wanted_in(request.args)
    return render_template(
        "concordance/page.html",
        document=document,
        found=found,
        asked=asked,
        at=_at(),
        lines=chosen(found, asked, locale()),
        choices=_choices(found),
        mix=_parts(found.relations, len(found.lines)),
        untouched=sorted(found.untouched, key=subjects.by_topic),
        cited=_per_chapter(found),
        share=_share,
        subjects=subjects,
        orders=tuple(ORDERS),
        formats=tuple(WRITERS),
    )


@blueprint.get("/d/<slug>/concordance.<ext>")
@requires(Action.READ, on=Document)
def table(document: Document, ext: str) -> Response:
    """The lines asked for as a file."""
    wanted = wanted_in(request.args)
    return _file(document, concordance_down(session(), document, _order(ext), wanted))


@blueprint.get("/d/<slug>/concordance/topics/<topic>")
@requires(Action.READ, on=Document)
def across(document: Document, topic: str) -> str:
    """One topic: our clauses, and what every instrument of the library says of it."""
    found = _found(document)
    practice = _practice(topic)
    cited: dict[str, list[Any]] = {}
    for line in found.lines:
        cited.setdefault(line.cited.extract.slug, []).append(line)
    return render_template(
        "concordance/topic.html",
        document=document,
        topic=topic,
        at=_at(),
        ours=on_topic(found, topic),
        practice=practice,
        likely=_likely(document, found, practice),
        cited=cited,
        subjects=subjects,
        formats=tuple(WRITERS),
    )


@blueprint.get("/d/<slug>/concordance/topics/<topic>/table.<ext>")
@requires(Action.READ, on=Document)
def topic_table(document: Document, topic: str, ext: str) -> Response:
    """One topic across the instruments as a file."""
    _practice(topic)
    return _file(document, concordance_down(session(), document, _order(ext, topic), Wanted()))


def _practice(topic: str) -> list[Practice]:
    """What the library says of a topic; 404 where nobody ever named it."""
    practice = practice_of(session(), topic)
    if topic not in subjects.TOPICS and not practice:
        abort(404)
    return practice


def _likely(
    document: Document, found: Concordance, practice: Iterable[Practice]
) -> Mapping[str, list[tuple[str, str]]]:
    """Where what is not cited yet could be: clauses with their names, for whoever may cite."""
    if _at() or not may(Action.EDIT, document):
        return {}
    cited = {line.cited.extract.slug for line in found.lines}
    bare = [one for said in practice for one in said.extracts if one.slug not in cited]
    labels = labels_of(found.now, locale())
    places = likely_places(found.now, bare)
    return {slug: [(one, labels[one]) for one in likely] for slug, likely in places.items()}


def _at() -> str:
    """The step the address asks for; empty for the newest."""
    return request.args.get("at", "").strip()


def _found(document: Document) -> Concordance:
    step = step_named(session(), document, at) if (at := _at()) else None
    return concordance(session(), document, snapshot(session(), document, step), locale())


def _order(ext: str, topic: str = "") -> Order:
    if ext not in WRITERS:
        abort(404)
    return Order("concordance", ext, asked_language(), _at(), topic=topic)


def _file(document: Document, written: Written) -> Response:
    """Named in the words of whoever asks, with a plain name for programs (RFC 6266)."""
    ending = written.name.rpartition(".")[2]
    full = full_name(document, _("table of concordance"), ending)
    return attached(written.content, written.name, written.media_type, full)


def _choices(found: Concordance) -> Mapping[str, Mapping[str, Any]]:
    """What can be asked for, in words, by the name of the question."""
    there: dict[str, set[str]] = {}
    for line in found.lines:
        for name, said in values(line).items():
            there.setdefault(name, set()).update(said)
    whose = {line.cited.source.slug: instrument(line, locale()) for line in found.lines}
    covers = {cover.heading.id: cover.label for cover in found.covers if cover.heading}
    return {
        "chapter": {one: name for one, name in covers.items() if one in there.get("chapter", ())},
        "topic": _named(there.get("topic", ()), subjects.topic),
        "country": _named(there.get("country", ()), _country),
        "source": dict(sorted(whose.items(), key=lambda one: sort_key(one[1]))),
    }


def _country(name: str) -> str:
    return subjects.country(name.replace("none", ""))


def _named(keys: Iterable[str], words: Callable[[str], str]) -> dict[str, str]:
    """Names in words, in the order of the alphabet."""
    return {one: words(one) for one in sorted(keys, key=lambda one: sort_key(words(one)))}


def _per_chapter(found: Concordance) -> Mapping[str | None, int]:
    """How many citations stand under each heading, by its id."""
    counts: dict[str | None, int] = {}
    for line in found.lines:
        under = line.chapter.id if line.chapter else None
        counts[under] = counts.get(under, 0) + 1
    return counts


def _parts(counts: Mapping[str, int], total: int) -> list[tuple[str, int, int]]:
    """Each relation that occurs, how often, and its part of a bar."""
    return [(name, counts[name], _share(counts[name], total)) for name in RELATIONS if counts[name]]


def _share(part: int, total: int) -> int:
    """A part of a whole as so many of BARS; what is there at all is seen."""
    return max(1, round(BARS * part / total)) if part and total else 0
