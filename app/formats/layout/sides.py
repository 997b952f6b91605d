"""What a document says in both languages, clause beside clause."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, groupby

from app.formats.layout.act import DIVISIONS, Reading, units
from app.formats.layout.evidence import evidence
from app.formats.layout.facts import facts
from app.formats.layout.front import capitals, cover, footer, header, line
from app.formats.layout.labels import label
from app.formats.layout.notes import by_clause, note_text, noted
from app.formats.layout.sheet import (
    Block,
    Break,
    Cell,
    Column,
    Contents,
    Mark,
    Paragraph,
    Sheet,
    Span,
    Style,
    Table,
)
from app.formats.layout.signing import signing
from app.formats.layout.stamp import stamp
from app.statute.dossier import Dossier
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES

Row = tuple[tuple[Paragraph, ...], ...]
"""A clause: its paragraphs in each language."""


def side_by_side_sheet(dossier: Dossier, numbers: Mapping[str, str]) -> Sheet:
    """The clean text in a column for each language; `numbers` are bare, by clause id.

    What is no part of the act, the evidence, is told in the authoritative language.
    """
    snapshot, language, notes = dossier.snapshot, AUTHORITATIVE, noted(dossier)
    return Sheet(
        language=language,
        title=snapshot.particulars.title(language),
        author=label(language, "author"),
        subject=label(language, "both_subject"),
        header=header(dossier, language),
        footer=footer(snapshot, language),
        page_word=label(language, "page"),
        blocks=tuple(_blocks(dossier, numbers, by_clause(notes))),
        anchor=snapshot.digest,
        at=snapshot.at,
        stamp=stamp(dossier, language),
        notes=tuple(note_text(cited, language) for number, cited in notes if number),
        facts=facts(dossier),
    )


def _blocks(
    dossier: Dossier, numbers: Mapping[str, str], notes: Mapping[str, tuple[int, ...]]
) -> Iterator[Block]:
    readings = [
        Reading(dossier.snapshot, language, numbers, dossier.links, notes if not place else {})
        for place, language in enumerate(LANGUAGES)
    ]
    yield from cover(dossier, AUTHORITATIVE)
    yield from _translated_cover(dossier)
    body = tuple(_body(readings))
    if sum(isinstance(one, Paragraph) and one.outline is not None for one in body) > 1:
        yield Break()
        heading = (Span(label(AUTHORITATIVE, "contents"), Mark.BOLD),)
        yield Contents(Paragraph(Style.SECTION, heading))
    yield Break()
    yield from body or (line(Style.BODY, label(AUTHORITATIVE, "empty")),)
    yield from signing(readings[0])
    yield Break()
    yield from evidence(dossier, readings[0])


def _translated_cover(dossier: Dossier) -> Iterator[Paragraph]:
    """The title in the other languages, then what a reader of a translation must know."""
    for language in LANGUAGES[1:]:
        title = capitals(dossier.snapshot.particulars.title(language), language)
        yield replace(line(Style.TITLE, title, Mark.BOLD), language=language)
        known = line(Style.NOTE, label(language, "translation"), Mark.ITALIC)
        yield replace(known, language=language)


def _body(readings: Iterable[Reading]) -> Iterator[Block]:
    """Headings of divisions across the page, all between them in tables."""
    rows = (
        (clause.kind in DIVISIONS and not clause.struck, _row(each))
        for each in zip(*map(units, readings), strict=True)
        for clause in (each[0][0],)
    )
    for division, some in groupby(rows, key=lambda row: row[0]):
        if division:
            yield from (one for _, row in some for one in _heading(row))
        else:
            columns = tuple(Column(label(one, "column_language"), 50) for one in LANGUAGES)
            yield Table(columns, tuple(tuple(map(_cell, row)) for _, row in some))


def _row(each: Iterable[tuple[object, tuple[Paragraph, ...]]]) -> Row:
    """The paragraphs of a clause, those of a translation marked as such."""
    return tuple(
        tuple(replace(one, language=language if language != AUTHORITATIVE else "") for one in lines)
        for language, (_, lines) in zip(LANGUAGES, each, strict=True)
    )


def _heading(row: Row) -> Iterator[Paragraph]:
    """The heading in each language; contents and lists know the first only."""
    first, *others = row
    yield from first
    for one in chain.from_iterable(others):
        yield replace(one, counted=None, outline=None, notes=())


def _cell(lines: tuple[Paragraph, ...]) -> Cell:
    """The paragraphs as a cell has them: smaller, at its edge, their numbers typed.

    A heading stays with the row below it.
    """
    return tuple(
        replace(
            one,
            style=Style.CELL,
            counted=None,
            depth=0,
            outline=None,
            needs=2 if one.heading else 1,
        )
        for one in lines
    )
