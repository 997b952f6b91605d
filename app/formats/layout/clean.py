"""What the clean text of a document says from cover to anchor."""

from collections.abc import Iterator, Mapping

from app.formats.layout.act import Reading, act
from app.formats.layout.evidence import evidence
from app.formats.layout.facts import facts
from app.formats.layout.front import capitals, cover, footer, header, line
from app.formats.layout.labels import label
from app.formats.layout.notes import by_clause, note_text, noted
from app.formats.layout.sheet import (
    Block,
    Break,
    Contents,
    Gap,
    Mark,
    Paragraph,
    Sheet,
    Span,
    Style,
)
from app.formats.layout.signing import signing
from app.formats.layout.stamp import stamp
from app.statute.dossier import Dossier


def clean_sheet(dossier: Dossier, language: str, numbers: Mapping[str, str]) -> Sheet:
    """The clean text in `language`; `numbers` are bare, by clause id."""
    snapshot = dossier.snapshot
    notes = noted(dossier)
    reading = Reading(snapshot, language, numbers, dossier.links, by_clause(notes))
    return Sheet(
        language=language,
        title=snapshot.particulars.title(language),
        author=label(language, "author"),
        subject=label(language, "clean_subject"),
        header=header(dossier, language),
        footer=footer(snapshot, language),
        page_word=label(language, "page"),
        blocks=tuple(_blocks(dossier, reading)),
        anchor=snapshot.digest,
        at=snapshot.at,
        stamp=stamp(dossier, language),
        notes=tuple(note_text(cited, language) for number, cited in notes if number),
        facts=facts(dossier),
    )


def _blocks(dossier: Dossier, reading: Reading) -> Iterator[Block]:
    body = tuple(act(reading))
    yield from cover(dossier, reading.language)
    if sum(paragraph.outline is not None for paragraph in body) > 1:
        yield Break()
        heading = (Span(label(reading.language, "contents"), Mark.BOLD),)
        yield Contents(Paragraph(Style.SECTION, heading))
    yield Break()
    title = capitals(reading.snapshot.particulars.title(reading.language), reading.language)
    yield line(Style.TITLE, title, Mark.BOLD)
    yield Gap(5)
    yield from body or (line(Style.BODY, label(reading.language, "empty")),)
    yield from signing(reading)
    yield Break()
    yield from evidence(dossier, reading)
