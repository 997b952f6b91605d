"""A newsletter in HTML that opens no door."""

from app.formats.bulletin.parsing import PARSER, parsed

BELOW_TITLE = 1
"""Levels by which headings stand lower: the title of the newsletter is the first."""


def as_html(body: str) -> str:
    """The body, its headings one level below the title; safe whatever was typed."""
    tokens = parsed(body)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + BELOW_TITLE)}"
        for inner in token.children or ():
            if inner.type == "link_open":
                inner.attrSet("rel", "noopener noreferrer")
    return str(PARSER.renderer.render(tokens, PARSER.options, {}))
