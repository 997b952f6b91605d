"""Everything the record of a document holds and rests on, as facts that JSON can carry."""

from app.queries.archives.gathering import Gathered, gathered
from app.queries.archives.rows import (
    LIBRARY,
    OF_A_PERSON,
    OF_THE_HOUSE,
    Told,
    found,
    keys_of,
    name_of,
)

__all__ = [
    "LIBRARY",
    "OF_A_PERSON",
    "OF_THE_HOUSE",
    "Gathered",
    "Told",
    "found",
    "gathered",
    "keys_of",
    "name_of",
]
