"""The blueprint all pages of agreement hang on, and what their forms say was seen."""

from collections.abc import Collection, Iterable, Mapping

from flask import Blueprint

from app.access import may, role_on
from app.models import Document
from app.statute.roles import Action, Role

blueprint = Blueprint("agreeing", __name__)

SEEN = "seen-"
"""Beginning of the names of fields that say which words the page showed, by clause."""


@blueprint.app_template_global()
def may_put_forward(document: Document, roles: Collection[Role]) -> bool:
    """Whether the reader may put words forward, which the policy leaves to those in `roles`."""
    return may(Action.PROPOSE, document) and role_on(document) in roles


def seen_in(form: Mapping[str, str]) -> dict[str, str]:
    """The digests a form says were seen, by clause."""
    return {
        name.removeprefix(SEEN): digest for name, digest in form.items() if name.startswith(SEEN)
    }


def seen_of(form: Mapping[str, str], clauses: Iterable[str]) -> dict[str, str]:
    """Those of certain clauses."""
    seen = seen_in(form)
    return {clause: seen[clause] for clause in clauses if clause in seen}
