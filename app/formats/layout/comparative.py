"""What the comparative table (müqayisəli cədvəl) says: each change beside its reasons."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.formats.layout.act import Reading
from app.formats.layout.changes import Differences, differences
from app.formats.layout.columns import CELLS, USUAL, Comparison, heading, widths
from app.formats.layout.evidence import cell, citation_changes, considered, verification
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
from app.statute.compared import Beside
from app.statute.dossier import CitedExtract, Dossier
from app.statute.snapshot import Numbering, Snapshot


@dataclass(frozen=True, slots=True)
class Asked:
    """Which columns a comparative table has, and what is told beside its changes."""

    columns: tuple[str, ...] = USUAL
    beside: Beside = field(default_factory=Beside)


def comparison_of(
    dossier: Dossier,
    language: str,
    numbers: Mapping[str, str],
    old_numbers: Mapping[str, str],
    beside: Beside,
) -> Comparison:
    """What the rows of a comparative table are written from; without an older side, all is new."""
    snapshot = dossier.snapshot
    before = dossier.against or _nothing(snapshot)
    cited: defaultdict[str, list[CitedExtract]] = defaultdict(list)
    for extract in dossier.citations:
        cited[extract.clause].append(extract)
    old, new = Reading(before, language, old_numbers), Reading(snapshot, language, numbers)
    return Comparison(dossier, old, new, cited, beside)


def comparative_sheet(
    dossier: Dossier,
    language: str,
    numbers: Mapping[str, str],
    old_numbers: Mapping[str, str],
    asked: Asked | None = None,
) -> Sheet:
    """The table of what changes from `dossier.against`; without one, all is new."""
    asked, snapshot = asked or Asked(), dossier.snapshot
    comparison = comparison_of(dossier, language, numbers, old_numbers, asked.beside)
    return Sheet(
        language=language,
        title=snapshot.particulars.title(language),
        author=label(language, "author"),
        subject=label(language, "comparative_subject"),
        header=header(dossier, language),
        footer=footer(snapshot, language),
        page_word=label(language, "page"),
        blocks=tuple(_blocks(comparison, asked.columns)),
        landscape=True,
        anchor=snapshot.digest,
        at=snapshot.at,
    )


def _nothing(snapshot: Snapshot) -> Snapshot:
    """The empty text every document starts from."""
    return replace(snapshot, step=0, digest="0" * 64, at=None, clauses=(), milestone=None)


def _blocks(comparison: Comparison, chosen: tuple[str, ...]) -> Iterator[Block]:
    language = comparison.language
    found = differences(comparison.old, comparison.new)
    yield from _head(comparison, language)
    if found.changed:
        if "redline" in chosen:
            yield Paragraph(Style.NOTE, _legend(language))
        heads = zip(headings(comparison, chosen), widths(chosen), strict=True)
        columns = tuple(Column(name, share) for name, share in heads)
        yield Table(columns, tuple(rows(comparison, chosen)))
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


def headings(comparison: Comparison, chosen: tuple[str, ...]) -> Iterator[str]:
    """What stands above each column."""
    draft = not _in_force(comparison.old)
    yield from (heading(column, comparison.language, draft=draft) for column in chosen)


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


def rows(comparison: Comparison, chosen: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    """The cells of each change, column by column; what has nothing to say is a dash."""
    empty = cell(label(comparison.language, "absent"))
    for changed in differences(comparison.old, comparison.new).changed:
        yield tuple(CELLS[column](changed, comparison) or empty for column in chosen)
