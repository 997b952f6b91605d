"""The rounds of a document, and the form that opens one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from app import errors
from app.access import actor, person, requires
from app.db import session, transaction
from app.models import Document, Institution, Person
from app.operations.errors import Refused
from app.operations.reviewing import MOST_QUESTIONS, Asked, open_round
from app.queries.people import colleagues, documents_of
from app.queries.rounds import Progress, progress, round_of, rounds_of
from app.queries.snapshots import snapshot
from app.statute.roles import Action, Role, allowed
from app.statute.snapshot import LANGUAGES, Snapshot
from app.statute.structure import GATHERING
from app.summoning import summon
from app.views.naming import Naming
from app.views.reviewing.blueprint import address, blueprint, found_round, today

QUESTIONS = 3
"""Questions a new form has room for."""

USUAL = timedelta(days=14)
"""How long a round usually takes."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit that can be asked about: itself and what stands under it."""

    id: str
    name: str
    heading: str
    depth: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A document that can be asked about."""

    document: Document
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be asked."""

    person: Person
    institution: Institution | None
    role: Role
    documents: Sequence[Document]
    """What they may comment on."""


@blueprint.get("/d/<slug>/rounds")
@requires(Action.READ, on=Document)
def index(document: Document) -> str:
    """Every round of the document: those that take reviews in first."""
    known = [found_round(document, one.id) for one in rounds_of(session(), document)]
    told = [(one, progress(session(), one)) for one in known]
    return render_template(
        "reviewing/index.html",
        document=document,
        open_rounds=[one for one in told if not one[0].closed],
        closed_rounds=[one for one in told if one[0].closed],
        mine=_mine,
    )


def _mine(reviewers: Sequence[Progress]) -> Progress | None:
    """How far the person of this request has come; None where they were not asked."""
    return next((one for one in reviewers if one.person.id == person().id), None)


@blueprint.get("/d/<slug>/rounds/open")
@requires(Action.COORDINATE, on=Document)
def open_form(document: Document) -> str:
    """Say what is asked, of whom, until when."""
    return _form(document)


@blueprint.post("/d/<slug>/rounds/open")
@requires(Action.COORDINATE, on=Document)
def open_new(document: Document) -> Any:
    """Open the round and write to everybody it asks; or give the form more room."""
    if "more" in request.form:
        return _form(document)
    deadline = _day(request.form.get("deadline", ""))
    if deadline is None:
        return _form(document, _("Choose the last day.")), 422
    try:
        with transaction() as writer:
            by = actor()
            opened = open_round(writer, by, _documents(document), _asked(document, deadline))
            found = round_of(writer, document, opened.id)
            asked = [one.person for one in progress(writer, found)]
            told = summon(writer, found, asked, "asked", by.at)
    except Refused as error:
        return _form(document, errors.sentence(error)), errors.status(error)
    flash(_("The round is open. Letters on their way: %(n)s.", n=told), "done")
    return redirect(address("round_page", document, found), 303)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None


def _coordinated(document: Document) -> list[Document]:
    """What the person coordinates, this document first."""
    others = [
        one
        for one, role in documents_of(session(), person())
        if role is Role.COORDINATOR and one.id != document.id
    ]
    return [document, *others]


def _documents(document: Document) -> list[Document]:
    chosen = set(request.form.getlist("document"))
    return [one for one in _coordinated(document) if one.slug in chosen]


def _asked(document: Document, deadline: date) -> Asked:
    form = request.form
    clauses = {
        one.id: form.getlist(f"clause-{one.slug}") if form.get(f"what-{one.slug}") == "some" else ()
        for one in _documents(document)
    }
    return Asked(
        title=form.get("title", ""),
        deadline=deadline,
        people=form.getlist("person"),
        message=form.get("message", ""),
        questions=_questions(form),
        clauses=clauses,
    )


def _questions(form: MultiDict[str, str]) -> list[dict[str, str]]:
    """As typed: the rows of the form, with those that say nothing."""
    typed = {language: form.getlist(f"question-{language}") for language in LANGUAGES}
    rows = min(max(map(len, typed.values())), MOST_QUESTIONS)
    return [
        {language: said[row] if row < len(said) else "" for language, said in typed.items()}
        for row in range(rows)
    ]


def _form(document: Document, problem: str = "") -> str:
    form = request.form
    said = [one for one in _questions(form) if any(one.values())]
    room = max(QUESTIONS, len(said) + (QUESTIONS if "more" in form else 0))
    nothing = dict.fromkeys(LANGUAGES, "")
    coordinated = _coordinated(document)
    return render_template(
        "reviewing/open.html",
        document=document,
        offered=[_offered(one) for one in coordinated],
        candidates=_candidates(coordinated),
        questions=[*said, *([nothing] * (min(room, MOST_QUESTIONS) - len(said)))],
        most=MOST_QUESTIONS,
        usual=today() + USUAL,
        earliest=today(),
        problem=problem,
        typed=form,
    )


def _offered(document: Document) -> Offered:
    now = snapshot(session(), document)
    return Offered(document, list(_choices(now, Naming(now))))


def _choices(now: Snapshot, naming: Naming) -> list[Choice]:
    """Headings and the units right under them, in the order of the text."""
    depths: dict[str | None, int] = {None: 0}
    found = []
    for clause in now.clauses:
        if clause.struck or clause.parent not in depths:
            continue
        if clause.kind in GATHERING:
            depths[clause.id] = depths[clause.parent] + 1
        heading = clause.wording("az").heading
        found.append(Choice(clause.id, naming.of(clause.id), heading, depths[clause.parent]))
    return found


def _candidates(documents: Sequence[Document]) -> list[Candidate]:
    """Everybody who may comment on one of the documents, but for whoever opens the round."""
    found: dict[str, Candidate] = {}
    for document in documents:
        for one in colleagues(session(), document):
            if one.person.id == person().id or not allowed(Action.COMMENT, one.role):
                continue
            known = found.get(one.person.id)
            mine = [*(known.documents if known else ()), document]
            role = known.role if known else one.role
            found[one.person.id] = Candidate(one.person, one.institution, role, mine)
    return sorted(found.values(), key=lambda one: one.person.name)
