"""Where a document says what a word means."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.statute.language import lower
from app.statute.snapshot import AUTHORITATIVE, Clause, Snapshot
from app.statute.structure import standing

_HEADING = re.compile(
    r"\b(?:anlayışlar|terminlər|məfhumlar)\b"
    r"|\bdefinitions?\b|\binterpretation\b|\bterms used\b"
)
_LEAD_IN = re.compile(r"\b(?:anlayışlar|terminlər|terms)\b.*:$", re.DOTALL)
_OPEN, _CLOSE = '«“„"', '»”“"'
_QUOTED = rf"[{_OPEN}](?P<quoted>[^{_OPEN}{_CLOSE}\n]{{2,120}})[{_CLOSE}]"
_PLAIN = r"(?P<plain>[^\W\d_][^–—:;.,\n()\[\]]{0,118}?)"
_DEFINITION = re.compile(
    rf"^[ \t]*(?:[Bb]u \w+ məqsədləri üçün )?(?:{_QUOTED}|{_PLAIN})[ \t]*"
    r"(?:\((?P<also>[^)\n]*)\)[ \t]*)?(?:[(\[][^)\]\n]*[)\]][ \t]*)*"
    r"(?:(?:(?<=[ \t])-(?=[ \t])|[–—])[ \t]*|[ \t]means[ \t]+|[ \t]dedikdə,?[ \t]+)"
    r"(?P<meaning>[^\n]+)",
    re.MULTILINE,
)
_INLINE = {
    "az": re.compile(
        rf"\(\s*bundan sonra(?:\s+ismin[^–—:()«“\"]*)?\s*[–—:-]?\s*[{_OPEN}]?"
        rf"(?P<term>[^(){_OPEN}{_CLOSE}–—]{{2,80}}?)[{_CLOSE}]?\s*(?:adlan\w+\s*)?\)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\(\s*(?:hereinafter|hereafter)(?:\s+(?:referred to as|called))?[\s,:–—-]*(?:the\s+)?"
        rf"[{_OPEN}]?(?:the\s+)?(?P<term>[^(){_OPEN}{_CLOSE}–—]{{2,80}}?)[{_CLOSE}]?\s*\)",
        re.IGNORECASE,
    ),
}
_OPENING = {"az": "bundan sonra", "en": "(here"}
"""What is cheap to look for before the shapes above."""
_SENTENCE_START = re.compile(r"(?:^|(?<=[.!?;])\s+|\n)(?=\S)")
_MOST_WORDS = 10
_LONGEST_MEANING = 400


@dataclass(frozen=True, slots=True)
class Definition:
    """One term, where it is defined, and in which words."""

    term: str
    language: str
    clause: str
    start: int
    """Offsets of the term in the stored text, in code points."""
    end: int
    meaning: str
    proper: bool
    """A name: only words that begin with a capital are uses of it."""
    also: str = ""
    """Another word for it, in brackets behind the term; empty for none."""

    @property
    def key(self) -> str:
        """The same for the same term, however it is cased."""
        return small(self.term, self.language)


def in_english(text: str) -> str:
    """Small letters of English, one for one, whatever alphabet a name comes from."""
    return text.replace("İ", "i").lower()


def small(text: str, language: str) -> str:
    """Small letters of a text in a language, one for one."""
    return lower(text) if language == AUTHORITATIVE else in_english(text)


def is_definitions_heading(heading: str, language: str = AUTHORITATIVE) -> bool:
    """Whether a unit so headed says what words mean."""
    return bool(heading) and bool(_HEADING.search(small(heading, language)))


def definitions(now: Snapshot, language: str = AUTHORITATIVE) -> tuple[Definition, ...]:
    """Every definition that stands, in reading order; struck clauses define nothing."""
    found: list[Definition] = []
    listed: list[Definition] = []
    for clause, inside in _in_zones(now.clauses, language):
        text = clause.wording(language).text
        if not text:
            continue
        here = list(_listed(clause.id, text, language)) if inside else []
        known = {one.key for one in here}
        listed += here
        found += here
        found += (one for one in _inline(clause.id, text, language) if one.key not in known)
    names = _names(listed)
    return tuple(replace(one, proper=True) if one in names else one for one in found)


def _in_zones(clauses: Iterable[Clause], language: str) -> Iterator[tuple[Clause, bool]]:
    """Standing clauses, and whether each stands where words are defined."""
    zones: set[str] = set()
    for clause in standing(clauses):
        wording = clause.wording(language)
        inside = clause.parent in zones
        heads = is_definitions_heading(wording.heading, language)
        if inside or heads or _leads_in(wording.text, language):
            zones.add(clause.id)
        yield clause, inside or heads


def _leads_in(text: str, language: str) -> bool:
    return text.endswith(":") and bool(_LEAD_IN.search(small(text[-200:], language)))


def _listed(clause: str, text: str, language: str) -> Iterator[Definition]:
    for match in _DEFINITION.finditer(text):
        group = "quoted" if match["quoted"] else "plain"
        term = match[group].strip()
        if len(term.split()) > _MOST_WORDS:
            continue
        start = match.start(group) + len(match[group]) - len(match[group].lstrip())
        yield Definition(
            term,
            language,
            clause,
            start,
            start + len(term),
            match["meaning"].strip(" ;.")[:_LONGEST_MEANING],
            proper=group == "quoted" and term[0].isupper(),
            also=_another_word(match["also"] or ""),
        )


def _another_word(bracketed: str) -> str:
    """The words in brackets behind a term, unless they shorten or explain it."""
    said = bracketed.strip()
    return said if re.fullmatch(r"[^\W\d_]{4,}(?: [^\W\d_]{4,})?", said) else ""


def _inline(clause: str, text: str, language: str) -> Iterator[Definition]:
    if _OPENING[language] not in text:
        return
    for match in _INLINE[language].finditer(text):
        term = match["term"].strip()
        begin = max(place.end() for place in _SENTENCE_START.finditer(text, 0, match.start() + 1))
        yield Definition(
            term,
            language,
            clause,
            match.start("term"),
            match.start("term") + len(term),
            text[begin : match.start()].strip()[-_LONGEST_MEANING:],
            proper=term[0].isupper(),
        )


def _names(listed: Sequence[Definition]) -> frozenset[Definition]:
    """A capital makes a name only where other definitions of the list begin with a small letter."""
    if not any(one.term[0].islower() for one in listed):
        return frozenset()
    return frozenset(one for one in listed if one.term[0].isupper())
