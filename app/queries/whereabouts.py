"""In which clause, and at which of its words, each conversation stands today."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from app.models import Reattachment, Thread, WordingRow
from app.queries.lineage import Lines, lines_of
from app.queries.positions import POSITIONS, Found, Way, asked
from app.queries.snapshots import clauses_among
from app.statute.anchoring import DETACHED, Anchor, Held, Position
from app.statute.following import Spread
from app.statute.snapshot import Clause

__all__ = [
    "Pin",
    "Whereabouts",
    "homes_of",
    "lines_of",
    "pin_of",
    "standing_with",
    "text_of",
    "whereabouts",
]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one conversation stands."""

    clause: str | None
    """The clause that has its words now; None: the document as a whole."""
    position: Position | None
    """Where the quoted words stand in it; None where none were quoted."""
    language: str | None = None
    """Of the words that position is in."""
    again: Reattachment | None = None
    """Who put it there, where the words it began with are not followed."""


Key = tuple[str, Way, Anchor]
"""The clause words were marked in, the way from there, the words."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Words as somebody marked them: when the conversation began, or when they were put again."""

    language: str
    digest: str
    """Of the wording they were marked in."""
    clause: str
    anchor: Anchor
    homes: tuple[Clause, ...]
    """The clauses its words may stand in now."""
    way: Way
    """From the words it was marked in to those that stand."""
    again: Reattachment | None

    @property
    def key(self) -> Key:
        """What tells one pin from another."""
        return self.clause, self.way, self.anchor

    @property
    def is_untouched(self) -> bool:
        """Whether the clause stands and says exactly what it said then."""
        return any(
            one.id == self.clause and not one.struck and here == self.digest
            for one, here in zip(self.homes, self.way.after, strict=True)
        )

    def at(self, found: Found) -> Whereabouts:
        """Where that is."""
        index, position = found
        return Whereabouts(self.homes[index].id, position, self.language, self.again)


def whereabouts(
    session: Session, threads: Sequence[Thread], known: Lines, here: Mapping[str, Clause]
) -> dict[str, Whereabouts]:
    """Where each thread stands, by its id. `here`: the clauses as they stand, by id."""
    pins = {thread.id: list(_pins(thread, known, here)) for thread in threads}
    found = _carried(session, [pin for some in pins.values() for pin in some], here)
    return {thread.id: _where(thread, pins[thread.id], found, known, here) for thread in threads}


def standing_with(
    session: Session, known: Lines, threads: Sequence[Thread], step: int | None = None
) -> dict[str, str | None]:
    """The clause each thread of a document stands with, by its id.

    Reads only the clauses that matter: none where no words ever left their clause.
    """
    moving = [thread for thread in threads if known.is_followed(thread)]
    at_home = {thread.id: thread.clause_id for thread in threads}
    if not moving:
        return at_home
    wanted = {one for thread in moving for one in _may_be_in(thread, known)}
    here = {
        clause.id: clause for clause in clauses_among(session, moving[0].record_id, step, wanted)
    }
    found = whereabouts(session, moving, known, here)
    return at_home | {thread: where.clause for thread, where in found.items()}


def pin_of(known: Lines, here: Mapping[str, Clause], mark: Thread | Reattachment) -> Pin | None:
    """Words as they were marked, with the clauses they may stand in now; None: there are none."""
    if mark.clause_id is None or mark.digest is None or mark.start is None or mark.end is None:
        return None
    again = mark if isinstance(mark, Reattachment) else None
    homes = homes_of(known, here, mark)
    anchor = Anchor(mark.quote, mark.prefix, mark.suffix, mark.start, mark.end)
    if not mark.quote or not homes:
        return None
    language = mark.language or ""
    way = Way(mark.digest, tuple(one.wording(language).digest for one in homes))
    return Pin(language, mark.digest, mark.clause_id, anchor, homes, way, again)


def homes_of(
    known: Lines, here: Mapping[str, Clause], mark: Thread | Reattachment
) -> tuple[Clause, ...]:
    """The clauses the marked words may stand in now; where all are struck, their own."""
    if mark.clause_id is None:
        return ()
    homes = [here[one] for one in known.homes(mark.clause_id, mark.since) if one in here]
    return tuple(one for one in homes if not one.struck) or tuple(homes[:1])


def text_of(session: Session, pin: Pin, here: Mapping[str, Clause]) -> str | None:
    """What stood where the words were marked, then."""
    return _texts(session, [pin], here).get((pin.clause, pin.digest))


def _may_be_in(thread: Thread, known: Lines) -> Iterator[str]:
    """Every clause that has to be read to say where a thread stands."""
    for mark in (thread, known.again.get(thread.id)):
        if mark is not None and mark.clause_id is not None:
            yield from known.homes(mark.clause_id, mark.since)


def _pins(thread: Thread, known: Lines, here: Mapping[str, Clause]) -> Iterator[Pin]:
    """The newest first."""
    for mark in (known.again.get(thread.id), thread):
        if mark is not None and (pin := pin_of(known, here, mark)):
            yield pin


def _carried(session: Session, pins: Sequence[Pin], here: Mapping[str, Clause]) -> dict[Key, Found]:
    """Where the words of each pin are: from memory, else one diff for all that went one way."""
    found: dict[Key, Found] = {}
    unknown: dict[Way, list[Pin]] = defaultdict(list)
    for pin in pins:
        if pin.is_untouched:
            place = next(n for n, one in enumerate(pin.homes) if one.id == pin.clause)
            found[pin.key] = place, Position(Held.ATTACHED, pin.anchor.start, pin.anchor.end)
        elif kept := POSITIONS.find(asked(pin.way, pin.anchor)):
            found[pin.key] = kept
        else:
            unknown[pin.way].append(pin)
    texts = _texts(session, [some[0] for some in unknown.values()], here)
    for way, some in unknown.items():
        before = texts.get((some[0].clause, way.before), "")
        spread = Spread(before, [one.wording(some[0].language).text for one in some[0].homes])
        for pin in some:
            found[pin.key] = spread.carry(pin.anchor)
            POSITIONS.put(asked(way, pin.anchor), found[pin.key])
    return found


def _texts(
    session: Session, pins: Iterable[Pin], here: Mapping[str, Clause]
) -> Mapping[tuple[str, str], str]:
    """Texts in which words were marked, by clause and digest."""
    found: dict[tuple[str, str], str] = {}
    wanted: set[tuple[str, str]] = set()
    for pin in pins:
        clause = here.get(pin.clause)
        wording = clause.wording(pin.language) if clause else None
        if wording and wording.digest == pin.digest:
            found[pin.clause, pin.digest] = wording.text
        else:
            wanted.add((pin.clause, pin.digest))
    if not wanted:
        return found
    rows = session.execute(
        select(WordingRow.clause_id, WordingRow.digest, WordingRow.text).where(
            tuple_(WordingRow.clause_id, WordingRow.digest).in_(wanted)
        )
    )
    return found | {(clause, digest): text for clause, digest, text in rows}


def _where(
    thread: Thread,
    pins: Sequence[Pin],
    found: Mapping[Key, Found],
    known: Lines,
    here: Mapping[str, Clause],
) -> Whereabouts:
    """Where the words it began with stand untouched, there; else where they were put, if anywhere.

    Of two ways to say it the one that leads to the very words, in a clause that stands.
    """
    if not pins:
        homes = homes_of(known, here, thread)
        clause = homes[0].id if homes else thread.clause_id
        return Whereabouts(clause, DETACHED if thread.quote else None, thread.language)
    first = pins[-1]
    if first.again is None and first.is_untouched:
        return first.at(found[first.key])
    ways = [pin.at(found[pin.key]) for pin in pins]
    return min(ways, key=lambda way: _doubt(way, here))


def _doubt(way: Whereabouts, here: Mapping[str, Clause]) -> tuple[bool, bool, bool]:
    """What speaks against it, the gravest first."""
    struck = way.clause is not None and here[way.clause].struck
    verbatim = way.position is not None and way.position.is_verbatim
    return way.position == DETACHED, struck, not verbatim
