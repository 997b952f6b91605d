"""The cover letter (müşayiət məktubu): a template with its placeholders filled in.

A template is text in the little Markdown of newsletters. {{ name }} stands for one of
PLACEHOLDERS; whatever else stands in braces is left as it was typed. What is filled in is never
read as a template, nor as Markdown.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.formats.papers.note import plain

PLACEHOLDER = re.compile(r"\{\{[ \t]*([a-z_]{1,40})[ \t]*\}\}")

BLANK = "____________"
"""What stands where a fact is not known: room to write it by hand."""

PLACEHOLDERS = (
    "addressee",
    "anchor",
    "date",
    "document",
    "enclosures",
    "number",
    "sender",
    "signatory",
    "state",
    "title",
)
"""What a template may ask for."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter in the little Markdown of newsletters, and what in it nobody knows."""

    text: str
    unknown: tuple[str, ...] = ()
    """Names in braces that are no placeholders, in their order."""


def fill(template: str, facts: Mapping[str, str | tuple[str, ...]]) -> Filled:
    """The template with its facts in place; a tuple is a list, numbered from 1."""
    unknown: list[str] = []

    def told(match: re.Match[str]) -> str:
        name = match[1]
        if name not in PLACEHOLDERS:
            unknown.append(name)
            return match[0]
        return _said(facts.get(name, ""))

    text = PLACEHOLDER.sub(told, template)
    return Filled(text, tuple(dict.fromkeys(unknown)))


def _said(fact: str | tuple[str, ...]) -> str:
    if isinstance(fact, tuple):
        lines = (f"{place}. {plain(one)}" for place, one in enumerate(fact, start=1))
        return "\n".join(lines) or BLANK.replace("_", "\\_")
    return plain(fact) or BLANK.replace("_", "\\_")
