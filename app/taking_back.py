"""Where what reviewers wrote into a Word file lands in a document, before it is taken over."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.formats.word.markup import bookmark_name
from app.formats.word.returned import (
    Change,
    Comment,
    Did,
    Hand,
    Returned,
    hand,
    on_one_line,
    returned,
)
from app.models import Comment as CommentRow
from app.models import Document, Person, Step, WordingRow
from app.operations.taking_back import Brought, Way
from app.queries.people import names_of
from app.queries.references import Neighbours
from app.queries.snapshots import snapshot
from app.statute.diffing import KEPT, STRUCK, Run, compare
from app.statute.references import Places, label, references, shown
from app.statute.references.quoting import find_shown
from app.statute.snapshot import AUTHORITATIVE, Clause, Kind, Snapshot, word

NUMBER = re.compile(r"\s*(?:\d+(?:[.-]\d+)*[.)]?|[a-zçəğıöşü]\)|–)\s+", re.IGNORECASE)
"""What a reviewer typed for a number before a new paragraph: numbers are counted here."""

SUGGESTED_AFTER = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.INDENT)
"""Kinds of clauses after which a new one of the kind may be suggested."""


@dataclass(frozen=True, slots=True)
class Landing:
    """One thing in the file as it is shown before it is taken."""

    brought: Brought
    by: str
    at: datetime | None
    said: str
    """Words of a comment."""
    runs: tuple[Run, ...] = ()
    """What a change makes of the words."""
    tracked: bool = True
    fits: bool = True
    """False: its clause does not stand, or the words are not those sent; it becomes a comment."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """The document as it went out, and as it stands."""

    sent: Snapshot
    now: Snapshot
    places: Places
    names: Mapping[str, str]
    """Ids of the clauses by what the file may call them."""
    threads: Mapping[Hand, str]
    """Conversations by who said something in them, when."""

    def stored(self, clause: str, language: str, *, heading: bool) -> str:
        """What a clause said as it was sent, references as they are stored."""
        wording = self.sent.by_id[clause].wording(language)
        return wording.heading if heading else wording.text


def landings(session: Session, document: Document, raw: bytes) -> tuple[Landing, ...]:
    """Everything in the file that was not in it when it went out, changes first.

    Raises what `returned` does.
    """
    ours, threads = _ours(session, document)
    told = returned(raw, ours)
    step = session.scalar(
        select(Step.number).where(Step.record_id == document.id, Step.digest == told.anchor)
    )
    sent, now = (snapshot(session, document, one) for one in (step, None))
    names = {bookmark_name("", clause.id): clause.id for clause in sent.clauses}
    names |= {bookmark_name("_c_", clause.id)[3:]: clause.id for clause in sent.clauses}
    names |= {clause.id: clause.id for clause in sent.clauses}
    known = _Sent(sent, now, Places(sent, Neighbours(session)), names, threads)
    return (*_changes(known, told), *_comments(known, told))


def _ours(session: Session, document: Document) -> tuple[Collection[Hand], Mapping[Hand, str]]:
    """By whose hands, when, this document was changed and spoken of."""
    people = names_of(session)
    moments: dict[int, datetime] = {}
    found: set[Hand] = set()
    for number, at, actor in session.execute(
        select(Step.number, Step.at, Step.actor_id).where(Step.record_id == document.id)
    ):
        moments[number] = at
        found.add(hand(_name(people, actor), at))
    for since, author in session.execute(
        select(WordingRow.since, WordingRow.author_id).where(WordingRow.record_id == document.id)
    ):
        found.add(hand(_name(people, author), moments[since]))
    threads: dict[Hand, str] = {}
    for since, author, thread in session.execute(
        select(CommentRow.since, CommentRow.author_id, CommentRow.thread_id).where(
            CommentRow.record_id == document.id
        )
    ):
        threads[hand(_name(people, author), moments[since])] = thread
    return found | set(threads), threads


def _name(people: Mapping[str, Person], person: str | None) -> str:
    found = people.get(person or "")
    return found.name if found else ""


def _changes(known: _Sent, told: Returned) -> Iterator[Landing]:
    changed = set()
    for change in told.changes:
        clause = known.names.get(change.clause or "")
        if change.did is not Did.INSERTED:
            changed.add((change.clause, change.heading))
        yield _changed(known, change, clause)
    for (name, heading), came in told.texts.items():
        clause = known.names.get(name)
        if clause is None or (name, heading) in changed:
            continue
        before = shown(known.stored(clause, told.language, heading=heading), known.places)
        if before and came and on_one_line(before) != on_one_line(came):
            change = Change("", None, clause, told.language, before, came, heading)
            yield _changed(known, change, clause, tracked=False)


def _changed(known: _Sent, change: Change, clause: str | None, *, tracked: bool = True) -> Landing:
    runs = compare(change.before, change.after)
    brought = _suggested(known, change, clause) if clause else None
    fits = brought is not None
    if brought is None:
        asked = "\n\n".join(filter(None, (change.before, f"→ {change.after}")))
        stands = clause if clause in known.now.by_id else None
        brought = Brought(Way.COMMENT, asked, stands, change.language)
    return Landing(brought, change.author, change.at, "", runs, tracked, fits)


def _suggested(known: _Sent, change: Change, clause: str) -> Brought | None:
    """The suggestion it makes; None where the text as it stands has no room for it."""
    was, stands = known.sent.by_id[clause], known.now.by_id.get(clause)
    if stands is None or stands.struck:
        return None
    if change.did is Did.INSERTED:
        return _inserted(change, stands)
    if change.did is Did.STRUCK and not change.heading:
        seen = stands.wording(AUTHORITATIVE).digest
        return Brought(Way.STRIKE, "", clause, change.language, seen)
    wording = was.wording(change.language)
    stored = known.stored(clause, change.language, heading=change.heading)
    after = with_references(stored, change.after, known.places)
    heading, text = (after, wording.text) if change.heading else (wording.heading, after)
    proposed = word(change.language, heading, text).digest
    if proposed in (wording.digest, stands.wording(change.language).digest):
        return None
    return Brought(
        Way.REWORD, "", clause, change.language, wording.digest, heading=heading, text=text
    )


def _inserted(change: Change, after: Clause) -> Brought | None:
    if after.kind not in SUGGESTED_AFTER or change.language != AUTHORITATIVE:
        return None
    text = NUMBER.sub("", change.after, count=1) if NUMBER.match(change.after) else change.after
    heading, text = (text, "") if after.kind is Kind.ARTICLE else ("", text)
    return Brought(
        Way.INSERT,
        "",
        after.id,
        change.language,
        heading=heading.replace("\n", " "),
        text=text,
        kind=after.kind,
        parent=after.parent,
    )


def with_references(stored: str, after: str, places: Places) -> str:
    """A changed text as it is to be stored: references nobody touched lead where they led."""
    kept: dict[int, int] = {}
    old = new = 0
    for run in compare(shown(stored, places), after):
        if run.kind == KEPT:
            kept |= {old + place: new + place for place in range(len(run.text))}
        old += len(run.text) if run.kind in (KEPT, STRUCK) else 0
        new += len(run.text) if run.kind != STRUCK else 0
    pieces, place, grown = [], 0, 0
    for found in references(stored):
        said = label(found, places)
        start = found.start + grown
        grown += len(said) - (found.end - found.start)
        at = kept.get(start)
        if at is not None and all(kept.get(start + n) == at + n for n in range(len(said))):
            pieces += [after[place:at], found.token]
            place = at + len(said)
    return "".join([*pieces, after[place:]])


def _comments(known: _Sent, told: Returned) -> Iterator[Landing]:
    for one in told.comments:
        if one.text and not one.ours:
            yield Landing(_commented(known, told, one), one.author, one.at, one.text)


def _commented(known: _Sent, told: Returned, one: Comment) -> Brought:
    """A reply where it answers something said here; else a comment on its words, or its clause."""
    thread = known.threads.get(_asked(told.comments, one))
    if thread is not None:
        return Brought(Way.REPLY, one.text, thread=thread)
    clause = known.names.get(one.clause or "")
    if clause is None or clause not in known.now.by_id:
        said = f"«{one.quote}»\n\n{one.text}" if one.quote else one.text
        return Brought(Way.COMMENT, said, None, told.language)
    stored = known.stored(clause, told.language, heading=False)
    found = one.quote and not one.heading and find_shown(stored, one.quote, known.places)
    read = known.sent.by_id[clause].wording(told.language).digest if found else ""
    body = one.text if found or not one.quote or one.heading else f"«{one.quote}»\n\n{one.text}"
    quote = one.quote if found else ""
    return Brought(Way.COMMENT, body, clause, told.language, read, quote)


def _asked(comments: Sequence[Comment], one: Comment) -> Hand:
    """The hand of the first comment it answers, through answers of answers."""
    while one.parent is not None:
        one = comments[one.parent]
        if one.ours:
            return hand(one.author, one.at)
    return "", ""
