"""How a refusal is put into words."""

from collections.abc import Callable
from typing import Any

Words = Callable[[Any], str]


def said(message: Any) -> Words:
    """The same words whatever the error."""
    return lambda _error: str(message)
