"""Every conversation of a document, filtered and ordered; on a page and as a table."""

from collections.abc import Iterable, Iterator, Mapping

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _

from app.access import person, requires
from app.clock import day_of, now
from app.db import session
from app.formats.tabular import as_csv
from app.models import Document
from app.presentation import locale
from app.queries.people import institutions, named, names_of
from app.queries.register import moments_of
from app.queries.snapshots import snapshot
from app.queries.threads import Talk, talks
from app.speaking import labels
from app.statute.language import sort_key
from app.statute.mentions import shown
from app.statute.roles import Action
from app.statute.snapshot import Snapshot
from app.views.handing_out import CSV, attached
from app.views.naming import Naming
from app.views.talking.blueprint import blueprint
from app.views.talking.facets import WHOLE, Reader, asked_in, chosen
from app.views.words import OUTCOMES, THREAD_KINDS


@blueprint.get("/d/<slug>/threads")
@requires(Action.READ, on=Document)
def index(document: Document) -> str:
    """All conversations, with filters that say how many each would show."""
    text = snapshot(session(), document)
    reader, found = _reader(text), _in_order(document, text)
    asked = asked_in(request.args)
    answer = chosen(found, asked, reader)
    naming = Naming(text)
    return render_template(
        "talking/index.html",
        document=document,
        now=text,
        asked=asked,
        shown=answer.shown,
        counts=answer.counts,
        total=len(found),
        naming=naming,
        people=reader.people,
        choices={
            "person": _voices(found, reader),
            "institution": _houses(found, reader),
            "clause": _places(found, text, naming),
        },
    )


@blueprint.get("/d/<slug>/threads.csv")
@requires(Action.READ, on=Document)
def table(document: Document) -> Response:
    """The same as a table that spreadsheets open: a line for each comment."""
    text = snapshot(session(), document)
    reader = _reader(text)
    answer = chosen(_in_order(document, text), asked_in(request.args), reader)
    rows = _rows(document, answer.shown, Naming(text), reader)
    return attached(as_csv(rows), f"{document.slug}-{text.step}-discussions.csv", CSV)


def _reader(text: Snapshot) -> Reader:
    return Reader(person().id, day_of(now()), names_of(session()), text)


def _in_order(document: Document, text: Snapshot) -> list[Talk]:
    """In reading order; those on the whole document first."""
    by_clause = talks(session(), document, text)
    ids: list[str | None] = [None, *(clause.id for clause in text.clauses)]
    return [talk for clause in ids for talk in by_clause.get(clause, ())]


def _voices(found: Iterable[Talk], reader: Reader) -> list[tuple[str, str]]:
    """Everybody who said something, by name."""
    ids = {one for talk in found for one in talk.voices}
    named = [(one, reader.people[one].name) for one in ids]
    return sorted(named, key=lambda one: sort_key(one[1]))


def _houses(found: Iterable[Talk], reader: Reader) -> list[tuple[str, str]]:
    """The institutions they come from, by name."""
    ids = {reader.people[one].institution_id or "" for talk in found for one in talk.voices}
    known = institutions(session())
    houses = {known[one].id: named(known[one], locale()) for one in ids if one in known}
    return sorted(houses.items(), key=lambda one: sort_key(one[1]))


def _places(found: Iterable[Talk], text: Snapshot, naming: Naming) -> list[tuple[str, str]]:
    """The clauses talked of, and what they stand in, in reading order."""
    held: set[str] = set()
    whole = False
    for talk in found:
        if talk.clause is not None and talk.clause in text.by_id:
            held |= {talk.clause, *(one.id for one in naming.trail(talk.clause))}
        whole = whole or talk.clause is None
    first = [(WHOLE, _("The whole document"))] if whole else []
    return first + [(one.id, naming.of(one.id)) for one in text.clauses if one.id in held]


def _rows(
    document: Document, found: Iterable[Talk], naming: Naming, reader: Reader
) -> Iterator[list[str]]:
    yield [
        *(_("Clause"), _("Kind"), _("State"), _("Reason"), _("Holds agreement back")),
        *(_("Words quoted"), _("Sees to it"), _("By"), _("Step"), _("Who"), _("Institution")),
        *(_("What was said"), _("Address")),
    ]
    known = institutions(session())
    found = list(found)
    moments = moments_of(
        session(), document, [one.since for talk in found for one in talk.comments]
    )
    names = {one: who.name for one, who in reader.people.items()}
    for talk in found:
        head = _head(document, talk, naming, names)
        address = url_for(
            "talking.thread", slug=document.slug, thread_id=talk.thread.id, _external=True
        )
        for said in talk.comments:
            who = reader.people[said.author_id]
            words = _("withdrawn") if said.withdrawn else labels(shown(said.body, names), document)
            body = known.get(who.institution_id or "")
            house = named(body, locale(), moments[said.since]) or who.affiliation
            yield [*head, str(said.since), who.name, house, words, address]


def _head(document: Document, talk: Talk, naming: Naming, names: Mapping[str, str]) -> list[str]:
    """What a line says of the conversation its comment stands in."""
    turn, given = talk.turn, talk.assignment
    return [
        naming.of(talk.clause) or _("The whole document"),
        str(THREAD_KINDS[talk.thread.kind]),
        str(OUTCOMES[turn.outcome]) if turn and turn.resolved else _("open"),
        labels(turn.reason, document) if turn else "",
        _("yes") if talk.blocking and not talk.resolved else "",
        labels(talk.thread.quote, document),
        names.get(given.person_id or "", "") if given else "",
        (given.due or "") if given else "",
    ]
