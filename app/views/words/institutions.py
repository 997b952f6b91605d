"""What kinds of institutions, roles in groups and states of nominations are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

INSTITUTIONS: Mapping[str, Any] = {
    "university": _l("University"),
    "conference": _l("Rectors’ conference"),
    "authority": _l("Authority"),
    "employers": _l("Employers’ association"),
    "students": _l("Student union"),
    "european": _l("European association"),
    "other": _l("Other institution"),
}
"""Kinds of institutions."""

SEATS: Mapping[str, Any] = {
    "chair": _l("Chair"),
    "deputy": _l("Deputy chair"),
    "secretary": _l("Secretary"),
    "member": _l("Member"),
}
"""What somebody is in a committee or working group."""

NOMINATIONS: Mapping[str, Any] = {
    "open": _l("waits for a decision"),
    "accepted": _l("accepted"),
    "declined": _l("declined"),
    "withdrawn": _l("withdrawn"),
}
"""What became of a nomination."""
