"""A newsletter as a DOCX file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.formats.bulletin.blocks import Block, Words, blocks
from app.formats.layout.front import day_of
from app.formats.layout.labels import label
from app.formats.layout.sheet import Block as Drawn
from app.formats.layout.sheet import Gap, Mark, Paragraph, Sheet, Span, Style
from app.formats.word.package import written
from app.statute.language import long_date


@dataclass(frozen=True, slots=True)
class Issue:
    """One newsletter in one language."""

    title: str
    body: str
    language: str
    at: datetime
    """When it was sent, or last changed."""


def as_docx(issue: Issue) -> bytes:
    """The DOCX file; the same issue gives the same bytes."""
    day = long_date(day_of(issue.at), issue.language)
    return written(
        Sheet(
            language=issue.language,
            title=issue.title,
            author="Nizam",
            subject=day,
            header="",
            footer=f"{issue.title} · {day}",
            page_word=label(issue.language, "page"),
            blocks=tuple(_drawn(issue, day)),
            at=issue.at,
        )
    )


def _drawn(issue: Issue, day: str) -> Iterator[Drawn]:
    yield Paragraph(Style.TITLE, (Span(issue.title, Mark.BOLD),))
    yield Paragraph(Style.SUBTITLE, (Span(day),))
    yield Gap(6)
    yield from drawn(issue.body)


def drawn(body: str) -> Iterator[Paragraph]:
    """The blocks of a body as they stand on paper."""
    yield from map(_paragraph, blocks(body))


def _paragraph(block: Block) -> Paragraph:
    if block.level:
        style = Style.SECTION if block.level < 3 else Style.ARTICLE
        words = tuple(Span(one.text, Mark.BOLD) for one in block.words)
        return Paragraph(style, words, outline=min(block.level, 3) - 1, needs=2)
    style = Style.CLAUSE if block.depth else Style.BODY
    spans = tuple(Span(one.text, _mark(one)) for one in block.words)
    return Paragraph(style, spans, number=block.sign, depth=block.depth)


def _mark(words: Words) -> Mark:
    if words.bold:
        return Mark.BOLD
    return Mark.ITALIC if words.italic else Mark.PLAIN
