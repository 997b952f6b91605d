"""Made-up law with the words of the committee's charter, each as often as it comes there."""

import random
import re
from functools import cache

from app.config import ROOT

WORD = re.compile(r"\w[\w’'-]*")


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word of the charter, as often as it comes."""
    return tuple(WORD.findall((ROOT / "drafts" / "charter.az.md").read_text("utf-8")))


def prose(size: int, seed: int = 57) -> str:
    """About so many characters of sentences, three to a paragraph; the same every time."""
    chance = random.Random(seed)  # noqa: S311
    paragraphs: list[str] = []
    length = 0
    while length < size:
        paragraph = " ".join(_sentence(chance) for _ in range(3))
        paragraphs.append(paragraph)
        length += len(paragraph) + 1
    return "\n".join(paragraphs)[:size]


def _sentence(chance: random.Random) -> str:
    words = chance.choices(vocabulary(), k=chance.randrange(8, 25))
    return " ".join(words).capitalize() + "."


def edited(text: str, every: int, seed: int = 58) -> str:
    """The text as somebody left it who changed one word in so many: another, none, or one more."""
    chance = random.Random(seed)  # noqa: S311
    words = text.split(" ")
    for place in range(every // 2, len(words), every):
        other = chance.choice(vocabulary())
        words[place] = chance.choice((other, other, "", f"{words[place]} {other}"))
    return " ".join(words)
