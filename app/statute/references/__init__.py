"""Living references: the text stores which clause is meant, people read and type its number."""

from app.statute.references.grammar import TOKEN, Form, Found, references, token
from app.statute.references.places import Places, Target
from app.statute.references.resolving import Meant, resolve
from app.statute.references.texts import (
    in_braces,
    is_broken,
    label,
    read_out,
    rewritten,
    shown,
    stored,
    typed,
)

__all__ = [
    "TOKEN",
    "Form",
    "Found",
    "Meant",
    "Places",
    "Target",
    "in_braces",
    "is_broken",
    "label",
    "read_out",
    "references",
    "resolve",
    "rewritten",
    "shown",
    "stored",
    "token",
    "typed",
]
