"""The register of needs: all of them or those asked for, and one with all that is known of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template, request

from app.access import requires
from app.db import session
from app.models import Document, Need
from app.presentation import locale
from app.queries.answers import Place, answered_by
from app.queries.needs import Told, Wanted, history, needs, papers, register, status_of, urgency
from app.statute.diffing import Run
from app.statute.diffing import compare as runs_of
from app.statute.needs import NEED_KINDS, PRIORITIES, STATUSES, TARGET_GROUPS
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES
from app.views import subjects
from app.views.needs.blueprint import blueprint, editable, need_at, readable
from app.views.needs.redlines import redlines

ANSWERED = ("yes", "no", "fully", "partly")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a need's history as the page shows it."""

    told: Told
    what: str
    """The deed, as the words of deeds name it."""
    words: tuple[tuple[str, str, tuple[Run, ...]], ...]
    """What is said otherwise: which fact, in which language, its redline."""
    facts: tuple[tuple[str, str, str], ...]
    """Choices made otherwise: which fact, what it was, what it is."""


@blueprint.get("/needs")
@requires(Action.ENTER)
def index() -> str:
    """Every need, or those asked for."""
    known, answers = needs(session()), answers_now()
    how = {need.slug: how_far(answers.get(need.slug, ())) for need in known}
    wanted = _wanted()
    shown = [need for need in known if wanted.lets_through(need, how[need.slug])]
    return render_template(
        "needs/index.html",
        whole=known,
        shown=shown,
        groups=register(sorted(shown, key=urgency) if _by_urgency() else shown),
        by_urgency=_by_urgency(),
        answers=answers,
        how=how,
        counts=_counts(known, how),
        papers=papers(session()),
        wanted=wanted,
        status_of=status_of,
        subjects=subjects,
    )


@blueprint.get("/needs/<need>")
@requires(Action.ENTER)
def page(need: str) -> str:
    """One need: what is said of it, what proves it, what answers it, and how it came to this."""
    return show(need)


def show(slug: str, problem: str = "", typed: Any = None) -> str:
    """The page of a need; `problem`: why something was refused, `typed`: what was typed."""
    need = need_at(slug)
    places = answers_now().get(slug, ())
    return render_template(
        "needs/need.html",
        need=need,
        status=status_of(need),
        places=places,
        redlines={
            place.clause: redlines(place.document, place.clause, place.answered.read_at)
            for place in places
            if place.changed
        },
        how=how_far(places),
        papers=papers(session(), slug).get(slug, ()),
        entries=[entry(told) for told in history(session(), slug)],
        editable=editable(),
        subjects=subjects,
        problem=problem,
        typed=typed or {},
    )


def answers_now() -> dict[str, list[Place]]:
    """Clauses of readable documents that answer each need."""
    documents: list[Document] = [document for document, _role in readable()]
    return answered_by(session(), documents, locale())


def how_far(places: Iterable[Place]) -> str:
    """How far a need is answered by all of them: fully, partly, or "" for not."""
    said = {place.answered.answers for place in places}
    return "fully" if "fully" in said else "partly" if said else ""


def entry(told: Told) -> Entry:
    """A line of the history, with what is said otherwise than before."""
    if told.need is None or told.before is None:
        return Entry(told, told.step.deed, (), ())
    return Entry(told, told.step.deed, tuple(_reworded(told)), tuple(_chosen(told)))


def _reworded(told: Told) -> Iterable[tuple[str, str, tuple[Run, ...]]]:
    for name in ("title", "text", "evidence", "reason"):
        was, now = (_said(one, name) for one in (told.before, told.need))
        for language in LANGUAGES:
            before, after = was.get(language, ""), now.get(language, "")
            if before != after:
                yield name, language, tuple(runs_of(before, after))


def _chosen(told: Told) -> Iterable[tuple[str, str, str]]:
    for name in ("group", "kind", "priority", "status", "method", "link"):
        was, now = (_choice(one, name) for one in (told.before, told.need))
        if was != now:
            yield name, was, now


def _said(need: Need | None, name: str) -> Mapping[str, str]:
    return (need.facts.get(name) if need else None) or {}


def _choice(need: Need | None, name: str) -> str:
    if need is None:
        return ""
    if name == "status":
        return status_of(need)
    return need.group if name == "group" else str(need.facts.get(name) or "")


def _wanted() -> Wanted:
    """What the address asks for, where it names something there is."""
    known = {
        "group": TARGET_GROUPS,
        "kind": NEED_KINDS,
        "priority": PRIORITIES,
        "status": STATUSES,
        "answered": ANSWERED,
    }
    asked = {name: request.args.get(name, "") for name in known}
    given = {name: said for name, said in asked.items() if said in known[name]}
    return Wanted(words=request.args.get("q", "").strip()[:200], **given)


def _by_urgency() -> bool:
    return request.args.get("order", "") == "priority"


def _counts(known: Iterable[Need], how: Mapping[str, str]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for need in known:
        found.update({how[need.slug] or "no": 1, status_of(need): 1})
    return found
