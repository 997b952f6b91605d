"""What the page of the checks is given: findings with their words, counts, filters, terms."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Any

from flask import url_for

from app.models import Document
from app.presentation import locale
from app.queries.checking import Report
from app.statute.checks import RULES, Finding, Level
from app.statute.references import shown
from app.statute.snapshot import Clause, Snapshot
from app.statute.terms import Usage
from app.views.leaves import HEADINGS

AROUND = 90
"""Characters of the text shown on either side of the words in question."""

LONGEST = 320
"""Characters of the words in question that are shown."""

MOST_AT_ONCE = 300
"""Findings a page shows; the filters lead to the others."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings somebody asks for; empty: all of them."""

    level: str = ""
    rule: str = ""
    chapter: str = ""
    """Id of a heading or of a unit outside headings."""

    def address(self, **other: str) -> dict[str, str]:
        """The arguments of a link to the same, but for what is said."""
        return {name: value for name, value in asdict(replace(self, **other)).items() if value}


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding as the page tells it."""

    finding: Finding
    title: str
    why: str
    mend: str
    source: str
    before: str = ""
    """Text that stands before the words in question, its references as labels."""
    words: str = ""
    behind: str = ""

    @property
    def blocks(self) -> bool:
        """Whether it holds agreement back: only the coordinator may set it aside."""
        return self.finding.rule.level is Level.BLOCKS


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to filter: what to ask for, and how many findings that shows."""

    value: str
    text: str
    count: int


def asked_of(arguments: Mapping[str, str]) -> Asked:
    """What an address asks for; what is no level or check asks for all."""
    level, name = arguments.get("level", ""), arguments.get("rule", "")
    return Asked(
        level=level if level in set(Level) else "",
        rule=name if name in RULES else "",
        chapter=arguments.get("chapter", "")[:16],
    )


def chosen(found: Iterable[Finding], asked: Asked, chapters: Mapping[str, str]) -> list[Finding]:
    """The findings asked for, in the order they came."""
    return [
        one
        for one in found
        if asked.level in ("", one.rule.level)
        and asked.rule in ("", one.rule.id)
        and asked.chapter in ("", chapters.get(one.clause or ""))
    ]


def tell(found: Report, one: Finding) -> Shown:
    """A finding in the language of the interface, with the words around it."""
    language = locale()
    before, words, behind = _excerpt(found, one)
    rule = one.rule
    return Shown(
        one,
        rule.title[language],
        one.why(language),
        one.mend(language),
        rule.source[language],
        before,
        words,
        behind,
    )


def by_level(told: Iterable[Shown]) -> Iterator[tuple[str, list[tuple[str | None, list[Shown]]]]]:
    """Findings by level, then by clause; they come in that order."""
    for level, of_level in groupby(told, key=lambda one: str(one.finding.rule.level)):
        clauses = groupby(of_level, key=lambda one: one.finding.clause)
        yield level, [(clause, list(ones)) for clause, ones in clauses]


def chapters_of(now: Snapshot) -> dict[str, str]:
    """The heading each clause stands under, else the topmost unit it is part of."""
    found: dict[str, str] = {}
    for clause in now.clauses:
        above = found.get(clause.parent or "")
        found[clause.id] = above if above and not _opens(clause) else clause.id
    return found


def rules_found(found: Iterable[Finding]) -> list[Choice]:
    """Checks that found something, the most frequent first."""
    counts = Counter(one.rule.id for one in found)
    return [
        Choice(name, RULES[name].title[locale()], count) for name, count in counts.most_common()
    ]


def counts_by_level(found: Iterable[Finding]) -> Counter[str]:
    """How many findings there are of each level."""
    return Counter(str(one.rule.level) for one in found)


def usages(found: Report, language: str) -> Sequence[Usage]:
    """Terms of the document in a language; none where it has no text in it."""
    survey = found.checked.surveys.get(language)
    return survey.usages if survey else ()


def page_address(document: Document, asked: Asked) -> str:
    """Where the page is, as it was filtered."""
    arguments: dict[str, Any] = {"slug": document.slug, **asked.address()}
    return url_for("checking.page", **arguments)


def _opens(clause: Clause) -> bool:
    return clause.kind in HEADINGS


def _excerpt(found: Report, one: Finding) -> tuple[str, str, str]:
    if one.clause is None or one.start is None or one.end is None:
        return "", "", ""
    wording = found.checked.reading.now.by_id[one.clause].wording(one.language)
    stored = wording.heading if one.in_heading else wording.text
    pieces = stored[: one.start], stored[one.start : one.end], stored[one.end :]
    before, words, behind = (shown(piece, found.checked.places) for piece in pieces)
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(behind) > AROUND:
        behind = behind[:AROUND].rpartition(" ")[0] + "…"
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition(" ")[0] + "…"
    return before, words, behind
