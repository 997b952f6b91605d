"""Which lines of Markdown make one block, and which hint belongs to which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.formats.acts.blocks import Block, Hint, Role
from app.formats.acts.labels import hinted_opening, is_headed, parts_of
from app.formats.acts.layout import join
from app.formats.acts.marks import mark_of
from app.formats.markup.escaping import unescape
from app.formats.markup.hints import hint_in
from app.statute.snapshot import Family

HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
BULLET = re.compile(r"[-*+–—•] ")
BOLD = re.compile(r"(\*\*|__)(?P<inside>[^*_\n]{1,400})\1")
SPACE = " \t"


@dataclass(frozen=True, slots=True)
class Raw:
    """A block before hints are joined to it. `level` is 0 for a paragraph."""

    line: int
    text: str
    level: int = 0
    hint: Hint | None = None


def is_markdown(text: str) -> bool:
    """Whether `text` has a heading, a hint or a bold beginning as Markdown writes them."""
    return any(
        HEADING.match(line) or hint_in(line.strip()) or BOLD.match(line)
        for line in text.split("\n")
    )


def raw_blocks(text: str, offset: int) -> Iterator[Raw]:
    """Blocks of Markdown, still escaped; hard line breaks are line feeds.

    `offset`: lines of the file before them.
    """
    parts: list[str] = []
    first, hard = 0, False
    for number, line in enumerate(text.split("\n"), offset + 1):
        alone = None if hard else _alone(line, number)
        opens = not hard and bool(parts) and _opens(line)
        if parts and (alone or opens or not line.strip()):
            yield Raw(first, _paragraph(parts))
            parts, hard = [], False
        if alone:
            yield alone
        elif line.strip():
            first = first if parts else number
            parts.append(line.strip(SPACE))
            hard = _breaks(line)
    if parts:
        yield Raw(first, _paragraph(parts))


def _alone(line: str, number: int) -> Raw | None:
    """A line that is a block by itself: a hint or a heading."""
    if hint := hint_in(line.strip(SPACE)):
        return Raw(number, "", hint=hint)
    match = HEADING.match(line)
    if match is None:
        return None
    words = line[match.end() :].strip(SPACE)
    bare = words.rstrip("#")
    if not bare or bare[-1] in SPACE:
        words = bare.rstrip(SPACE)
    return Raw(number, words, level=len(match[1]))


def _opens(line: str) -> bool:
    """Whether a line right below another opens a block although no blank line says so."""
    words = line.strip(SPACE)
    return mark_of(words) is not None or BULLET.match(words) is not None


def _breaks(line: str) -> bool:
    """Whether the line ends with a hard break: an odd number of backslashes."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _paragraph(parts: Sequence[str]) -> str:
    """The lines of a paragraph as one string."""
    pieces = [parts[0]]
    for above, below in pairwise(parts):
        if _breaks(above):
            pieces[-1] = pieces[-1][:-1]
            pieces.append("\n" + below)
        else:
            pieces.append(join(above[-2:], below)[len(above[-2:]) :])
    return "".join(pieces)


def with_hints(raws: Sequence[Raw], family: Family, language: str) -> Iterator[Block]:
    """Blocks for placing, each hint joined with the lines it speaks of."""
    at = 0
    while at < len(raws):
        raw = raws[at]
        at += 1
        if raw.hint is None and not raw.text:
            continue
        if raw.hint is None:
            yield _open(raw)
            continue
        headed, worded = parts_of(raw.hint, family, language)
        wanted = [raws[at + step] for step in range(headed + worded) if at + step < len(raws)]
        wanted = [each for each in wanted if each.hint is None]
        at += len(wanted)
        yield _hinted(raw, raw.hint, wanted, hinted_opening(raw.hint, family, language))


def _open(raw: Raw) -> Block:
    """A block whose words decide; a unit set in bold, or with a bold number, is one too."""
    titled = raw.level > 0
    text = raw.text
    if bold := BOLD.match(text):
        freed = bold["inside"] + text[bold.end() :]
        if mark_of(freed):
            titled = titled or bold.end() == len(text)
            text = freed
    return Block(raw.line, text, Role.TITLED if titled else Role.OPEN, escaped=True)


def _hinted(raw: Raw, hint: Hint, found: Sequence[Raw], start: str) -> Block:
    texts = [each.text for each in found]
    label = start if texts and texts[0].startswith(start) else ""
    if texts:
        texts[0] = texts[0][len(label) :]
    words = [unescape(text) for text in texts]
    heading = words.pop(0) if words and is_headed(hint) and (start or hint.has_heading) else ""
    text = words.pop(0) if words else ""
    return Block(raw.line, "", hint=hint, words=(label, heading, text))


def with_names(blocks: Sequence[Block]) -> list[Block]:
    """A heading that is only a number, joined with the heading below that has none."""
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if above and _names(above, block):
            joined[-1] = replace(above, heading=block.text)
        else:
            joined.append(block)
    return joined


def _names(above: Block, below: Block) -> bool:
    if above.role is not Role.TITLED or below.role is not Role.TITLED or above.heading:
        return False
    mark = mark_of(above.text)
    bare = mark is not None and bool(mark.number) and mark.end == len(above.text)
    return bare and above.hint is None and below.hint is None and mark_of(below.text) is None
