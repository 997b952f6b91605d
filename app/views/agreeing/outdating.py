"""Decisions that time has overtaken: what changed since, saying them again, carrying them over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, may, person, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.carrying import carry_over, undo_carry_over
from app.operations.errors import Refused
from app.presentation import safe_target
from app.queries.agreement import Agreement, Standing
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.queries.wordings import digests_said
from app.statute import snapshot as statute
from app.statute.diffing import Run, compare
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, Snapshot, Wording
from app.statute.typography import Typographic, ways
from app.statute.workflow import Vote, struck_digest
from app.views.agreeing.blueprint import blueprint
from app.views.naming import Naming
from app.views.standing import agreement_shown


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Words of a clause on which members decided, and what has become of them since."""

    clause: statute.Clause
    digest: str
    """What those decisions name."""
    after: str
    """What a decision made now would name."""
    votes: Sequence[Vote]
    """Oldest first."""
    runs: Sequence[Run]
    """The redline from those words to these; empty where no word differs."""
    ways: Sequence[Typographic]
    """How they differ where they differ in typography only."""
    carried: bool = False
    """Whether the decisions count for the words that stand, having been carried over."""

    @property
    def is_new(self) -> bool:
        """Whether it is not the words that changed, but whether they are struck."""
        return not self.runs


@blueprint.get("/d/<slug>/outdated")
@requires(Action.READ, on=Document)
def outdated(document: Document) -> str:
    """Everybody's overtaken decisions, or one's own."""
    return _page(document)


@blueprint.post("/d/<slug>/c/<clause_id>/carry")
@requires(Action.COORDINATE, on=Clause)
def carry(document: Document, clause: Clause) -> Any:
    """Let what was said of words count for words that differ in typography only."""
    return _record(document, clause, undo=False)


@blueprint.post("/d/<slug>/c/<clause_id>/carry/undo")
@requires(Action.COORDINATE, on=Clause)
def undo_carry(document: Document, clause: Clause) -> Any:
    """Let it not count there any more."""
    return _record(document, clause, undo=True)


def overtaken(now: Snapshot, standings: Iterable[Standing]) -> list[Overtaken]:
    """What was decided on other words than stand, and what of it was carried over."""
    concerned = [one for one in standings if one.outdated or one.carried]
    worded = digests_said(session(), [one.clause for one in concerned])
    return [
        found
        for standing in concerned
        for found in _of(now.by_id[standing.clause], standing, worded[standing.clause])
    ]


def _of(
    clause: statute.Clause, standing: Standing, wordings: Sequence[Wording]
) -> Iterator[Overtaken]:
    after = clause.wording(AUTHORITATIVE)
    for digest, votes, carried in _by_words(standing):
        before = _worded(wordings, digest)
        runs = compare(_whole(before), _whole(after)) if before else ()
        alike = before and not clause.struck and before.digest == digest
        yield Overtaken(
            clause,
            digest,
            standing.digest,
            votes,
            runs if before and before.digest != after.digest else (),
            ways(before, after) if before and alike else (),
            carried=carried,
        )


def _by_words(standing: Standing) -> Iterator[tuple[str, Sequence[Vote], bool]]:
    """Votes by the words they were given on: overtaken ones first, then those carried over."""
    for votes, carried in ((standing.outdated, False), (standing.carried, True)):
        by: dict[str, dict[str, Vote]] = {}
        for vote in votes:
            by.setdefault(vote.given_on or vote.digest, {}).setdefault(vote.person, vote)
        for digest, found in by.items():
            yield digest, list(found.values()), carried


def _worded(wordings: Iterable[Wording], digest: str) -> Wording | None:
    return next(
        (one for one in wordings if digest in (one.digest, struck_digest(one.digest))), None
    )


def _whole(wording: Wording) -> str:
    return "\n".join(filter(None, (wording.heading, wording.text)))


def _record(document: Document, clause: Clause, *, undo: bool) -> Any:
    deed = undo_carry_over if undo else carry_over
    before, after = request.form.get("before", ""), request.form.get("after", "")
    try:
        with transaction() as writer:
            whose = deed(writer, actor(), document, clause, before=before, after=after)
    except Refused as error:
        return _page(document, errors.sentence(error)), errors.status(error)
    names = ", ".join(names_of(session())[one].name for one in whose)
    flash(
        _("Taken back: each decides anew. %(names)s", names=names)
        if undo
        else _("Carried over, as your deed and visible wherever it counts: %(names)s", names=names),
        "done",
    )
    target = safe_target(request.form.get("next")) if request.form.get("next") else None
    back = target or url_for("agreeing.outdated", slug=document.slug)
    return redirect(f"{back}#c-{clause.id}", 303)


def _page(document: Document, problem: str = "") -> str:
    now = snapshot(session(), document)
    where = agreement_shown(document, now)
    found = overtaken(now, where.by_clause.values())
    mine = [one for one in found if any(vote.person == person().id for vote in one.votes)]
    show = request.args.get("show", "mine" if mine else "all")
    return render_template(
        "agreeing/outdated.html",
        document=document,
        now=now,
        found=mine if show == "mine" else found,
        counts={"mine": len(mine), "all": len(found)},
        show=show,
        naming=Naming(now),
        people=names_of(session()),
        where=where,
        carries=may(Action.COORDINATE, document),
        problem=problem,
    )


def overtaken_in(
    now: Snapshot, where: Agreement, clauses: Iterable[str]
) -> Mapping[str, list[Overtaken]]:
    """The same of some clauses, by clause."""
    here = [where.by_clause[one] for one in clauses if one in where.by_clause]
    by: dict[str, list[Overtaken]] = {}
    for found in overtaken(now, here):
        by.setdefault(found.clause.id, []).append(found)
    return by
