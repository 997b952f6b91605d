"""What a suggestion is made of, which of its changes are taken, and which suggestions collide."""

from app.statute.suggesting.colliding import Collision, Stretch, collisions, contested
from app.statute.suggesting.groups import Group, Piece, groups, pieces, taken
from app.statute.suggesting.ordering import renumbered, with_part
from app.statute.suggesting.parts import Deed, Part, Words
from app.statute.suggesting.rivalry import Rivalry, rivalry

__all__ = [
    "Collision",
    "Deed",
    "Group",
    "Part",
    "Piece",
    "Rivalry",
    "Stretch",
    "Words",
    "collisions",
    "contested",
    "groups",
    "pieces",
    "renumbered",
    "rivalry",
    "taken",
    "with_part",
]
