"""Which unit a line opens, judged by its first words alone."""

import re
from dataclasses import dataclass

from app.formats.acts.ordinals import WORDS
from app.statute.language import lower
from app.statute.snapshot import Kind

ROMAN = r"[IVXLC]{1,8}(?:-\d{1,3})?"
ARABIC = r"\d{1,4}(?:-\d{1,3}){0,3}"
DOTTED = rf"{ARABIC}(?:\.{ARABIC}){{1,11}}"
LETTER = r"[^\W\d_]{1,2}(?:-\d{1,3})?"
ORDINAL = r"(?:-?(?:c[iıuü]|C[İIUÜ]))"
SEPARATOR = r"(?:\s*[.:]\s*|\s+[–—-]\s+|\s*$|\s+(?=[(\[A-ZÇƏĞİÖŞÜ]))"
END = r"(?:\s+|$)"

PART_WORDS = r"BÖLMƏ|[Bb]ölmə|PART|[Pp]art"
CHAPTER_WORDS = r"FƏSİL|[Ff]əsil|CHAPTER|[Cc]hapter"
ARTICLE_WORDS = r"MADDƏ|Maddə|ARTICLE|Article"
ANNEX_WORDS = r"ƏLAVƏ|[Əə]lavə|ANNEX|[Aa]nnex"
PREAMBLE_WORDS = r"PREAMBULA|Preambula|PREAMBLE|Preamble"
BEFORE_ANNEX = r"(?:\s*(?:nömrəli|saylı|№-li|NÖMRƏLİ|SAYLI))?"

REPEALED = {
    "ləğv edilmişdir",
    "ləğv edilib",
    "çıxarılmışdır",
    "çıxarılıb",
    "qüvvədən düşmüşdür",
    "repealed",
    "deleted",
}
"""The whole of what is left of a unit that has been taken out of an act in force."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The opening of a unit: its kind, its bare number, where in the line its own words begin."""

    kind: Kind
    number: str
    end: int
    dotted: bool = True
    """False where the full stop after the number is missing, so its place must speak for it."""


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


def _unit(words: str) -> re.Pattern[str]:
    """A unit counted before or after its name: `I fəsil`, `1-ci fəsil`, `FƏSİL 1`."""
    return _pattern(
        rf"(?P<before>{ROMAN}|{ARABIC}){ORDINAL}?\s+(?:{words}){SEPARATOR}",
        rf"(?:{words})\s+(?P<after>{ROMAN}|{ARABIC}){ORDINAL}?{SEPARATOR}",
    )


STRUCTURE = (
    (Kind.PART, _unit(PART_WORDS)),
    (Kind.CHAPTER, _unit(CHAPTER_WORDS)),
    (Kind.SECTION, re.compile(rf"§\s*(?P<after>{ARABIC}|{ROMAN})(?:\s*\.\s*|\s+|$)")),
    (
        Kind.ARTICLE,
        _pattern(
            rf"(?:{ARTICLE_WORDS})\s*(?P<after>{ARABIC})\s*(?:\.(?!\d)\s*|:\s*|[–—]\s+|$)",
            rf"(?P<before>{ARABIC}){ORDINAL}\s+(?:[Mm]addə|MADDƏ)(?:\s*\.\s*|\s*$)",
        ),
    ),
    (
        Kind.ANNEX,
        _pattern(
            rf"(?P<before>{ARABIC}|{ROMAN}){ORDINAL}?{BEFORE_ANNEX}\s+(?:{ANNEX_WORDS}){SEPARATOR}",
            rf"(?:{ANNEX_WORDS})\s*(?:№|N|No\.?)?\s*(?P<after>{ARABIC}|{ROMAN}){SEPARATOR}",
            rf"(?:{ANNEX_WORDS})(?:\s*[.:]\s*|\s*$)",
        ),
    ),
    (Kind.PREAMBLE, re.compile(rf"(?:{PREAMBLE_WORDS})(?:\s*[.:]\s*|\s*$)")),
)

IN_WORDS = re.compile(
    rf"(?P<words>[^\W\d_]{{2,12}}(?:\s[^\W\d_]{{2,12}})?)\s+"
    rf"(?:(?P<part>{PART_WORDS})|(?P<chapter>{CHAPTER_WORDS})){SEPARATOR}"
)
BARE_REPEAL = re.compile(rf"(?:{ARTICLE_WORDS})\s+(?P<after>{ARABIC})\s+(?P<rest>.{{1,40}})$")
PLAIN = re.compile(rf"(?P<number>{DOTTED}|{ARABIC})\.{END}")
UNDOTTED = re.compile(rf"(?P<number>{DOTTED}){END}")
POINT = re.compile(
    rf"(?:(?P<number>{LETTER}|\d{{1,3}}(?:-\d{{1,3}})?)|\((?P<within>{LETTER}|[ivx]{{3,5}}))\){END}"
)
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b")


def mark_of(line: str) -> Mark | None:
    """The unit `line` opens, None where it opens none; `line` has no space before its words."""
    for kind, pattern in STRUCTURE:
        if match := pattern.match(line):
            groups = match.groupdict()
            number = groups.get("before") or groups.get("after") or ""
            return Mark(kind, number, match.end())
    return _in_words(line) or _bare_repeal(line) or _numbered(line)


def _in_words(line: str) -> Mark | None:
    match = IN_WORDS.match(line)
    if match is None or lower(match["words"]) not in WORDS:
        return None
    kind = Kind.PART if match["part"] else Kind.CHAPTER
    return Mark(kind, match["words"], match.end())


def _bare_repeal(line: str) -> Mark | None:
    """`Maddə 298 ləğv edilmişdir.`: no full stop after the number, and nothing else said."""
    match = BARE_REPEAL.match(line)
    if match is None or not is_repeal(match["rest"]):
        return None
    return Mark(Kind.ARTICLE, match["after"], match.start("rest"))


def _numbered(line: str) -> Mark | None:
    if match := POINT.match(line):
        return Mark(Kind.POINT, match["number"] or match["within"], match.end())
    if DATE.match(line):
        return None
    if match := PLAIN.match(line):
        return Mark(Kind.PARAGRAPH, match["number"], match.end())
    if match := UNDOTTED.match(line):
        return Mark(Kind.PARAGRAPH, match["number"], match.end(), dotted=False)
    return None


def is_repeal(text: str) -> bool:
    """Whether `text` says nothing but that the unit has been repealed; footnote marks aside."""
    words = re.sub(r"\[\d{1,4}\]", " ", text[:60])
    return lower(words).strip(" .;()[]*\n") in REPEALED and len(text) < 60
