"""Which known words are most like one that is nowhere: by the threes of letters they share."""

from collections.abc import Iterable

ALIKE = 0.3
"""Share of threes two words must have in common."""

SLACK = 3
"""Letters by which they may differ in length."""


def likest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known folded words most like a folded one, the likest first; not the word itself."""
    own = _threes(word)
    weighed = [
        (len(own & threes) / len(own | threes), one)
        for one in known
        if abs(len(one) - len(word)) <= SLACK and one != word and own & (threes := _threes(one))
    ]
    alike = sorted(((-share, one) for share, one in weighed if share >= ALIKE))
    return [one for _, one in alike[:most]]


def _threes(word: str) -> set[str]:
    """As pg_trgm counts them: the beginning weighs more than the end."""
    padded = f"  {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
