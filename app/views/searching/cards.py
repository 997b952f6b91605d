"""How what was found is shown: where it stands, what it says around the words, whose it is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flask import url_for
from markupsafe import Markup, escape
from sqlalchemy import select

from app.db import session
from app.models import HOUSE, Document, Extract, Person, Thread
from app.presentation import called, element, joined, locale
from app.queries.people import names_of
from app.queries.references import places
from app.queries.search.asked import Hit
from app.queries.search.entries import (
    CLAUSE,
    EXTRACT,
    FORMER,
    NEED,
    SOURCE,
    STRUCK,
    THREAD,
    Entry,
    name_of,
)
from app.queries.search.offers import Numbered
from app.queries.snapshots import snapshot
from app.statute.mentions import shown as with_names
from app.statute.references import Places, shown
from app.statute.searching import Excerpt, Sought, excerpt
from app.statute.snapshot import Snapshot
from app.views.naming import Naming

BRIEF = 140
"""Characters of a heading."""


@dataclass(frozen=True, slots=True)
class Card:
    """One result."""

    address: str
    name: str
    """What it is called: Article 5.2, a source's title, what a discussion is on."""
    heading: Markup
    excerpt: Markup
    entry: Entry
    person: Person | None
    document: Document | None
    at: datetime

    @property
    def language(self) -> str:
        """Of the words; empty where several are mixed."""
        return self.entry.group.language


class Shown:
    """The results of one page, with what many of them need read once."""

    def __init__(self, documents: Iterable[Document], looked: Sought) -> None:
        self._documents = {one.id: one for one in documents}
        self._looked = looked
        self._namings: dict[str, Naming] = {}

    def cards(self, hits: Iterable[Hit]) -> list[tuple[Document | None, list[Card]]]:
        """Results by document, in the order of each document's best; the library's under None."""
        hits = list(hits)
        self._threads = _threads(hits)
        self._extracts = _extracts(hits)
        found: dict[str, list[Card]] = {}
        for hit in hits:
            found.setdefault(hit.entry.group.record_id, []).append(self._card(hit.entry))
        return [(self._documents.get(record), cards) for record, cards in found.items()]

    def numbered(self, one: Numbered) -> tuple[str, str, Markup, Document]:
        """Address, name, beginning and document of a clause whose number was typed."""
        wording = one.clause.wording(locale())
        said = wording if wording.heading or wording.text else one.clause.wording("az")
        text = shown(said.heading or said.text, self._places(one.document.id))
        name = self._naming(one.document.id).of(one.clause.id)
        beginning = marked(excerpt(text, self._looked, BRIEF))
        return _clause(one.document, one.clause.id), name, beginning, one.document

    def _card(self, entry: Entry) -> Card:
        record = entry.group.record_id
        address, name = WHERE[entry.group.sort](self, entry)
        read = self._reading(entry)
        return Card(
            address=address,
            name=name,
            heading=marked(excerpt(read(entry.heading), self._looked, BRIEF)),
            excerpt=marked(excerpt(read(entry.text), self._looked)),
            entry=entry,
            person=self._people.get(entry.group.person_id) if record != HOUSE else None,
            document=self._documents.get(record),
            at=entry.at,
        )

    def _reading(self, entry: Entry) -> Callable[[str], str]:
        """How stored words are read: labels for references, names for mentions."""
        if entry.group.record_id == HOUSE:
            return str
        if entry.told_in in ("wording", "proposal"):
            return lambda text: shown(text, self._places(entry.group.record_id))
        names = {one: person.name for one, person in self._people.items()}
        return lambda text: shown(with_names(text, names), self._places(entry.group.record_id))

    def clause(self, entry: Entry) -> tuple[str, str]:
        """Where a wording stands, or stood."""
        document = self._documents[entry.group.record_id]
        clause = name_of(entry.unit)
        name = self._naming(document.id).of(clause)
        if entry.group.state in (FORMER, STRUCK):
            said = entry.group.language
            return url_for(
                "recalling.life", slug=document.slug, clause_id=clause, language=said
            ), name
        return _clause(document, clause), name

    def thread(self, entry: Entry) -> tuple[str, str]:
        """A conversation's own page, and what it is on; empty for the document."""
        document = self._documents[entry.group.record_id]
        thread = self._threads[name_of(entry.unit)]
        address = url_for("talking.thread", slug=document.slug, thread_id=thread.id)
        return address, self._naming(document.id).of(thread.clause_id)

    def source(self, entry: Entry) -> tuple[str, str]:
        """A source's page."""
        return url_for("library.source", source=name_of(entry.unit)), ""

    def extract(self, entry: Entry) -> tuple[str, str]:
        """An extract, on its source's page."""
        slug = name_of(entry.unit)
        return url_for("library.source", source=self._extracts[slug], _anchor=slug), ""

    def need(self, entry: Entry) -> tuple[str, str]:
        """A need, in the register."""
        return url_for("needs.page", need=name_of(entry.unit)), ""

    @cached_property
    def _people(self) -> Mapping[str, Person]:
        return names_of(session())

    def _naming(self, record_id: str) -> Naming:
        if record_id not in self._namings:
            self._namings[record_id] = Naming(self._now(record_id))
        return self._namings[record_id]

    def _now(self, record_id: str) -> Snapshot:
        return snapshot(session(), self._documents[record_id])

    def _places(self, record_id: str) -> Places:
        return places(session(), self._documents[record_id], self._naming(record_id).now)


WHERE: Mapping[str, Callable[[Shown, Entry], tuple[str, str]]] = {
    CLAUSE: Shown.clause,
    THREAD: Shown.thread,
    SOURCE: Shown.source,
    EXTRACT: Shown.extract,
    NEED: Shown.need,
}
"""Where each sort of result leads, and what the place is called."""


def marked(of: Excerpt) -> Markup:
    """An excerpt with what was looked for marked."""
    pieces = [
        element("mark", escape(part.text)) if part.sought else escape(part.text)
        for part in of.parts
    ]
    said = joined(pieces)
    before, behind = escape("" if of.begins else "… "), escape("" if of.ends else " …")
    return joined([before, said, behind])


def _clause(document: Document, clause_id: str) -> str:
    return url_for("reading.read", slug=document.slug, _anchor=f"c-{clause_id}")


def _threads(hits: Iterable[Hit]) -> Mapping[str, Thread]:
    ids = [name_of(hit.entry.unit) for hit in hits if hit.entry.group.sort == THREAD]
    return {one.id: one for one in session().scalars(select(Thread).where(Thread.id.in_(ids)))}


def _extracts(hits: Iterable[Hit]) -> Mapping[str, str]:
    """The source of each extract."""
    slugs = [name_of(hit.entry.unit) for hit in hits if hit.entry.group.sort == EXTRACT]
    rows = session().execute(
        select(Extract.slug, Extract.source_slug).where(Extract.slug.in_(slugs))
    )
    return {slug: source for slug, source in rows}  # noqa: C416  # rows are not pairs to mypy


def title_of(document: Document | None) -> str:
    """The title of a document; empty for the library."""
    return called(document) if document else ""
