"""The changes between two texts as a PDF: struck, put in, and in the margin by whom and when."""

from app.formats.canonical import write
from app.formats.layout.redline import Redlined
from app.formats.layout.redline_sheet import redline_sheet
from app.formats.pdf.printing import printed
from app.statute.dossier import Dossier


def redline(told: Redlined) -> bytes:
    """A tagged PDF/A-3a file with both texts attached. The same texts give the same bytes."""
    older, newer = told.older, told.newer
    source = write(Dossier(newer.snapshot, older.snapshot), newer.numbers, older.numbers)
    return printed(redline_sheet(told), source)
