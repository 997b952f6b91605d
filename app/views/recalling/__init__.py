"""Pages that recall: a clause's life, who wrote what, earlier texts, what is unread."""

from app.views.recalling import authors, life, marks, restoring
from app.views.recalling.blueprint import blueprint

__all__ = ["authors", "blueprint", "life", "marks", "restoring"]
