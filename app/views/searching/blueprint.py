"""The blueprint the pages of search hang on."""

from flask import Blueprint

blueprint = Blueprint("searching", __name__)
