"""Which number each unit has, what a unit is called, and how it is printed and cited."""

from app.statute.numbering.citing import Unit, cite_path, paths
from app.statute.numbering.counting import leads_in, number_all
from app.statute.numbering.keys import NumberKey, number_key
from app.statute.numbering.names import Case, cite, printed, repealed_words, unit_name

__all__ = [
    "Case",
    "NumberKey",
    "Unit",
    "cite",
    "cite_path",
    "leads_in",
    "number_all",
    "number_key",
    "paths",
    "printed",
    "repealed_words",
    "unit_name",
]
