"""Any two steps of a document side by side: a redline, two columns, only changes, or in words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from app.access import requires
from app.db import session
from app.models import Document
from app.presentation import locale
from app.queries.comparison import (
    Change,
    Comparison,
    Happening,
    Side,
    asked_steps,
    changing_steps,
    compare_steps,
    in_both_orders,
)
from app.queries.people import names_of
from app.queries.resting import shifts
from app.queries.snapshots import milestones, snapshot
from app.queries.threads import Talk, talks
from app.speaking import speak
from app.statute.diffing import Run, in_words
from app.statute.diffing import compare as runs_of
from app.statute.roles import Action
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Clause, Wording, depths
from app.views.words import kinds_of

blueprint = Blueprint("comparing", __name__)

RECENT = 40
"""How many steps the pickers offer; any other can be asked for by its address."""


class Mode(StrEnum):
    """How differences are shown."""

    INLINE = "inline"
    SIDE = "side"
    CHANGES = "changes"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Tongue:
    """What became of a clause's words in one language."""

    language: str
    heading: tuple[Run, ...]
    text: tuple[Run, ...]
    older: str
    """Digest of the wording of the older side; "" where it had none."""
    newer: str


@dataclass(frozen=True, slots=True)
class Row:
    """One clause as the page shows it."""

    clause: Clause
    label: str
    was: str
    """Its label on the older side."""
    cited: str
    """Its full citation, for a list in which it does not stand below what it stands in."""
    kinds: tuple[str, str]
    """What kind of unit it was and is, in words."""
    depth: int
    change: Change | None
    tongues: tuple[Tongue, ...]
    within: str = ""
    """Label of what it stands in."""
    told: tuple[tuple[str, str], ...] = ()
    """Changes as sentences, each with its language."""

    @property
    def happened(self) -> tuple[Happening, ...]:
        """What happened to it; nothing for a clause that is only context."""
        return self.change.happened if self.change else ()


@blueprint.get("/d/<slug>/compare")
@requires(Action.READ, on=Document)
def compare(document: Document) -> str:
    """What differs between two steps or milestones."""
    older, newer = request.args.get("from", "").strip(), request.args.get("to", "").strip()
    steps = asked_steps(session(), document, older, newer)
    comparison = compare_steps(session(), document, *steps)
    speak(document, comparison.newer.snapshot)
    language, mode = _language(comparison), _mode()
    languages = LANGUAGES if language == "both" else (language,)
    resting = shifts(session(), document, *steps)
    rows = list(rows_of(comparison, languages, mode, also=resting))
    return render_template(
        "comparing/compare.html",
        document=document,
        comparison=comparison,
        older=comparison.older.snapshot,
        newer=comparison.newer.snapshot,
        rows=rows,
        discussed=_discussed(document, rows),
        people=names_of(session()),
        resting=resting,
        shifted=sum(row.clause.id in resting for row in rows),
        changes=sum(1 for row in rows if row.change),
        counts=_counts(rows, len(comparison.renumbered)),
        asked={
            "from": older or comparison.older.snapshot.milestone or str(steps[0]),
            "to": newer,
            "language": language,
            "mode": mode,
        },
        renumbered=_renumbered(comparison),
        milestones=milestones(session(), document),
        recent=changing_steps(session(), document, RECENT),
        happenings=happenings(),
        languages_shown=languages,
    )


def _discussed(document: Document, rows: Iterable[Row]) -> dict[str, list[Talk]]:
    """Conversations that are open today, by the changed clause they stand at."""
    changed = {row.clause.id for row in rows if row.change}
    if not changed:
        return {}
    said = talks(session(), document, snapshot(session(), document))
    found = {
        one: [talk for talk in said.get(one, ()) if not talk.resolved] for one in sorted(changed)
    }
    return {one: open_ones for one, open_ones in found.items() if open_ones}


def rows_of(
    comparison: Comparison,
    languages: tuple[str, ...],
    mode: Mode,
    *,
    also: Collection[str] = (),
) -> Iterator[Row]:
    """The clauses a mode shows: all that stand on either side, or only those that differ.

    `also`: clauses of which something else differs, what they rest on.
    """
    shown = {change.id for language in languages for change in comparison.in_language(language)}
    levels = depths(comparison.newer.snapshot.clauses) | {
        one: level
        for one, level in depths(comparison.older.snapshot.clauses).items()
        if one not in comparison.newer.snapshot.by_id
    }
    for clause, change in _walk(comparison):
        change = change if change and change.id in shown else None  # noqa: PLW2901  # not told
        stands = clause.id in comparison.newer.snapshot.by_id and not clause.struck
        if change or clause.id in also or (mode is Mode.INLINE and stands):
            yield _row(comparison, clause, change, languages, levels[clause.id])


def rows_among(comparison: Comparison, among: Collection[str]) -> list[Row]:
    """Changes in every language that has any, in reading order."""
    spoken = {language for change in comparison.changes for language in change.languages}
    languages = tuple(one for one in LANGUAGES if one in spoken or one == AUTHORITATIVE)
    rows = rows_of(comparison, languages, Mode.CHANGES)
    return [_differing(row) for row in rows if row.clause.id in among]


def _differing(row: Row) -> Row:
    """The row without languages in which nothing changes; with the first where none does."""
    changed = row.change.languages if row.change else ()
    told = tuple(one for one in row.tongues if one.language in changed)
    return replace(row, tongues=told or row.tongues[:1])


def happenings() -> dict[Happening, str]:
    """What happened to a clause, as the page says it."""
    return {
        Happening.INSERTED: _("new"),
        Happening.STRUCK: _("taken out"),
        Happening.RESTORED: _("brought back"),
        Happening.MOVED: _("moved elsewhere"),
        Happening.CONVERTED: _("made another kind of unit"),
        Happening.HEADING: _("heading changed"),
        Happening.REWORDED: _("words changed"),
        Happening.RENUMBERED: _("only renumbered"),
    }


def _walk(comparison: Comparison) -> Iterator[tuple[Clause, Change | None]]:
    """Every clause of either text, and what happened to it."""
    older, newer = comparison.older.snapshot, comparison.newer.snapshot
    for one in in_both_orders(older, newer):
        yield newer.by_id.get(one) or older.by_id[one], comparison.by_id.get(one)


def _row(
    comparison: Comparison,
    clause: Clause,
    change: Change | None,
    languages: tuple[str, ...],
    depth: int,
) -> Row:
    before, after = (change.before, change.after) if change else (clause, clause)
    tongues = tuple(_tongue(comparison, before, after, language) for language in languages)
    newer = comparison.newer if after else comparison.older
    return Row(
        clause=after or before or clause,
        label=newer.label(clause.id, locale()) or _kind(newer, clause),
        was=comparison.older.label(clause.id, locale()),
        cited=newer.cited(clause.id, locale()),
        kinds=(_kind(comparison.older, before or clause), _kind(newer, after or clause)),
        depth=depth,
        change=change,
        tongues=tongues,
        within=newer.label(clause.parent, locale()) if clause.parent else "",
        told=tuple(_told(change, tongues)),
    )


def _kind(side: Side, clause: Clause) -> str:
    """What the act family of that side calls the kind of the clause."""
    return str(kinds_of(side.snapshot.particulars.family)[clause.kind])


def _tongue(
    comparison: Comparison, before: Clause | None, after: Clause | None, language: str
) -> Tongue:
    was, now = _said(before, language), _said(after, language)
    heading, text = runs_of(was.heading, now.heading), runs_of(was.text, now.text)
    read = comparison.read
    return Tongue(language, read(heading), read(text), was.digest, now.digest)


def _said(clause: Clause | None, language: str) -> Wording:
    return clause.wording(language) if clause else Wording(language, "", "", "")


def _told(change: Change | None, tongues: tuple[Tongue, ...]) -> Iterator[tuple[str, str]]:
    """The changes of words, where some words stayed; a clause that came or went is said as such."""
    if not change or not (change.before and change.after):
        return
    for one in tongues:
        for sentence in (*in_words(one.heading, one.language), *in_words(one.text, one.language)):
            yield one.language, sentence


def _counts(rows: list[Row], renumbered: int) -> dict[Happening, int]:
    """How many of the clauses shown each thing happened to: what is counted can be seen."""
    told = Counter(what for row in rows for what in row.happened)
    told[Happening.RENUMBERED] = renumbered
    return {what: told[what] for what in Happening if told[what]}


def _renumbered(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [
        (one, comparison.older.label(one, locale()), comparison.newer.label(one, locale()))
        for one in comparison.renumbered
    ]


def _language(comparison: Comparison) -> str:
    """As asked; else the reader's own, where the translation shows every change of the text."""
    asked = request.args.get("language", "")
    if asked in (*LANGUAGES, "both"):
        return asked
    translated = any(locale() in one.wordings for one in comparison.newer.snapshot.clauses)
    told = {change.id for change in comparison.in_language(locale())}
    missed = {change.id for change in comparison.in_language(AUTHORITATIVE)} - told
    return locale() if translated and not missed else AUTHORITATIVE


def _mode() -> Mode:
    asked = request.args.get("mode", "")
    return Mode(asked) if asked in set(Mode) else Mode.INLINE
