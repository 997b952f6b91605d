"""Whether a text has what is sought, and how well: one law for every index and for none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from app.statute.searching.asking import Phrase, Sought
from app.statute.searching.words import EXACT, HEADING


@dataclass(frozen=True, slots=True)
class Has:
    """The terms stand in the text one after the other; the last may go on where it opens."""

    terms: tuple[str, ...]
    opens: bool


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class But:
    """The first holds and the second does not."""

    this: "Expression"
    never: "Expression"


Expression = Has | All | AnyOf | But


def holds(expression: Expression, terms: str) -> bool:
    """Whether a text with these terms is as the expression says."""
    match expression:
        case Has(said, opens):
            needle = f" {' '.join(said)}" + ("" if opens else " ")
            return needle in f" {terms} "
        case All(parts):
            return all(holds(part, terms) for part in parts)
        case AnyOf(parts):
            return any(holds(part, terms) for part in parts)
        case But(this, never):
            return holds(this, terms) and not holds(never, terms)


def whole(asked: Sought) -> Expression:
    """What a text must be to be found. Something must be required."""
    required = _all(_folded(phrase) for phrase in asked.required)
    return _without(required, [_folded(phrase) for phrase in asked.excluded])


def virtues(asked: Sought) -> list[Expression]:
    """What makes a text that is found better than another, the greatest virtue first.

    Whether all of it stands there letter by letter, then whether it stands together as it was
    asked, then whether it stands in the heading.
    """
    found = [_all(_exact(phrase) for phrase in asked.required)]
    if asked.together:
        found.append(_folded(asked.together))
    found.append(_all(_marked(HEADING, phrase.folded, phrase) for phrase in asked.required))
    return found


def degree_of(has: Sequence[bool]) -> int:
    """The degree of a text by its virtues: 0 where it has all."""
    return sum(1 << place for place, there in enumerate(reversed(has)) if not there)


def tiers(asked: Sought) -> list[Expression]:
    """What is found cut into degrees, the best first; a text is of exactly one."""
    found, known = whole(asked), virtues(asked)
    degrees = []
    for has in product((True, False), repeat=len(known)):
        wanted = [virtue for virtue, there in zip(known, has, strict=True) if there]
        missing = [virtue for virtue, there in zip(known, has, strict=True) if not there]
        degrees.append(_without(_all([found, *wanted]), missing))
    return degrees


def fits(asked: Sought, terms: str) -> int | None:
    """The degree of a text with these terms, 0 for the best; None where it is not found."""
    if not holds(whole(asked), terms):
        return None
    return degree_of([holds(virtue, terms) for virtue in virtues(asked)])


def _folded(phrase: Phrase) -> Expression:
    return Has(phrase.folded, phrase.opens)


def _exact(phrase: Phrase) -> Expression:
    ways = [_marked(EXACT, way, phrase) for way in phrase.spellings]
    return ways[0] if len(ways) == 1 else AnyOf(tuple(ways))


def _marked(mark: str, said: Iterable[str], phrase: Phrase) -> Expression:
    return Has(tuple(mark + word for word in said), phrase.opens)


def _all(parts: Iterable[Expression]) -> Expression:
    found = tuple(parts)
    return found[0] if len(found) == 1 else All(found)


def _without(this: Expression, missing: Sequence[Expression]) -> Expression:
    if not missing:
        return this
    return But(this, missing[0] if len(missing) == 1 else AnyOf(tuple(missing)))
