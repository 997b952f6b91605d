"""Pages that change the text: reword, insert, move, strike, restore."""

from app.views.editing import structure, wording
from app.views.editing.blueprint import blueprint

__all__ = ["blueprint", "structure", "wording"]
