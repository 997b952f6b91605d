"""Where a plain text's title and table of contents end and the act begins."""

from collections.abc import Sequence
from dataclasses import replace

from app.formats.acts.blocks import Block, Role
from app.formats.acts.lines import without_footnotes
from app.formats.acts.marks import mark_of
from app.statute.language import lower

TITLES = {"mündəricat", "içindəkilər", "contents", "table of contents"}
APPROVALS = ("təsdiq edilmişdir", "təsdiq edilib", "təsdiq edirəm", "qeydə alınmışdır")
"""Who approved an act stands above its title, at the right."""

LONGEST_TITLE = 400


def with_contents(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with those of a table of contents marked as text that opens no unit."""
    start = next((place for place, block in enumerate(blocks) if _is_contents(block)), None)
    if start is None:
        return list(blocks)
    end = _end_of_contents(blocks, start + 1)
    marked = [replace(block, role=Role.TEXT) for block in blocks[start + 1 : end]]
    head = replace(blocks[start], role=Role.CONTENTS)
    rest = list(blocks[end:])
    if rest and end > start + 1 and mark_of(rest[0].text) is None:
        rest[0] = replace(rest[0], role=Role.PREAMBLE)
    return [*blocks[:start], head, *marked, *rest]


def _is_contents(block: Block) -> bool:
    """Whether it is the title of a table of contents; in Markdown that is a heading."""
    may_be = block.role is Role.TITLED or (block.role is Role.OPEN and not block.escaped)
    return may_be and lower(block.text).strip(" .:") in TITLES


def _end_of_contents(blocks: Sequence[Block], start: int) -> int:
    """At the first unit named twice, or at the first sentence; nowhere: it lists nothing."""
    seen: set[tuple[str, str]] = set()
    for place in range(start, len(blocks)):
        mark = mark_of(blocks[place].text)
        if mark is None and blocks[place].text.endswith((".", ";", ":")) and seen:
            return place
        if mark is not None:
            unit = (mark.kind.value, mark.number)
            if unit in seen:
                return place
            seen.add(unit)
    return start


def without_title(blocks: Sequence[Block], title: str) -> tuple[str, list[Block]]:
    """The title of the act and the blocks without it.

    A title given from outside stands; the same words in the text are then its print. A footnote
    mark on the title is kept as a line of its own.
    """
    at = _place_of_title(blocks)
    if at is None:
        return title, list(blocks)
    first = blocks[at]
    words = without_footnotes(first.text)
    if title and lower(title) != lower(words):
        return title, list(blocks)
    mark = first.text[len(words) :].strip()
    kept = [replace(first, text=mark, role=Role.FOOTNOTE)] if mark else []
    return title or words, [*blocks[:at], *kept, *blocks[at + 1 :]]


def _place_of_title(blocks: Sequence[Block]) -> int | None:
    """The first block, page furniture and words of approval aside, if it reads as a title."""
    for at, block in enumerate(blocks):
        approves = any(word in lower(block.text) for word in APPROVALS)
        if block.role is not Role.FURNITURE and not approves:
            return at if _may_be_title(block) else None
    return None


def _may_be_title(block: Block) -> bool:
    words = block.text
    if mark_of(words) is not None or len(words) > LONGEST_TITLE:
        return False
    return block.role is Role.TITLED or words.isupper() or words[-1] not in ".;:,!?"
