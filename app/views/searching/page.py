"""The page of search: a question and its filters are its address."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from flask import render_template, request, url_for

from app.access import person, requires
from app.db import session
from app.models import Document, Person
from app.queries.people import documents_of, names_of
from app.queries.search.asked import PAGES, Asked, Found, Reader
from app.queries.search.entries import CLAUSE, OPEN, RESOLVED, SORTS, THREAD
from app.queries.search.finding import find
from app.queries.search.offers import meant_instead, numbered
from app.queries.search.people import find_people
from app.statute.roles import Action
from app.statute.searching.asking import LONGEST
from app.statute.snapshot import LANGUAGES
from app.views.searching import said
from app.views.searching.blueprint import blueprint
from app.views.searching.cards import Shown, title_of
from app.views.subjects import KINDS as SOURCE_KINDS
from app.views.subjects import NEED_KINDS
from app.views.words import KINDS, THREAD_KINDS

PERSON = "person"
"""What people and institutions are called among the sorts."""

MANY_PEOPLE = 25
"""People offered as a filter: those with most results."""


@blueprint.get("/search")
@requires(Action.ENTER)
def page() -> str:
    """What somebody may read that has the words they look for."""
    documents = [document for document, _ in documents_of(session(), person())]
    reader = Reader(person().id, frozenset(one.id for one in documents))
    asked = _asked(documents)
    found = find(session(), reader, asked, SORTS)
    people = [] if asked.record_id else find_people(session(), reader, found.sought)
    asked = found.asked if found.asked.sort or not people else replace(asked, sort=PERSON)
    shown = Shown(documents, found.sought)
    here = [one for one in documents if asked.record_id in ("", one.id)]
    return render_template(
        "searching/page.html",
        asked=asked,
        found=found,
        groups=shown.cards(found.hits),
        people=people,
        offers=[shown.numbered(one) for one in numbered(session(), here, asked.question)],
        instead=_instead(reader, found, people),
        filters=_filters(asked, found, documents),
        sorts=_sorts(found, len(people)),
        address=_Address(documents),
        longest=LONGEST,
        title_of=title_of,
        said=said,
    )


def _asked(documents: Sequence[Document]) -> Asked:
    """The question and its filters; what is no choice is none."""
    args = request.args
    records = {one.slug: one.id for one in documents}
    number = args.get("page", 1, type=int)
    return Asked(
        question=args.get("q", "").strip(),
        sort=_one_of(args.get("sort", ""), (*SORTS, PERSON)),
        record_id=records.get(args.get("in", ""), ""),
        kind=args.get("kind", "")[:20],
        language=_one_of(args.get("language", ""), LANGUAGES),
        person_id=args.get("person", "")[:16],
        state=_one_of(args.get("state", ""), (OPEN, RESOLVED)),
        former=args.get("former") == "1",
        by_time=args.get("order") == "time",
        page=max(1, min(number, PAGES)),
    )


def _one_of(given: str, known: Sequence[str]) -> str:
    return given if given in known else ""


def _instead(reader: Reader, found: Found, people: Sequence[object]) -> list[str]:
    """What to look for instead; only where nothing at all was found."""
    if found.total or people or not found.sought.required:
        return []
    return meant_instead(session(), reader, found.asked.question[:LONGEST], found.sought)


def _sorts(found: Found, people: int) -> list[tuple[str, int]]:
    """Every sort there is, with how many results it has."""
    counts = found.counts.get("sort", {})
    return [*((sort, counts.get(sort, 0)) for sort in SORTS), (PERSON, people)]


Choice = tuple[str, Any, int]
"""A filter's value in the address, what it is called, and how many results it leaves."""


def _filters(asked: Asked, found: Found, documents: Sequence[Document]) -> dict[str, list[Choice]]:
    """What can be chosen of each filter, where there is more than one choice."""
    counts = found.counts
    titles = {one.id: (one.slug, title_of(one)) for one in documents}
    kinds = {CLAUSE: KINDS, THREAD: THREAD_KINDS}.get(asked.sort, {**SOURCE_KINDS, **NEED_KINDS})
    offered = {
        "in": [(*titles[one], n) for one, n in _most(counts, "record_id") if one in titles],
        "kind": [(one, kinds.get(one, one), n) for one, n in _most(counts, "kind") if one],
        "language": [(one, one, n) for one, n in _most(counts, "language") if one],
        "person": _people(counts) if asked.sort in (CLAUSE, THREAD) else [],
        "state": [(one, one, n) for one, n in _most(counts, "state") if one in (OPEN, RESOLVED)],
    }
    chosen = {"in": asked.record_id, "person": asked.person_id}
    return {
        name: choices
        for name, choices in offered.items()
        if len(choices) > 1 or chosen.get(name, getattr(asked, name, ""))
    }


def _people(counts: Mapping[str, Mapping[str, int]]) -> list[Choice]:
    names: Mapping[str, Person] = names_of(session())
    known = [(one, names[one].name, n) for one, n in _most(counts, "person_id") if one in names]
    return known[:MANY_PEOPLE]


def _most(counts: Mapping[str, Mapping[str, int]], name: str) -> list[tuple[str, int]]:
    """The choices of a filter, those first that leave most."""
    return sorted(counts.get(name, {}).items(), key=lambda pair: (-pair[1], pair[0]))


class _Address:
    """Addresses of the same search, but for what is said."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._slugs = {one.id: one.slug for one in documents}

    def facts(self, asked: Asked) -> dict[str, str]:
        """The arguments that say what is asked; the page is none of them."""
        return {
            "q": asked.question,
            "sort": asked.sort,
            "in": self._slugs.get(asked.record_id, ""),
            "kind": asked.kind,
            "language": asked.language,
            "person": asked.person_id,
            "state": asked.state,
            "former": "1" if asked.former else "",
            "order": "time" if asked.by_time else "",
        }

    def __call__(self, asked: Asked, **other: str) -> str:
        """Where the same search is, with other filters."""
        said = {**self.facts(asked), **other}
        wanted = {name: one for name, one in said.items() if one}
        return f"{url_for('searching.page')}?{urlencode(wanted)}"
