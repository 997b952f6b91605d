"""The little Markdown people may write in conversations, as HTML that opens no door."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import escape

from app.statute.mentions import TOKEN, shown
from app.statute.references import TOKEN as REFERENCE

ALLOWED = ("emphasis", "link", "list", "blockquote", "backticks", "newline", "escape")
"""No HTML, no pictures, no headings."""

SCHEMES = ("http", "https", "mailto")
"""Where links may lead out: none runs anything."""

ADDRESS = re.compile(r"://[^\s<>\"'“”«»`|\\^{}\[\]*]+")
"""What makes an address of the word before it."""

CLOSES = ".,;:!?…"
"""What ends a sentence behind an address and is no part of it."""

KEPT = 4096
"""How many comments a process keeps drawn."""


class Lite(MarkdownIt):
    """The parser, choosier about where links lead."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  # the library's name
        """Whether an address may be followed."""
        try:
            out = urlsplit(url).scheme.lower() in SCHEMES
        except ValueError:  # brackets that close nothing
            return False
        return (out or url.startswith(("/", "#"))) and super().validateLink(url)


class Referred(NamedTuple):
    """A reference in a comment, as it is said."""

    token: str
    """As it is stored."""
    label: str
    address: str = ""
    """Where it leads; empty where the reader may not follow."""
    broken: bool = False
    """Whether it leads to what is struck or is not there."""


@lru_cache(maxsize=KEPT)
def drawn(
    text: str, names: tuple[tuple[str, str], ...] = (), referred: tuple[Referred, ...] = ()
) -> str:
    """A comment as HTML; `names`: pairs of id and name of those it calls on."""
    env = {"names": dict(names), "referred": {one.token: one for one in referred}}
    return str(PARSER.render(text, env))


def unmarked(text: str) -> str:
    """The words of a comment in one line, without the signs that format them."""
    blocks = (block.children or () for block in PARSER.parse(text, {}) if block.type == "inline")
    lines = ("".join(_words(piece) for piece in pieces) for pieces in blocks)
    return " ".join(filter(None, (line.strip() for line in lines)))


def _words(piece: Token) -> str:
    return " " if piece.type in ("softbreak", "hardbreak") else piece.content


def _mention(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # called by the library
    """`@{id}`: the name of whom it calls on; any other id stays as it was typed."""
    found = TOKEN.match(state.src, state.pos)
    names: Mapping[str, str] = state.env.get("names", {})
    if not found or found[1] not in names:
        return False
    if not silent:
        state.push("mention", "span", 0).content = f"@{names[found[1]]}"
    state.pos = found.end()
    return True


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # called by the library
    """`{#id}`: what the clause is called by now, leading to it; within a link it leads nowhere."""
    found = REFERENCE.match(state.src, state.pos)
    known: Mapping[str, Referred] = state.env.get("referred", {})
    if not found or found[0] not in known:
        return False
    if not silent:
        said = known[found[0]]
        state.push("reference", "a", 0).meta = {
            "said": said._replace(address="") if state.linkLevel else said
        }
    state.pos = found.end()
    return True


def _address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # called by the library
    """A bare address of the web becomes a link that shows itself."""
    found = ADDRESS.match(state.src, state.pos)
    scheme = re.search(r"(?<!\w)https?$", state.pending[-6:])
    if not found or not scheme or state.linkLevel:
        return False
    rest = _ended(found[0])
    address = state.md.normalizeLink(scheme[0] + rest)
    if len(rest) == len("://") or not state.md.validateLink(address):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme[0])]
        state.push("link_open", "a", 1).attrs = {"href": address}
        state.push("text", "", 0).content = scheme[0] + rest
        state.push("link_close", "a", -1)
    state.pos += len(rest)
    return True


def _ended(address: str) -> str:
    """Without the sign that ends the sentence, and the bracket that was opened before it."""
    bare = address.rstrip(CLOSES)
    if bare.endswith(")") and bare.count("(") < bare.count(")"):
        bare = bare[:-1].rstrip(CLOSES)
    return bare


def _render_mention(_: RendererHTML, tokens: Sequence[Token], at: int, *_rest: Any) -> str:
    return f'<span class="mention">{escape(tokens[at].content)}</span>'


def _render_reference(_: RendererHTML, tokens: Sequence[Token], at: int, *_rest: Any) -> str:
    said: Referred = tokens[at].meta["said"]
    if said.broken:
        return f'<span class="ref flaw">{escape(said.label)}</span>'
    if not said.address:
        return str(escape(said.label))
    return f'<a class="ref" href="{escape(said.address)}">{escape(said.label)}</a>'


def _render_code(_: RendererHTML, tokens: Sequence[Token], at: int, *rest: Any) -> str:
    """Words between backticks, with names and numbers where they mean somebody or something."""
    names: Mapping[str, str] = rest[-1].get("names", {})
    words = shown(tokens[at].content, names)
    for one in rest[-1].get("referred", {}).values():
        words = words.replace(one.token, one.label)
    return f"<code>{escape(words)}</code>"


def _render_link(itself: RendererHTML, tokens: Sequence[Token], at: int, *rest: Any) -> str:
    """Whoever is linked to learns nothing of the committee, and gains nothing by it."""
    tokens[at].attrSet("rel", "noopener noreferrer nofollow ugc")
    return itself.renderToken(tokens, at, *rest)


def _parser() -> Lite:
    made = Lite("zero", {"html": False, "breaks": True, "linkify": False})
    made.enable(list(ALLOWED))
    made.inline.ruler.push("mention", _mention)
    made.inline.ruler.push("reference", _reference)
    made.inline.ruler.push("address", _address)
    made.add_render_rule("mention", _render_mention)
    made.add_render_rule("reference", _render_reference)
    made.add_render_rule("code_inline", _render_code)
    made.add_render_rule("link_open", _render_link)
    return made


PARSER = _parser()
