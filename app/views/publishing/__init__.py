"""Newsletters, who gets them, and what anybody may read of them."""

from app.views.publishing import archive, contacts, editing, opting, sending
from app.views.publishing.blueprint import blueprint

__all__ = ["archive", "blueprint", "contacts", "editing", "opting", "sending"]
