"""The documents handed over as DOCX: the clean text and the comparative table."""

from collections.abc import Mapping

from app.formats.layout.clean import clean_sheet
from app.formats.layout.comparative import comparative_sheet
from app.formats.layout.sides import side_by_side_sheet
from app.formats.word.package import written
from app.statute.dossier import Dossier


def clean(dossier: Dossier, language: str, numbers: Mapping[str, str]) -> bytes:
    """The clean text in `language`. `numbers`: bare number by clause id.

    Every clause carries its id twice: in the tag of a run-level content control and in a hidden
    bookmark, `_h_<id>` around its heading and `_c_<id>` around its text, or around the heading of
    a clause that has nothing else. The same dossier gives the same bytes.
    """
    return written(clean_sheet(dossier, language, numbers))


def side_by_side(dossier: Dossier, numbers: Mapping[str, str]) -> bytes:
    """The clean text in two columns, a language each, clause beside clause.

    The controls of a translation are tagged `<id>:<language>`; bookmarks stand at the
    authoritative text.
    """
    return written(side_by_side_sheet(dossier, numbers))


def comparative(
    dossier: Dossier, language: str, numbers: Mapping[str, str], old_numbers: Mapping[str, str]
) -> bytes:
    """The comparative table against `dossier.against`, numbered there by `old_numbers`.

    Changes are set as words struck through or bold and underlined, not as tracked changes.
    """
    return written(comparative_sheet(dossier, language, numbers, old_numbers))
