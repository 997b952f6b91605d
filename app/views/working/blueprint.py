"""The pages of what waits for a person."""

from flask import Blueprint

blueprint = Blueprint("working", __name__)
