"""Deeds that change where clauses stand, what kind they are, and how words are shared out."""

from app.operations.structure.converting import change_kind
from app.operations.structure.inserting import insert_clause
from app.operations.structure.moving import move_clause
from app.operations.structure.placing import check_seen, place
from app.operations.structure.striking import restore_clause, strike_clause, struck_with

__all__ = [
    "change_kind",
    "check_seen",
    "insert_clause",
    "move_clause",
    "place",
    "restore_clause",
    "strike_clause",
    "struck_with",
]
