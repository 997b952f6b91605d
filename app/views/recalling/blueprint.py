"""The blueprint all recalling pages hang on."""

from flask import Blueprint

blueprint = Blueprint("recalling", __name__)
