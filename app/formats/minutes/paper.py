"""Minutes as they stand on paper, with room for the hands that sign them."""

from collections.abc import Iterator, Mapping

from app.formats.layout.evidence import BY_HAND, cell
from app.formats.layout.front import line
from app.formats.layout.labels import label
from app.formats.layout.sheet import Block, Column, Gap, Mark, Paragraph, Sheet, Span, Style, Table
from app.formats.minutes.protocol import Line, Part, Protocol, after, lines
from app.formats.minutes.words import said

LOOKS: Mapping[Part, tuple[Style, Mark]] = {
    Part.TITLE: (Style.TITLE, Mark.BOLD),
    Part.SUBTITLE: (Style.SUBTITLE, Mark.PLAIN),
    Part.HEADING: (Style.SECTION, Mark.BOLD),
    Part.ITEM: (Style.ARTICLE, Mark.BOLD),
    Part.LABEL: (Style.BODY, Mark.BOLD),
    Part.TEXT: (Style.BODY, Mark.PLAIN),
    Part.ENTRY: (Style.BODY, Mark.PLAIN),
    Part.WORDS: (Style.BODY, Mark.PLAIN),
    Part.FINE: (Style.ANCHOR, Mark.PLAIN),
}
"""How each part of minutes is set."""

NEEDS = {Part.HEADING: 3, Part.ITEM: 3, Part.LABEL: 2}
"""Lines that stay with what follows them."""

SHARES = (("role", 34), ("signature", 33), ("name", 33))


def minutes_sheet(protocol: Protocol) -> Sheet:
    """The paper of minutes or of an extract."""
    minutes, language = protocol.minutes, protocol.minutes.language
    key = "extract_subject" if protocol.extract else "subject"
    subject = said(language, key, number=minutes.number)
    title = minutes.document if len(minutes.document) <= 60 else f"{minutes.document[:59]}…"
    return Sheet(
        language=language,
        title=f"{subject}. {minutes.document}",
        author=label(language, "author"),
        subject=subject,
        header=said(language, "draft") if protocol.closed_at is None else "",
        footer=said(language, "footer", title=title, number=minutes.number),
        page_word=label(language, "page"),
        blocks=tuple(_blocks(protocol)),
        anchor=protocol.digest,
        at=protocol.at,
    )


def _blocks(protocol: Protocol) -> Iterator[Block]:
    for one in lines(protocol):
        if one.part is not Part.DRAFT:  # the head of every page says so
            yield _paragraph(one)
    yield from _signatures(protocol)
    for one in after(protocol):
        yield _paragraph(one)


def _paragraph(one: Line) -> Paragraph:
    style, mark = LOOKS[one.part]
    outline = {Part.HEADING: 0, Part.ITEM: 1}.get(one.part)
    spans = (Span(one.text, mark),)
    return Paragraph(
        style,
        spans,
        number=one.number,
        depth=int(one.part is Part.WORDS),
        outline=outline,
        needs=NEEDS.get(one.part, 1),
    )


def _signatures(protocol: Protocol) -> Iterator[Block]:
    """Chair and secretary sign minutes; an extract the secretary alone, for its truth."""
    minutes, language = protocol.minutes, protocol.minutes.language
    people = [("sign_chair", minutes.chair), ("sign_secretary", minutes.secretary)]
    yield Gap(6)
    if protocol.extract:
        yield line(Style.BODY, said(language, "true"))
        people = people[1:]
    columns = tuple(Column(said(language, key), share) for key, share in SHARES)
    rows = tuple((cell(said(language, key)), cell(BY_HAND), cell(name)) for key, name in people)
    yield Table(columns, rows)
    yield Gap(4)
