"""What somebody looks for, in which texts it is, how well it fits, and where it stands in them.

Pure: a database's index answers the same questions of many texts at once, and of each the same.
"""

from app.statute.searching.asking import Phrase, Sought, sought
from app.statute.searching.excerpts import Excerpt, excerpt
from app.statute.searching.likeness import likest
from app.statute.searching.matching import (
    All,
    AnyOf,
    But,
    Expression,
    Has,
    degree_of,
    fits,
    holds,
    tiers,
    virtues,
    whole,
)
from app.statute.searching.words import EDITION, Word, pieces, terms, words

__all__ = [
    "EDITION",
    "All",
    "AnyOf",
    "But",
    "Excerpt",
    "Expression",
    "Has",
    "Phrase",
    "Sought",
    "Word",
    "degree_of",
    "excerpt",
    "fits",
    "holds",
    "likest",
    "pieces",
    "sought",
    "terms",
    "tiers",
    "virtues",
    "whole",
    "words",
]
