"""How news are told: by whom, about which clause, with the words that changed in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.db import session
from app.models import Document, Person
from app.naming import Naming
from app.presentation import called, cut, locale
from app.queries.news import Bundle, Change, Item, Part, Reason
from app.queries.references import places
from app.queries.snapshots import snapshot
from app.statute import mentions
from app.statute.diffing import KEPT, Run, compare, in_words
from app.statute.diffing.labels import labelled
from app.statute.references import shown

MOST_CHANGES = 8
"""Changes of one text that are told one by one."""

LONGEST_CHANGE = 600
"""Characters of one change that are told."""

LONGEST_SAID = 1_500
"""Characters of a comment that are told; the page has the rest."""

AROUND = 80
"""Characters of unchanged text kept on either side of a change."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a part of a suggestion would do, with places as running text names them."""

    part: Part
    clause: str
    parent: str
    beside: str


@dataclass(frozen=True, slots=True)
class Redline:
    """What became of the words of one language."""

    language: str
    sentences: Sequence[str]
    """One for each change, in the language of the reader."""
    further: int
    """Changes that are not told."""
    runs: Sequence[Run]
    """The same as struck and added words, long unchanged stretches cut."""
    deed: Deed | None = None
    """What a suggestion would do, where that is more than to change words; once for each part."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened."""

    item: Item
    who: str
    said: str
    """What they wrote, cut where it is long."""

    @property
    def reason(self) -> Reason:
        """Why it is told."""
        return self.item.hint.reason


@dataclass(frozen=True, slots=True)
class Story:
    """What is new about one subject, as it is told."""

    bundle: Bundle
    document: Document
    title: str
    """Of the document."""
    place: str
    """The clause, as running text names it; empty for the document."""
    quote: str
    lines: Sequence[Line]
    redlines: Sequence[Redline]

    @property
    def slug(self) -> str:
        """Of the document."""
        return self.document.slug


class Teller:
    """Tells news in the language of this request; reads each text once."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._people = people
        self._names = {one.id: one.name for one in people.values()}
        self._naming: dict[str, Naming] = {}

    def story(self, document: Document, bundle: Bundle) -> Story:
        """A bundle as it is told."""
        return Story(
            bundle=bundle,
            document=document,
            title=called(document),
            place=self._named(document, bundle.clause),
            quote=_quoted(document, bundle),
            lines=[self._line(document, one) for one in bundle.items],
            redlines=list(self._redlines(document, bundle.changes)),
        )

    def _redlines(self, document: Document, changes: Iterable[Change]) -> Iterator[Redline]:
        for part, same in groupby(changes, lambda one: one.part):
            for number, one in enumerate(same):
                told = part and number == 0 and (part.number or part.deed != "reword")
                drawn = self._redline(document, one)
                yield replace(drawn, deed=self._deed(document, part)) if told and part else drawn

    def _deed(self, document: Document, part: Part) -> Deed:
        clause, parent, beside = (
            self._named(document, one or None) for one in (part.clause, part.parent, part.beside)
        )
        return Deed(part, clause, parent, beside)

    def _named(self, document: Document, clause: str | None) -> str:
        if clause is None:
            return ""
        if document.id not in self._naming:
            self._naming[document.id] = Naming(snapshot(session(), document))
        return self._naming[document.id].of(clause)

    def _line(self, document: Document, item: Item) -> Line:
        doer = self._people.get(item.hint.actor or "")
        words = mentions.shown(item.words, self._names)
        words = shown(words, places(session(), document)) if "{" in words else words
        return Line(item, doer.name if doer else "", cut(words, LONGEST_SAID))

    def _redline(self, document: Document, change: Change) -> Redline:
        before, after = change.before, change.after
        where = places(session(), document)
        runs: list[Run] = []
        for old, new in ((before.heading, after.heading), (before.text, after.text)):
            if old != new:
                runs += [Run(KEPT, "\n")] if runs else []
                runs += labelled(compare(old, new), where, where)
        sentences = in_words(runs, locale())
        return Redline(
            language=after.language,
            sentences=[cut(one, LONGEST_CHANGE) for one in sentences[:MOST_CHANGES]],
            further=max(0, len(sentences) - MOST_CHANGES),
            runs=list(_shortened(runs)),
        )


def _quoted(document: Document, bundle: Bundle) -> str:
    """The words the news are about, with the labels of their references."""
    quote = next((one.quote for one in bundle.items if one.quote), "")
    return cut(shown(quote, places(session(), document)) if "{" in quote else quote, 200)


def _shortened(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs with long unchanged stretches cut in the middle, and long changes at the end."""
    for kind, stretch in groupby(runs, lambda run: run.kind):
        words = "".join(run.text for run in stretch)
        if kind == KEPT and len(words) > 2 * AROUND + 20:
            words = f"{words[:AROUND].rsplit(' ', 1)[0]} […] {words[-AROUND:].split(' ', 1)[-1]}"
        yield Run(kind, words if kind == KEPT else cut(words, LONGEST_CHANGE))
