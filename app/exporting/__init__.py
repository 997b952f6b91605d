"""Write a document down: which form in which format, and what the file is called."""

from app.exporting.concordance import concordance_down
from app.exporting.forms import FORMS, OFFERED, WRITTEN, Form, write_down
from app.exporting.order import (
    ENDINGS,
    FORMATS,
    Letter,
    NoSuchColumn,
    NoSuchForm,
    NothingToAmend,
    NothingToCompare,
    OneLanguageOnly,
    Order,
    Written,
    columns_in,
)
from app.exporting.papers import Section, letter, sections
from app.exporting.register import register_down

__all__ = [
    "ENDINGS",
    "FORMATS",
    "FORMS",
    "OFFERED",
    "WRITTEN",
    "Form",
    "Letter",
    "NoSuchColumn",
    "NoSuchForm",
    "NothingToAmend",
    "NothingToCompare",
    "OneLanguageOnly",
    "Order",
    "Section",
    "Written",
    "columns_in",
    "concordance_down",
    "letter",
    "register_down",
    "sections",
    "write_down",
]
