"""Which words a document treats as terms without saying what they mean."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.statute.snapshot import AUTHORITATIVE, Snapshot
from app.statute.structure import standing
from app.statute.terms.definitions import small
from app.statute.terms.inflection import is_english_ending, is_suffix
from app.statute.terms.uses import Glossary

RECURRENT = 3
"""Clauses that use a capitalised phrase before it counts as a term."""

_QUOTED = re.compile(r"[«“„]([^\W\d_][^«»“”„\n]{2,60}?)[»”]")
_OF_AN_ACT = re.compile(r"\b(?:haqqında|barədə|dair|üzrə|on|concerning)\b")
_AMENDING = re.compile(r"\s*(?:söz|words?\b)")
_CAPITALS = {
    "az": re.compile(r"(?<![\w“«„\"])[A-ZƏÇĞİÖŞÜ]\w+(?: [A-ZƏÇĞİÖŞÜ]\w+)+"),
    "en": re.compile(r"(?<![\w“«„\"])[A-Z]\w+(?: [A-Z]\w+)+"),
}
_OPENS = re.compile(r"(?:^|[.!?:;]\s+|\n\s*)$")
_KNOWN = {
    "az": re.compile(
        r"azərbaycan|respublika|nazirli|kabinet|milli məclis|məhkəmə|məcəllə|konstitusiya"
        r"|prezident|qanun|fərman|dövlət|bakı|avropa|birləşmiş|naxçıvan|xartiya|magna|bank"
        r"|heyət|komissiya|şura|komitə|yığıncaq|katiblik"
    ),
    "en": re.compile(
        r"azerbaijan|republic|ministry|cabinet|court|code|constitution|president|\blaw\b|decree"
        r"|state|baku|europe|united|charter|magna|bank|\barticle|\bchapter|\bannex"
        r"|commission|council|committee|assembly|presidium|board|secretariat"
    ),
}
"""Names that everybody knows, and names of bodies, need no definition."""


@dataclass(frozen=True, slots=True)
class Undefined:
    """A phrase used as a term, and every place that uses it: clause, start and end."""

    phrase: str
    places: tuple[tuple[str, int, int], ...]


def undefined(
    now: Snapshot, glossary: Glossary, language: str = AUTHORITATIVE
) -> tuple[Undefined, ...]:
    """Quoted terms and recurrent capitalised phrases that no definition and no heading covers.

    What a heading of the document names is introduced by the unit under it.
    """
    headings = [small(one.wording(language).heading, language) for one in standing(now.clauses)]
    introduced = "\n".join(filter(None, headings))
    places: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for clause in standing(now.clauses):
        text = clause.wording(language).text
        for start, end in _candidates(text, language):
            phrase = small(text[start:end], language)
            if not glossary.uses(text[start:end]) and not _KNOWN[language].search(phrase):
                places[phrase].append((clause.id, start, end))
    order = {clause.id: place for place, clause in enumerate(now.clauses)}
    return tuple(
        Undefined(phrase, tuple(sorted(where, key=lambda one: (order[one[0]], one[1]))))
        for phrase, where in _gathered(places, language).items()
        if len({clause for clause, _, _ in where}) >= RECURRENT
        if not _names(introduced, phrase)
    )


def _candidates(text: str, language: str) -> Iterator[tuple[int, int]]:
    for match in _QUOTED.finditer(text):
        said = match[1]
        named = _OF_AN_ACT.search(said) or _AMENDING.match(text, match.end())
        if said[0].islower() and not named and len(said.split()) <= 4:
            yield match.span(1)
    for match in _CAPITALS[language].finditer(text):
        start = match.start()
        if _OPENS.search(text[max(0, start - 3) : start]):  # any word may begin a sentence
            start = text.index(" ", start) + 1
        if " " in text[start : match.end()]:
            yield start, match.end()


def _gathered(
    places: Mapping[str, list[tuple[str, int, int]]], language: str
) -> dict[str, list[tuple[str, int, int]]]:
    """Forms of one phrase under its shortest form."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for phrase in sorted(places):
        base = next((one for one in reversed(found) if _is_form(phrase, one, language)), phrase)
        found.setdefault(base, []).extend(places[phrase])
    return found


def _is_form(phrase: str, base: str, language: str) -> bool:
    if not phrase.startswith(base):
        return False
    rest = phrase[len(base) :]
    return is_suffix(rest, base) if language == AUTHORITATIVE else is_english_ending(rest)


def _names(headings: str, phrase: str) -> bool:
    """Whether a heading names the phrase, in whichever form."""
    stem = phrase[: max(4, len(phrase) - 3)]
    return stem in headings
