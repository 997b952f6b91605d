"""Who wrote each word of a text that stands, told from all the wordings it ever had."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from app.statute.diffing import Hunk, hunks, tokens

EFFORT = 1_000_000_000
"""Tokens compared times tokens changed, over all wordings of a text: about a second of work. What
comes after that counts as rewritten between the common start and end: a clause with a thousand
wordings must not keep anybody waiting."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a text."""

    text: str
    author: str | None
    """Whose words they are; None where no person wrote them."""
    step: int
    """Since which it held."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand and came into the text together."""

    text: str
    author: str | None
    step: int


def written(versions: Iterable[Version]) -> tuple[Stretch, ...]:
    """The newest of the versions, which come oldest first, as stretches by author and step.

    Stretches joined are the text, to the character; neighbours differ in author or step. A word
    keeps whoever wrote it first for as long as no edit touches it. A text that is restored exactly
    is credited as it was when it stood before: whoever brings words back has not written them. A
    blank between words of one origin goes with them.
    """
    pieces: list[str] = []
    origins: list[Version] = []
    known: dict[str, tuple[list[str], list[Version]]] = {"": ([], [])}
    effort = EFFORT
    for version in versions:
        if version.text not in known:
            after = tokens(version.text)
            found = hunks(pieces, after) if effort > 0 else [_middle(pieces, after)]
            effort -= (len(pieces) + len(after)) * sum(map(_size, found))
            known[version.text] = after, _inherited(origins, found, version)
        pieces, origins = known[version.text]
    return tuple(_stretches(pieces, _smooth(pieces, origins)))


def _size(hunk: Hunk) -> int:
    """How many tokens were struck and added."""
    return hunk.end - hunk.start + hunk.new_end - hunk.new_start


def _middle(before: Sequence[str], after: Sequence[str]) -> Hunk:
    """All between the common start and the common end."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    return Hunk(head, len(before) - tail, head, len(after) - tail)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _inherited(
    origins: Sequence[Version], found: Iterable[Hunk], version: Version
) -> list[Version]:
    """Where each token of a version comes from: from before, or from this very version."""
    inherited: list[Version] = []
    place = 0
    for hunk in found:
        inherited += origins[place : hunk.start]
        inherited += [version] * (hunk.new_end - hunk.new_start)
        place = hunk.end
    return inherited + list(origins[place:])


def _smooth(pieces: Sequence[str], origins: Sequence[Version]) -> list[Version]:
    """Blanks between words of one origin given that origin."""
    smooth = list(origins)
    for place in range(1, len(pieces) - 1):
        if pieces[place].isspace() and smooth[place - 1] is origins[place + 1]:
            smooth[place] = smooth[place - 1]
    return smooth


def _stretches(pieces: Sequence[str], origins: Sequence[Version]) -> Iterator[Stretch]:
    place = 0
    for (author, step), group in groupby(origins, key=lambda one: (one.author, one.step)):
        length = sum(1 for _ in group)
        yield Stretch("".join(pieces[place : place + length]), author, step)
        place += length


def struck(versions: Iterable[Version]) -> tuple[Stretch, ...]:
    """The oldest of the versions, which come oldest first, as stretches by who struck them.

    Stretches joined are that text, to the character. Of words that stand in the newest version the
    author is None and the step 0. Told by reading the versions backwards: a word was struck by the
    version after the last one that it stood in without a break.
    """
    known = list(versions)
    after = {before.step: version for before, version in pairwise(known)}
    found = (
        Stretch(one.text, by.author if (by := after.get(one.step)) else None, by.step if by else 0)
        for one in written(reversed(known))
    )
    return tuple(found)
