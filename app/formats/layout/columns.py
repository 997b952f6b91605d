"""The columns a comparative table may have, and what each says of a clause that changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.formats.layout.act import Reading
from app.formats.layout.changes import Change, Changed
from app.formats.layout.evidence import answered_at, cell
from app.formats.layout.front import day_of, line
from app.formats.layout.labels import label
from app.formats.layout.notes import cited_source, relation_word
from app.formats.layout.sheet import Cell, Mark, Paragraph, Span, Style
from app.statute.compared import Beside
from app.statute.diffing import compare
from app.statute.dossier import CitedExtract, Dossier
from app.statute.language import short_date
from app.statute.snapshot import Clause

THIN_SPACE = "\u2009"
RUNS = {"kept": Mark.PLAIN, "added": Mark.ADDED, "struck": Mark.STRUCK}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both readings and what is said of each change."""

    dossier: Dossier
    old: Reading
    new: Reading
    cited: Mapping[str, list[CitedExtract]]
    beside: Beside = field(default_factory=Beside)

    @property
    def language(self) -> str:
        """In which it is written."""
        return self.new.language


def unit(changed: Changed, comparison: Comparison) -> Cell:
    """The number the clause has, the one it had, and what happened to it."""
    language = comparison.language
    was = comparison.old.unit(changed.id) if changed.old else ""
    now = comparison.new.unit(changed.id) if changed.new else was
    lines = list(cell(now, Mark.BOLD))
    if was and was != now and Change.MOVED not in changed.changes:
        lines.extend(cell(label(language, "former_number", number=was)))
    for change in changed.changes:
        words = label(language, change.value)
        if change is Change.MOVED:
            words = f"{words}: {_way(changed, comparison, was, now)}"
        lines.extend(cell(words, Mark.ITALIC))
    return tuple(lines)


def _way(changed: Changed, comparison: Comparison, was: str, now: str) -> str:
    """From where to where a clause moved, by number; by place where numbers say nothing."""
    if was != now:
        return f"{was} → {now}"
    return f"{_under(changed.old, comparison.old)} → {_under(changed.new, comparison.new)}"


def _under(clause: Clause | None, reading: Reading) -> str:
    return reading.unit(clause.parent) if clause and clause.parent else "—"


def older(changed: Changed, comparison: Comparison) -> Cell:
    """The older wording."""
    return _standing(changed.old, comparison.language)


def newer(changed: Changed, comparison: Comparison) -> Cell:
    """The newer wording, nothing marked."""
    if changed.new is None:
        return cell(label(comparison.language, "removed"), Mark.ITALIC)
    return _standing(changed.new, comparison.language)


def _standing(clause: Clause | None, language: str) -> Cell:
    if clause is None:
        return cell(label(language, "absent"))
    wording = clause.wording(language)
    lines = cell(wording.heading, Mark.BOLD) if wording.heading else ()
    if wording.text:
        lines += cell(wording.text)
    return lines or cell(label(language, "absent"))


def redline(changed: Changed, comparison: Comparison) -> Cell:
    """The newer wording with what changed marked, heading and text apart."""
    language = comparison.language
    if changed.old and changed.new and Change.CHANGED not in changed.changes:
        return _standing(changed.new, language)
    lines: list[Paragraph] = []
    if changed.new is None:
        lines.extend(cell(label(language, "removed"), Mark.ITALIC))
    was = changed.old.wording(language) if changed.old else None
    now = changed.new.wording(language) if changed.new else None
    for part in ("heading", "text"):
        spans = _redlined(getattr(was, part, ""), getattr(now, part, ""))
        if spans:
            lines.append(Paragraph(Style.CELL, spans))
    return tuple(lines) or cell(label(language, "absent"))


def _redlined(before: str, after: str) -> tuple[Span, ...]:
    """Kept, struck and added words; a thin space keeps a struck word off the one in its place."""
    spans: list[Span] = []
    for run in compare(before, after):
        mark = RUNS[str(run.kind)]
        if mark is Mark.ADDED and spans and spans[-1].mark is Mark.STRUCK:
            spans.append(Span(THIN_SPACE))
        spans.append(Span(run.text, mark))
    return tuple(spans)


def why(changed: Changed, comparison: Comparison) -> Cell:
    """The reasons given, the European references, the needs answered."""
    need = label(comparison.language, "need")
    needs = (
        Paragraph(Style.CELL, (Span(f"{need}: ", Mark.ITALIC), Span(answered)))
        for answered in answered_at(comparison.dossier, changed.id, comparison.language)
    )
    return (*reason(changed, comparison), *citations(changed, comparison), *needs)


def reason(changed: Changed, comparison: Comparison) -> Cell:
    """The reasons given with its changes, oldest first."""
    given = comparison.dossier.rationale.get(changed.id, ())
    return tuple(line(Style.CELL, one) for one in given)


def citations(changed: Changed, comparison: Comparison) -> Cell:
    """The European references, and how the clause stands to them."""
    language, lines = comparison.language, []
    for cited in comparison.cited.get(changed.id, ()):
        words = f"{cited_source(cited, language)} — {relation_word(cited, language)}"
        note = f": {cited.note}" if cited.note else ""
        lines.append(Paragraph(Style.CELL, (Span(words, Mark.ITALIC), Span(note))))
    return tuple(lines)


def needs(changed: Changed, comparison: Comparison) -> Cell:
    """The needs it answers, how far and why."""
    found = answered_at(comparison.dossier, changed.id, comparison.language)
    return tuple(line(Style.CELL, one) for one in found)


def who(changed: Changed, comparison: Comparison) -> Cell:
    """Who changed it when, by which step."""
    step = {"az": "addım", "en": "step"}[comparison.language]
    return tuple(
        line(
            Style.CELL,
            f"{one.name or label(comparison.language, 'absent')}, "
            f"{short_date(day_of(one.at), comparison.language)} ({step} {one.step})",
        )
        for one in comparison.beside.hands.get(changed.id, ())
    )


def remarks(changed: Changed, comparison: Comparison) -> Cell:
    """What was remarked, and what became of it."""
    lines: list[Paragraph] = []
    for one in comparison.beside.remarks.get(changed.id, ()):
        lines.append(Paragraph(Style.CELL, (Span(f"{one.who}: ", Mark.ITALIC), Span(one.words))))
        lines.append(line(Style.CELL, f"→ {one.answer}"))
    return tuple(lines)


def state(changed: Changed, comparison: Comparison) -> Cell:
    """Where the newer words stand."""
    found = comparison.beside.states.get(changed.id, "")
    name = "draft_state" if found == "draft" else found
    return cell(label(comparison.language, name)) if found else ()


CELLS: Mapping[str, Callable[[Changed, Comparison], Cell]] = {
    "number": unit,
    "older": older,
    "newer": newer,
    "redline": redline,
    "why": why,
    "reason": reason,
    "citations": citations,
    "needs": needs,
    "who": who,
    "remarks": remarks,
    "state": state,
}
"""Every column, in the order they are offered."""

USUAL = ("number", "older", "redline", "why")
"""The columns of a table nobody chose the columns of."""

SHARES = {
    "number": 11,
    "older": 25,
    "newer": 25,
    "redline": 30,
    "why": 34,
    "reason": 20,
    "citations": 24,
    "needs": 22,
    "who": 16,
    "remarks": 28,
    "state": 12,
}
"""How wide each is beside the others."""

NARROWEST = 7.5
"""Hundredths of the width that hold the longest word of a narrow column."""

HEADINGS: Mapping[str, Mapping[str, str]] = {
    "az": {
        "newer": "Yeni redaksiya",
        "reason": "Dəyişikliyin əsası",
        "citations": "Avropa təcrübəsinə istinad",
        "needs": "Nəzərə alınmış ehtiyaclar",
        "who": "Kim, nə vaxt",
        "remarks": "Rəylər və cavablar",
        "state": "Vəziyyəti",
    },
    "en": {
        "newer": "New wording",
        "reason": "Reason of the change",
        "citations": "Reference to European practice",
        "needs": "Needs answered",
        "who": "Who and when",
        "remarks": "Remarks and answers",
        "state": "State",
    },
}
"""Of the columns the usual table lacks."""

USUAL_HEADINGS = {
    "number": "column_unit",
    "older": "column_old",
    "redline": "column_new",
    "why": "column_why",
}


def heading(column: str, language: str, *, draft: bool) -> str:
    """What stands above a column. `draft`: the older side is no act in force."""
    if column not in USUAL_HEADINGS:
        return HEADINGS[language][column]
    named = USUAL_HEADINGS[column]
    return label(language, "column_old_draft" if draft and column == "older" else named)


def widths(chosen: tuple[str, ...]) -> tuple[float, ...]:
    """The part of the width of each column; together 100, and none too narrow for its words."""
    whole = sum(SHARES[column] for column in chosen)
    fair = {column: 100 * SHARES[column] / whole for column in chosen}
    narrow = {column for column, share in fair.items() if share < NARROWEST}
    left = 100 - NARROWEST * len(narrow)
    wide = sum(share for column, share in fair.items() if column not in narrow)
    return tuple(NARROWEST if column in narrow else fair[column] * left / wide for column in chosen)
