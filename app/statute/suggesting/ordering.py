"""In which order the parts of a suggestion are done, and how they name one another then."""

from collections.abc import Sequence
from dataclasses import replace

from app.statute.suggesting.parts import Part


def renumbered(parts: Sequence[Part], order: Sequence[int]) -> list[Part]:
    """The parts in another order; a part that would stand in one that comes later, or not, goes."""
    numbers: dict[int, int] = {}
    found: list[Part] = []
    for old in order:
        part = parts[old - 1]
        if part.under and part.under not in numbers:
            continue
        found.append(replace(part, under=numbers[part.under]) if part.under else part)
        numbers[old] = len(found)
    return found


def with_part(
    parts: Sequence[Part], part: Part, *, number: int | None = None, behind: int | None = None
) -> tuple[list[Part], int]:
    """The parts with one more, or with another in the place of `number`, and which it is now.

    It is done last, or when the other was; right after part `behind`, so that it comes to stand
    behind what that puts into the same place; and never before the part it is to stand in.
    """
    if number is None:
        every, number = [*parts, part], len(parts) + 1
    else:
        every = [part if place == number else one for place, one in enumerate(parts, start=1)]
    order = [one for one in range(1, len(every) + 1) if one != number]
    waits_for = behind or (part.under if part.under and part.under > number else None)
    place = order.index(waits_for) + 1 if waits_for else number - 1
    order.insert(place, number)
    return renumbered(every, order), place + 1
