"""Submissions: put one together, look at it, prepare it; those that were prepared."""

from app.views.submitting import choosing, drafts, listing, page
from app.views.submitting.blueprint import blueprint

__all__ = ["blueprint", "choosing", "drafts", "listing", "page"]
