"""Deeds that change where clauses stand, what kind they are, and how words are shared out."""

from app.operations.structure.converting import change_kind
from app.operations.structure.inserting import insert_clause
from app.operations.structure.joining import Joint, join_clauses
from app.operations.structure.moving import move_clause
from app.operations.structure.pasting import paste_clauses
from app.operations.structure.placing import check_seen, place
from app.operations.structure.sharing import Carried
from app.operations.structure.splitting import Cut, split_clause
from app.operations.structure.striking import restore_clause, strike_clause, struck_with
from app.operations.structure.undoing import undo

__all__ = [
    "Carried",
    "Cut",
    "Joint",
    "change_kind",
    "check_seen",
    "insert_clause",
    "join_clauses",
    "move_clause",
    "paste_clauses",
    "place",
    "restore_clause",
    "split_clause",
    "strike_clause",
    "struck_with",
    "undo",
]
