"""What whoever asks has put together to suggest so far."""

from flask import request

from app.access import person
from app.db import session
from app.models import Document
from app.queries.composing import Composed, composed
from app.statute.suggesting import Deed, Part


def mine(document: Document) -> Composed:
    """The parts, and why."""
    return composed(session(), person().id, document)


def count_composed(document: Document) -> int:
    """How many parts there are."""
    return len(mine(document).parts)


def asked_number() -> int | None:
    """Which part a form or an address is about, counting from 1; None: a new one."""
    asked = request.values.get("part", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else None


def part_asked(document: Document, deed: Deed) -> Part | None:
    """The part the address names, where it does such a thing."""
    parts, number = mine(document).parts, asked_number()
    part = parts[number - 1] if number and number <= len(parts) else None
    return part if part and part.deed is deed else None
