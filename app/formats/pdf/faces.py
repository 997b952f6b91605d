"""Which face has a glyph for which character, and what is printed where none has."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from app.statute.errors import StatuteError
from app.statute.snapshot import UNSTORABLE

FONTS = Path(__file__).with_name("fonts")
SERIF, BOLD, ITALIC, BOLD_ITALIC = "Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic"
FILES = {
    SERIF: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
    "Wide": "DejaVuSans.ttf",
    "Noto": "NotoSerif-Regular.ttf",
}
FALLBACKS = ("Noto", "Wide")
"""Faces asked in turn for what the face of the text lacks (the manat sign, other alphabets)."""

REPLACEMENT = "□"
"""Printed for what no face has; Liberation Serif has it in every style."""

MOST_WORDS = 50_000
"""Words of one face whose width is remembered."""

UNSEEN = ("Cf", "Zl", "Zp", "Cc")
VARIATIONS = range(0xFE00, 0xFE10)


class FontMissing(StatuteError):
    """A face is not where the product keeps it, or is no font. `file` is its whole path."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"the font {file} is missing or damaged; install the product again")
        self.file = file


class Face(TTFont):  # type: ignore[misc]
    """A font that remembers how wide words are: an act says most of its words many times."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._widths: dict[str, float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """The width of a word in points."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= MOST_WORDS:
                self._widths.clear()
            known, other = self.face.charWidths, self.face.defaultWidth
            width = self._widths[text] = sum(known.get(ord(char), other) for char in text)
        return 0.001 * size * width


@cache
def glyphs() -> Mapping[str, frozenset[int]]:
    """Make the faces known to ReportLab; the code points of each. Raises FontMissing."""
    known = {}
    for name, file in FILES.items():
        try:
            font = Face(name, str(FONTS / file))
        except (TTFError, OSError) as error:
            raise FontMissing(FONTS / file) from error
        pdfmetrics.registerFont(font)
        known[name] = frozenset(font.face.charToGlyph)
    pdfmetrics.registerFontFamily(SERIF, SERIF, BOLD, ITALIC, BOLD_ITALIC)
    for name in FALLBACKS:
        pdfmetrics.registerFontFamily(name, name, name, name, name)
    return known


@lru_cache(maxsize=4096)
def setting_of(char: str, face: str) -> tuple[str, str]:
    """The face that prints `char` where `face` is asked for, and what it prints."""
    code = ord(char)
    if code in glyphs()[face]:
        return face, char
    for fallback in FALLBACKS:
        if code in glyphs()[fallback]:
            return fallback, char
    if unicodedata.category(char) in UNSEEN or code in VARIATIONS:
        return face, ""
    return face, REPLACEMENT


def pieces(text: str, face: str) -> Iterator[tuple[str, str]]:
    """`text` as runs of one face each, in order; nothing visible is lost."""
    text = UNSTORABLE.sub("", text)
    if glyphs()[face].issuperset(map(ord, text)):
        yield face, text
        return
    settings = (("", char) if char == "\n" else setting_of(char, face) for char in text)
    for name, run in groupby(settings, key=lambda setting: setting[0] or face):
        yield name, "".join(char for _, char in run)


def unprinted(texts: Iterable[str]) -> Counter[str]:
    """How often each character stands that no face can print."""
    counted = Counter(char for text in texts for char in UNSTORABLE.sub("", text))
    lost = {char for char in counted if setting_of(char, SERIF) == (SERIF, REPLACEMENT)}
    return Counter({char: counted[char] for char in lost - {REPLACEMENT, "\n"}})


def named(char: str) -> str:
    """A character by code point and Unicode name: `U+1F600 GRINNING FACE`."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()
