"""Living references: the text stores which clause is meant, people read and type its number."""

from app.statute.references.astray import Astray, Fault, astray, astray_in
from app.statute.references.grammar import TOKEN, Form, Found, references, token
from app.statute.references.links import Link, links_in
from app.statute.references.mentions import Mention, enlivened, mentions, mentions_in
from app.statute.references.places import Places, Target
from app.statute.references.resolving import Meant, resolve
from app.statute.references.saying import said
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
    "Astray",
    "Fault",
    "Form",
    "Found",
    "Link",
    "Meant",
    "Mention",
    "Places",
    "Target",
    "astray",
    "astray_in",
    "enlivened",
    "in_braces",
    "is_broken",
    "label",
    "links_in",
    "mentions",
    "mentions_in",
    "read_out",
    "references",
    "resolve",
    "rewritten",
    "said",
    "shown",
    "stored",
    "token",
    "typed",
]
