"""Why a file cannot be read as an act, each reason with what a page needs to say it."""

from app.statute.errors import StatuteError


class Unreadable(StatuteError):
    """The base of every refusal of a file; nothing of it has been kept."""


class EmptyFile(Unreadable):
    """No letter and no digit in it."""

    def __init__(self) -> None:
        super().__init__("the file is empty")


class TooLarge(Unreadable):
    """More than an act may have. `limit` and `size` in bytes."""

    def __init__(self, limit: int, size: int) -> None:
        super().__init__(f"the file has {size} bytes; at most {limit} are read")
        self.limit = limit
        self.size = size


class TooManyLines(Unreadable):
    """More lines than a text one document can hold is made of."""

    def __init__(self, limit: int, size: int) -> None:
        super().__init__(f"the file has {size} lines; at most {limit} are read")
        self.limit = limit
        self.size = size


class NotText(Unreadable):
    """Not a text but `found`: zip, pdf, ole, png, jpeg, gif, gzip, rtf or binary."""

    def __init__(self, found: str) -> None:
        super().__init__(f"the file is not a text but {found}")
        self.found = found


class UnknownEncoding(Unreadable):
    """No encoding makes plausible Azerbaijani of it. `candidates`: names to offer, best first."""

    def __init__(self, candidates: tuple[str, ...]) -> None:
        super().__init__(f"the encoding is unclear; it may be {', '.join(candidates) or 'any'}")
        self.candidates = candidates


class BrokenFrontMatter(Unreadable):
    """The lines between `---` cannot be read. `line` counts from 1 in the file."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"front matter, line {line}: {problem}")
        self.line = line
        self.problem = problem


class UnequalPair(Unreadable):
    """Text and translation part ways. The lines count from 1 in their files; 0 is the end."""

    def __init__(self, authoritative: int, translation: int, difference: str) -> None:
        super().__init__(
            f"line {authoritative} of the text and line {translation} "
            f"of the translation differ: {difference}"
        )
        self.authoritative = authoritative
        self.translation = translation
        self.difference = difference
