"""The sheet of a text with its changes shown: struck, put in, and beside them by whom and when."""

from collections.abc import Iterable, Iterator

from app.formats.layout.front import day_of, footer, side
from app.formats.layout.labels import label
from app.formats.layout.redline import Fate, Line, Redlined, lines
from app.formats.layout.sheet import Block, Gap, Mark, Paragraph, Sheet, Span, Style
from app.statute.diffing import ADDED, KEPT, STRUCK
from app.statute.hands import Bit, Hand
from app.statute.language import long_date

MARKS = {ADDED: Mark.ADDED, STRUCK: Mark.STRUCK}
MOVED = {Fate.LEFT: (Mark.STRUCK, "redline_left"), Fate.CAME: (Mark.ADDED, "redline_came")}
"""How what moved is set where it was and where it is, and what is said of it."""

MOST_HANDS = 2
"""Hands named beside one paragraph; of more only the number is told."""

DIGITS = 16
"""Of a digest as printed."""


def redline_sheet(told: Redlined) -> Sheet:
    """The title, the act with its changes, and between which steps they were made."""
    title, *rest = lines(told)
    body = (_block(one, told) for one in rest)
    return _sheet(told, (_block(title, told), Gap(5), *body, closing(told)))


def empty_sheet(told: Redlined) -> Sheet:
    """The same with its closing line only, for formats that track changes themselves."""
    return _sheet(told, (closing(told),))


def _sheet(told: Redlined, blocks: tuple[Block, ...]) -> Sheet:
    snapshot, language = told.newer.snapshot, told.language
    older, newer = (side(one.snapshot, language) for one in (told.older, told.newer))
    said = [label(language, "illustrative")] if snapshot.particulars.illustrative else []
    said.append(label(language, "redline_head", old=older, new=newer))
    return Sheet(
        language=language,
        title=snapshot.particulars.title(language),
        author=label(language, "author"),
        subject=label(language, "redline_subject"),
        header=" · ".join(said),
        footer=footer(snapshot, language),
        page_word=label(language, "page"),
        blocks=blocks,
        anchor=snapshot.digest,
        at=snapshot.at,
    )


def closing(told: Redlined) -> Paragraph:
    """Between which steps the changes were made: a last line that no change touches."""
    old, new = told.older.snapshot, told.newer.snapshot
    words = label(
        told.language,
        "redline_end",
        old=old.step,
        old_digest=old.digest[:DIGITS],
        new=new.step,
        new_digest=new.digest[:DIGITS],
    )
    return Paragraph(Style.ANCHOR, (Span(words),))


def _block(line: Line, told: Redlined) -> Paragraph:
    """The paragraph with its number among its words; what is struck leads nowhere."""
    block = line.block
    number = Mark.BOLD if block.heading else Mark.PLAIN
    own = block.spans[0].mark
    spans = (*_spans(line, line.number, number), *_spans(line, line.words, own))
    gone = line.fate in (Fate.STRUCK, Fate.LEFT)
    return Paragraph(
        block.style,
        spans or (Span(""),),
        clause=None if gone else block.clause,
        heading=block.heading,
        depth=block.depth,
        outline=None if gone else block.outline,
        entry=block.label,
        needs=block.needs,
        aside=_aside(line, told.language),
    )


def _spans(line: Line, bits: Iterable[Bit], own: Mark) -> Iterator[Span]:
    kept, _ = MOVED.get(line.fate, (own, ""))
    return (Span(bit.text, MARKS.get(bit.kind, kept)) for bit in bits)


def _aside(line: Line, language: str) -> str:
    """Who made the changes of a paragraph, in the order of the words; a line for each."""
    if not line.is_changed:
        return ""
    moved = [label(language, MOVED[line.fate][1])] if line.fate in MOVED else []
    hands = [line.hand] if line.fate in MOVED else []
    hands += [bit.hand for bit in (*line.words, *line.number) if bit.kind != KEPT and bit.hand]
    known = list(dict.fromkeys(hands))
    said = [_signed(hand, language) for hand in known[:MOST_HANDS]]
    if len(known) > MOST_HANDS:
        said.append(label(language, "redline_more", count=len(known) - MOST_HANDS))
    return "\n".join([*moved, *said])


def _signed(hand: Hand, language: str) -> str:
    day = long_date(day_of(hand.at), language) if hand.at else "—"
    return label(language, "redline_aside", author=hand.author or "—", day=day, step=hand.step)
