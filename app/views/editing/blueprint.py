"""The blueprint all editing pages hang on."""

from flask import Blueprint

blueprint = Blueprint("editing", __name__)
