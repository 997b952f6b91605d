"""How an act is read from text or Markdown, and written as Markdown that reads back the same."""

from app.formats.pairing import Pair, PairedClause, read_pair
from app.formats.reading import read
from app.formats.writing import write

__all__ = ["Pair", "PairedClause", "read", "read_pair", "write"]
