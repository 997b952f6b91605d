"""Pages that change the text: reword, insert, move, strike, restore, split, join, paste, undo."""

from app.views.editing import (
    arranging,
    converting,
    joining,
    pasting,
    reaching,
    splitting,
    structure,
    undoing,
    wording,
)
from app.views.editing.blueprint import blueprint

__all__ = [
    "arranging",
    "blueprint",
    "converting",
    "joining",
    "pasting",
    "reaching",
    "splitting",
    "structure",
    "undoing",
    "wording",
]
