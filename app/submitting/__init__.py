"""Put a submission together: sealed documents, their record and their signatures in one package."""

from app.submitting.asked import FORMATS, FORMS, Asked, Chosen, Enclosed, File, asked_from
from app.submitting.choosing import (
    Addressee,
    Choice,
    addressee_of,
    authorities,
    choices,
    previous,
    seal_of,
)
from app.submitting.preparing import Order, prepare

__all__ = [
    "FORMATS",
    "FORMS",
    "Addressee",
    "Asked",
    "Choice",
    "Chosen",
    "Enclosed",
    "File",
    "Order",
    "addressee_of",
    "asked_from",
    "authorities",
    "choices",
    "prepare",
    "previous",
    "seal_of",
]
