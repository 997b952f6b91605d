"""Where the lost words of a conversation may stand today, for a person to say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process
from sqlalchemy.orm import Session

from app.models import Document, Reattachment, Thread
from app.queries.lineage import Lines, lines
from app.queries.snapshots import snapshot
from app.queries.whereabouts import Pin, pin_of, text_of
from app.statute.anchoring import Place, likely, sentence
from app.statute.following import Spread
from app.statute.snapshot import Clause, Snapshot, Wording

MOST = 6
"""Places that are shown: more would be a search, and a person reads them all."""

ELSEWHERE = 75
"""Likeness, of 100, from which words of another clause are worth showing."""

_FAR = 3
"""Other clauses that are shown."""

_SHOWN = 200
"""Characters shown on either side of a place in a long sentence."""

_SOUGHT = 400
"""Characters of a quote that are looked for in other clauses."""


class Route(StrEnum):
    """How the words may have come to a place."""

    HERE = "here"
    """They are in the clause they were quoted from."""
    FLOWED = "flowed"
    """That clause was split, or joined with the one they are in."""
    ELSEWHERE = "elsewhere"
    """They came to another clause after they were quoted."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place in one clause."""

    clause: Clause
    wording: Wording
    place: Place
    route: Route

    @property
    def in_sentence(self) -> tuple[str, str, str]:
        """What stands before it in its sentences, its words, and what stands behind it."""
        return _in_sentence(self.wording.text, self.place.start, self.place.end)


def candidates(
    session: Session, document: Document, thread: Thread, now: Snapshot
) -> tuple[Candidate, ...]:
    """Places for the words a thread is about, likeliest first; none of them is ever taken alone.

    First those in its own clause and where that was split to or joined with, then words that came
    to other clauses since: look-alikes that stood there before are no places for it.
    """
    known = lines(session, document, now.step)
    mark = known.again.get(thread.id) or thread
    pin = pin_of(known, now.by_id, mark)
    if pin is None:
        return ()
    near = sorted(_near(session, pin, now.by_id), key=lambda one: -one.place.merit)[:MOST]
    far = sorted(_far(session, document, pin, mark, now), key=lambda one: -one.place.merit)
    return tuple([*near, *far[: max(_FAR, MOST - len(near))]][:MOST])


def as_quoted(
    session: Session, document: Document, thread: Thread, now: Snapshot
) -> tuple[str, str, str] | None:
    """The words it began with, in the sentences they stood in; None where it quotes none."""
    pin = pin_of(lines(session, document, now.step), now.by_id, thread)
    text = text_of(session, pin, now.by_id) if pin else None
    if pin is None or text is None or text[pin.anchor.start : pin.anchor.end] != pin.anchor.quote:
        return ("", thread.quote, "") if thread.quote else None
    return _in_sentence(text, pin.anchor.start, pin.anchor.end)


def chooses_among(known: Lines, thread: Thread, now: Snapshot) -> Sequence[Clause]:
    """The clauses the words of a thread may be in, its own first; struck ones are none."""
    mark = known.again.get(thread.id) or thread
    pin = pin_of(known, now.by_id, mark)
    return [one for one in pin.homes if not one.struck] if pin else []


def _near(session: Session, pin: Pin, here: Mapping[str, Clause]) -> Iterator[Candidate]:
    """Places in the clauses its words can have stayed in."""
    homes = [clause for clause in pin.homes if not clause.struck]
    wordings = [clause.wording(pin.language) for clause in homes]
    before = text_of(session, pin, here) or ""
    left = Spread(before, [one.text for one in wordings]).left(pin.anchor) if homes else None
    for index, (clause, wording) in enumerate(zip(homes, wordings, strict=True)):
        route = Route.HERE if clause.id == pin.clause else Route.FLOWED
        instead = left[1] if left and left[0] == index else None
        for place in likely(pin.anchor, wording.text, instead):
            yield Candidate(clause, wording, place, route)


def _far(
    session: Session, document: Document, pin: Pin, mark: Thread | Reattachment, now: Snapshot
) -> Iterator[Candidate]:
    """Words like them that came to other clauses after they were quoted."""
    homes = {clause.id for clause in pin.homes}
    texts = {
        clause.id: clause.wording(pin.language).text
        for clause in now.clauses
        if clause.since > mark.since and not clause.struck and clause.id not in homes
    }
    found = process.extract(
        pin.anchor.quote[:_SOUGHT],
        {clause: text for clause, text in texts.items() if text},
        scorer=fuzz.partial_ratio,
        score_cutoff=ELSEWHERE,
        limit=_FAR * 3,
    )
    then = snapshot(session, document, mark.since).by_id if found else {}
    for _, _, clause_id in found:
        clause, text = now.by_id[clause_id], texts[clause_id]
        stood = then[clause_id].wording(pin.language).text if clause_id in then else ""
        for place in likely(pin.anchor, text, most=1):
            if place.alike >= ELSEWHERE and text[place.start : place.end] not in stood:
                yield Candidate(clause, clause.wording(pin.language), place, Route.ELSEWHERE)


def _in_sentence(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before a range in its sentences, the range, and what stands behind it."""
    begin, stop = sentence(text, start, end)
    ahead, behind = text[begin:start], text[end:stop]
    if len(ahead) > _SHOWN:
        ahead = "… " + ahead[-_SHOWN:].partition(" ")[2]
    if len(behind) > _SHOWN:
        behind = behind[:_SHOWN].rpartition(" ")[0] + " …"
    return ahead, text[start:end], behind
