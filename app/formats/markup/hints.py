"""What a comment before a clause says of it where its words alone would not tell."""

import json
import re

from app.formats.acts.blocks import Hint
from app.statute.snapshot import Kind

KINDS = "|".join(Kind)
STRING = r'"(?:[^"\\\n]|\\.)*"'
GRAMMAR = re.compile(
    rf"<!-- (?P<kind>{KINDS}) depth=(?P<depth>\d{{1,6}})(?: number=(?P<number>{STRING}))?"
    r"(?P<heading> heading)?(?P<text> text)?(?P<struck> struck)? -->"
)


def written(hint: Hint) -> str:
    """The hint as one line of Markdown that no browser shows."""
    number = json.dumps(hint.number).replace("<", "\\u003c").replace(">", "\\u003e")
    parts = [
        hint.kind.value,
        f"depth={hint.depth}",
        f"number={number}" if hint.number else "",
        "heading" if hint.has_heading else "",
        "text" if hint.has_text else "",
        "struck" if hint.struck else "",
    ]
    return f"<!-- {' '.join(part for part in parts if part)} -->"


def hint_in(line: str) -> Hint | None:
    """The hint `line` is, None where it is anything else."""
    match = GRAMMAR.fullmatch(line)
    if match is None:
        return None
    try:
        number = json.loads(match["number"] or '""')
    except ValueError:
        return None
    return Hint(
        Kind(match["kind"]),
        int(match["depth"]),
        number,
        match["heading"] is not None,
        match["text"] is not None,
        match["struck"] is not None,
    )
