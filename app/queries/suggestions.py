"""What suggestions propose, part by part, and the words they were written against."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import exists, select, tuple_
from sqlalchemy.orm import Session, aliased

from app.models import Document, Proposal, Thread, Turn, WordingRow
from app.queries.lineage import Lines, lines
from app.statute.snapshot import AUTHORITATIVE, Kind, Snapshot, Wording, word
from app.statute.suggesting import Deed, Part, Words

AT_ONCE = 500
"""How many wordings one statement asks for: databases limit the length of a list."""

Written = tuple[str, str]
"""A clause and the digest of what it said."""

SUGGESTION = "suggestion"
"""The kind of a thread that proposes something."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one suggestion proposes."""

    parts: tuple[Part, ...]
    homes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By clause: itself, and those its words went to since by splits and joins."""
    bases: Mapping[Written, Wording] = field(default_factory=dict)
    """What it was written against."""

    def base(self, part: Part, words: Words) -> Wording:
        """What words of a part were written against."""
        return self.bases.get((part.clause or "", words.base), word(words.language, "", ""))


def open_suggestions(
    session: Session, document: Document, *, only: str | None = None
) -> list[Thread]:
    """Suggestions nobody has decided on, oldest first; with `only` those that name the clause."""
    later = aliased(Turn)
    newest = ~exists().where(later.thread_id == Turn.thread_id, later.row > Turn.row)
    resolved = select(Turn.thread_id).where(Turn.record_id == document.id, newest, Turn.resolved)
    query = select(Thread).where(
        Thread.record_id == document.id, Thread.kind == SUGGESTION, Thread.id.not_in(resolved)
    )
    if only is not None:
        origins = lines(session, document).sources(only)
        named = select(Proposal.thread_id).where(Proposal.clause_id.in_(origins))
        query = query.where(Thread.clause_id.in_(origins) | Thread.id.in_(named))
    return list(session.scalars(query.order_by(Thread.since)))


def proposed(
    session: Session,
    document: Document,
    threads: Sequence[Thread],
    now: Snapshot,
    *,
    known: Lines | None = None,
) -> dict[str, Proposed]:
    """What each suggestion proposes, by thread; those that propose nothing left out."""
    parts = _parts(session, document, threads)
    known = known or lines(session, document, now.step)
    bases = _bases(session, parts, now)
    return {
        thread.id: Proposed(parts[thread.id], _homes(parts[thread.id], known, thread), bases)
        for thread in threads
        if thread.id in parts
    }


def drafted(session: Session, parts: tuple[Part, ...], now: Snapshot) -> Proposed:
    """What somebody is about to propose in the text as it stands."""
    return Proposed(parts, {}, _bases(session, {"": parts}, now))


def _parts(
    session: Session, document: Document, threads: Sequence[Thread]
) -> dict[str, tuple[Part, ...]]:
    clauses = {thread.id: thread.clause_id for thread in threads}
    query = select(Proposal).where(Proposal.record_id == document.id)
    if len(clauses) == 1:
        query = query.where(Proposal.thread_id.in_(clauses))
    found: dict[str, dict[int, list[Proposal]]] = defaultdict(lambda: defaultdict(list))
    for row in session.scalars(query.order_by(Proposal.row)):
        found[row.thread_id][row.part or 1].append(row)
    return {
        thread: tuple(part_of(parts[number], clauses[thread]) for number in sorted(parts))
        for thread, parts in found.items()
        if thread in clauses
    }


def part_of(rows: Sequence[Proposal], clause: str | None) -> Part:
    """One part of a suggestion of the rows that say it: one for each language."""
    first = rows[0]
    deed = Deed(first.deed or Deed.REWORD)
    said = deed in (Deed.REWORD, Deed.INSERT)
    return Part(
        deed,
        clause=None if deed is Deed.INSERT else (first.clause_id or clause),
        words=tuple(Words(row.language, row.base, row.heading, row.text) for row in rows)
        if said
        else (),
        seen="" if said else first.base,
        kind=Kind(first.kind) if first.kind else None,
        parent=first.parent_id,
        after=first.after_id,
        under=first.under_part,
    )


def rows_of(part: Part) -> list[dict[str, str | int | None]]:
    """What the rows of a part say, but for their thread and number."""
    placed = {
        "clause_id": part.clause,
        "deed": None if part.deed is Deed.REWORD else part.deed.value,
        "kind": part.kind.value if part.kind else None,
        "parent_id": part.parent,
        "after_id": part.after,
        "under_part": part.under,
    }
    words = part.words or (Words(AUTHORITATIVE, part.seen, "", ""),)
    return [
        {
            **placed,
            "language": one.language,
            "base": one.base,
            "heading": one.heading,
            "text": one.text,
        }
        for one in words
    ]


def _homes(parts: Iterable[Part], known: Lines, thread: Thread) -> dict[str, tuple[str, ...]]:
    named = {part.clause for part in parts if part.clause}
    return {clause: tuple(known.homes(clause, thread.since)) for clause in sorted(named)}


def _bases(
    session: Session, parts: Mapping[str, Collection[Part]], now: Snapshot
) -> dict[Written, Wording]:
    """The wordings all suggestions were written against; asked for where they stand no longer."""
    named = [
        (part.clause, words)
        for some in parts.values()
        for part in some
        for words in part.words
        if part.clause
    ]
    found: dict[Written, Wording] = {}
    wanted: list[Written] = []
    for clause, words in named:
        here = now.by_id.get(clause)
        if here and here.wording(words.language).digest == words.base:
            found[clause, words.base] = here.wording(words.language)
        else:
            wanted.append((clause, words.base))
    wanted = sorted(set(wanted))
    for begin in range(0, len(wanted), AT_ONCE):
        rows = session.scalars(
            select(WordingRow).where(
                tuple_(WordingRow.clause_id, WordingRow.digest).in_(wanted[begin : begin + AT_ONCE])
            )
        )
        for row in rows:
            said = Wording(row.language, row.heading, row.text, row.digest, row.made_from)
            found[row.clause_id, row.digest] = said
    return found
