"""The pages of committees and working groups hang here."""

from flask import Blueprint, abort

from app.db import session
from app.queries.groups import Group, groups

blueprint = Blueprint("groups", __name__)


def found_group(slug: str) -> Group:
    """The group of the address; 404 where there is none."""
    return next((one for one in groups(session()) if one.slug == slug), None) or abort(404)
