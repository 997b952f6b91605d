"""Bring a document back from its archive, with every digest as it was."""

from app.operations.archives.errors import HereAlready, NotItsAnchor, NotWhole, Unfit
from app.operations.archives.restoring import Restored, restore

__all__ = ["HereAlready", "NotItsAnchor", "NotWhole", "Restored", "Unfit", "restore"]
