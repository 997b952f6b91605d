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


class BrokenXml(Unreadable):
    """No XML, or deeper than an act can be. `line` counts from 1; 0 where it is not known."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"XML, line {line}: {problem}")
        self.line = line
        self.problem = problem


class DeclaresEntities(Unreadable):
    """A document type or entities of its own: what they stand for is not read."""

    def __init__(self) -> None:
        super().__init__("the file declares a document type or entities")


class NotAkomaNtoso(Unreadable):
    """XML of another kind. `root`: its outermost element."""

    def __init__(self, root: str) -> None:
        super().__init__(f"the file is <{root}>, not Akoma Ntoso")
        self.root = root


class WrongEncoding(Unreadable):
    """The bytes are not in the encoding the file declares, or nobody knows that one."""

    def __init__(self, encoding: str) -> None:
        super().__init__(f"the file says it is in {encoding} and is not")
        self.encoding = encoding


class TooManyElements(Unreadable):
    """More elements than the marks of an act come to."""

    def __init__(self, limit: int, size: int) -> None:
        super().__init__(f"the file has {size} elements; at most {limit} are read")
        self.limit = limit
        self.size = size
