"""What stands before the act: approval block, title, edition, what kind of text this is."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.formats.layout.labels import label
from app.formats.layout.sheet import Block, Gap, Mark, Paragraph, Span, Style
from app.statute.dossier import Dossier
from app.statute.kinds import AGREEMENT
from app.statute.language import long_date, upper
from app.statute.snapshot import AUTHORITATIVE, Snapshot

ZONE = ZoneInfo("Asia/Baku")
"""Where the days on paper begin and end."""


def day_of(at: datetime) -> date:
    """The day in Baku; a time without a zone is taken as it stands."""
    return (at if at.tzinfo is None else at.astimezone(ZONE)).date()


def line(style: Style, text: str, mark: Mark = Mark.PLAIN) -> Paragraph:
    """A paragraph that is set one way throughout."""
    return Paragraph(style, (Span(text, mark),))


def capitals(text: str, language: str) -> str:
    """A title in capitals, i as İ and ı as I in Azerbaijani."""
    return upper(text) if language == AUTHORITATIVE else text.upper()


def cover(dossier: Dossier, language: str) -> Iterator[Block]:
    """The first page of a clean text."""
    particulars = dossier.snapshot.particulars
    if particulars.kind != AGREEMENT:  # its parties sign it, nobody approves it
        yield from _approval(language)
    yield Gap(40)
    yield line(Style.BANNER, label(language, "draft"))
    yield Gap(18)
    yield line(Style.TITLE, capitals(particulars.title(language), language), Mark.BOLD)
    yield Gap(6)
    yield line(Style.SUBTITLE, edition(dossier.snapshot, language))
    yield from notes(dossier, language)


def _approval(language: str) -> Iterator[Paragraph]:
    yield line(Style.APPROVAL, label(language, "approval"), Mark.BOLD)
    for key in ("approval_line", "approval_who", "approval_when"):
        yield line(Style.APPROVAL, label(language, key))


def notes(dossier: Dossier, language: str) -> Iterator[Paragraph]:
    """What a reader must know before relying on the text."""
    if dossier.snapshot.particulars.illustrative:
        yield line(Style.NOTE, label(language, "illustrative"), Mark.ITALIC)
    if language != AUTHORITATIVE:
        yield line(Style.NOTE, label(language, "translation"), Mark.ITALIC)


def edition(snapshot: Snapshot, language: str) -> str:
    """A step as people name it: its milestone, its number, its day."""
    key = "point_named" if snapshot.milestone else "point"
    named = label(language, key, milestone=snapshot.milestone, step=snapshot.step)
    if snapshot.at is None:
        return named
    return f"{named}, {long_date(day_of(snapshot.at), language)}"


def side(snapshot: Snapshot, language: str) -> str:
    """A side of a comparison as its readers know it: its milestone, else its day."""
    if snapshot.milestone:
        return label(language, "named", milestone=snapshot.milestone)
    if snapshot.at is None:
        return edition(snapshot, language)
    return long_date(day_of(snapshot.at), language)


def header(dossier: Dossier, language: str) -> str:
    """The line at the head of every page."""
    illustrative = dossier.snapshot.particulars.illustrative
    return label(language, "illustrative") if illustrative else ""


def footer(snapshot: Snapshot, language: str) -> str:
    """The line at the foot of every page: document, step, first 16 digits of the digest."""
    title = snapshot.particulars.title(language)
    short = title if len(title) <= 60 else f"{title[:59].rstrip()}…"
    digest = snapshot.digest[:16]
    return label(language, "footer", title=short, step=snapshot.step, digest=digest)
