"""Papers that go with a document as files: the explanatory note and the cover letter."""

from app.formats.papers.letter import PLACEHOLDERS, Filled, fill
from app.formats.papers.note import Grounds, draft
from app.formats.papers.paper import WRITERS, Part, Told
from app.formats.papers.words import HEADINGS, said

__all__ = [
    "HEADINGS",
    "PLACEHOLDERS",
    "WRITERS",
    "Filled",
    "Grounds",
    "Part",
    "Told",
    "draft",
    "fill",
    "said",
]
