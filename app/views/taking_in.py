"""How much a page takes: more than forms of words hold where it takes a file."""

import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from app import errors

TICK = re.compile(r"[0-9]{1,6}")

Preprocessor = Callable[[str | None, dict[str, Any] | None], None]

FORM = 100_000
"""Bytes of what is typed beside a file, and of how forms are sent."""


def take_up_to(blueprint: Blueprint, most: int, *endpoints: str, memory: bool = False) -> None:
    """Let pages take `most` bytes: those named, or (none named) all of the blueprint.

    `memory`: also in fields of words. It must be known before anything reads the form.
    """

    @blueprint.url_value_preprocessor
    def take_more(endpoint: str | None, _address: dict[str, Any] | None) -> None:
        if not endpoints or endpoint in endpoints:
            request.max_content_length = most
            if memory:
                request.max_form_memory_size = most


def ticks(form: MultiDict[str, str]) -> set[int]:
    """Places in a file that are ticked to be taken; what is no place is none."""
    return {int(one) for one in form.getlist("take") if TICK.fullmatch(one)}


def refuse_larger(blueprint: Blueprint, refusal: Callable[[int], Exception]) -> None:
    """Say so of what is too large even to look at. `refusal`: made of how many bytes came."""

    @blueprint.errorhandler(RequestEntityTooLarge)
    def too_large(_error: Exception) -> tuple[str, int]:
        return errors.page(refusal(request.content_length or 0))
