"""The open conversations of a document as the comments of a file: on which words, who said what."""

from collections.abc import Iterator, Mapping
from itertools import islice

from sqlalchemy.orm import Session

from app.formats.layout.redline import Note
from app.formats.register.words import said
from app.models import Document, Person
from app.queries.people import names_of
from app.queries.redline import Side
from app.queries.sayings import Saying
from app.queries.suggestions import Proposed
from app.queries.threads import Talk, talks
from app.statute.mentions import shown as with_names
from app.statute.references import Places, shown
from app.statute.references.quoting import shown_span

MOST = 1_000
"""Conversations in one file: more than Word shows without stalling."""

SAID_PLAINLY = "comment"
"""The kind of a conversation that needs no word ahead."""


def open_notes(session: Session, document: Document, language: str, side: Side) -> tuple[Note, ...]:
    """Conversations open at that step, in the order of the text, those on the document first.

    What whoever said it took back is left out; what waits for moderation is no conversation yet.
    """
    by_clause = talks(session, document, side.snapshot)
    order = [None, *(clause.id for clause in side.snapshot.clauses)]
    listed = (talk for clause in order for talk in by_clause.get(clause, ()))
    people = names_of(session)
    found = (
        _note(talk, side, language, people)
        for talk in listed
        if not talk.resolved and not talk.withdrawn
    )
    return tuple(islice((note for note in found if note is not None), MOST))


def _note(talk: Talk, side: Side, language: str, people: Mapping[str, Person]) -> Note | None:
    """The first who said something begins, the others answer."""
    notes = [
        Note(people[one.author_id].name, one.at, _words(talk, one, side.places, language, people))
        for one in talk.comments
        if not one.withdrawn
    ]
    notes = [note for note in notes if note.text]
    if not notes:
        return None
    start, end = _place(talk, side, language)
    first, *answers = notes
    return Note(first.author, first.at, first.text, tuple(answers), talk.clause, start, end)


def _place(talk: Talk, side: Side, language: str) -> tuple[int | None, int | None]:
    """The quoted words as printed; Nones where they are gone, or in the other language."""
    position, clause = talk.position, side.snapshot.by_id.get(talk.clause or "")
    if position is None or position.start is None or position.end is None or clause is None:
        return None, None
    if talk.language != language:
        return None, None
    text = clause.wording(language).text
    return shown_span(text, (position.start, position.end), side.places)


def _words(
    talk: Talk, saying: Saying, places: Places, language: str, people: Mapping[str, Person]
) -> str:
    names = {one: people[one].name for one in saying.mentions if one in people}
    body = shown(with_names(saying.body, names), places)
    if saying is not talk.comments[0]:
        return body
    lines = [body, *_offers(talk.suggests, places, language)] if talk.suggests else [body]
    words = "\n".join(filter(None, lines))
    kind = talk.thread.kind
    return words if kind == SAID_PLAINLY else f"[{said(language, kind)}] {words}".rstrip()


def _offers(suggested: Proposed, places: Places, language: str) -> Iterator[str]:
    """What a suggestion proposes, in the words of the register."""
    for part in suggested.parts:
        yield said(language, part.deed.value)
        for words in part.words:
            yield from filter(None, (shown(words.heading, places), shown(words.text, places)))
