"""The amending act as files: text, Markdown, JSON, DOCX and PDF."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.formats.layout.amending import amending_sheet
from app.formats.markup.escaping import escape_block, escape_heading
from app.formats.pdf.printing import printed
from app.formats.word.package import written
from app.statute.amending import (
    AmendingAct,
    Amendment,
    Entry,
    Voice,
    compose_in_english,
    plain_text,
)
from app.statute.snapshot import AUTHORITATIVE, Snapshot


@dataclass(frozen=True, slots=True)
class Told:
    """An amendment, the steps it lies between, and the language it is told in."""

    amendment: Amendment
    older: Snapshot
    newer: Snapshot
    language: str = AUTHORITATIVE

    @property
    def act(self) -> AmendingAct:
        """The act itself, or its English help."""
        if self.language == AUTHORITATIVE:
            return self.amendment.act
        old = self.amendment.old
        title = self.newer.particulars.title(self.language)
        return compose_in_english(self.amendment.act, Voice(old.family, old.kind), title)


def as_text(told: Told) -> str:
    """The act as plain text; the Azerbaijani one can be read back into instructions."""
    return plain_text(told.act)


def as_markdown(told: Told) -> str:
    """The act with a heading, quoted text as quotations."""
    act = told.act
    blocks = [f"# {escape_heading(act.title)}", escape_block(act.preamble, opens=True)]
    for entry in act.entries:
        blocks.append(escape_block(f"{entry.number}. {entry.text}", opens=True))
        if entry.quoted:
            lines = (escape_block(line, opens=True) for line in entry.quoted)
            blocks.append("\n>\n".join(f"> {line}" for line in lines))
    closing = [escape_block(act.closing, opens=True)] if act.closing else []
    return "\n\n".join([*blocks, *closing]) + "\n"


def as_json(told: Told) -> bytes:
    """What programs want to know: each instruction, the clause it is about, what was proven."""
    amendment, clauses = told.amendment, told.amendment.clauses()
    facts = {
        "document": told.newer.particulars.slug,
        "language": told.language,
        "is_the_act": told.language == AUTHORITATIVE,
        **{
            name: {"step": side.step, "milestone": side.milestone, "digest": side.digest}
            for name, side in (("from", told.older), ("to", told.newer))
        },
        "share_of_words_changed": round(amendment.share, 4),
        "new_edition_advised": amendment.wants_edition,
        "proven": amendment.proven,
        "title": told.act.title,
        "preamble": told.act.preamble,
        "entries": [_facts(entry, clauses) for entry in told.act.entries],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def _facts(entry: Entry, clauses: Sequence[str]) -> dict[str, object]:
    said: dict[str, object] = {"number": entry.number, "text": entry.text}
    if entry.quoted:
        said["quoted"] = list(entry.quoted)
    if entry.instruction is not None:
        said["does"] = type(entry.instruction).__name__
        said["clause"] = clauses[entry.place] or None
    return said


def as_word(told: Told) -> bytes:
    """The DOCX file."""
    return written(amending_sheet(told.act, told.newer, told.language))


def as_pdf(told: Told) -> bytes:
    """The PDF file, the instructions attached as JSON."""
    return printed(amending_sheet(told.act, told.newer, told.language), as_json(told))


WRITERS: Mapping[str, Callable[[Told], bytes]] = {
    "docx": as_word,
    "pdf": as_pdf,
    "markdown": lambda told: as_markdown(told).encode(),
    "text": lambda told: as_text(told).encode(),
    "json": as_json,
}
"""What writes the act in each format."""
