"""How the words of each writer are told apart on a page: never by colour alone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from markupsafe import Markup

from app.models import Person, Step
from app.presentation import day, element, joined, prose
from app.queries.authorship import Written
from app.statute.authorship import Stretch
from app.statute.diffing import tokens
from app.statute.language import upper
from app.weaving import AUTHORED, Strand

LINES = 6
"""Ways of underlining: they come again where more people wrote."""

ASIDE = re.compile(r"\([^)]*\)")
"""What stands in brackets in a name is no part of it."""


@dataclass(slots=True)
class Hand:
    """One writer of a text."""

    person: str | None
    name: str
    initials: str
    line: int
    """Which way their words are underlined."""
    words: int = 0
    """How many words that stand are theirs."""


@dataclass(slots=True)
class Hands:
    """Everybody who wrote words that stand, in the order in which they are met."""

    people: Mapping[str, Person]
    steps: Mapping[int, Step]
    read: str
    """Address of the text, to which a step is added."""
    known: dict[str | None, Hand] = field(default_factory=dict)

    def of(self, person: str | None) -> Hand:
        """The hand of a person; of None, of nobody: words that came with an imported text."""
        if person not in self.known:
            someone = self.people.get(person or "")
            name = someone.name if someone else _("Nizam")
            taken = {hand.initials for hand in self.known.values()}
            line = len(self.known) % LINES
            self.known[person] = Hand(person, name, _free(initials(name), taken), line)
        return self.known[person]

    def strands(self, stretches: Iterable[Stretch]) -> Iterator[Strand]:
        """The stretches of one text, to be woven into it; counts their words."""
        place = 0
        for stretch in stretches:
            end = place + len(stretch.text)
            hand = self.of(stretch.author)
            hand.words += sum(1 for token in tokens(stretch.text) if token[0].isalnum())
            yield Strand(place, end, AUTHORED, self._dress(hand, stretch.step))
            place = end

    def _dress(self, hand: Hand, step: int) -> "_Dress":
        when = day(self.steps[step].at)
        told = _("%(name)s, step %(n)s, %(day)s", name=hand.name, n=step, day=when)
        return _Dress(hand, told, f"{self.read}?at={step}")

    def met(self) -> Sequence[Hand]:
        """The writers, those with the most words first."""
        return sorted(self.known.values(), key=lambda hand: -hand.words)


@dataclass(frozen=True, slots=True)
class _Dress:
    """Draws the words of one hand: initials before them, a line under them."""

    hand: Hand
    told: str
    address: str

    def __call__(self, words: Markup, first: bool, _last: bool) -> Markup:  # noqa: FBT001
        said = words.strip()
        begins = words[: len(words) - len(words.lstrip())]
        ends = words[len(begins) + len(said) :]
        drawn = element("span", said, class_=f"hand l{self.hand.line}")
        sign = [self._sign()] if first else []
        return joined([begins, *sign, drawn, ends])

    def _sign(self) -> Markup:
        seen = element("span", prose(self.hand.initials), aria_hidden="true")
        heard = element("span", prose(f"{self.told}: "), class_="unseen")
        return element(
            "a", joined([seen, heard]), class_="sign", href=self.address, data_told=self.told
        )


def drawn_of(one: Written, hands: Hands) -> tuple[list[Strand], list[Strand]]:
    """The strands of the heading and of the text of a clause."""
    return list(hands.strands(one.heading)), list(hands.strands(one.text))


def initials(name: str) -> str:
    """The first letters of a name: Leyla Məmmədova is LM."""
    parts = ASIDE.sub("", name).split()
    return upper("".join(part[0] for part in parts[:3])) or "·"


def _free(wanted: str, taken: Iterable[str]) -> str:
    """The initials, with a number where somebody else has them."""
    same = Counter(one.rstrip("0123456789") for one in taken)[wanted]
    return f"{wanted}{same + 1}" if same else wanted
