"""Which words a document defines, where it uses them, and which it uses without defining."""

from app.statute.terms.definitions import (
    Definition,
    definitions,
    in_english,
    is_definitions_heading,
)
from app.statute.terms.survey import Survey, Usage, survey
from app.statute.terms.undefined import Undefined, undefined
from app.statute.terms.uses import Glossary, Use

__all__ = [
    "Definition",
    "Glossary",
    "Survey",
    "Undefined",
    "Usage",
    "Use",
    "definitions",
    "in_english",
    "is_definitions_heading",
    "survey",
    "undefined",
]
