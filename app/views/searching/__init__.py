"""Search on its page: what was found, filters that count, and what to try where nothing was."""

from app.views.searching import keys, page
from app.views.searching.blueprint import blueprint

__all__ = ["blueprint", "keys", "page"]
