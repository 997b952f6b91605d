"""What search calls the sorts of its results, its filters and their choices."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

SORTS: Mapping[str, Any] = {
    "clause": _l("Clauses"),
    "thread": _l("Discussions"),
    "source": _l("Sources"),
    "extract": _l("Extracts"),
    "need": _l("Needs"),
    "person": _l("People"),
}

FILTERS: Mapping[str, Any] = {
    "in": _l("Document"),
    "kind": _l("Kind"),
    "language": _l("Language"),
    "person": _l("Whose words"),
    "state": _l("State"),
}

CHOICES: Mapping[str, Any] = {
    "az": "Azərbaycanca",
    "en": "English",
    "open": _l("Open"),
    "resolved": _l("Resolved"),
    "struck": _l("Struck"),
    "former": _l("Former wording"),
}
"""Choices whose values are no words yet, and states that results are marked with."""
