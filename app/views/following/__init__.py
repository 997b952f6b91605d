"""Following a document from outside its pages: its feed, and the secret address of it."""

from app.views.following import feed, page
from app.views.following.blueprint import blueprint

__all__ = ["blueprint", "feed", "page"]
