"""What is asked of a table of concordance, and the tables its files are made of."""

from app.concording.across import on_topic, told_across, words_of
from app.concording.telling import told
from app.concording.wanted import (
    BACKWARDS,
    NOWHERE,
    ORDERS,
    Wanted,
    chosen,
    instrument,
    organisation,
    values,
    wanted_in,
)

__all__ = [
    "BACKWARDS",
    "NOWHERE",
    "ORDERS",
    "Wanted",
    "chosen",
    "instrument",
    "on_topic",
    "organisation",
    "told",
    "told_across",
    "values",
    "wanted_in",
    "words_of",
]
