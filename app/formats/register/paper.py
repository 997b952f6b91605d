"""The register as it stands on paper: one table, the redline of each suggestion in it."""

from collections.abc import Iterator

from app.formats.layout.front import capitals, day_of, line
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
from app.formats.register.words import called, said
from app.statute.language import long_date, short_date
from app.statute.register import Disposition, Entry, Offer, Register

SHARES = (
    ("number", 4),
    ("by", 15),
    ("clause", 13),
    ("words", 16),
    ("remark", 27),
    ("disposition", 10),
    ("reason", 15),
)
MARKS = {"kept": Mark.PLAIN, "added": Mark.ADDED, "struck": Mark.STRUCK}
THIN_SPACE = "\u2009"


def register_sheet(register: Register) -> Sheet:
    """The register as of its step."""
    language = register.language
    title = register.title if len(register.title) <= 60 else f"{register.title[:59].rstrip()}…"
    digest = register.digest[:16]
    return Sheet(
        language=language,
        title=f"{said(language, 'subject')}. {register.title}",
        author=label(language, "author"),
        subject=said(language, "subject"),
        header="",
        footer=label(language, "footer", title=title, step=register.step, digest=digest),
        page_word=label(language, "page"),
        blocks=tuple(_blocks(register)),
        landscape=True,
        anchor=register.digest,
        at=register.at,
    )


def _blocks(register: Register) -> Iterator[Block]:
    language = register.language
    yield line(Style.TITLE, said(language, "title"), Mark.BOLD)
    yield line(Style.SUBTITLE, capitals(register.title, language))
    if register.round and register.deadline:
        state = said(language, "closed_round" if register.closed else "open_round")
        deadline = long_date(register.deadline, language)
        words = said(language, "of_round", round=register.round, deadline=deadline, state=state)
        yield line(Style.SUBTITLE, words)
    yield line(Style.NOTE, _as_of(register))
    if not register.entries:
        yield Gap(6)
        yield line(Style.BODY, said(language, "nothing"))
        return
    yield line(Style.NOTE, _counted(register))
    columns = tuple(Column(said(language, key), share) for key, share in SHARES)
    yield Table(columns, tuple(_row(entry, language) for entry in register.entries))


def _as_of(register: Register) -> str:
    facts = {
        "step": register.step,
        "total": len(register.entries),
        "settled": register.settled,
    }
    if register.at is None:
        return said(register.language, "as_of_step", **facts)
    day = long_date(day_of(register.at), register.language)
    return said(register.language, "as_of", day=day, **facts)


def _counted(register: Register) -> str:
    """How many came to what: 3 accepted · 1 rejected."""
    return " · ".join(
        f"{called(register.language, one)}: {n}" for one, n in register.counts.items() if n
    )


def _row(entry: Entry, language: str) -> tuple[Cell, ...]:
    return (
        (line(Style.CELL_CENTRED, str(entry.number)),),
        _by(entry, language),
        _clause(entry, language),
        _quoted(entry),
        _remark(entry, language),
        _disposition(entry, language),
        (line(Style.CELL, entry.reason),),
    )


def _by(entry: Entry, language: str) -> Cell:
    lines = [line(Style.CELL, entry.who, Mark.BOLD)]
    if entry.institution:
        lines.append(line(Style.CELL, entry.institution))
    day = short_date(day_of(entry.at), language)
    words = f"{day} ({said(language, 'late')})" if entry.late else day
    lines.append(line(Style.CELL, words, Mark.ITALIC))
    return tuple(lines)


def _clause(entry: Entry, language: str) -> Cell:
    """What the clause was called when people were asked, and what it is called now."""
    if entry.clause is None:
        return (line(Style.CELL, said(language, "whole")),)
    now = entry.now or said(language, "gone")
    if entry.then in ("", now):
        return (line(Style.CELL, now),)
    return (
        line(Style.CELL, entry.then),
        line(Style.CELL, said(language, "now_called", now=now), Mark.ITALIC),
    )


def _quoted(entry: Entry) -> Cell:
    return (line(Style.CELL, f"«{entry.words}»" if entry.words else ""),)


def _remark(entry: Entry, language: str) -> Cell:
    kind = said(language, entry.kind)
    lines = [line(Style.CELL, kind, Mark.ITALIC)]
    lines.append(line(Style.CELL, entry.remark or said(language, "withdrawn_words")))
    for offer in entry.offers:
        lines.extend(_offer(offer, language))
    return tuple(lines)


def _offer(offer: Offer, language: str) -> Iterator[Paragraph]:
    yield line(Style.CELL, said(language, offer.deed), Mark.ITALIC)
    spans: list[Span] = []
    for run in offer.runs:
        mark = MARKS[str(run.kind)]
        if mark is Mark.ADDED and spans and spans[-1].mark is Mark.STRUCK:
            spans.append(Span(THIN_SPACE))
        spans.append(Span(run.text, mark))
    if spans:
        yield Paragraph(Style.CELL, tuple(spans))


def _disposition(entry: Entry, language: str) -> Cell:
    settled = entry.disposition is not Disposition.OPEN
    words = called(language, entry.disposition)
    return (line(Style.CELL, words, Mark.BOLD if settled else Mark.PLAIN),)
