"""The little Markdown of newsletters: headings, lists, emphasis and links; no HTML, no pictures."""

from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

ALLOWED = (
    "heading",
    "emphasis",
    "link",
    "list",
    "blockquote",
    "backticks",
    "newline",
    "escape",
)

SCHEMES = ("http", "https", "mailto")
"""Where links may lead: a letter has no page that an address without scheme could lead from."""


class Bulletin(MarkdownIt):
    """The parser, choosier about where links lead."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name
        """Whether an address may be followed."""
        try:
            return urlsplit(url).scheme.lower() in SCHEMES and super().validateLink(url)
        except ValueError:  # brackets that close nothing
            return False


PARSER = Bulletin("zero", {"html": False, "breaks": True, "linkify": False})
PARSER.enable(list(ALLOWED))


def parsed(body: str) -> list[Token]:
    """The blocks of a body, each with the words in it."""
    return PARSER.parse(body)
