"""Where the pages and forms of a document's clauses are, without asking for each clause anew."""

from collections.abc import Mapping

from flask import current_app, url_for

from app.models import Document
from app.presentation import PLACE

OF_A_CLAUSE = {
    "clause": "reading.clause",
    "edit": "editing.form",
    "place": "editing.menu",
    "talk": "talking.begin_form",
    "suggest": "talking.suggest_form",
    "cite": "citing.form",
}
"""Pages that have a clause in their address; a long document links thousands of them."""

OF_A_DOCUMENT = {
    "read": "reading.read",
    "compare": "comparing.compare",
    "board": "agreeing.board",
    "history": "reading.history",
    "export": "exporting.page",
    "begin": "editing.begin_form",
}


def addresses(document: Document) -> Mapping[str, str]:
    """Addresses by name; those of a clause have PLACE where its id goes."""
    found = {
        name: url_for(endpoint, slug=document.slug, clause_id=PLACE)
        for name, endpoint in OF_A_CLAUSE.items()
        if endpoint in current_app.view_functions
    }
    return {**found, **views_of(document)}


def views_of(document: Document) -> Mapping[str, str]:
    """Addresses of the views of a document, by name, in the order they are shown."""
    return {
        name: url_for(endpoint, slug=document.slug)
        for name, endpoint in OF_A_DOCUMENT.items()
        if endpoint in current_app.view_functions
    }
