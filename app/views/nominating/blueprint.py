"""The pages of nominations for documents hang here."""

from flask import Blueprint

from app.operations.attaching import LARGEST, FileTooLarge
from app.views.taking_in import FORM, refuse_larger, take_up_to

blueprint = Blueprint("nominating", __name__)

take_up_to(blueprint, LARGEST + FORM, "nominating.enter")
refuse_larger(blueprint, lambda _size: FileTooLarge())
