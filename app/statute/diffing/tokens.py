r"""Into which pieces a text is cut before it is compared: words, blanks, single signs.

Azerbaijani hangs its grammar on the end of the word, so a word is one piece with all its suffixes,
also after an apostrophe or a number (5.2-ci, COVID-19). A stored reference is one word, however it
is said. Everything is built from `\X`, so that no grapheme, a letter with its combining marks or a
family emoji, is ever cut.
"""

import regex

from app.statute.references.grammar import UNCUT as REFERENCE

_TOKEN = regex.compile(
    REFERENCE
    + r"""\X
    | (?=[\p{L}\p{N}_])\X
    (?: (?=[\p{L}\p{N}\p{M}_])\X
      | (?=['’ʼ])\X(?=\p{L})
      | (?<=\p{N})(?=[-‑.,])\X(?=\p{N})
      | (?<=\p{N})(?=[-‑])\X(?=\p{L})
      | (?<=\p{L})(?=[-‑])\X(?=\p{N})
    )*+
    | (?:(?=[^\S\r\n])\X)++
    | \X
    """,
    regex.VERBOSE,
)


def tokens(text: str) -> list[str]:
    """Words, runs of blanks, line breaks and single signs; joined they are the text again."""
    found: list[str] = _TOKEN.findall(text)
    return found


def is_word(token: str) -> bool:
    """Whether a token is a word, a number or a reference."""
    return token[0].isalnum() or (token[0] == "{" and len(token) > 1 and "#" in token)
