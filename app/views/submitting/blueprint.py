"""Submissions."""

from flask import Blueprint

from app.operations.preparing import MOST_BYTES
from app.views.taking_in import FORM, take_up_to

blueprint = Blueprint("submitting", __name__)

take_up_to(
    blueprint,
    MOST_BYTES + FORM,
    "submitting.begin",
    "submitting.change",
    "submitting.add_files",
)
