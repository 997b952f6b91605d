"""The blueprint all pages of conversation hang on, and where they lead back to."""

from typing import Any

from flask import Blueprint, redirect, request, url_for

from app.models import Document, Thread
from app.presentation import safe_target

blueprint = Blueprint("talking", __name__)


def in_place() -> bool:
    """Whether a form is asked for its place in the text, not as a page of its own."""
    return "HX-Request" in request.headers


def back_to(document: Document, thread: Thread) -> Any:
    """To the thread, on the page it was answered from; else to its clause in the text."""
    where = request.form.get("next", "")
    if where:
        return redirect(f"{safe_target(where)}#t-{thread.id}", 303)
    anchor = f"c-{thread.clause_id}" if thread.clause_id else "main"
    return redirect(url_for("reading.read", slug=document.slug, _anchor=anchor), 303)
