"""What the comparative table (müqayisəli cədvəl) says: each change beside its reasons."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.formats.layout.act import Reading
from app.formats.layout.changes import Change, Changed, Differences, differences
from app.formats.layout.evidence import (
    answered_at,
    cell,
    citation_changes,
    cited_source,
    considered,
    relation_word,
    verification,
)
from app.formats.layout.front import capitals, footer, header, line, notes, side
from app.formats.layout.labels import label
from app.formats.layout.sheet import (
    Block,
    Cell,
    Column,
    Gap,
    Mark,
    Paragraph,
    Sheet,
    Span,
    Style,
    Table,
)
from app.statute.diffing import compare
from app.statute.dossier import CitedExtract, Dossier
from app.statute.snapshot import Clause, Numbering, Snapshot

SHARES = (("column_unit", 11), ("column_old", 25), ("column_new", 30), ("column_why", 34))
THIN_SPACE = "\u2009"
RUNS = {"kept": Mark.PLAIN, "added": Mark.ADDED, "struck": Mark.STRUCK}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both readings and what is said of each change."""

    dossier: Dossier
    old: Reading
    new: Reading
    cited: Mapping[str, list[CitedExtract]]


def comparative_sheet(
    dossier: Dossier, language: str, numbers: Mapping[str, str], old_numbers: Mapping[str, str]
) -> Sheet:
    """The table of what changes from `dossier.against`; without one, all is new."""
    snapshot = dossier.snapshot
    before = dossier.against or _nothing(snapshot)
    cited: defaultdict[str, list[CitedExtract]] = defaultdict(list)
    for extract in dossier.citations:
        cited[extract.clause].append(extract)
    old, new = Reading(before, language, old_numbers), Reading(snapshot, language, numbers)
    return Sheet(
        language=language,
        title=snapshot.particulars.title(language),
        author=label(language, "author"),
        subject=label(language, "comparative_subject"),
        header=header(dossier, language),
        footer=footer(snapshot, language),
        page_word=label(language, "page"),
        blocks=tuple(_blocks(Comparison(dossier, old, new, cited))),
        landscape=True,
        anchor=snapshot.digest,
        at=snapshot.at,
    )


def _nothing(snapshot: Snapshot) -> Snapshot:
    """The empty text every document starts from."""
    return replace(snapshot, step=0, digest="0" * 64, at=None, clauses=(), milestone=None)


def _blocks(comparison: Comparison) -> Iterator[Block]:
    language = comparison.new.language
    found = differences(comparison.old, comparison.new)
    yield from _head(comparison, language)
    if found.changed:
        yield Paragraph(Style.NOTE, _legend(language))
        columns = tuple(_columns(comparison))
        yield Table(columns, tuple(_row(changed, comparison) for changed in found.changed))
    yield Gap(3)
    yield line(Style.BODY, _closing(found, language))
    yield from citation_changes(comparison.dossier, comparison.old, comparison.new)
    if comparison.dossier.considered:
        yield from considered(comparison.dossier, comparison.new)
    yield from verification(comparison.new, comparison.dossier.against)


def _head(comparison: Comparison, language: str) -> Iterator[Block]:
    title = comparison.new.snapshot.particulars.title(language)
    yield line(Style.TITLE, label(language, "comparative"), Mark.BOLD)
    yield line(Style.SUBTITLE, capitals(title, language))
    old = side(comparison.old.snapshot, language)
    new = side(comparison.new.snapshot, language)
    key = "compared" if _in_force(comparison.old) else "compared_draft"
    yield line(Style.SUBTITLE, label(language, key, old=old, new=new))
    yield from notes(comparison.dossier, language)


def _in_force(reading: Reading) -> bool:
    """Whether the text is of an act in force, whose numbers stand fixed, and no draft."""
    return reading.snapshot.particulars.numbering is Numbering.FIXED


def _columns(comparison: Comparison) -> Iterator[Column]:
    for key, share in SHARES:
        draft = key == "column_old" and not _in_force(comparison.old)
        yield Column(label(comparison.new.language, "column_old_draft" if draft else key), share)


def _legend(language: str) -> tuple[Span, ...]:
    """How the redline is to be read, set as the redline is."""
    return (
        Span(label(language, "legend")),
        Span(label(language, "legend_struck"), Mark.STRUCK),
        Span(label(language, "and")),
        Span(label(language, "legend_added"), Mark.ADDED),
        Span("."),
    )


def _closing(found: Differences, language: str) -> str:
    words = [] if found.changed else [label(language, "no_changes")]
    words.append(label(language, "unchanged", count=found.unchanged))
    if found.renumbered:
        words.append(label(language, "renumbered", count=found.renumbered))
    return " ".join(words)


def _row(changed: Changed, comparison: Comparison) -> tuple[Cell, ...]:
    language = comparison.new.language
    return (
        _unit(changed, comparison),
        _standing(changed.old, language),
        _proposed(changed, comparison),
        _reasons(changed.id, comparison) or cell(label(language, "absent")),
    )


def _unit(changed: Changed, comparison: Comparison) -> Cell:
    """The number the clause has, the one it had, and what happened to it."""
    language = comparison.new.language
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


def _standing(clause: Clause | None, language: str) -> Cell:
    if clause is None:
        return cell(label(language, "absent"))
    wording = clause.wording(language)
    lines = cell(wording.heading, Mark.BOLD) if wording.heading else ()
    if wording.text:
        lines += cell(wording.text)
    return lines or cell(label(language, "absent"))


def _proposed(changed: Changed, comparison: Comparison) -> Cell:
    """The newer wording with what changed marked, heading and text apart."""
    language = comparison.new.language
    if changed.old and changed.new and Change.CHANGED not in changed.changes:
        return _standing(changed.new, language)
    lines: list[Paragraph] = []
    if changed.new is None:
        lines.extend(cell(label(language, "removed"), Mark.ITALIC))
    was = changed.old.wording(language) if changed.old else None
    now = changed.new.wording(language) if changed.new else None
    for part in ("heading", "text"):
        spans = _redline(getattr(was, part, ""), getattr(now, part, ""))
        if spans:
            lines.append(Paragraph(Style.CELL, spans))
    return tuple(lines) or cell(label(language, "absent"))


def _redline(before: str, after: str) -> tuple[Span, ...]:
    """Kept, struck and added words; a thin space keeps a struck word off the one in its place."""
    spans: list[Span] = []
    for run in compare(before, after):
        mark = RUNS[str(run.kind)]
        if mark is Mark.ADDED and spans and spans[-1].mark is Mark.STRUCK:
            spans.append(Span(THIN_SPACE))
        spans.append(Span(run.text, mark))
    return tuple(spans)


def _reasons(clause: str, comparison: Comparison) -> Cell:
    """Why: the reasons given, the European references, the needs answered."""
    language = comparison.new.language
    lines = [line(Style.CELL, reason) for reason in comparison.dossier.rationale.get(clause, ())]
    for cited in comparison.cited.get(clause, ()):
        words = f"{cited_source(cited, language)} — {relation_word(cited, language)}"
        note = f": {cited.note}" if cited.note else ""
        lines.append(Paragraph(Style.CELL, (Span(words, Mark.ITALIC), Span(note))))
    need = label(language, "need")
    for answered in answered_at(comparison.dossier, clause, language):
        spans = (Span(f"{need}: ", Mark.ITALIC), Span(answered))
        lines.append(Paragraph(Style.CELL, spans))
    return tuple(lines)
