"""How does a visitor of the tests send a form, with the token every form carries?"""

import re
from collections.abc import Mapping

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def token_of(visitor: FlaskClient) -> str:
    """The token of the visitor's forms; every page with a form has the same."""
    found = TOKEN.search(visitor.get("/sign-in").text)
    assert found
    return found[1]


def post(
    visitor: FlaskClient, path: str, fields: Mapping[str, object] | None = None
) -> TestResponse:
    """Send a form."""
    return visitor.post(path, data={"csrf_token": token_of(visitor), **(fields or {})})
