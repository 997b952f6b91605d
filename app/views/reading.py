"""Read a document at any step, one clause with its past, and the record."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask import session as browser

from app import clock
from app.access import may, person, requires, role_on
from app.clock import day_of
from app.db import session
from app.models import Clause, Document, Person
from app.presentation import locale
from app.queries.agreement import deciding_digest
from app.queries.answers import needs_answered
from app.queries.departing import since_sealed
from app.queries.evidence import citations
from app.queries.groups import groups_working_on
from app.queries.history import Asked, deeds_done, doers, history, past_of
from app.queries.overview import COUNTED
from app.queries.people import colleagues, names_of
from app.queries.references import referring
from app.queries.snapshots import milestones, snapshot, step_named
from app.queries.steps import told
from app.queries.threads import talks
from app.queries.touched import also_suggested, rivals
from app.speaking import readable, speak
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES, Family, Kind, Snapshot
from app.statute.units import units_of
from app.views.addresses import addresses
from app.views.cards import Cards
from app.views.drawing import Drawing
from app.views.leaves import HEADINGS, Beside, Leaves, keeps_numbers, lay_out
from app.views.naming import Naming
from app.views.past import events, words_of
from app.views.recalling.marks import NOTHING, news_of
from app.views.referring import numbers_referring, offers, referrers
from app.views.standing import Stand, agreement_shown, deciding, stand_of, tally
from app.views.terms import explained

blueprint = Blueprint("reading", __name__)

BOTH = "both"
"""All languages of the text, side by side."""

LONG = 1500
"""Clauses from which a page leaves out what each clause's own page has."""


@blueprint.get("/d/<slug>/")
@requires(Action.READ, on=Document)
def read(document: Document) -> str:
    """The document as it stands, or as it stood at a step."""
    asked = request.args.get("at", "").strip()
    step = step_named(session(), document, asked) if asked else None
    now = snapshot(session(), document, step)
    shown = _page(document, now, past=step is not None)
    return render_template(
        "reading/read.html",
        **shown,
        since=since_sealed(session(), document, now),
        tally=_tally(now.particulars.family, shown["leaves"], shown["stands"]),
        milestones=milestones(session(), document),
        bands=groups_working_on(session(), document),
        long=len(now.clauses) > LONG,
        told=(here := told(session(), document, now.step)),
        place=shown["leaves"].label(here.step.clause_id, shown["shown"][0]),
    )


@blueprint.get("/d/<slug>/c/<clause_id>")
@requires(Action.READ, on=Clause)
def clause(document: Document, clause: Clause) -> str:
    """One clause with everything below it, and everything that ever held of it."""
    now = snapshot(session(), document)
    below = _below(now, clause.id)
    past = past_of(session(), clause, below)
    return render_template(
        "reading/clause.html",
        **_page(document, now, top=clause.id),
        **_references(document, now, clause.id),
        clause=now.by_id[clause.id],
        naming=Naming(now),
        events=events(past, clause.id),
        decisions=words_of(
            past, {one: deciding_digest(now.by_id[one]) for one in (clause.id, *below)}
        ),
        long=False,
    )


@blueprint.get("/d/<slug>/history", endpoint="history")
@requires(Action.READ, on=Document)
def record(document: Document) -> str:
    """The record in words, newest first."""
    now = snapshot(session(), document)
    asked = Asked(request.args.get("person", ""), request.args.get("deed", ""))
    page = request.args.get("page", 1, type=int)
    return render_template(
        "reading/history.html",
        document=document,
        now=now,
        asked=asked,
        found=history(session(), document, asked, page=page),
        deeds=deeds_done(session(), document),
        doers=doers(session(), document),
        people=names_of(session()),
        milestones=milestones(session(), document),
        naming=Naming(now),
        addresses=addresses(document),
    )


def _below(now: Snapshot, clause_id: str) -> list[str]:
    """Everything below a clause that is read and decided on with it: nothing below a heading."""
    if now.by_id[clause_id].kind in HEADINGS:
        return []
    found = {clause_id}
    for one in now.clauses:
        if one.parent in found:
            found.add(one.id)
    return [one.id for one in now.clauses if one.id in found and one.id != clause_id]


def languages_shown() -> tuple[str, ...]:
    """The languages shown: as asked for, now or before in this browser, else the reader's own.

    Whoever edits a text side by side comes back to it side by side.
    """
    asked = request.args.get("language", "")
    if asked in {*LANGUAGES, BOTH}:
        browser["reads"] = asked
    else:
        asked = browser.get("reads", locale())
    return LANGUAGES if asked == BOTH else (asked,)


def is_shown(language: str) -> bool:
    """Whether this browser, as it reads, has a language of the text before it."""
    return browser.get("reads", locale()) in (language, BOTH)


def _page(
    document: Document, now: Snapshot, *, past: bool = False, top: str | None = None
) -> dict[str, Any]:
    """What the templates of units and rows are given."""
    speak(document, now)
    shown = languages_shown()
    beside = _beside(document, now, past=past)
    leaves = lay_out(now, beside, shown, top)
    stands = _stands(document, leaves, now)
    news = NOTHING if past or top else news_of(document, now, shown[0])
    people = names_of(session())
    meanings = explained(now, shown, "" if top is None else _address(document))
    return {
        "document": document,
        "now": now,
        "past": past,
        "top": top,
        "shown": shown,
        "leaves": leaves,
        "on_the_whole": [talk for talk in beside.talks.get(None, ()) if not talk.resolved],
        "lost": sum(
            talk.is_detached and not talk.resolved
            for some in beside.talks.values()
            for talk in some
        ),
        "stands": stands,
        "people": people,
        "keeps_numbers": keeps_numbers(now),
        "addresses": addresses(document),
        "explained": meanings,
        "news": news,
        "drawing": Drawing(
            (*_view(document, now, shown), past and now.step, top, meanings.glossaries),
            step=now.digest,
            stands=stands,
            news=news,
            explained=meanings,
            reader=person().id,
            cards=_cards(people, now, beside),
        ),
        "may_edit": may(Action.EDIT, document),
        "may_comment": may(Action.COMMENT, document),
    }


def _cards(people: Mapping[str, Person], now: Snapshot, beside: Beside) -> Cards:
    here = request.full_path + request.headers.get("HX-Current-URL", "")
    today = day_of(clock.now())
    return Cards(people, person().id, here, today, now, rivals(beside.talks, now))


def _view(document: Document, now: Snapshot, shown: Sequence[str]) -> tuple[Hashable, ...]:
    """What every unit of a page is drawn by."""
    long = len(now.clauses) > LONG
    family = now.particulars.family
    return document.id, document.slug, family, *shown, locale(), long, role_on(document)


def _address(document: Document) -> str:
    return url_for("reading.read", slug=document.slug)


def _references(document: Document, now: Snapshot, clause_id: str) -> dict[str, Any]:
    """What refers to a clause, and mentions in it that could be live references."""
    found = referring(session(), document, [clause_id], now, readable=readable)
    return {
        "referrers": list(referrers(found.get(clause_id, ()))),
        "offers": offers(document, now, clause_id),
    }


def _beside(document: Document, now: Snapshot, *, past: bool) -> Beside:
    step = now.step if past else None
    said = talks(session(), document, now)
    return Beside(
        talks=said,
        cited=citations(session(), document, step),
        answered=needs_answered(session(), document, step),
        referring=numbers_referring(document, now),
        also=also_suggested(said, now),
    )


def _stands(document: Document, leaves: Leaves, now: Snapshot) -> dict[str, Stand]:
    """Where each unit stands, by its head; what is struck in it is decided on with it."""
    where, units = agreement_shown(document, now), units_of(now)
    members = deciding(colleagues(session(), document, now.step))
    found = {}
    for unit in leaves.units:
        ids = units.get(unit.head.clause.id) or [row.clause.id for row in unit.rows]
        if stand := stand_of(unit.head.clause.id, ids, where, members):
            found[unit.head.clause.id] = stand
    return found


def _tally(family: Family, leaves: Leaves, stands: Mapping[str, Stand]) -> str:
    units = [unit.head.clause for unit in leaves.articles]
    counted = [unit for unit in units if unit.kind in COUNTED and unit.id in stands]
    preamble = any(unit.kind is Kind.PREAMBLE for unit in counted)
    return tally(Counter(stands[unit.id].state for unit in counted), family, preamble=preamble)
