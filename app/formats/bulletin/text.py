"""A newsletter as plain text, for mail programs that show no HTML."""

from collections.abc import Iterator
from itertools import pairwise
from textwrap import fill

from app.formats.bulletin.blocks import Block, blocks

WIDTH = 72
"""Characters of a line (RFC 3676 asks for at most 78)."""

RULES = {1: "=", 2: "-"}
"""What headings are underlined with."""


def as_text(body: str) -> str:
    """The body in lines of at most WIDTH characters where words allow; items stand close."""
    found = list(blocks(body))
    spaces = ["\n" if after.sign and before.depth else "\n\n" for before, after in pairwise(found)]
    return "".join(map("".join, zip(map(_drawn, found), [*spaces, "\n"], strict=False)))


def _drawn(block: Block) -> str:
    if block.level:
        heading = " ".join(block.text.split())
        rule = RULES.get(block.level)
        return f"{heading}\n{rule * min(len(heading), WIDTH)}" if rule else heading
    return "\n".join(_lines(block))


def _lines(block: Block) -> Iterator[str]:
    margin = "  " * block.depth
    first = f"{margin[: -2 if block.sign else None]}{block.sign} " if block.sign else margin
    for line in block.text.split("\n"):
        yield fill(
            line,
            WIDTH,
            initial_indent=first,
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )
        first = " " * len(first)
