"""Committees and working groups: what they are for, who sits in them, who is nominated."""

from app.views.groups import describing, listing, nominees, page, seating
from app.views.groups.blueprint import blueprint

__all__ = ["blueprint", "describing", "listing", "nominees", "page", "seating"]
