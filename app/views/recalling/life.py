"""The life of one clause: every wording against the one before, its places, what was decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import render_template, request
from markupsafe import Markup

from app.access import requires
from app.db import session
from app.models import Clause, Decision, Document, Placement, Step, WordingRow
from app.presentation import prose
from app.queries.authorship import steps_of, written_in
from app.queries.history import Past, past_of
from app.queries.people import names_of
from app.queries.snapshots import snapshot
from app.speaking import speak
from app.statute.diffing import Run, compare
from app.statute.numbering import number_all, printed
from app.statute.roles import Action
from app.statute.snapshot import LANGUAGES, Snapshot
from app.statute.workflow import struck_digest
from app.views.addresses import addresses
from app.views.naming import Naming
from app.views.recalling.authors import asked_language
from app.views.recalling.blueprint import blueprint
from app.views.recalling.hands import Hand, Hands, drawn_of
from app.weaving import Speaker, woven

AT_ONCE = 30
"""Wordings on one page."""

NUMBERED = 60
"""Places of which the printed number is looked up: each asks for the whole text of then."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of the clause, and what was decided on these very words."""

    step: Step
    turn: int
    """Counts from 1 in the language shown."""
    heading: Sequence[Run]
    text: Sequence[Run]
    author: str | None
    decisions: Sequence[tuple[Decision, Step]]
    stands: bool

    @property
    def put_in_by(self) -> str | None:
        """Who put the words into the text, where somebody else wrote them."""
        return self.step.actor_id if self.step.actor_id != self.author else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the clause stood from a step on."""

    step: Step
    what: str
    """inserted, moved, struck, restored or converted"""
    number: str
    """As printed there; empty where it was not looked up, or nothing is printed."""
    within: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings side by side."""

    older: int
    newer: int
    heading: Sequence[Run]
    text: Sequence[Run]


@blueprint.get("/d/<slug>/c/<clause_id>/life")
@requires(Action.READ, on=Clause)
def life(document: Document, clause: Clause) -> str:
    """All its wordings in one language, newest first."""
    now, past = snapshot(session(), document), past_of(session(), clause)
    language = asked_language()
    wordings = list(_wordings(past, language))[::-1]
    pages = max(1, -(-len(wordings) // AT_ONCE))
    page = min(max(1, request.args.get("page", 1, type=int)), pages)
    drawn, hands = _drawn(document, now, clause.id, language)
    return render_template(
        "recalling/life.html",
        document=document,
        now=now,
        clause=now.by_id[clause.id],
        language=language,
        wordings=wordings[(page - 1) * AT_ONCE : page * AT_ONCE],
        steps=[one.step for one in wordings],
        pair=_pair(past, language),
        page=page,
        pages=pages,
        places=list(_places(document, past))[::-1],
        drawn=drawn,
        hands=hands,
        people=names_of(session()),
        naming=Naming(now),
        addresses=addresses(document),
    )


def _wordings(past: Past, language: str) -> Iterator[Wording]:
    """Oldest first; a decision is told at the newest wording of its words before it."""
    rows = [(row, step) for row, step in past.wordings if row.language == language]
    earlier: WordingRow | None = None
    for turn, (row, step) in enumerate(rows, start=1):
        until = rows[turn][0].since if turn < len(rows) else None
        yield Wording(
            step=step,
            turn=turn,
            heading=compare(earlier.heading if earlier else "", row.heading),
            text=compare(earlier.text if earlier else "", row.text),
            author=row.author_id,
            decisions=[one for one in past.decisions if _on(one[0], row, until)],
            stands=until is None,
        )
        earlier = row


def _on(decision: Decision, row: WordingRow, until: int | None) -> bool:
    """Whether it was decided on these words, or on striking them, while they stood."""
    named = decision.digest in (row.digest, struck_digest(row.digest))
    return named and row.since <= decision.since and (until is None or decision.since < until)


def _pair(past: Past, language: str) -> Pair | None:
    """Any two wordings against each other, where two are asked for."""
    rows = {row.since: row for row, _ in past.wordings if row.language == language}
    older, newer = (request.args.get(name, 0, type=int) for name in ("from", "to"))
    if older not in rows or newer not in rows:
        return None
    was, now = rows[older], rows[newer]
    return Pair(older, newer, compare(was.heading, now.heading), compare(was.text, now.text))


def _places(document: Document, past: Past) -> Iterator[Place]:
    """Where it stood, oldest first; making room for a neighbour is no move."""
    earlier: Placement | None = None
    told: list[tuple[Placement, Step, str]] = []
    for row, step in past.placements:
        if what := _what(earlier, row, step):
            told.append((row, step, what))
        earlier = row
    for left, (row, step, what) in enumerate(told, start=-len(told)):
        number = _number(document, row, step.number) if -left <= NUMBERED else ""
        yield Place(step, what, number, row.parent_id)


def _what(earlier: Placement | None, row: Placement, step: Step) -> str:
    if earlier is None:
        return "inserted"
    if row.struck != earlier.struck:
        return "struck" if row.struck else "restored"
    if row.kind != earlier.kind:
        return "converted"
    moved = row.parent_id != earlier.parent_id or step.clause_id == row.clause_id
    return "moved" if moved else ""


def _number(document: Document, row: Placement, step: int) -> str:
    """The number the clause was printed with at a step."""
    then = snapshot(session(), document, step)
    about = then.particulars
    numbers = number_all(then.clauses, about.family, about.numbering)
    clause = then.by_id[row.clause_id]
    return printed(clause.kind, numbers[clause.id], about.family, LANGUAGES[0])


def _drawn(
    document: Document, now: Snapshot, clause_id: str, language: str
) -> tuple[tuple[Markup, Markup], Sequence[Hand]]:
    """Heading and text as they stand, with who wrote each word, and everybody who did."""
    speaker: Speaker = speak(document, now)
    found = written_in(session(), document, language, only=clause_id, step=now.step)
    steps = steps_of(session(), document, found.values())
    hands = Hands(names_of(session()), steps, addresses(document)["read"])
    if clause_id not in found:
        return (prose(""), prose("")), []
    heading, text = drawn_of(found[clause_id], hands)
    wording = now.by_id[clause_id].wording(language)
    return (
        woven(wording.heading, heading, speaker),
        woven(wording.text, text, speaker),
    ), hands.met()
