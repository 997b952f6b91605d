"""Where the pages of the checks hang."""

from flask import Blueprint

blueprint = Blueprint("checking", __name__)
