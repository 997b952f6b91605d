"""What the clauses of a document are called on its pages; letters call them so too."""

from app.naming import QUOTED, Naming

__all__ = ["QUOTED", "Naming"]
