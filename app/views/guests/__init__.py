"""How the coordinator lets guests in: links, and what waits to be let into the conversation."""

from app.views.guests import links, moderating
from app.views.guests.blueprint import blueprint

__all__ = ["blueprint", "links", "moderating"]
