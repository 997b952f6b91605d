"""Numbers and dates: suffixes of ordinals, forms of dates, words against digits."""

import re
from collections import Counter
from collections.abc import Iterator

from app.statute.checks.reading import Passage, Reading
from app.statute.checks.rule import HOUSE, Finding, Group, Level, Said, rule
from app.statute.language import lower, ordinal_suffix
from app.statute.language.dates import MONTHS

SPELLING: Said = {"az": "Orfoqrafiya qaydaları", "en": "Rules of orthography"}

ORDINAL = rule(
    "ordinal_suffix",
    (Group.NUMERALS, Level.WARNING),
    SPELLING,
    (
        "Sıra sayının şəkilçisi",
        "“{words}” yanlışdır: şəkilçi rəqəmin oxunuşuna uyğun olmalıdır.",
        "“{mended}” yazın.",
    ),
    (
        "Suffix of an ordinal",
        "“{words}” is wrong: the suffix follows the number as it is read aloud.",
        "Write “{mended}”.",
    ),
)
DATE = rule(
    "date_form",
    (Group.NUMERALS, Level.NOTE),
    SPELLING,
    (
        "Tarixin yazılışı",
        "“{words}” rəsmi mətnlərdəki tarix forması deyil.",
        "“{mended}” yazın.",
    ),
    (
        "Form of a date",
        "“{words}” is not how official texts write a date.",
        "Write “{mended}”.",
    ),
)
MIXED = rule(
    "number_words",
    (Group.NUMERALS, Level.NOTE),
    HOUSE,
    (
        "Rəqəm və söz",
        "Sənəddə “{unit}” əsasən {usual} göstərilir, burada isə “{words}”.",
        "Sayı hər yerdə eyni üsulla yazın.",
    ),
    (
        "Digits and words",
        "The document mostly writes the number of “{unit}” {usual_en}; here stands “{words}”.",
        "Write numbers in one way throughout.",
    ),
)

RULES = (ORDINAL, DATE, MIXED)

_ORDINAL = re.compile(r"(?<![\w.,-])((?:\d+[.-])*\d{1,15})(-?)(c[ıiuü])(?![^\W\d_])")
_ROMAN_ORDINAL = re.compile(r"(?<![\w-])([IVXLC]+)-(c[ıiuü])(?!\w)")
_MONTH = "|".join(MONTHS["az"])
_CAPITAL_MONTH = re.compile(
    rf"(?<=\d )(?:{'|'.join(name.capitalize() for name in MONTHS['az'])}|İyun|İyul)(?= \d)"
)
_BARE_YEAR = re.compile(rf"(?<!\d)(\d{{1,2}}) ({_MONTH}) (\d{{4}})(?: il\b)?(?!-)(?=[\s.,;)]|$)")
_SLASHES = re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\w/])")
_COUNTED = re.compile(
    r"(?<![\w-])(?:(?P<digits>\d{1,3})|(?P<word>(?:on|iyirmi|otuz|qırx|əlli|altmış|yetmiş|səksən"
    r"|doxsan)(?: (?:bir|iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz))?"
    r"|iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz))(?: \((?:\w+ ?)+\))?"
    r" (?P<unit>gün|iş günü|həftə|ay|il|nəfər)(?![^\W\d_]{3})"
)
_CLEAR = 3
"""How many times as often one way of writing must stand for the other to be an exception."""


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order."""
    for passage in reading.authoritative:
        yield from _ordinals(passage)
        yield from _dates(passage)
    yield from _counts(reading)


def _ordinals(passage: Passage) -> Iterator[Finding]:
    for match in _ORDINAL.finditer(passage.text):
        number, hyphen, suffix = match.groups()
        right = ordinal_suffix(int(re.split("[.-]", number)[-1]))
        if suffix != right or not hyphen:
            yield passage.found(ORDINAL, *match.span(), mended=f"{number}-{right}")
    for match in _ROMAN_ORDINAL.finditer(passage.text):
        yield passage.found(ORDINAL, *match.span(), mended=match[1])


def _dates(passage: Passage) -> Iterator[Finding]:
    for match in _CAPITAL_MONTH.finditer(passage.text):
        yield passage.found(DATE, *match.span(), mended=lower(match.group()))
    for match in _BARE_YEAR.finditer(passage.text):
        year = int(match[3])
        mended = f"{match[1]} {match[2]} {year}-{ordinal_suffix(year)} il"
        yield passage.found(DATE, *match.span(), mended=mended)
    for match in _SLASHES.finditer(passage.text):
        mended = f"{int(match[1]):02}.{int(match[2]):02}.{match[3]}"
        yield passage.found(DATE, *match.span(), mended=mended)


def _counts(reading: Reading) -> Iterator[Finding]:
    found = [
        (passage, match)
        for passage in reading.texts
        for match in _COUNTED.finditer(lower(passage.text))
    ]
    ways = Counter((match["unit"], bool(match["digits"])) for _, match in found)
    for passage, match in found:
        unit, digits = match["unit"], bool(match["digits"])
        if ways[unit, not digits] >= _CLEAR * ways[unit, digits]:
            said = ("sözlə", "in words") if digits else ("rəqəmlə", "in digits")
            span = match.start(), match.end("unit")
            yield passage.found(MIXED, *span, unit=unit, usual=said[0], usual_en=said[1])
