"""The blueprint of what a coordinator does about guests."""

from flask import Blueprint

blueprint = Blueprint("guests", __name__)
