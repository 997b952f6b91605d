"""Checks: what was found, how to mend it, what was set aside, and the terms of the document."""

from app.views.checking import clause, deeds, page
from app.views.checking.blueprint import blueprint

__all__ = ["blueprint", "clause", "deeds", "page"]
