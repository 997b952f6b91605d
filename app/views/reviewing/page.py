"""The page of a round: what is asked, how far each has come, and what was handed in."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, request

from app.access import may, person, requires
from app.db import session
from app.models import Document, Person
from app.presentation import locale
from app.queries.people import colleagues, named
from app.queries.register import register
from app.queries.rounds import HandedIn, Progress, Round, progress, reviews_of, round_of
from app.queries.snapshots import snapshot
from app.statute.register import Entry
from app.statute.roles import Action, allowed
from app.views.naming import Naming
from app.views.reviewing.blueprint import blueprint, found_round, today


@dataclass(frozen=True, slots=True)
class Given:
    """One review as the page shows it."""

    handed: HandedIn
    person: Person
    institution: str
    """What it was called when they handed in."""
    entries: tuple[Entry, ...]
    """Its remarks on this document."""


@blueprint.get("/d/<slug>/rounds/<round_id>")
@requires(Action.READ, on=Document)
def round_page(document: Document, round_id: str) -> str:
    """One round."""
    return show(document, found_round(document, round_id))


def show(document: Document, found: Round, problem: str = "") -> str:
    """The page, with what stands in the way of a deed."""
    reviewers, whole = progress(session(), found), round_of(session(), document, found.id)
    by_id = {one.person.id: one for one in reviewers}
    now = snapshot(session(), document)
    told = register(session(), document, locale(), found)
    return render_template(
        "reviewing/round.html",
        document=document,
        found=found,
        terms=found.part(document).terms,
        reviewers=reviewers,
        mine=by_id.get(person().id),
        given=_given(document, found, by_id, told.entries),
        told=told,
        naming=Naming(now),
        known={clause.id for clause in now.clauses if not clause.struck},
        leads=all(may(Action.COORDINATE, part.document) for part in whole.parts),
        unasked=_unasked(document, by_id),
        opener=session().get_one(Person, found.identity.person_id),
        earliest=max(today(), found.deadline),
        today=today(),
        problem=problem,
        typed=request.form,
    )


def _given(
    document: Document,
    found: Round,
    reviewers: Mapping[str, Progress],
    entries: tuple[Entry, ...],
) -> list[Given]:
    handed = reviews_of(session(), found).get(document.id, [])
    return [
        Given(
            one,
            reviewers[one.review.person_id].person,
            named(reviewers[one.review.person_id].institution, locale(), one.at),
            tuple(entry for entry in entries if entry.thread in one.threads),
        )
        for one in handed
    ]


def _unasked(document: Document, reviewers: Mapping[str, Progress]) -> list[Person]:
    """Who may comment on the document and was not asked."""
    return [
        one.person
        for one in colleagues(session(), document)
        if allowed(Action.COMMENT, one.role)
        and one.person.id not in reviewers
        and one.person.id != person().id
    ]
