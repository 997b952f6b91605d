"""The blueprint of the register of needs and of the matrix of what answers them."""

from flask import Blueprint, abort

from app.access import person
from app.db import session
from app.models import Document, Need
from app.queries.needs import need_named
from app.queries.people import documents_of
from app.statute.roles import Action, Role, allowed

blueprint = Blueprint("needs", __name__)


def need_at(slug: str) -> Need:
    """The need an address names; 404 where there is none."""
    return need_named(session(), slug) or abort(404)


def readable() -> list[tuple[Document, Role]]:
    """Documents the person may read, and in which role."""
    return list(documents_of(session(), person()))


def editable() -> list[Document]:
    """Documents whose clauses the person may link."""
    return [document for document, role in readable() if allowed(Action.EDIT, role)]
