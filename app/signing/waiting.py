"""What comes of a library's work that is written to be waited for, wherever it is asked for."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Made = TypeVar("Made")


def outcome_of(work: Coroutine[Any, Any, Made]) -> Made:
    """Its result, or what it raises. On a thread of its own: on this one a loop may run already."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, work).result()
