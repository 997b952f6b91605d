"""Nominations for a document's committee: who is nominated by whom, and what became of it."""

from app.views.nominating import deeds
from app.views.nominating.blueprint import blueprint

__all__ = ["blueprint", "deeds"]
