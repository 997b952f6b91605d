"""The feed of a document: what changed, with the redline in words, for feed readers."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import cast

from flask import Response, abort, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup, escape

from app.access import person, public, requires, welcome
from app.corresponding import speaking_to
from app.db import session
from app.formats.atom import MIME, Entry, Feed, atom
from app.models import Document, Person, Record, Step
from app.operations.signing_in import token_digest
from app.presentation import TAGS, element, joined, locale, prose
from app.queries.comparison import Change, Comparison, compare_steps
from app.queries.following import reader_by, told_steps
from app.queries.people import names_of
from app.queries.snapshots import milestones, particulars
from app.statute.diffing import KEPT, Run, compare
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES, Wording
from app.views.comparing import happenings
from app.views.following.blueprint import blueprint
from app.views.words import DEEDS

NEWEST = 30
"""Entries of a feed."""

WHOLE = 12
"""Changed clauses of one step that are told word by word; of more, how many there are."""


@blueprint.get("/d/<slug>/feed.atom")
@requires(Action.READ, on=Document)
def feed(document: Document) -> Response:
    """The feed for somebody who is signed in."""
    return _answer(person(), document)


@blueprint.get("/feed/<token>.atom")
@public
def secret(token: str) -> Response:
    """The feed for a reader that cannot sign in: 404 once the address or the role has ended."""
    found = reader_by(session(), token_digest(token))
    if found is None or not welcome(found[0]):
        abort(404)
    return _answer(*found)


def _answer(reader: Person, document: Document) -> Response:
    """Nothing (304) where the reader has the newest already."""
    record = session().get_one(Record, document.id)
    itself = request.url
    etag = sha256(f"{record.digest} {reader.locale} {itself}".encode()).hexdigest()[:32]
    if request.if_none_match.contains_weak(etag):
        answer = Response(status=304)
    else:
        with speaking_to(reader.locale):
            answer = Response(atom(_feed(document, record, itself)), content_type=MIME)
    answer.set_etag(etag)
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _feed(document: Document, record: Record, itself: str) -> Feed:
    steps = told_steps(session(), document, NEWEST)
    newest = steps[0] if steps else session().get_one(Step, (record.id, record.steps))
    return Feed(
        name=document.id,
        title=particulars(session(), document).title(locale()),
        language=locale(),
        at=newest.at,
        link=url_for("reading.read", slug=document.slug, _external=True),
        itself=itself,
        entries=list(_entries(document, steps)),
    )


def _entries(document: Document, steps: Iterable[Step]) -> Iterator[Entry]:
    people = names_of(session())
    named = {stone.since: stone for stone in milestones(session(), document)}
    for step in steps:
        doer = people.get(step.actor_id or "")
        who = doer.name if doer else _("Nizam")
        told = compare_steps(session(), document, max(step.number - 1, 1), step.number)
        stone = named.get(step.number)
        subject = _places(told) or (stone and (stone.name_az, stone.name_en)[locale() == "en"])
        address = url_for("comparing.compare", slug=document.slug, to=step.number, _external=True)
        yield Entry(
            name=f"{document.id}:{step.number}",
            title=f"{who} {DEEDS[step.deed]}" + (f": {subject}" if subject else ""),
            at=step.at,
            author=who,
            link=f"{address}&from={max(step.number - 1, 1)}",
            content=str(_content(step, told)),
        )


def _places(told: Comparison) -> str:
    """Which clauses changed, or how many."""
    names = [_name(told, change) for change in told.changes]
    if len(names) > 3:
        return cast(str, _("clauses: %(n)s", n=len(names)))
    return ", ".join(names)


def _name(told: Comparison, change: Change) -> str:
    side = told.newer if change.after else told.older
    wording = change.shown.wording(locale())
    return side.cited(change.id, locale()) or wording.heading or _("a clause")


def _content(step: Step, told: Comparison) -> Markup:
    """Why, then each clause with what became of its words."""
    reason = "" if step.deed == "refuse_guests" else str(step.facts.get("reason") or "")
    parts = [element("p", element("em", escape(reason)))] if reason else []
    said = happenings()
    for change in told.changes[:WHOLE]:
        what = ", ".join(str(said[one]) for one in change.happened)
        parts.append(element("h3", escape(f"{_name(told, change)} ({what})")))
        parts += [_tongue(told, change, one) for one in LANGUAGES if one in change.languages]
    if len(told.changes) > WHOLE:
        left = len(told.changes) - WHOLE
        parts.append(element("p", escape(_("… and %(n)s more clauses.", n=left))))
    return joined(parts)


def _tongue(told: Comparison, change: Change, language: str) -> Markup:
    was, now = change.words(language)
    return joined(
        element("p", joined(map(_run, told.read(compare(before, after)))), lang=language)
        for before, after in zip(_said(was), _said(now), strict=True)
        if before or after
    )


def _said(wording: Wording | None) -> tuple[str, str]:
    return (wording.heading, wording.text) if wording else ("", "")


def _run(run: Run) -> Markup:
    """Without classes: feed readers know no style of ours."""
    words = prose(run.text)
    return words if run.kind == KEPT else element(TAGS[run.kind], words)
