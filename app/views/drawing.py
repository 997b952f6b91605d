"""Units and rows of a page as they were drawn before: what reads the same is drawn once."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass

from flask import current_app
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from app.queries.memory import Memory, Stale
from app.views.cards import Cards
from app.views.leaves import Row, Unit
from app.views.recalling.marks import News
from app.views.standing import Stand
from app.views.terms import Explained

ROOM = 60_000_000
"""Characters of drawn text one process keeps in memory."""

SEAT = "\0"
"""Stands in what is kept where forms have their token, which is each reader's own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit or row as it was drawn."""

    drawn: Markup
    terms: tuple[tuple[str, str], ...]
    """Terms it explains, by language and key: the page says what they mean."""


PIECES: Memory[Hashable, Piece] = Memory(ROOM, lambda piece: len(piece.drawn))
"""What this process keeps."""


class Drawing:
    """Draws the units of one page for one reader, from memory where it can.

    Not kept is what is news to the reader, and what refers to other documents: such changes with
    more than can be named. What people say is kept for each reader; references to this document,
    and suggestions that touch more than the words of their clause, as long as it stands at the
    same step. Tests draw everything
    afresh too, and fail with Stale where that is not the same.
    """

    def __init__(
        self,
        page: Hashable,
        *,
        step: str,
        stands: Mapping[str, Stand],
        news: News,
        explained: Explained,
        reader: str,
        cards: Cards,
    ) -> None:
        self._page = page
        self._step = step
        self._stands = stands
        self._news = news
        self._explained = explained
        self._reader = reader
        self._cards = cards

    def unit(self, unit: Unit, draw: Callable[[Unit], Markup]) -> Markup:
        """A unit with all its rows, as the macro `draw` draws it."""
        keys = [self._row(row) for row in unit.rows]
        if unit.struck or None in keys:
            return draw(unit)
        stand = self._stands.get(unit.head.clause.id)
        key = self._page, stand and self._stand(stand), *keys
        return self._drawn(key, lambda: draw(unit))

    def row(self, row: Row, draw: Callable[[Row], Markup]) -> Markup:
        """A row below its unit, as the macro `draw` draws it."""
        key = self._row(row)
        return draw(row) if key is None else self._drawn((self._page, key), lambda: draw(row))

    def strip(self, row: Row, stand: Stand, draw: Callable[[Row, Stand], Markup]) -> Markup:
        """Who has said what of a unit, as the macro `draw` draws it."""
        key = self._page, row.clause.id, *row.labels.values(), self._stand(stand)
        return self._drawn(key, lambda: draw(row, stand))

    def _drawn(self, key: Hashable, draw: Callable[[], Markup]) -> Markup:
        kept = PIECES.find(key)
        if kept is None:
            return self._kept(key, draw)
        for language, term in kept.terms:
            self._explained.meet(language, term)
        drawn = kept.drawn.replace(SEAT, generate_csrf()) if SEAT in kept.drawn else kept.drawn
        if current_app.testing and draw() != drawn:
            raise Stale(key)
        return drawn

    def _kept(self, key: Hashable, draw: Callable[[], Markup]) -> Markup:
        before = len(self._explained.met)
        drawn = draw()
        terms = tuple(self._explained.met[before:])
        PIECES.put(key, Piece(drawn.replace(generate_csrf(), SEAT), terms))
        return drawn

    def _row(self, row: Row) -> Hashable | None:
        """All a row is drawn from; None where it is drawn anew each time."""
        clause = row.clause
        said = clause.wordings.values()
        if row.struck or clause.id in self._news.clauses:
            return None
        braces = [text for one in said for text in (one.heading, one.text) if "{" in text]
        if any(text.count("{") != text.count("{#") for text in braces):
            return None  # another document's numbers, or nobody's
        return (
            clause.id,
            clause.kind,
            row.depth,
            row.number,
            *row.labels.values(),
            *((wording.language, wording.digest, wording.made_from) for wording in said),
            *_evidence(row),
            self._cards.key(row),
            *((self._step,) if braces else ()),
        )

    def _stand(self, stand: Stand) -> Hashable:
        """All that is drawn of where a unit stands, for this reader."""
        voices = [
            (voice.colleague.person.id, voice.colleague.person.name, voice.said, voice.since)
            for voice in stand.voices
        ]
        return (
            stand.state,
            *voices,
            *((voice.reason, voice.carried_by) for voice in stand.voices),
            *(voice.said for voice in stand.voices if voice.colleague.person.id == self._reader),
            *stand.digests.items(),
            (stand.objections, stand.blocking, stand.astray, stand.consents, stand.needed),
            (stand.silent, stand.unsigned, stand.quorum, stand.spoken, stand.proposing),
            (stand.due, stand.late, stand.silence),
            bool(stand.proposers),
            self._reader in stand.waits_for,
        )


def _evidence(row: Row) -> Iterator[Hashable]:
    """What is drawn of the sources, needs and clauses beside a row."""
    for cited in row.cited:
        said = cited.extract.row, cited.source.row, cited.anew is not None, cited.newer
        yield *said, cited.relation, *cited.note.items()
    for answered in row.answered:
        yield answered.need.row, answered.answers, *answered.note.items()
    yield from row.referring
