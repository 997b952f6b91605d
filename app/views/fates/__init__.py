"""The fate of submissions: what happened to each, the remarks it came back with, the answers."""

from app.views.fates import entering, remarks, shown, table
from app.views.fates.blueprint import blueprint

__all__ = ["blueprint", "entering", "remarks", "shown", "table"]
