"""Which European precedents a clause may rest on: likeness of words, letters and topics.

Pure and the same everywhere: no model, no network, no chance. A suggestion is never more than one:
somebody reads it, and says how the clause stands to it.
"""

from app.statute.precedents.library import Library, Passage
from app.statute.precedents.ranking import (
    USUAL,
    Asked,
    Neighbour,
    Parts,
    Precedent,
    precedents,
)

__all__ = [
    "USUAL",
    "Asked",
    "Library",
    "Neighbour",
    "Parts",
    "Passage",
    "Precedent",
    "precedents",
]
