"""Conversation: threads on clauses, on words of them and on the document; suggestions."""

from app.views.talking import (
    beginning,
    calling,
    choosing,
    composing,
    deeds,
    gathering,
    listing,
    reattaching,
    revising,
    rivals,
    suggesting,
    tending,
    threads,
)
from app.views.talking.blueprint import blueprint

__all__ = [
    "beginning",
    "blueprint",
    "calling",
    "choosing",
    "composing",
    "deeds",
    "gathering",
    "listing",
    "reattaching",
    "revising",
    "rivals",
    "suggesting",
    "tending",
    "threads",
]
