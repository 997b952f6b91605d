"""The blueprint all pages of agreement hang on, and what their forms say was seen."""

from collections.abc import Iterable, Mapping

from flask import Blueprint

blueprint = Blueprint("agreeing", __name__)

SEEN = "seen-"
"""Beginning of the names of fields that say which words the page showed, by clause."""


def seen_in(form: Mapping[str, str]) -> dict[str, str]:
    """The digests a form says were seen, by clause."""
    return {
        name.removeprefix(SEEN): digest for name, digest in form.items() if name.startswith(SEEN)
    }


def seen_of(form: Mapping[str, str], clauses: Iterable[str]) -> dict[str, str]:
    """Those of certain clauses."""
    seen = seen_in(form)
    return {clause: seen[clause] for clause in clauses if clause in seen}
