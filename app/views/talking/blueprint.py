"""The blueprint all pages of conversation hang on, and where they lead back to."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, redirect, request, url_for

from app.models import Document, Thread, new_id
from app.presentation import safe_target

blueprint = Blueprint("talking", __name__)

blueprint.add_app_template_global(new_id, "form_key")


def in_place() -> bool:
    """Whether a form is asked for its place in the text, not as a page of its own."""
    return "HX-Request" in request.headers


@blueprint.app_template_global()
def stands_on() -> str:
    """The address of the page a form is put on, to come back to; "" where it does not matter."""
    if request.method == "POST":
        return request.form.get("next", "")
    if in_place():
        try:
            page = urlsplit(request.headers.get("HX-Current-URL", ""))
        except ValueError:  # no address at all
            return ""
        return page.path + (f"?{page.query}" if page.query else "")
    address = request.view_args or {}
    if "thread_id" in address:
        return url_for("talking.thread", slug=address["slug"], thread_id=address["thread_id"])
    return request.full_path


def back_to(document: Document, thread: Thread) -> Any:
    """To the thread, on the page it was answered from; else to its clause in the text."""
    where = request.form.get("next", "")
    if where:
        return redirect(f"{safe_target(where)}#t-{thread.id}", 303)
    anchor = f"c-{thread.clause_id}" if thread.clause_id else "main"
    return redirect(url_for("reading.read", slug=document.slug, _anchor=anchor), 303)


def key_of(form: Mapping[str, str]) -> str:
    """What the form was told apart by when it was made."""
    return form.get("form", "")[:16]
