"""Split a clause in two, where somebody put the cursor or at a sentence they choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app import errors
from app.access import actor, requires
from app.db import session
from app.models import Clause, Document
from app.operations.structure import Cut, plans, split_clause
from app.operations.structure.splitting import planned
from app.queries.answers import needs_answered
from app.queries.evidence import citations
from app.queries.reach import reach
from app.queries.snapshots import snapshot
from app.speaking import Reader, braces, speak
from app.statute import snapshot as statute
from app.statute.anchoring import find_quote
from app.statute.cutting import BadCut, Fault, counterpart, cut, places
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES
from app.views.editing import answers
from app.views.editing.blueprint import blueprint
from app.views.editing.parts import text_in
from app.views.editing.sheet import labels_of

STAY, BEGINS = "stay", "begins"
"""Choices beside a place in the text: all words stay with the first half; words to look for."""

NEW = "new"
"""Stands for the clause that is to come, where numbers are previewed."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language on the form, as typed: references between braces."""

    language: str
    heading: str
    text: str
    started_from: str
    at: int | None
    """Where it is to be cut; None: nowhere."""
    begins: str = ""

    @property
    def segments(self) -> list[tuple[int, str]]:
        """The text from each place to the next, with where it begins."""
        bounds = sorted({0, *places(self.text), *([self.at] if self.at else [])})
        ends = [*bounds[1:], len(self.text)]
        return [(start, self.text[start:end]) for start, end in zip(bounds, ends, strict=True)]


@blueprint.get("/d/<slug>/c/<clause_id>/split")
@requires(Action.EDIT, on=Clause)
def split_form(document: Document, clause: Clause) -> str:
    """The text with every place where it may be cut."""
    return _page(document, clause.id)


@blueprint.post("/d/<slug>/c/<clause_id>/split")
@requires(Action.EDIT, on=Clause)
def split(document: Document, clause: Clause) -> Any:
    """Split the clause; or, asked to look only, show where, with the words typed so far."""
    clause_id = clause.id
    if request.form.get("deed") != "split":
        return _page(document, clause_id)

    def deed(writer: Session) -> str:
        now = snapshot(writer, document)
        return split_clause(
            writer,
            actor(),
            document,
            clause_id,
            _cuts(document, clause_id, _tongues(document, now.by_id[clause_id])),
            seen=answers.seen(),
            carried=answers.carried(),
            reason=answers.reason(),
        )

    told = _("Split in two. Discussions stand with the words they quote.")
    return answers.done(document, deed, told, lambda problem: _page(document, clause_id, problem))


def _page(document: Document, clause_id: str, problem: str = "") -> str:
    now = snapshot(session(), document)
    speak(document, now)
    clause = now.by_id[clause_id]
    tongues = _tongues(document, clause)
    said = tongues[0]
    if not problem and said.at is not None:
        try:
            cut(said.text, said.at)
        except BadCut as error:
            problem = errors.sentence(error)
    return render_template(
        "editing/split.html",
        document=document,
        clause=clause,
        now=now,
        tongues=tongues,
        read=Reader(document, clause_id, request.form).read,
        labels=labels_of(now),
        problem=problem,
        typed=request.form,
        seen=answers.number("seen") or answers.placed_at(clause_id),
        children=[one for one in now.clauses if one.parent == clause_id and not one.struck],
        cited=citations(session(), document).get(clause_id, ()),
        answered=needs_answered(session(), document).get(clause_id, ()),
        reach=_reach(document, now, clause),
    )


def _reach(document: Document, now: statute.Snapshot, clause: statute.Clause) -> Any:
    if clause.struck:
        return None
    follow = request.form.get("children") == "second"
    then = plans.after(now, planned(now, clause, NEW, children_follow=follow))
    found = reach(session(), document, (now, then), [clause.id], labels_of)
    return found, labels_of(then)[NEW]


def _tongues(document: Document, clause: statute.Clause) -> list[Tongue]:
    """The languages the clause speaks, with what was typed and chosen so far."""
    found: list[Tongue] = []
    for language in LANGUAGES:
        stands = clause.wording(language)
        if f"text-{language}" in request.form:
            text = text_in(request.form, language)
        else:
            text = braces(stands.text, document, clause.id)
        if not text.strip() and language != AUTHORITATIVE:
            continue
        heading = request.form.get(f"heading-{language}", "")
        if f"heading-{language}" not in request.form:
            heading = braces(stands.heading, document, clause.id)
        found.append(
            Tongue(
                language,
                heading,
                text,
                request.form.get(f"started-{language}") or stands.digest,
                _chosen(language, text, found),
                request.form.get(f"begins-{language}", ""),
            )
        )
    return found


def _chosen(language: str, text: str, before: Sequence[Tongue]) -> int | None:
    """Where a language is to be cut: as chosen, at the cursor, or by the number of sentences."""
    asked = request.form.get(f"at-{language}", "")
    if asked == STAY:
        return None
    if asked == BEGINS:
        found = find_quote(text, request.form.get(f"begins-{language}", ""))
        return found.start if found else None
    for name in (f"at-{language}", f"caret-{language}"):
        if (place := answers.number(name)) is not None:
            return place
    if language != AUTHORITATIVE:
        source = before[0]
        return None if source.at is None else counterpart(source.text, source.at, text)
    return _by_translation(text) or next(iter(places(text)), None)


def _by_translation(text: str) -> int | None:
    """Where the text is to be cut if the cursor stood in a translation."""
    for language in LANGUAGES[1:]:
        place = answers.number(f"caret-{language}")
        if place is not None:
            typed = text_in(request.form, language)
            return counterpart(typed, place, text)
    return None


def _cuts(document: Document, clause_id: str, tongues: Sequence[Tongue]) -> list[Cut]:
    """The cuts in the words as they are stored. Raises BadCut inside a reference."""
    reader = Reader(document, clause_id, request.form)
    return [_cut(reader, request.form, one) for one in tongues]


def _cut(reader: Reader, form: Mapping[str, str], one: Tongue) -> Cut:
    heading = reader.read(one.heading, one.language)
    if one.at is None or not 0 <= one.at <= len(one.text):
        if one.language == AUTHORITATIVE or form.get(f"at-{one.language}") == BEGINS:
            raise BadCut(Fault.NOTHING)
        return Cut(
            one.language, heading, reader.read(one.text, one.language), None, one.started_from
        )
    if one.at:
        cut(one.text, one.at)  # not inside a reference as it is typed
    first, second = (
        reader.read(half, one.language) for half in (one.text[: one.at], one.text[one.at :])
    )
    return Cut(one.language, heading, first + second, len(first), one.started_from)
