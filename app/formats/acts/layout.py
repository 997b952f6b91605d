"""Which lines of a plain text make one paragraph or one heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.formats.acts.blocks import Block, Role
from app.formats.acts.lines import APPARATUS, Line, without_footnotes
from app.formats.acts.marks import Mark, mark_of
from app.statute.language import lower
from app.statute.outline import Finding, Remark
from app.statute.snapshot import Kind

MARGIN = 2
"""Columns of indent from which on a line opens a paragraph, in a text that indents."""

CENTRED = 16
"""Columns of indent from which on a line is set in the middle or to the right."""

FULL = 0.75
"""Share of the width from which on a line without a final stop goes on below."""

QUOTED = 160
"""Characters of a line that an import report quotes."""

HEADING_LINES = 6
"""Lines a heading may take; more of them are text."""

ENDS = (".", ";", ":", "!", "?")
NAMED_BELOW = {Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX}
ENTRY = re.compile(r"\[\d{1,4}\]|\d{1,3}\.(?:\s|$)")
LONE_FOOTNOTE = re.compile(r"\[\d{1,4}\]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text shows where a paragraph begins."""

    indented: bool
    """By an indent; else by blank lines or by short lines."""
    width: int
    """Columns of a full line; 0 where lines are not broken."""
    spaced: bool
    """Whether blank lines part the paragraphs."""


def style_of(lines: Sequence[Line]) -> Style:
    """The habit most lines follow."""
    if not lines:
        return Style(indented=False, width=0, spaced=False)
    total = len(lines)
    indented = sum(1 for line in lines if line.indent >= MARGIN) / total
    lengths = sorted(line.length for line in lines)
    width = lengths[min(total - 1, total * 9 // 10)]
    spaced = sum(1 for line in lines[1:] if line.gap) > total * 0.15
    return Style(
        indented=0.15 < indented < 0.97,
        width=width if lengths[-1] <= 250 else 0,
        spaced=spaced and lengths[-1] <= 250,
    )


def join(above: str, below: str) -> str:
    """Two parts of a broken line; a hyphen at the break is the word's own and stays."""
    hyphenated = above.endswith("-") and above[-2:-1].isalnum() and below[:1].isalnum()
    return above + below if hyphenated else f"{above} {below}"


@dataclass(slots=True)
class Layout:
    """Reads lines from the top and hands out blocks."""

    lines: Sequence[Line]
    findings: list[Finding] = field(default_factory=list)
    at: int = 0
    style: Style = field(init=False)
    waiting: list[Block] = field(default_factory=list)
    """Page furniture met inside a paragraph, handed out behind it."""

    def __post_init__(self) -> None:
        self.style = style_of(self.lines)

    def blocks(self) -> Iterator[Block]:
        """Blocks in reading order."""
        in_apparatus = False
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if APPARATUS.fullmatch(lower(line.text)):
                in_apparatus = True
                yield Block(line.number, line.text, Role.APPARATUS)
                self.at += 1
            elif in_apparatus:
                yield self._entry()
            else:
                yield self._block(line)
            yield from self.waiting
            self.waiting.clear()

    def _block(self, line: Line) -> Block:
        mark = mark_of(line.text)
        if line.furniture:
            self.at += 1
            return Block(line.number, line.text, Role.FURNITURE)
        if mark is None:
            return self._centred() if self._is_centred(line) else self._paragraph(Role.OPEN)
        if mark.kind in NAMED_BELOW:
            return self._named_below(line, mark)
        return self._paragraph(Role.TITLED if mark.kind is Kind.ARTICLE else Role.OPEN)

    def _is_centred(self, line: Line) -> bool:
        return self.style.indented and line.indent >= CENTRED

    def _paragraph(self, role: Role) -> Block:
        """A paragraph with the lines it goes on."""
        first = self.lines[self.at]
        parts = [first.text]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.furniture:
                self.waiting.append(Block(line.number, line.text, Role.FURNITURE))
            elif self._goes_on(self.lines[self.at - 1], line, parts[-1], role):
                parts.append(line.text)
            else:
                break
            self.at += 1
        return Block(first.number, _joined(parts), role)

    def _goes_on(self, above: Line, line: Line, said: str, role: Role) -> bool:
        if line.gap:
            goes_on = role is Role.OPEN and self._goes_on_overleaf(above, line, said)
            if goes_on:
                self.findings.append(Finding(line.number, Remark.JOINED, line.text[:QUOTED]))
            return goes_on
        if self.style.indented:
            return line.indent < MARGIN
        if mark_of(line.text) is not None:
            return False
        broken_off = not _ends(said) and line.text[0].islower()
        return broken_off or (role is not Role.TITLED and self._is_full(above, said))

    def _goes_on_overleaf(self, above: Line, line: Line, said: str) -> bool:
        """Whether a sentence goes on behind a blank line or on the next page."""
        if _ends(said) or line.indent >= MARGIN or mark_of(line.text) is not None:
            return False
        full = self.style.indented and above.length >= self.style.width * FULL
        return full or line.text[0].islower()

    def _is_full(self, above: Line, said: str) -> bool:
        """Whether a line without indents is so long that the paragraph goes on below it."""
        if not self.style.width:
            return False
        if self.style.spaced:
            return True
        return not _ends(said) and above.length >= self.style.width * FULL

    def _centred(self) -> Block:
        """Lines in the middle, one below the other."""
        first = self.lines[self.at]
        parts = [first.text]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.gap or line.furniture or not self._is_centred(line) or mark_of(line.text):
                break
            parts.append(line.text)
            self.at += 1
        return Block(first.number, _joined(parts), Role.TITLED)

    def _named_below(self, line: Line, mark: Mark) -> Block:
        """A unit whose name stands on the lines below its number."""
        label = without_footnotes(line.text)
        if mark.end < len(label):
            return self._paragraph(Role.TITLED)
        self.at += 1
        below = self._heading_below()
        self.at += len(below)
        footnotes = line.text[len(label) :].strip()
        words = [_joined([each.text for each in below]), footnotes]
        return Block(line.number, label, Role.TITLED, " ".join(each for each in words if each))

    def _heading_below(self) -> list[Line]:
        """The lines from here to the next gap, if they are set as a heading."""
        found: list[Line] = []
        for line in self.lines[self.at : self.at + HEADING_LINES + 1]:
            if (found and line.gap) or mark_of(line.text) or line.furniture:
                break
            if found and not self._belongs(found[-1], line):
                break
            found.append(line)
        words = _joined([line.text for line in found])
        centred = any(self._is_centred(line) for line in found)
        named = centred or words.isupper() or not _ends(words)
        return found if named and len(found) <= HEADING_LINES else []

    def _belongs(self, above: Line, line: Line) -> bool:
        """Whether a further line belongs to the heading: set like it, or going on in the middle."""
        if above.text.isupper() and line.text.isupper():
            return True
        if self.style.indented:
            return self._is_centred(line) or self._is_centred(above) or line.indent < MARGIN
        return line.text[0].islower()

    def _entry(self) -> Block:
        """An entry of the notes behind a consolidated text: never a unit, whatever it quotes."""
        first = self.lines[self.at]
        counted = ENTRY.match(first.text) is not None
        parts = [first.text]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if ENTRY.match(line.text) or APPARATUS.fullmatch(lower(line.text)):
                break
            lone = len(parts) == 1 and LONE_FOOTNOTE.fullmatch(parts[0]) is not None
            above = self.lines[self.at - 1]
            overleaf = line.gap and not self._goes_on_overleaf(above, line, parts[-1])
            if not lone and (overleaf or (line.indent >= MARGIN and not counted)):
                break
            parts.append(line.text)
            counted = counted and not lone
            self.at += 1
        return Block(first.number, _joined(parts), Role.TEXT)


def _ends(words: str) -> bool:
    """Whether a sentence or an item of a list ends here."""
    return without_footnotes(words).endswith(ENDS)


def _joined(parts: Sequence[str]) -> str:
    """Parts of broken lines as one; linear in their length."""
    if not parts:
        return ""
    pieces = [parts[0]]
    for above, below in pairwise(parts):
        pieces.append(join(above[-2:], below)[len(above[-2:]) :])
    return "".join(pieces)


def before_annexes(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with the words that stand above «1-ci əlavə» put behind it: whose annex it is."""
    ordered: list[Block] = []
    for block in blocks:
        mark = mark_of(block.text) if block.role is Role.TITLED else None
        above = ordered[-1] if ordered else None
        if mark and mark.kind is Kind.ANNEX and above and _labels(above, block):
            ordered[-1] = block
            ordered.append(replace(above, role=Role.TEXT))
        else:
            ordered.append(block)
    return ordered


def _labels(above: Block, annex: Block) -> bool:
    close = annex.line - above.line <= 3
    return close and above.role is Role.TITLED and mark_of(above.text) is None
