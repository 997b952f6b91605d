"""Which words of a page are defined terms, and what they mean: explained where they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from flask import request
from flask import session as browser
from markupsafe import Markup

from app.models import Document
from app.queries.memory import Memory
from app.speaking import marked_in
from app.statute.snapshot import Snapshot, Wording
from app.statute.terms import Definition, Glossary, Use, definitions
from app.weaving import TERM, Dress, Mark, Strand, explaining

OFF = "off"
"""Kept in the browser of a reader who does not want terms underlined."""

KEPT_GLOSSARIES = 12
KEPT_TEXTS = 10_000
"""Glossaries a process remembers, and texts each remembers the terms of."""


_SERIALS = count(1)

_Words = tuple[str | Definition, ...]


@dataclass(slots=True)
class _Known:
    """A glossary, and what every text it was asked about came to."""

    glossary: Glossary
    serial: int
    """No other glossary this process ever knew has it."""
    numbers: Mapping[str, int]
    """Place of each term among the definitions, from 1."""
    defining: frozenset[str]
    """Clauses that define something: their own term is not explained in them."""
    texts: dict[str, tuple[Use, ...]] = field(default_factory=dict)
    drawn: dict[tuple[str, str], Markup] = field(default_factory=dict)
    """Texts without conversations and references, by digest and page."""

    def first_uses(self, wording: Wording) -> tuple[Use, ...]:
        """The first use of each term in a text."""
        found = self.texts.get(wording.digest)
        if found is None:
            if len(self.texts) >= KEPT_TEXTS:
                self.texts.clear()
                self.drawn.clear()
            first = {use.key: use for use in reversed(self.glossary.uses(wording.text))}
            found = self.texts[wording.digest] = tuple(first.values())
        return found


def _known(defined: tuple[Definition, ...], language: str) -> _Known:
    glossary = Glossary(defined, language)
    numbers = {key: number for number, key in enumerate(glossary.by_key, 1)}
    defining = frozenset(one.clause for one in defined)
    return _Known(glossary, next(_SERIALS), numbers, defining)


_GLOSSARIES: Memory[_Words, _Known] = Memory(KEPT_GLOSSARIES)
_DEFINED: Memory[tuple[str, str], tuple[Definition, ...]] = Memory(KEPT_GLOSSARIES)
"""What this process remembers: by what is defined, and what is defined by step and language."""


def _glossary_of(now: Snapshot, language: str) -> _Known:
    """The glossary of a text in a language."""
    defined = _DEFINED.found((now.digest, language), lambda: definitions(now, language))
    return _GLOSSARIES.found((language, *defined), lambda: _known(defined, language))


@dataclass(frozen=True, slots=True)
class Meaning:
    """A definition as the page explains it."""

    definition: Definition
    name: str
    """Id of its explanation on the page."""
    address: str
    """Where it is defined."""


class Explained:
    """The terms of one page: its texts with the terms drawn, and the meanings those lead to."""

    def __init__(self, now: Snapshot, languages: Sequence[str], page: str) -> None:
        self.wanted = bool(languages)
        self._page = page
        self._known = {language: _glossary_of(now, language) for language in languages}
        self.met: list[tuple[str, str]] = []
        """Every use of a term drawn so far, by language and key, in the order of the page."""
        self._meanings: dict[tuple[str, str], Meaning] = {}
        self._dresses: dict[str, Dress] = {}

    @property
    def meanings(self) -> list[Meaning]:
        """What the terms drawn so far mean, in the order they were met."""
        return list(self._meanings.values())

    @property
    def glossaries(self) -> tuple[int, ...]:
        """What the texts are drawn by: the same for pages that explain the same terms alike."""
        return tuple(known.serial for known in self._known.values())

    def woven(
        self, clause: str, wording: Wording, marks: Sequence[Mark], document: Document
    ) -> Markup:
        """Text of a clause with the first use of each term explained, and what is quoted."""
        known, text = self._known.get(wording.language), wording.text
        if known is None or not text:
            return marked_in(text, marks, document)
        own = clause in known.defining
        uses = [
            use
            for use in known.first_uses(wording)
            if not own or known.glossary.by_key[use.key].clause != clause
        ]
        met = [self.meet(wording.language, use.key) for use in uses]
        place = wording.digest, self._page
        if not (marks or own or "{" in text) and place in known.drawn:
            return known.drawn[place]
        strands = [
            Strand(use.start, use.end, TERM, self._dress(meaning))
            for use, meaning in zip(uses, met, strict=True)
        ]
        drawn = marked_in(text, marks, document, strands)
        if not (marks or own or "{" in text):
            known.drawn[place] = drawn
        return drawn

    def meet(self, language: str, key: str) -> Meaning:
        """The meaning of a term: from now on the page explains it."""
        self.met.append((language, key))
        found = self._meanings.get((language, key))
        if found is None:
            known = self._known[language]
            one = known.glossary.by_key[key]
            name = f"term-{language}-{known.numbers[key]}"
            found = Meaning(one, name, f"{self._page}#c-{one.clause}")
            self._meanings[language, key] = found
        return found

    def _dress(self, meaning: Meaning) -> Dress:
        if meaning.name not in self._dresses:
            self._dresses[meaning.name] = explaining(meaning.address, meaning.name)
        return self._dresses[meaning.name]


def wants_terms() -> bool:
    """Whether terms are underlined: as asked for, now or before in this browser."""
    asked = request.args.get("terms", "")
    if asked in ("on", OFF):
        browser["terms"] = asked
    return bool(browser.get("terms") != OFF)


def explained(now: Snapshot, languages: Sequence[str], page: str = "") -> Explained:
    """The terms of a page, as its reader wants them; `page` is where the definitions stand."""
    return Explained(now, languages if wants_terms() else (), page)
