"""References: what may be picked while writing, mentions made live, what refers to a clause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app import errors
from app.access import actor, requires
from app.db import session, transaction
from app.models import Clause, Document
from app.operations.clauses import Typed, save_wording
from app.operations.errors import Refused
from app.presentation import cut, locale
from app.queries.references import Referrer, places, referring_here
from app.queries.snapshots import snapshot
from app.speaking import speak, speaker_of
from app.statute.errors import StatuteError
from app.statute.references import (
    Form,
    Mention,
    Places,
    enlivened,
    mentions,
    resolve,
    said,
    shown,
    typed,
)
from app.statute.references.grammar import NUMBER
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Snapshot
from app.views.editing.sheet import typed_in, typed_sheet

blueprint = Blueprint("referring", __name__)

ALL = "all"
"""What is asked for where every mention is to be made live."""

FIRST_WORDS = 70
"""Characters of a clause that tell it from others in the list."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A plain mention that could be a live reference."""

    name: str
    """What its button asks for: language and place in the text."""
    mention: Mention
    language: str
    typed: str
    """What would stand there in a form."""


@blueprint.get("/d/<slug>/references")
@requires(Action.READ, on=Document)
def clauses(document: Document) -> Response:
    """What a reference may lead to, as JSON: number, what to type, first words."""
    asked = request.args.get("language", AUTHORITATIVE)
    language = asked if asked in LANGUAGES else AUTHORITATIVE
    now = snapshot(session(), document)
    found = list(_pickable(now, places(session(), document, now), language))
    return jsonify({"step": now.step, "clauses": found})


@blueprint.post("/d/<slug>/c/<clause_id>/refer")
@requires(Action.EDIT, on=Clause)
def enliven(document: Document, clause: Clause) -> Any:
    """Make mentions of the clause as it stands live: one, or all of them."""
    clause_id, asked = clause.id, request.form.getlist("live")
    now = snapshot(session(), document)
    chosen = [one for one in offers(document, now, clause_id) if {one.name, ALL} & set(asked)]
    words = [
        Typed(language, one.heading, text, one.digest)
        for language, text in _lively(now, clause_id, chosen)
        if (one := now.by_id[clause_id].wording(language))
    ]
    try:
        with transaction() as writer:
            reason = _("Mentions of clauses made live references; the words stay as they are read.")
            save_wording(writer, actor(), clause, words, reason=reason)
    except (Refused, StatuteError) as error:
        flash(errors.sentence(error), "problem")
    else:
        flash(_("Live now: these references follow the numbers of their clauses."), "done")
    return redirect(url_for("reading.clause", slug=document.slug, clause_id=clause_id), 303)


@blueprint.post("/d/<slug>/c/<clause_id>/edit/refer")
@requires(Action.COMMENT, on=Clause)
def enliven_typed(document: Document, clause: Clause) -> str:
    """The form with mentions in the typed words made live; nothing is saved."""
    asked = set(request.form.getlist("live"))
    where = speaker_of(document).places
    words = [
        replace(one, text=_enlivened(one, where, clause.id, asked))
        for one in typed_in(request.form, document, clause.id)
    ]
    reason = request.form.get("reason", "")
    sheet = typed_sheet(session(), document, clause, words, reason)
    return render_template("editing/form.html", document=document, sheet=sheet, problem="")


def offers(document: Document, now: Snapshot, clause_id: str) -> list[Offer]:
    """Plain mentions in a clause as it stands."""
    where = speak(document, now).places
    clause = now.by_id[clause_id]
    if clause.struck:
        return []
    return [
        one
        for language, wording in clause.wordings.items()
        for one in offered(wording.text, where, language, clause_id)
    ]


def offered_in(text: str, document: Document, language: str, clause_id: str) -> list[Offer]:
    """Plain mentions in a stored text, for its form."""
    if not any(sign.isdigit() for sign in text):
        return []
    return offered(text, speaker_of(document).places, language, clause_id)


def offered(text: str, where: Places, language: str, clause_id: str) -> list[Offer]:
    """Plain mentions in a stored text."""
    return [
        Offer(f"{language}:{one.start}", one, language, typed(one.token, where, clause_id))
        for one in mentions(text, where, language, clause_id)
    ]


def referrers(
    found: Iterable[Referrer],
) -> Iterator[tuple[Document, str, str]]:
    """The clauses that refer to one, each with its document and what it is called."""
    for one in found:
        where = speaker_of(one.document).places
        target = where.target(one.clause)
        if target:
            yield one.document, one.clause, said(target, Form(language=locale()), where.here)


def numbers_referring(document: Document, now: Snapshot) -> dict[str, list[tuple[str, str]]]:
    """Ids and numbers of the clauses of a text that refer to each clause of it."""
    found = referring_here(now)
    if not found:
        return {}
    where = speaker_of(document).places
    return {
        one: [(each, _number(where, each)) for each in referrers]
        for one, referrers in found.items()
    }


def _number(where: Places, clause_id: str) -> str:
    """The number of a clause with those of what it stands in; its name where it has none."""
    target = where.here.targets[clause_id]
    form = Form(style=NUMBER) if target.path else Form(language=locale())
    return said(target, form, where.here)


def _lively(now: Snapshot, clause_id: str, chosen: Iterable[Offer]) -> Iterator[tuple[str, str]]:
    """The texts of the clause with the chosen mentions live, by language."""
    by_language: dict[str, list[Mention]] = {}
    for one in chosen:
        by_language.setdefault(one.language, []).append(one.mention)
    for language, found in by_language.items():
        yield language, enlivened(now.by_id[clause_id].wording(language).text, found)


def _enlivened(one: Typed, where: Places, clause_id: str, asked: set[str]) -> str:
    found = offered(one.text, where, one.language, clause_id)
    return enlivened(one.text, [each.mention for each in found if {each.name, ALL} & asked])


def _pickable(now: Snapshot, where: Places, language: str) -> Iterator[dict[str, str]]:
    """Clauses that stand and can be named in words, in reading order."""
    for target in where.here.targets.values():
        if target.struck:
            continue
        name = said(target, Form(language=language), where.here)
        meant = resolve(name, where, language)
        if meant is None or meant.clause != target.id:
            continue
        wording = now.by_id[target.id].wording(language)
        words = shown(wording.heading or wording.text, where).replace("\n", " ")
        number = said(target, Form(style=NUMBER), where.here)
        yield {"number": number, "typed": name, "words": cut(words, FIRST_WORDS)}
