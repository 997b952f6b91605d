"""The documents handed over as PDF: the clean text and the comparative table."""

from collections.abc import Mapping

from app.formats.canonical import write
from app.formats.layout.clean import clean_sheet
from app.formats.layout.comparative import comparative_sheet
from app.formats.layout.sides import side_by_side_sheet
from app.formats.pdf.printing import printed
from app.statute.dossier import Dossier


def clean(dossier: Dossier, language: str, numbers: Mapping[str, str]) -> bytes:
    """The clean text in `language`. `numbers`: bare number by clause id.

    A tagged PDF/A-3a and PDF/UA-1 file with the canonical JSON of the dossier attached as its
    source. Every clause is a named destination `c-<id>`. The same dossier gives the same bytes.
    """
    return printed(clean_sheet(dossier, language, numbers), write(dossier, numbers))


def side_by_side(dossier: Dossier, numbers: Mapping[str, str]) -> bytes:
    """The clean text in two columns, a language each, clause beside clause."""
    return printed(side_by_side_sheet(dossier, numbers), write(dossier, numbers))


def comparative(
    dossier: Dossier, language: str, numbers: Mapping[str, str], old_numbers: Mapping[str, str]
) -> bytes:
    """The comparative table against `dossier.against`, numbered there by `old_numbers`."""
    sheet = comparative_sheet(dossier, language, numbers, old_numbers)
    return printed(sheet, write(dossier, numbers, old_numbers))
