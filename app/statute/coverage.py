"""Which needs of target groups a text answers, chapter by chapter, and which it does not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from app.statute.numbering import Unit, cite_path, number_all, paths, printed
from app.statute.snapshot import AUTHORITATIVE, Clause, Kind, Snapshot
from app.statute.structure import articles_of, standing, under_headings


@dataclass(frozen=True, slots=True)
class Need:
    """A need as it is told in one language; app.statute.needs has the words of its facts."""

    slug: str
    group: str
    title: str
    kind: str = "need"
    priority: str = "medium"
    status: str = "open"
    text: str = ""
    reason: str = ""
    """Why it was set aside, where it was."""
    evidence: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A clause that answers a need."""

    need: str
    clause: str
    how: str
    """fully or partly"""
    note: str = ""
    changed: bool = False
    """The clause says something else since somebody looked."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with the articles it gathers."""

    heading: str | None
    """Id of the heading; None: articles under no heading."""
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """A text beside the register of needs."""

    snapshot: Snapshot
    language: str
    needs: tuple[Need, ...]
    """In the order of the register."""
    answers: Mapping[str, tuple[Answer, ...]]
    """By need, in reading order: clauses that stand."""

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """In reading order."""
        gathered: dict[str | None, list[str]] = {}
        for clause, heading in self._headed:
            article = self._article_of.get(clause.id) == clause.id
            if article and clause.kind is not Kind.PREAMBLE:
                gathered.setdefault(heading, []).append(clause.id)
            elif clause.id in self._answering:
                gathered.setdefault(heading, [])
        return tuple(Chapter(heading, tuple(some)) for heading, some in gathered.items())

    @cached_property
    def idle(self) -> tuple[str, ...]:
        """Articles that answer no need, neither themselves nor by a unit or a heading of theirs."""
        busy = {self._article_of.get(one, one) for one in self._answering}
        return tuple(
            article
            for chapter in self.chapters
            if chapter.heading not in busy
            for article in chapter.articles
            if article not in busy
        )

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(len(chapter.articles) for chapter in self.chapters)

    @property
    def unanswered(self) -> tuple[Need, ...]:
        """Needs no clause answers, those set aside among them."""
        return tuple(need for need in self.needs if not self.answers.get(need.slug))

    def how(self, need: str) -> str:
        """How far the whole text answers a need: fully, partly, or "" for not."""
        said = {answer.how for answer in self.answers.get(need, ())}
        return "fully" if "fully" in said else "partly" if said else ""

    def cell(self, need: str, chapter: Chapter) -> tuple[Answer, ...]:
        """What answers a need in a chapter."""
        found = self.answers.get(need, ())
        return tuple(one for one in found if self._heading_of[one.clause] == chapter.heading)

    def label(self, clause: str) -> str:
        """How running text names a clause: Maddə 5, 5.2-ci maddə."""
        family = self.snapshot.particulars.family
        return cite_path(self._paths[clause], family, self.language, opens=True)

    def short(self, clause: str) -> str:
        """Its number alone, where there is room for no more; its label where it has none."""
        return self._numbers.get(clause, "") or self.label(clause)

    def heading(self, chapter: Chapter) -> tuple[str, str]:
        """How a chapter is numbered and what it is called; both "" for no heading."""
        if chapter.heading is None:
            return "", ""
        clause = self.snapshot.by_id[chapter.heading]
        family = self.snapshot.particulars.family
        number = printed(clause.kind, self._numbers.get(clause.id, ""), family, self.language)
        return number, self._words(clause)

    def name(self, clause: str) -> str:
        """The heading of a clause, "" where it has none."""
        return self._words(self.snapshot.by_id[clause])

    def narrowed(self, wanted: Iterable[str]) -> "Coverage":
        """The same of some needs; which articles are idle is told of these alone."""
        kept = set(wanted)
        return replace(
            self,
            needs=tuple(need for need in self.needs if need.slug in kept),
            answers={slug: some for slug, some in self.answers.items() if slug in kept},
        )

    def _words(self, clause: Clause) -> str:
        own = clause.wording(self.language).heading
        return own or clause.wording(AUTHORITATIVE).heading

    @cached_property
    def _answering(self) -> frozenset[str]:
        return frozenset(one.clause for some in self.answers.values() for one in some)

    @cached_property
    def _numbers(self) -> Mapping[str, str]:
        about = self.snapshot.particulars
        return number_all(self.snapshot.clauses, about.family, about.numbering)

    @cached_property
    def _paths(self) -> Mapping[str, tuple[Unit, ...]]:
        return paths(self.snapshot.clauses, self._numbers)

    @cached_property
    def _headed(self) -> tuple[tuple[Clause, str | None], ...]:
        return tuple(under_headings(self.snapshot.clauses))

    @cached_property
    def _heading_of(self) -> Mapping[str, str | None]:
        return {clause.id: heading for clause, heading in self._headed}

    @cached_property
    def _article_of(self) -> Mapping[str, str]:
        return articles_of(self.snapshot.clauses)


def coverage_of(
    snapshot: Snapshot, language: str, needs: Iterable[Need], answers: Iterable[Answer]
) -> Coverage:
    """A text beside the register; answers by clauses that do not stand are left out."""
    order = {clause.id: place for place, clause in enumerate(standing(snapshot.clauses))}
    stand = sorted((one for one in answers if one.clause in order), key=lambda a: order[a.clause])
    found: dict[str, tuple[Answer, ...]] = {}
    for one in stand:
        found[one.need] = (*found.get(one.need, ()), one)
    return Coverage(snapshot, language, tuple(needs), found)
