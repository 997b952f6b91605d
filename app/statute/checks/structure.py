"""How the document is built: headings, lists, lone units, general provisions, doubled texts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.statute.checks.reading import Passage, Reading
from app.statute.checks.rule import Finding, Group, Level, law, rule
from app.statute.language import lower
from app.statute.snapshot import AUTHORITATIVE, Clause, Kind

EMPTY = rule(
    "empty_clause",
    (Group.STRUCTURE, Level.WARNING),
    law("30", "cu"),
    (
        "Boş struktur vahidi",
        "Bu vahiddə nə mətn, nə də alt vahid var.",
        "Mətni yazın, yaxud vahidi çıxarın.",
    ),
    (
        "Empty unit",
        "This unit has neither text nor units below it.",
        "Write its text, or strike the unit.",
    ),
)
NO_HEADING = rule(
    "no_heading",
    (Group.STRUCTURE, Level.WARNING),
    law("26", "cı"),
    (
        "Başlıq yoxdur",
        "Eyni səviyyəli vahidlərin çoxunun başlığı var, bununku yoxdur.",
        "Məzmunu əks etdirən qısa başlıq verin.",
    ),
    (
        "No heading",
        "Most units of this kind have a heading; this one has none.",
        "Give it a short heading that says what it is about.",
    ),
)
LONE_UNIT = rule(
    "lone_unit",
    (Group.STRUCTURE, Level.NOTE),
    law("30", "cu"),
    (
        "Tək alt vahid",
        "Burada yalnız bir alt vahid var. Bölgü ən azı iki hissəyə aparılır.",
        "Alt vahidi üst mətnlə birləşdirin, yaxud ikincisini əlavə edin.",
    ),
    (
        "Lone unit",
        "There is only one unit below this one. A division makes at least two parts.",
        "Join it with the text above, or add a second one.",
    ),
)
LIST_STOP = rule(
    "list_punctuation",
    (Group.STRUCTURE, Level.NOTE),
    law("26", "cı"),
    (
        "Sadalamanın durğu işarəsi",
        "Sadalamanın bu bəndi “{expected}” ilə bitməlidir.",
        "Bəndin sonunda “{expected}” qoyun.",
    ),
    (
        "Punctuation of a list",
        "This item of the list should end with “{expected}”.",
        "End the item with “{expected}”.",
    ),
)
LEAD_IN = rule(
    "lead_in_colon",
    (Group.STRUCTURE, Level.NOTE),
    law("30", "cu"),
    (
        "Sadalamanın girişi",
        "Aşağıda sadalama gəlir, giriş cümləsi isə iki nöqtə ilə bitmir.",
        "Giriş cümləsini iki nöqtə ilə bitirin.",
    ),
    (
        "Lead-in of a list",
        "A list follows, but the sentence that leads into it does not end with a colon.",
        "End the lead-in with a colon.",
    ),
)
GENERAL_FIRST = rule(
    "general_first",
    (Group.STRUCTURE, Level.NOTE),
    law("26", "cı"),
    (
        "Ümumi müddəalar əvvəldə",
        "Ümumi müddəalar xüsusi müddəalardan əvvəl gəlir, burada isə onlardan sonra durur.",
        "Vahidi yoldaşlarının önünə keçirin.",
    ),
    (
        "General provisions first",
        "General provisions stand before special ones; here they stand behind them.",
        "Move the unit before its siblings.",
    ),
)
DOUBLED = rule(
    "doubled_text",
    (Group.STRUCTURE, Level.NOTE),
    law("26", "cı"),
    (
        "Təkrar mətn",
        "Eyni mətn başqa yerdə də var.",
        "Birini saxlayın, o biri yerdə ona istinad edin.",
    ),
    (
        "Text said twice",
        "The very same text stands elsewhere too.",
        "Keep one, and refer to it from the other place.",
    ),
)

RULES = (EMPTY, NO_HEADING, LONE_UNIT, LIST_STOP, LEAD_IN, GENERAL_FIRST, DOUBLED)

HEADED = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE)
ENOUGH_WORDS = 8
"""Words from which a text said twice is no coincidence."""

_GENERAL = re.compile(r"ümumi (?:müddəa|qayda)lar\b")
_ITEM_END = re.compile(r"(?:[;:,.]|; ?(?:və|və ya|və \(və ya\)|yaxud|habelə))\W*$")
_FOOTNOTES = re.compile(r"(?:\s*\[\d+\])+$")
_LIST = frozenset({Kind.POINT, Kind.PARAGRAPH})


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order."""
    for clause in reading.clauses:
        below = reading.below.get(clause.id, [])
        if not below and not _says(clause):
            yield Finding(EMPTY, clause.id, "")
        yield from _lone(clause, below)
        yield from _lists(reading, clause, below)
    yield from _unheaded(reading)
    yield from _general(reading)
    yield from _doubled(reading)


def _says(clause: Clause) -> bool:
    """Whether it has a text; a heading alone leads nowhere, but for annexes to come."""
    wording = clause.wording(AUTHORITATIVE)
    return bool(wording.text or (wording.heading and clause.kind is Kind.ANNEX))


def _lone(clause: Clause, below: Sequence[Clause]) -> Iterator[Finding]:
    numbered = [one for one in below if one.kind in _LIST]
    if len(numbered) == 1 and clause.kind in _LIST:
        text = numbered[0].wording(AUTHORITATIVE).text
        if any(map(str.isalpha, text)):
            yield Finding(LONE_UNIT, numbered[0].id, text, start=0, end=len(text))


def _lists(reading: Reading, clause: Clause, below: Sequence[Clause]) -> Iterator[Finding]:
    """Where a colon leads in, items end alike and the last with a full stop."""
    items = [one for one in below if one.wording(AUTHORITATIVE).text]
    text = clause.wording(AUTHORITATIVE).text
    if len(items) < 2:
        return
    if not text.endswith(":"):
        points = all(one.kind is Kind.POINT for one in items)
        if text and points and clause.kind is not Kind.ARTICLE:
            start = max(0, len(text) - 40)
            yield Finding(LEAD_IN, clause.id, text[start:], start=start, end=len(text))
        return
    if _is_one_sentence(items):
        yield from _items(reading, clause, items)


def _items(reading: Reading, clause: Clause, items: Sequence[Clause]) -> Iterator[Finding]:
    above = reading.now.by_id.get(clause.parent or "")
    nested = above is not None and above.wording(AUTHORITATIVE).text.endswith(":")
    for place, item in enumerate(items, 1):
        said = _FOOTNOTES.sub("", item.wording(AUTHORITATIVE).text)
        last = place == len(items) and not reading.below.get(item.id)
        expected = "." if last else ";"
        if not _ends_well(said, expected) and not (nested and last and said.endswith(";")):
            start = len(said) - len(said.split()[-1])
            yield Finding(
                LIST_STOP,
                item.id,
                said[start:],
                start=start,
                end=len(said),
                facts={"expected": expected},
            )


def _is_one_sentence(items: Sequence[Clause]) -> bool:
    """Whether most items end with a semicolon: the list is one sentence, as acts write it."""
    ends = [_FOOTNOTES.sub("", one.wording(AUTHORITATIVE).text)[-1:] for one in items[:-1]]
    return ends.count(";") * 3 >= len(ends) * 2


def _ends_well(said: str, expected: str) -> bool:
    if not _ITEM_END.search(said):
        return False
    last = said.rstrip('»”" ')[-1:]
    return last in (".", ":") if expected == "." else last != "."


def _unheaded(reading: Reading) -> Iterator[Finding]:
    for kind in HEADED:
        if not reading.is_headed(kind):
            continue
        for clause in reading.clauses:
            wording = clause.wording(AUTHORITATIVE)
            if clause.kind is kind and not wording.heading and not _is_repealed(wording.text):
                yield Finding(NO_HEADING, clause.id, wording.text[:60])


def _is_repealed(text: str) -> bool:
    return len(text) < 80 and bool(re.search(r"ləğv|çıxarıl|qüvvədən düş", lower(text)))


def _general(reading: Reading) -> Iterator[Finding]:
    for siblings in reading.below.values():
        headed = [one for one in siblings if one.kind in HEADED]
        for place, clause in enumerate(headed):
            heading = clause.wording(AUTHORITATIVE).heading
            if place and _GENERAL.match(lower(heading)):
                yield Finding(
                    GENERAL_FIRST, clause.id, heading, start=0, end=len(heading), in_heading=True
                )


def _doubled(reading: Reading) -> Iterator[Finding]:
    places: dict[str, list[Passage]] = defaultdict(list)
    for passage in reading.texts:
        if passage.text.endswith(".") and passage.text.count(" ") >= ENOUGH_WORDS - 1:
            places[" ".join(lower(passage.text).split()).rstrip(" .;,")].append(passage)
    for same in places.values():
        first = same[0].clause.id
        for again in same[1:]:
            text = again.clause.wording(AUTHORITATIVE).text
            yield Finding(DOUBLED, again.clause.id, text, start=0, end=len(text), others=(first,))
