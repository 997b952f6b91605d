"""Which lines of a concordance somebody asks for, and in which order."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from app.queries.concordance import Concordance, Line
from app.queries.evidence import in_language
from app.queries.evidence import instrument as called
from app.statute.language import sort_key
from app.topics import topic

NOWHERE = "none"
"""What stands in an address for no heading, and for no country."""

BACKWARDS = "-"
"""What stands before the name of an order that is turned round."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Lines somebody asks for; empty: all of them, in reading order."""

    chapter: str = ""
    """Id of a heading, or NOWHERE."""
    topic: str = ""
    country: str = ""
    """Two letters, or NOWHERE for what belongs to no country."""
    relation: str = ""
    source: str = ""
    """Slug."""
    verified: str = ""
    """yes or no"""
    overtaken: str = ""
    """yes or no"""
    order: str = ""
    """A name of ORDERS, turned round with BACKWARDS; empty: as in the text."""

    @property
    def narrows(self) -> bool:
        """Whether it leaves any line out."""
        return replace(self, order="") != Wanted()

    def address(self, **other: str) -> dict[str, str]:
        """The arguments of a link to the same, but for what is said."""
        asked = asdict(replace(self, **other))
        return {name: value for name, value in asked.items() if value}

    def turned(self, order: str) -> str:
        """The order a click on the head of a column asks for."""
        return BACKWARDS + order if self.order == order else order

    def takes(self, line: Line) -> bool:
        """Whether the line is one of them."""
        said = values(line)
        asked = asdict(self)
        return all(asked[name] in ("", *found) for name, found in said.items())


def values(line: Line) -> Mapping[str, tuple[str, ...]]:
    """What a line answers to each question, as addresses say it."""
    return {
        "chapter": (line.chapter.id if line.chapter else NOWHERE,),
        "topic": tuple(line.topics),
        "country": (line.cited.source.country or NOWHERE,),
        "relation": (line.cited.relation,),
        "source": (line.cited.source.slug,),
        "verified": (_yes(line.cited.extract.facts.get("verified")),),
        "overtaken": (_yes(line.cited.overtaken),),
    }


def _yes(said: object) -> str:
    return "yes" if said else "no"


def wanted_in(args: Mapping[str, str]) -> Wanted:
    """What an address asks for; an order that nobody knows is that of the text."""
    given = {name: args.get(name, "").strip() for name in Wanted.__slots__}
    if given["order"].removeprefix(BACKWARDS) not in ORDERS:
        given["order"] = ""
    return Wanted(**given)


def chosen(found: Concordance, wanted: Wanted, language: str) -> list[Line]:
    """The lines asked for, in the order asked for; equal ones stay in reading order."""
    lines = [line for line in found.lines if wanted.takes(line)]
    if not wanted.order:
        return lines
    back = wanted.order.startswith(BACKWARDS)
    key = ORDERS[wanted.order.removeprefix(BACKWARDS)]
    if key is None:
        return lines[::-1] if back else lines
    return sorted(lines, key=lambda line: key(line, language), reverse=back)


def organisation(line: Line, language: str) -> str:
    """Whose instrument it is."""
    facts = line.cited.source.facts
    return in_language(facts.get("organisation"), language) or in_language(
        facts.get("title"), language
    )


def instrument(line: Line, language: str) -> str:
    """What the instrument of a line is called where it is cited."""
    return called(line.cited.source, language)


def _by_topic(line: Line, language: str) -> Any:  # noqa: ARG001  # the interface's own words
    return [sort_key(topic(one)) for one in line.topics]


def _by_instrument(line: Line, language: str) -> Any:
    article = str(line.cited.extract.facts.get("article") or "")
    return sort_key(instrument(line, language)), sort_key(article)


RELATIONS = ("follows", "adapts", "departs", "informs")
"""From near to far."""

ORDERS: Mapping[str, Callable[[Line, str], Any] | None] = {
    "clause": None,
    "topic": _by_topic,
    "instrument": _by_instrument,
    "relation": lambda line, _: RELATIONS.index(line.cited.relation),
}
"""By what lines are put in order; None: as in the text."""
