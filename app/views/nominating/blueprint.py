"""The pages of nominations for documents hang here."""

from flask import Blueprint

blueprint = Blueprint("nominating", __name__)
