"""Abbreviations, several words for one notion, and what the ministry is called today."""

import re
from collections import defaultdict
from collections.abc import Iterator

from app.statute.checks.reading import Passage, Reading
from app.statute.checks.rule import Finding, Group, Level, Said, law, rule
from app.statute.language import lower, sort_key
from app.statute.snapshot import AUTHORITATIVE
from app.statute.terms import Definition, Glossary

ABBREVIATION = rule(
    "abbreviation",
    (Group.LANGUAGE, Level.NOTE),
    law("56", "cı"),
    (
        "Açılmamış qısaltma",
        "“{words}” qısaltması hamıya məlum deyil və sənəddə açılmayıb.",
        "İlk işlənəndə tam adı yazın, ardınca: (bundan sonra – {words}).",
    ),
    (
        "Abbreviation not introduced",
        "“{words}” is not well known and the document does not say what it stands for.",
        "Write the full name where it is first used, then: (hereinafter – {words}).",
    ),
)
TWO_WORDS = rule(
    "two_words_one_notion",
    (Group.TERMS, Level.NOTE),
    law("53", "cü"),
    (
        "Bir məfhum, iki söz",
        "Anlayışlara görə “{words}” elə “{term}” deməkdir. Bir məfhum bir sözlə ifadə olunur.",
        "Hər yerdə “{term}” yazın.",
    ),
    (
        "Two words for one notion",
        "By the definitions “{words}” means “{term}”. One notion has one word.",
        "Write “{term}” throughout.",
    ),
)
_DECREE: Said = {
    "az": "Prezidentin 2022-ci il iyul Fərmanı",
    "en": "Presidential decree of July 2022",
}
MINISTRY = rule(
    "ministry_name",
    (Group.LANGUAGE, Level.WARNING),
    _DECREE,
    (
        "Nazirliyin köhnə adı",
        "“{words}”: nazirlik 2022-ci ilin iyulundan Elm və Təhsil Nazirliyi adlanır.",
        "Adı yeniləyin: Azərbaycan Respublikasının Elm və Təhsil Nazirliyi.",
    ),
    (
        "Earlier name of the ministry",
        "“{words}”: since July 2022 it is called the Ministry of Science and Education.",
        "Use today's name: Ministry of Science and Education of the Republic of Azerbaijan.",
    ),
)

RULES = (ABBREVIATION, TWO_WORDS, MINISTRY)

WELL_KNOWN = frozenset(
    {"BMT", "ABŞ", "MDB", "AR", "Aİ", "NATO", "YUNESKO", "ATƏT", "ASAN", "SİMA", "ƏDV", "MMC"}
    | {"ASC", "QSC", "VÖEN", "FİN", "İSO", "ISO", "ECTS", "USD", "AZN", "EUR", "CELEX"}
)
"""What nobody needs explained; the rest is introduced by the act that uses it."""

_ABBREVIATION = re.compile(r"(?<![\w.-])[A-ZƏÇĞİÖŞÜ]{2,6}(?![\w.:])(?!-\w*\d)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SHOUTED = re.compile(r"[A-ZƏÇĞİÖŞÜ]{2,}\W+[A-ZƏÇĞİÖŞÜ]{2,}")
_INTRODUCED = re.compile(
    r"[(“«\"][^()“”«»\"\n]{0,60}?\b([A-ZƏÇĞİÖŞÜ]{2,6})\b[^()“”«»\"\n]{0,20}[)”»\"]"
)
_OLD_NAME = {
    "az": re.compile(r"(?<!Elm və )(?<!\w)(?:Xalq Təhsili|Təhsil) Nazirliyi\w*"),
    "en": re.compile(r"\bMinistry of (?:Public |People's )?Education\b"),
}


def find(reading: Reading) -> Iterator[Finding]:
    """Findings in no order."""
    yield from _abbreviations(reading)
    for passage in reading.passages:
        for match in _OLD_NAME[passage.language].finditer(passage.text):
            yield passage.found(MINISTRY, *match.span())
    yield from _synonyms(reading)


def _abbreviations(reading: Reading) -> Iterator[Finding]:
    """The first place of each, for the whole document; the others are named beside it."""
    introduced = {
        match[1] for one in reading.authoritative for match in _INTRODUCED.finditer(one.text)
    }
    places: dict[str, list[tuple[Passage, int, int]]] = defaultdict(list)
    for passage in reading.authoritative:
        if _SHOUTED.search(passage.text):
            continue
        for match in _ABBREVIATION.finditer(passage.text):
            said = match.group()
            if said not in introduced | WELL_KNOWN and not _ROMAN.fullmatch(said):
                places[said].append((passage, *match.span()))
    for said in sorted(places, key=sort_key):
        passage, start, end = places[said][0]
        yield passage.found(ABBREVIATION, start, end)


def _synonyms(reading: Reading) -> Iterator[Finding]:
    """Uses of the other word that a definition gives in brackets."""
    survey = reading.surveys[AUTHORITATIVE]
    others = {lower(one.also): one for one in survey.definitions if one.also}
    if not others:
        return
    glossary = Glossary(
        Definition(also, AUTHORITATIVE, one.clause, 0, 0, "", proper=False)
        for also, one in others.items()
    )
    for passage in reading.texts:
        for use in glossary.uses(passage.text):
            defined = others[use.key]
            if defined.clause != passage.clause.id and passage.text[use.start - 1] != "(":
                yield passage.found(TWO_WORDS, use.start, use.end, term=defined.term)
