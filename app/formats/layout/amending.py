"""How an amending act stands on the page: title, preamble, numbered instructions, quoted text."""

from collections.abc import Iterator

from app.formats.layout.front import footer, line
from app.formats.layout.labels import label
from app.formats.layout.sheet import Block, Gap, Mark, Paragraph, Sheet, Span, Style
from app.statute.amending import AmendingAct, Entry
from app.statute.snapshot import AUTHORITATIVE, Snapshot

QUOTED_DEPTH = 1


def amending_sheet(act: AmendingAct, now: Snapshot, language: str) -> Sheet:
    """The act that leads to the text of `now`; in English it is set as the help it is."""
    return Sheet(
        language=language,
        title=act.title,
        author=label(language, "author"),
        subject=label(language, "amending_subject"),
        header=label(language, "amending_help") if language != AUTHORITATIVE else "",
        footer=footer(now, language),
        page_word=label(language, "page"),
        blocks=tuple(_blocks(act, now, language)),
        anchor=now.digest,
        at=now.at,
    )


def _blocks(act: AmendingAct, now: Snapshot, language: str) -> Iterator[Block]:
    if language == AUTHORITATIVE:
        yield line(Style.BANNER, label(language, "draft"))
        yield Gap(6)
    yield line(Style.TITLE, act.title, Mark.BOLD)
    if now.particulars.illustrative:
        yield line(Style.NOTE, label(language, "illustrative"), Mark.ITALIC)
    yield Gap(4)
    yield line(Style.BODY if language == AUTHORITATIVE else Style.NOTE, act.preamble)
    yield Gap(3)
    for entry in act.entries:
        yield from _entry(entry, keeps=bool(act.closing) and entry is act.entries[-1])
    if act.closing:
        yield Gap(12)
        yield line(Style.BODY, act.closing)


def _entry(entry: Entry, *, keeps: bool) -> Iterator[Paragraph]:
    """A line with what it quotes; what introduces others, and the last, is not left alone."""
    needs = 2 if keeps or entry.quoted or entry.under is not None else 1
    yield Paragraph(Style.CLAUSE, (Span(entry.text),), f"{entry.number}.", needs=needs)
    for quoted in entry.quoted:
        yield Paragraph(Style.ABZAS, (Span(quoted),), depth=QUOTED_DEPTH)
