"""Which number each unit has, what a unit is called, and how it is printed and cited."""

from app.statute.numbering.counting import number_all
from app.statute.numbering.keys import NumberKey, number_key
from app.statute.numbering.names import Case, cite, printed, unit_name

__all__ = ["Case", "NumberKey", "cite", "number_all", "number_key", "printed", "unit_name"]
