"""Newsletters and stakeholders."""

from flask import Blueprint

blueprint = Blueprint("publishing", __name__)
