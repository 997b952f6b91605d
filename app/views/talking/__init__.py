"""Conversation: threads on clauses, on words of them and on the document; suggestions."""

from app.views.talking import listing, reattaching, suggesting, threads
from app.views.talking.blueprint import blueprint

__all__ = ["blueprint", "listing", "reattaching", "suggesting", "threads"]
