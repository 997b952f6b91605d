"""What the words in a search field ask for: all of them, phrases in quotes, none with a minus."""

import re
from dataclasses import dataclass

from app.statute.searching.words import Word, words

LONGEST = 300
"""Characters of a question that are read."""

MOST = 12
"""Words and phrases that are looked for."""

_QUOTES = str.maketrans("“”„‟«»″", '"' * 7)
_PIECE = re.compile(r'(?P<no>(?<!\S)-)?(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<bare>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other; one word is a phrase too."""

    words: tuple[Word, ...]
    """Where they stand in the question, and how they are folded."""
    opens: bool
    """Whether the last word may go on: it is looked for with every ending."""

    @property
    def folded(self) -> tuple[str, ...]:
        """The words without case and marks."""
        return tuple(word.folded for word in self.words)

    @property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """The words letter by letter: a capital I may be that of either alphabet."""
        ways = ([word.letters for word in self.words], [word.english for word in self.words])
        return tuple(dict.fromkeys(tuple(way) for way in ways))


@dataclass(frozen=True, slots=True)
class Sought:
    """What a text must have, and what it must not have."""

    required: tuple[Phrase, ...]
    excluded: tuple[Phrase, ...] = ()
    cut: bool = False
    """Whether the question was too long to be read whole."""

    @property
    def together(self) -> Phrase | None:
        """All of it as one phrase, where it is more than one."""
        if len(self.required) < 2:
            return None
        said = tuple(word for phrase in self.required for word in phrase.words)
        return Phrase(said, self.required[-1].opens)


def sought(question: str) -> Sought:
    """What a question asks for; nothing is required where it has no letter and no digit.

    Words are found with every ending, numbers and what stands in quotes only as they are, unless
    an asterisk follows. What is written together, as 5.2, stands together.
    """
    read = question[:LONGEST].translate(_QUOTES)
    required: dict[tuple[object, ...], Phrase] = {}
    excluded: dict[tuple[object, ...], Phrase] = {}
    cut = len(question.strip()) > LONGEST
    for piece in _PIECE.finditer(read):
        phrase = _phrase(piece)
        if phrase is None:
            continue
        if len(required) + len(excluded) == MOST:
            cut = True
            break
        side = excluded if piece["no"] else required
        side.setdefault((phrase.spellings, phrase.opens), phrase)
    return Sought(tuple(required.values()), tuple(excluded.values()), cut)


def _phrase(piece: re.Match[str]) -> Phrase | None:
    quoted = piece["quoted"] is not None
    text, start = (piece[name := "quoted" if quoted else "bare"], piece.start(name))
    said = tuple(
        Word(one.start + start, one.end + start, one.folded, one.letters, one.english)
        for one in words(text)
    )
    if not said:
        return None
    last = said[-1].folded
    starred = text.rstrip().endswith("*")
    whole = last.isdigit() or quoted
    return Phrase(said, opens=len(last) > 1 and (starred or not whole))
