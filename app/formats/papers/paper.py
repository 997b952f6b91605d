"""A paper of several sections as DOCX, PDF, Markdown and JSON."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from app.formats.bulletin.paper import drawn
from app.formats.layout.front import capitals, line
from app.formats.layout.labels import label
from app.formats.layout.sheet import Block, Gap, Mark, Paragraph, Sheet, Span, Style
from app.formats.pdf.printing import printed
from app.formats.word.package import written


@dataclass(frozen=True, slots=True)
class Part:
    """One section, its words in the little Markdown of newsletters."""

    name: str
    """What programs call it."""
    heading: str
    """Empty for a paper without headings."""
    body: str
    own: bool = False
    """Whether people wrote it; else it is drafted from the record."""


@dataclass(frozen=True, slots=True)
class Told:
    """A whole paper in one language."""

    paper: str
    """note or letter"""
    language: str
    title: str
    """Empty for a letter: its words are all there is."""
    subtitle: str
    """Of which document."""
    parts: tuple[Part, ...]
    """Those that say something."""
    slug: str
    step: int
    anchor: str
    at: datetime | None
    footer: str = ""


def as_docx(told: Told) -> bytes:
    """The DOCX file."""
    return written(_sheet(told))


def as_pdf(told: Told) -> bytes:
    """The PDF file, what programs want to know of it attached as JSON."""
    return printed(_sheet(told), as_json(told))


def as_markdown(told: Told) -> bytes:
    """The paper as it is written."""
    return ("\n\n".join(_written(told)) + "\n").encode()


def _written(told: Told) -> Iterator[str]:
    if told.title:
        yield f"# {told.title}"
        yield told.subtitle
    for part in told.parts:
        if part.heading:
            yield f"## {part.heading}"
        yield part.body


def as_json(told: Told) -> bytes:
    """What programs want to know of it."""
    facts = {
        "format": f"nizam-{told.paper}",
        "version": 1,
        "document": told.slug,
        "language": told.language,
        "step": told.step,
        "digest": told.anchor,
        "title": told.title,
        "of": told.subtitle,
        "sections": [asdict(part) for part in told.parts],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def _sheet(told: Told) -> Sheet:
    return Sheet(
        language=told.language,
        title=". ".join(filter(None, (told.title, told.subtitle))),
        author=label(told.language, "author"),
        subject=told.title or told.subtitle,
        header="",
        footer=told.footer,
        page_word=label(told.language, "page"),
        blocks=tuple(_blocks(told)),
        anchor=told.anchor,
        at=told.at,
    )


def _blocks(told: Told) -> Iterator[Block]:
    if told.title:
        yield line(Style.TITLE, capitals(told.title, told.language), Mark.BOLD)
        yield line(Style.SUBTITLE, told.subtitle)
        yield Gap(4)
    for part in told.parts:
        if part.heading:
            spans = (Span(part.heading, Mark.BOLD),)
            yield Paragraph(Style.SECTION, spans, outline=0, needs=2)
        for paragraph in drawn(part.body):
            clause = paragraph.style is Style.CLAUSE  # items of lists: no clauses here
            yield replace(paragraph, style=Style.BODY) if clause else paragraph


WRITERS: Mapping[str, Callable[[Told], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "markdown": as_markdown,
    "json": as_json,
}
"""What writes a paper in each format."""
