"""Meetings: call one, show it on a screen, record what it decides, hand its minutes out."""

from app.views.convening import calling, keeping, page, papers, screen
from app.views.convening.blueprint import blueprint

__all__ = ["blueprint", "calling", "keeping", "page", "papers", "screen"]
