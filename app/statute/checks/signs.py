"""Letters and signs: look-alikes, quotation marks, blanks."""

import re
from collections import Counter
from collections.abc import Iterator

from app.statute.checks.reading import Passage, Reading
from app.statute.checks.rule import HOUSE, Finding, Group, Level, law, rule
from app.statute.language import map_lookalikes

LOOKALIKES = rule(
    "lookalikes",
    (Group.SIGNS, Level.WARNING),
    law("53", "cü"),
    (
        "Oxşar kiril hərfi",
        "“{words}” sözündə latın hərfinə oxşayan kiril hərfi var: axtarış sözü tapmır.",
        "Sözü “{mended}” kimi yenidən yazın.",
    ),
    (
        "Look-alike letter",
        "“{words}” holds Cyrillic letters that look Latin: search misses the word.",
        "Type the word anew: “{mended}”.",
    ),
)
STRAIGHT = rule(
    "straight_quotes",
    (Group.SIGNS, Level.NOTE),
    HOUSE,
    (
        "Düz dırnaq",
        'Rəsmi mətnlərdə “ ” işlənir, burada düz dırnaq (") var.',
        "Düz dırnağı açan “ və bağlayan ” ilə əvəz edin.",
    ),
    (
        "Straight quotation mark",
        'Official texts use “ ”; here stands a straight mark (").',
        "Replace it by an opening “ and a closing ”.",
    ),
)
MIXED = rule(
    "mixed_quotes",
    (Group.SIGNS, Level.NOTE),
    HOUSE,
    (
        "Müxtəlif dırnaqlar",
        "Sənəddə əsasən {usual} işlənir, burada isə {here}.",
        "Bütün sənəddə eyni dırnaqdan istifadə edin.",
    ),
    (
        "Mixed quotation marks",
        "The document mostly uses {usual}; here stands {here}.",
        "Use one kind throughout.",
    ),
)
BLANKS = rule(
    "blanks",
    (Group.SIGNS, Level.NOTE),
    HOUSE,
    (
        "Artıq boşluq",
        "Sözlər arasında bir boşluq qoyulur, durğu işarəsindən əvvəl boşluq qoyulmur.",
        "Artıq boşluğu silin.",
    ),
    (
        "Superfluous blank",
        "One blank stands between words and none before a punctuation mark.",
        "Delete the superfluous blank.",
    ),
)

RULES = (LOOKALIKES, STRAIGHT, MIXED, BLANKS)

_WORD = re.compile(r"[^\W\d_]+")
_BLANKS = re.compile(r"(?<=\S)[ \t\u00a0]{2,}(?=\S)|(?<=\w)[ \t\u00a0]+(?=[,;:.](?:\s|$))")
_FOREIGN = re.compile("[\u0400-\u052f\u01dd\u018e]")
_STYLES = {"“": "“ ”", "„": "„ “", "«": "« »"}


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order."""
    usual = _usual_marks(reading)
    for passage in reading.passages:
        if _FOREIGN.search(passage.text):
            yield from _lookalikes(passage)
        if '"' in passage.text:
            yield from _straight(passage)
        for match in _BLANKS.finditer(passage.text):
            before = passage.text[: match.start()].rsplit(None, 1)[-1]
            behind = passage.text[match.end() :].split(None, 1)[0]
            around = match.start() - len(before), match.end() + len(behind)
            yield passage.found(BLANKS, *around)
        if usual[passage.language]:
            yield from _mixed(passage, usual[passage.language])


def _lookalikes(passage: Passage) -> Iterator[Finding]:
    for match in _WORD.finditer(passage.text):
        mended, count = map_lookalikes(match.group())
        if count:
            yield passage.found(LOOKALIKES, *match.span(), mended=mended)


def _straight(passage: Passage) -> Iterator[Finding]:
    """One finding for a passage, however many marks it holds."""
    first = passage.text.index('"')
    last = passage.text.find('"', first + 1)
    yield passage.found(STRAIGHT, first, (last if last > 0 else first) + 1)


def _usual_marks(reading: Reading) -> dict[str, str]:
    """The opening mark each language mostly uses; empty where it uses one kind only."""
    counts: dict[str, Counter[str]] = {"az": Counter(), "en": Counter()}
    for passage in reading.passages:
        for mark in _STYLES:
            if number := passage.text.count(mark):
                counts[passage.language][mark] += number
    return {
        language: found.most_common(1)[0][0] if len(found) > 1 else ""
        for language, found in counts.items()
    }


def _mixed(passage: Passage, usual: str) -> Iterator[Finding]:
    for mark, style in _STYLES.items():
        place = passage.text.find(mark)
        if mark != usual and place >= 0:
            yield passage.found(MIXED, place, place + 1, usual=_STYLES[usual], here=style)
