"""Where the quoted words of a comment stand in a text that was edited since."""

from app.statute.anchoring.anchor import (
    CONTEXT,
    DETACHED,
    Anchor,
    AnchorError,
    Held,
    Position,
    anchor,
)
from app.statute.anchoring.edit import Edit, port
from app.statute.anchoring.finding import WORD, find_quote
from app.statute.anchoring.likely import LEAST, Likely, Place, likely, sentence

__all__ = [
    "CONTEXT",
    "DETACHED",
    "LEAST",
    "WORD",
    "Anchor",
    "AnchorError",
    "Edit",
    "Held",
    "Likely",
    "Place",
    "Position",
    "anchor",
    "find_quote",
    "likely",
    "port",
    "sentence",
]
