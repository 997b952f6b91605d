"""Institutions: the list, each one's page, adding, describing anew, merging."""

from app.views.institutions import describing, listing, merging, page
from app.views.institutions.blueprint import blueprint

__all__ = ["blueprint", "describing", "listing", "merging", "page"]
