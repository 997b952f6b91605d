"""The draft a browser keeps of typed words: told when they are saved, so it can forget them."""

from flask import request
from werkzeug import Response

SAVED = "nizam_saved"
"""Cookie that names the draft; a script of the page reads it."""


def saved(answer: Response) -> Response:
    """The same answer, telling the browser that the draft named in the form is saved."""
    if draft := request.form.get("draft", "")[:40]:
        answer.set_cookie(SAVED, draft, max_age=86_400, samesite="Lax", secure=request.is_secure)
    return answer
