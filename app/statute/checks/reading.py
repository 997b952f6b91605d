"""A document as the checks read it: what stands, its texts with references hidden, its numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.statute.checks.rule import Finding, Rule
from app.statute.numbering import number_all
from app.statute.references import TOKEN, Places
from app.statute.snapshot import AUTHORITATIVE, LANGUAGES, Clause, Kind, Snapshot, children_of
from app.statute.structure import standing
from app.statute.terms import Survey

_SENTENCE = re.compile(r"(?=\S)[^\n]+?(?:[.!?](?=[»”\"]?\s+[A-ZƏÇĞİÖŞÜ«“\"])[»”\"]?|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading or a text of a clause, in one language."""

    clause: Clause
    language: str
    text: str
    """As stored, but for references, whose every character is a dash."""
    in_heading: bool

    def found(self, rule: Rule, start: int, end: int, **facts: str | int) -> Finding:
        """A finding on these words."""
        wording = self.clause.wording(self.language)
        stored = wording.heading if self.in_heading else wording.text
        return Finding(
            rule,
            self.clause.id,
            stored[start:end],
            self.language,
            start,
            end,
            self.in_heading,
            {"words": stored[start:end], **facts},
        )

    def sentences(self) -> Iterator["re.Match[str]"]:
        """Sentences as matches; a line ends one."""
        return _SENTENCE.finditer(self.text)


class Reading:
    """A snapshot prepared once for all checks."""

    def __init__(self, now: Snapshot, places: Places | None = None) -> None:
        self.now = now
        self.places = places or Places(now)
        self.clauses = tuple(standing(now.clauses))
        self.kind = now.particulars.kind

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Headings and texts that say something, in every language, in reading order."""
        found = []
        for clause in self.clauses:
            for language in LANGUAGES:
                if wording := clause.wordings.get(language):
                    said = ((wording.heading, True), (wording.text, False))
                    found += [
                        Passage(clause, language, hidden(words), in_heading)
                        for words, in_heading in said
                        if words
                    ]
        return tuple(found)

    @cached_property
    def authoritative(self) -> tuple[Passage, ...]:
        """Headings and texts of the text that is agreed."""
        return tuple(one for one in self.passages if one.language == AUTHORITATIVE)

    @cached_property
    def texts(self) -> tuple[Passage, ...]:
        """Texts, without headings, of the text that is agreed."""
        return tuple(one for one in self.authoritative if not one.in_heading)

    @cached_property
    def below(self) -> dict[str | None, list[Clause]]:
        """Standing clauses by parent, siblings in order."""
        return children_of(self.clauses)

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Bare printed numbers."""
        about = self.now.particulars
        return number_all(self.now.clauses, about.family, about.numbering)

    @cached_property
    def is_translated(self) -> bool:
        """Whether anything is said in another language."""
        return any(one.language != AUTHORITATIVE for one in self.passages)

    @cached_property
    def surveys(self) -> dict[str, Survey]:
        """Terms by language, of the languages the document has."""
        spoken = LANGUAGES if self.is_translated else (AUTHORITATIVE,)
        return {language: Survey(self.now, language) for language in spoken}

    def is_headed(self, kind: Kind) -> bool:
        """Whether most units of a kind bear a heading."""
        units = [one for one in self.clauses if one.kind is kind]
        return sum(bool(one.wording(AUTHORITATIVE).heading) for one in units) * 2 > len(units)


def hidden(text: str) -> str:
    """The text with every character of a reference made a dash: places stay."""
    if "{" not in text:
        return text
    return TOKEN.sub(lambda match: "–" * len(match.group()), text)
