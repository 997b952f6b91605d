"""The blocks of a newsletter in order, for formats that draw them one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from app.formats.bulletin.parsing import parsed


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words set one way."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or an item of a list."""

    words: tuple[Words, ...]
    level: int = 0
    """Of a heading, 1 the highest; 0 of everything else."""
    depth: int = 0
    """Lists and quotations it stands in."""
    sign: str = ""
    """Before the first paragraph of an item: a dash or a number."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(one.text for one in self.words)


def blocks(body: str) -> Iterator[Block]:
    """The blocks of a body."""
    around = _Around()
    for token in parsed(body):
        if token.type == "inline":
            yield around.block(tuple(_words(token)))
        else:
            around.note(token)


class _Around:
    """What stands around the words that come next."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []
        """The number of the next item of each list that is open; None: its items have none."""
        self._level, self._sign, self._quotes = 0, "", 0

    def block(self, words: tuple[Words, ...]) -> Block:
        made = Block(words, self._level, len(self._lists) + self._quotes, self._sign)
        self._level, self._sign = 0, ""
        return made

    def note(self, token: Token) -> None:
        kind = token.type.rpartition("_")[0]
        if kind in ("ordered_list", "bullet_list"):
            self._list(token)
        elif kind == "blockquote":
            self._quotes += token.nesting
        elif token.type == "list_item_open":
            self._sign = self._next()
        elif token.type == "heading_open":
            self._level = int(token.tag[1])

    def _list(self, token: Token) -> None:
        if token.nesting < 0:
            self._lists.pop()
        else:
            ordered = token.type == "ordered_list_open"
            self._lists.append(int(token.attrs.get("start", 1)) if ordered else None)

    def _next(self) -> str:
        number = self._lists[-1]
        if number is None:
            return "–"
        self._lists[-1] = number + 1
        return f"{number}."


def _words(inline: Token) -> Iterator[Words]:
    """Runs of words; a link is told by its address behind it."""
    bold = italic = 0
    address, since = "", ""
    for token in inline.children or ():
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type == "link_open":
            address, since = str(token.attrs["href"]), ""
        elif token.type == "link_close":
            yield from _told(address, since)
        else:
            text = "\n" if token.type in ("softbreak", "hardbreak") else token.content
            since += text
            yield Words(text, bool(bold), bool(italic))


def _told(address: str, words: str) -> Iterator[Words]:
    bare = address.removeprefix("mailto:")
    if bare != words:
        yield Words(f" ({bare})")
