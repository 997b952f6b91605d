"""Which suggestions of other words for one text cannot stand together, and on which words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.statute.diffing import tokens
from app.statute.merging import meetings


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text, in code points; where it is empty, the place before `end`."""

    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Whether both share words, or one is a place in or at the edge of the other."""
        if self.start == self.end or start == end:
            return self.start <= end and start <= self.end
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Collision:
    """Two suggestions that change the same words otherwise."""

    first: str
    second: str
    field: str
    """Which text of those compared."""
    stretch: Stretch

    def other(self, one: str) -> str:
        """Whom `one` collides with."""
        return self.second if one == self.first else self.first


def contested(standing: str, one: str, other: str) -> tuple[Stretch, ...]:
    """Where two texts made of `standing` change the same words otherwise, in reading order.

    Two insertions at one place collide: which comes first would be a guess. The same change in
    both is no collision.
    """
    ends = [0]
    for token in tokens(standing):
        ends.append(ends[-1] + len(token))
    return tuple(Stretch(ends[start], ends[end]) for start, end in meetings(standing, one, other))


def collisions(
    standing: Mapping[str, str], proposed: Mapping[str, Mapping[str, str]]
) -> tuple[Collision, ...]:
    """Every two suggestions that collide.

    `standing`: texts by field, "az text" or the like; `proposed`: by suggestion its texts, those
    it leaves alone left out.
    """
    return tuple(
        collision
        for first, second in combinations(proposed, 2)
        for collision in _between(standing, proposed, (first, second))
    )


def _between(
    standing: Mapping[str, str],
    proposed: Mapping[str, Mapping[str, str]],
    pair: Sequence[str],
) -> Iterator[Collision]:
    one, other = (proposed[name] for name in pair)
    for field, text in standing.items():
        if field in one and field in other:
            for stretch in contested(text, one[field], other[field]):
                yield Collision(pair[0], pair[1], field, stretch)
