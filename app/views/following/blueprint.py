"""The feed of a document and the page about it."""

from flask import Blueprint

blueprint = Blueprint("following", __name__)
