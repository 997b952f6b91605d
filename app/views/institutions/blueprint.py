"""The pages of institutions hang here."""

from flask import Blueprint

blueprint = Blueprint("institutions", __name__)
