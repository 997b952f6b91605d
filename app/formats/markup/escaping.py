"""How words are protected so that Markdown shows, and reading finds, exactly what they are."""

import re

from markdown_it.common.utils import unescapeAll

from app.statute.language import map_lookalikes

INLINE = re.compile(r"[\\*_`<~]|&(?=#?\w{1,32};)")
IN_HEADING = re.compile(rf"#|{INLINE.pattern}")
OPENING = re.compile(r"[#>+\-=|]|(?:\d{1,9}(?:-\d{1,3})*|[^\W\d_])[.)]")
SUSPECT = re.compile("[\u0400-\u052f\u01dd\u018e]")


def unescape(markdown: str) -> str:
    """The words that `markdown` stands for: backslash escapes and character references."""
    return unescapeAll(markdown)


def _escape(words: str, signs: re.Pattern[str] = INLINE) -> str:
    """`words` for the inside of a line; letters a reader would map stand as references."""
    written = signs.sub(lambda match: "\\" + match.group(), words)
    if map_lookalikes(written)[1]:
        return SUSPECT.sub(lambda match: _reference(match.group()), written)
    return written


def _reference(letter: str) -> str:
    return f"&#{ord(letter)};"


def escape_block(words: str, *, opens: bool) -> str:
    """`words` as one paragraph: line breaks are backslashes.

    `opens`: the paragraph begins with them, so their first letters must not open a list, a
    heading or a unit; further lines never may.
    """
    first, *others = words.split("\n")
    return "\\\n".join(
        [_line(first, guarded=opens), *(_line(line, guarded=True) for line in others)]
    )


def _line(line: str, *, guarded: bool) -> str:
    body = line.lstrip(" \t")
    indent = "".join(_reference(space) for space in line[: len(line) - len(body)])
    written = _escape(body)
    match = OPENING.match(written) if guarded and not indent else None
    if match:
        at = match.end() - 1
        written = f"{written[:at]}\\{written[at:]}"
    return indent + written


def escape_heading(words: str) -> str:
    """`words` for a heading's line, where a number sign at the end would be swallowed."""
    return _escape(words, IN_HEADING)
